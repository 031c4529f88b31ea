// Re-examination of many finished promotions, every gate of every step judged again.
#pragma once

#include <cstdint>
#include <string>

namespace renmian::bench {

constexpr double kRecheckTargetSeconds = 60;
constexpr std::size_t kRecheckedCases = 10'000;

struct RecheckCost {
  double seconds = 0;
  std::uint64_t cases = 0;
  std::uint64_t steps = 0;
};

// On a new database of its own, which it migrates and fills with copies of a lawful case, each under an id of its own;
// no tree is kept over them. Throws std::runtime_error if anything deviates.
RecheckCost measure_recheck(const std::string& database, std::size_t cases = kRecheckedCases);

}  // namespace renmian::bench
