// The facts of a cadre case, whichever kind it is of.
#pragma once

#include <algorithm>

#include "engine/case/loaded_case.hpp"
#include "workflows/appointment/facts.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian {

// Null for a case that is none. They live as long as `loaded`.
inline const appointment::Facts* cadre_case_in(const LoadedCase& loaded) {
  const auto& kinds = appointment::all_kinds();
  return std::ranges::find(kinds, loaded.procedure) == kinds.end()
             ? nullptr
             : static_cast<const appointment::Facts*>(loaded.facts.get());
}

}  // namespace renmian
