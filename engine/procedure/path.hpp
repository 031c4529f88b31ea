// The way a case took to where it stands, loops left out: a return to an earlier state forgets what lay between. Told
// by the events alone, so it is the same whenever a case is read again.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "engine/base/time.hpp"

namespace renmian {

struct Visit {
  std::string_view state;  // its stable code, owned by the procedure
  CivilDate since;

  friend bool operator==(const Visit&, const Visit&) = default;
};
using Path = std::vector<Visit>;

// The case comes to stand at `state` on `day`; nothing changes where it stands there already.
inline void enter(Path& path, std::string_view state, CivilDate day) {
  if (!path.empty() && path.back().state == state) return;
  path.erase(std::ranges::find(path, state, &Visit::state), path.end());
  path.push_back({state, day});
}

}  // namespace renmian
