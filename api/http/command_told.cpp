#include "api/http/command_told.hpp"

#include "api/service/command_log.hpp"
#include "api/service/metrics.hpp"

namespace renmian::http {

void tell_of(const Call& call, const Answer& answer) {
  log_command(answer, *call.actor, call.elapsed(), call.reply_to.request_id, call.reply_to.traceparent);
  call.runtime.metrics().answered(answer, call.elapsed());
}

}  // namespace renmian::http
