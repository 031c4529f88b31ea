// Of a list that shows something, the shortest part that still does: as long as anything can be left out, it is.
#pragma once

#include <algorithm>
#include <vector>

namespace renmian::exploration {

// `fails(list)` is true of `steps`. What comes back fails too, and no single step of it can be left out.
template <class Step, class Fails>
std::vector<Step> shortest(std::vector<Step> steps, const Fails& fails) {
  for (auto size = std::max<std::size_t>(steps.size() / 2, 1); size > 0;) {
    bool dropped = false;
    for (std::size_t first = 0; first < steps.size();) {
      auto without = steps;
      const auto from = without.begin() + static_cast<std::ptrdiff_t>(first);
      without.erase(from, from + static_cast<std::ptrdiff_t>(std::min(size, steps.size() - first)));
      if (fails(without)) {
        steps = std::move(without);
        dropped = true;
      } else {
        first += size;
      }
    }
    if (!dropped || size > 1) size = size > 1 ? size / 2 : 0;
  }
  return steps;
}

}  // namespace renmian::exploration
