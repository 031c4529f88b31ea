// What came of a command, told to the program's log and its metrics.
#pragma once

#include "api/http/message.hpp"
#include "engine/case/answer.hpp"

namespace renmian::http {

void tell_of(const Call& call, const Answer& answer);

}  // namespace renmian::http
