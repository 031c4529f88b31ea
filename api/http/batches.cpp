#include <algorithm>

#include "api/http/command_told.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "api/service/may.hpp"
#include "api/service/office.hpp"
#include "api/service/on_record.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response list_batches(const Call& call) {
  Query query(call);
  const auto after = query.id<BatchId>("after");
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  if (auto lacking = lacks_right(call.desk(), *call.actor, "batch.list")) return problem(*lacking, call.reply_to);
  return query.page<Batch>(
      call.store().batches(after, limit + 1), limit, [](const Batch& batch) { return to_string(batch.id); },
      [](const Batch& batch) { return write_described(batch); });
}

Response add_batch(const Call& call) {
  const auto what = read_body<BatchToOpen>(call);
  if (!what) return what.error();
  const auto batch = open_batch(call.desk(), *what, *call.actor, call.idempotency_key);
  if (!batch) return problem_with(kinds::kBadInput, call.reply_to, batch.error());
  put_on_record(call.runtime, RegisterName::batches, to_string(batch->id), *call.actor);
  auto response = json_response(write_described(*batch), status::created);
  response.with("Location", "/api/v1/batches/" + to_string(batch->id));
  return response;
}

Response show_batch(const Call& call) {
  if (auto lacking = lacks_right(call.desk(), *call.actor, "batch.list")) return problem(*lacking, call.reply_to);
  const auto id = parse_id<OfBatch>(call.id);
  const auto batch = id ? call.store().batch(*id) : std::nullopt;
  return batch ? json_response(write_described(*batch)) : no_such(call);
}

Response command_batch(const Call& call) {
  const auto id = parse_id<OfBatch>(call.id);
  if (auto lacking = lacks_right(call.desk(), *call.actor, "batch.command")) return problem(*lacking, call.reply_to);
  if (!id || !call.store().batch(*id)) return no_such(call);
  const auto body = json_body(call);
  if (!body) return body.error();
  const auto command = read_batch_command(*body);
  if (!command) return problem_with(kinds::kBadInput, call.reply_to, command.error());
  const auto answers = do_batch(call.desk(), *id, *command, *call.actor, call.idempotency_key, call.trace());
  if (!answers) return problem_with(kinds::kBadInput, call.reply_to, answers.error());

  boost::json::array results;
  bool refused = false;
  for (const auto& answer : *answers) {
    tell_of(call, answer);
    results.push_back(std::visit([](const auto& a) { return to_json(a); }, answer));
    refused |= std::holds_alternative<Refusal>(answer);
  }
  if (refused && command->all_or_nothing) {
    return problem(kinds::kBatchRefused, call.reply_to,
                   {"批次中有事项未获通过，全部未办理", "a case of the batch was refused, so that nothing was done"},
                   {{"results", std::move(results)}});
  }
  return json_response({{"results", std::move(results)}});
}

}  // namespace renmian::http
