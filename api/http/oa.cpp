// The OA systems that are told of to-dos, and their dead letters: /api/v1/oa.
#include "api/http/dead_letters.hpp"
#include "api/http/handlers.hpp"
#include "api/service/events/events_out.hpp"

namespace renmian::http {
namespace {

OaReceivers& receivers_of(const Call& call) { return call.runtime.events().oa(); }

}  // namespace

Response list_oa_receivers(const Call& call) {
  const auto all = receivers_of(call).list(*call.actor);
  if (!all) return problem_with(kinds::kBadInput, call.reply_to, all.error());
  return json_response({{"items", write_described(*all)}});
}

Response list_oa_dead_letters(const Call& call) {
  return dead_letter_page(call, [&](std::optional<std::uint64_t> after, std::size_t limit) {
    return receivers_of(call).dead_letters(call.id, after, limit, *call.actor);
  });
}

Response redeliver_oa_dead_letter(const Call& call) {
  const auto log_index = letter_in_path(call);
  if (!log_index) return no_such(call.reply_to);
  return accepted(call, *log_index, receivers_of(call).redeliver(call.id, *log_index, *call.actor));
}

Response discard_oa_dead_letter(const Call& call) {
  const auto log_index = letter_in_path(call);
  if (!log_index) return no_such(call.reply_to);
  return discarded(call, receivers_of(call).discard(call.id, *log_index, *call.actor));
}

}  // namespace renmian::http
