#include "api/http/handlers.hpp"
#include "api/http/input.hpp"

namespace renmian::http {

// Healthy is who can read the log; whether it can be written shows when somebody writes.
Response health(const Call& call) {
  call.store().head();
  return json_response({{"status", "ok"}});
}

Response checkpoint(const Call& call) {
  const auto head = call.store().head();
  if (!head) return problem(kinds::kNotFound, call.reply_to, {"日志尚无记录", "the log has no entries yet"});
  return {status::ok, "text/plain; charset=utf-8", head->checkpoint};
}

}  // namespace renmian::http
