#include "api/service/case_moves.hpp"

#include "api/http/command_told.hpp"
#include "api/http/conditions.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"

namespace renmian::http {

Response show_migration(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call);
  const auto plan = plan_move(call.desk(), *id, *call.actor);
  return plan ? json_response(move_view(*plan)) : problem(plan.error(), call.reply_to);
}

Response migrate_case(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call);
  const auto order = read_body<MoveToOrder>(call);
  if (!order) return order.error();
  const auto answer =
      move_case(call.desk(), call.runtime.random(), *id, *order, *call.actor, call.idempotency_key, call.trace());
  if (!answer) return problem(answer.error(), call.reply_to);
  tell_of(call, *answer);
  if (const auto* refusal = std::get_if<Refusal>(&*answer)) return problem(*refusal, call.reply_to);
  const auto& advanced = std::get<Advanced>(*answer);
  auto response = json_response(to_json(advanced));
  response.with("ETag", etag_of(advanced.case_id, advanced.version));
  return response;
}

}  // namespace renmian::http
