// A day of the system, an erasure and an account from first to last, everything in order, for the explorer to spoil.
#pragma once

#include "api/demo/course.hpp"

namespace renmian::exploration {

std::vector<CaseStep> system_course(Timestamp started_at);
std::vector<CaseStep> erasure_course(Timestamp started_at);
std::vector<CaseStep> account_course(Timestamp started_at);

}  // namespace renmian::exploration
