// What one load of one kind gave, and how loads are timed.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace renmian::bench {

struct Measured {
  double per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
};

using Seconds = std::chrono::duration<double>;

inline double quantile(std::vector<double>& sorted_ms, double q) {
  if (sorted_ms.empty()) return 0;
  return sorted_ms[static_cast<std::size_t>(q * static_cast<double>(sorted_ms.size() - 1))];
}

inline Measured summarise(std::vector<double> latencies_ms, double seconds) {
  std::sort(latencies_ms.begin(), latencies_ms.end());
  return {static_cast<double>(latencies_ms.size()) / seconds, quantile(latencies_ms, 0.5),
          quantile(latencies_ms, 0.99)};
}

}  // namespace renmian::bench
