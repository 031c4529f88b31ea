// Which cases a list of cases leaves out unless their procedure is asked for: the days of the journal, and accounts,
// which have lists of their own.
#pragma once

#include <string>
#include <vector>

#include "engine/case/journal_entries.hpp"

namespace renmian {

inline std::vector<std::string> procedures_left_out() { return {std::string(system_procedure::kId), "account"}; }

}  // namespace renmian
