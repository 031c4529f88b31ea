// A day of the system and an erasure from first to last, everything in order, for the explorer to spoil.
#pragma once

#include "api/demo/course.hpp"

namespace renmian::exploration {

std::vector<CaseStep> system_course(Timestamp started_at);
std::vector<CaseStep> erasure_course(Timestamp started_at);

}  // namespace renmian::exploration
