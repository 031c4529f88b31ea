// Waivers as the real gates take them, tried for every gate of a procedure with every authority any of its gates names,
// and one that none names: a waiver opens something only where its gate names this authority, and no gate but its own
// is told as waived. (Another gate may be met for it: who was excused from the recommendation needs none of its rules.)
#pragma once

#include <string>
#include <vector>

#include "engine/procedure/procedure.hpp"

namespace renmian::exploration {

struct WaiversTried {
  std::size_t recorded = 0;
  std::size_t counted = 0;         // verdicts that a waiver opened
  std::vector<std::string> wrong;  // each finding
};

// Of a procedure without the command `record_waiver` nothing is tried.
WaiversTried try_waivers(const Procedure& procedure);

}  // namespace renmian::exploration
