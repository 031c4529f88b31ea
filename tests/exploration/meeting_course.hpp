// A meeting from its convening to its close, with one item decided: everything in order, for the explorer to spoil.
#pragma once

#include "api/demo/course.hpp"

namespace renmian::exploration {

std::vector<CaseStep> meeting_course(Timestamp started_at);

}  // namespace renmian::exploration
