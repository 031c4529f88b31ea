#include "api/service/delegations.hpp"

#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "api/service/may.hpp"
#include "api/service/on_record.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response list_delegations(const Call& call) {
  Query query(call);
  const auto to = query.text("to");
  if (auto bad = query.problems()) return std::move(*bad);
  if (auto lacking = lacks_right(call.desk(), *call.actor, "delegation.list")) return problem(*lacking, call.reply_to);
  return json_response(
      {{"items", write_described(to ? call.store().delegations_to(*to) : call.store().delegations())}});
}

Response add_delegation(const Call& call) {
  const auto what = read_body<DelegationToAdd>(call);
  if (!what) return what.error();
  const auto added = renmian::add_delegation(call.desk(), *what, *call.actor, call.idempotency_key);
  if (!added) return problem_with(kinds::kBadInput, call.reply_to, added.error());
  put_on_record(call.runtime, RegisterName::delegations, to_string(added->id), *call.actor);
  return json_response(write_described(*added), status::created);
}

Response revoke_delegation(const Call& call) {
  const auto id = parse_id<OfDelegation>(call.id);
  if (!id) return no_such(call);
  const auto revoked = renmian::revoke_delegation(call.desk(), *id, *call.actor);
  if (!revoked) return problem(revoked.error(), call.reply_to);
  put_on_record(call.runtime, RegisterName::delegations, to_string(*id), *call.actor);
  return json_response(write_described(*revoked));
}

}  // namespace renmian::http
