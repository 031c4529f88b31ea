// The Faults of engine/ports/store.hpp, with what a person can do about each.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/problem.hpp"

namespace renmian {

// `code` is one of those of store.hpp, or "database-url"; `detail` is for the technical log.
Fault store_fault(std::string_view code, const std::string& detail = {});

}  // namespace renmian
