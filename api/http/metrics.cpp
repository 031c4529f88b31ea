#include "api/service/metrics.hpp"

#include "api/http/handlers.hpp"
#include "api/http/problems.hpp"
#include "api/service/may.hpp"

namespace renmian::http {

Response show_metrics(const Call& call) {
  if (const auto lacking = lacks_right(call.desk(), *call.actor, "metrics.read")) {
    return problem(*lacking, call.reply_to);
  }
  return {status::ok, kMetricsContentType, call.runtime.metrics().text()};
}

}  // namespace renmian::http
