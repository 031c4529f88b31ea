#include "api/http/handlers.hpp"
#include "api/http/input.hpp"

namespace renmian::http {

// Healthy is who can read the log. Whether it can be written stands in `log`: while it is frozen, reading goes on.
Response health(const Call& call) {
  call.store().head();
  const auto frozen = call.desk().committer().frozen();
  if (!frozen) return json_response({{"status", "ok"}, {"log", "ok"}});
  const auto& why = frozen->message();
  return json_response({{"status", "ok"}, {"log", "frozen"}, {"reason", {{"zh", why.zh}, {"en", why.en}}}});
}

// What a load balancer asks: whether requests, changes too, may be sent here.
Response readiness(const Call& call) {
  if (*call.stopping) {
    return problem(kinds::kNotReady, call.reply_to, {"服务正在停止", "the server is about to stop"});
  }
  call.store().head();
  if (const auto frozen = call.desk().committer().frozen()) {
    return problem(kinds::kNotReady, call.reply_to, frozen->message());
  }
  return json_response({{"status", "ready"}});
}

}  // namespace renmian::http
