// What it takes to show one case of 100 events: its facts and every command possible now with the verdicts of all
// gates, as the text of the JSON that is sent.
#pragma once

#include <string>

namespace renmian::bench {

constexpr double kShowTargetMs = 2;

// Milliseconds, medians of 200 rounds.
struct ShowCost {
  double cold_ms = 0;  // the case is read from the store and folded
  double warm_ms = 0;  // the case is in the cache of the desk
};

// On a new database of its own, which it migrates.
ShowCost measure_show(const std::string& database);

}  // namespace renmian::bench
