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

}  // namespace renmian::http
