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

inline double quantile(const std::vector<double>& sorted, double q) {
  if (sorted.empty()) return 0;
  return sorted[static_cast<std::size_t>(q * static_cast<double>(sorted.size() - 1))];
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return quantile(values, 0.5);
}

inline Measured summarise(std::vector<double> latencies_ms, double seconds) {
  std::sort(latencies_ms.begin(), latencies_ms.end());
  return {static_cast<double>(latencies_ms.size()) / seconds, quantile(latencies_ms, 0.5),
          quantile(latencies_ms, 0.99)};
}

inline Measured median(const std::vector<Measured>& rounds) {
  const auto middle = [&](auto member) {
    std::vector<double> values;
    for (const auto& round : rounds) values.push_back(round.*member);
    return median(std::move(values));
  };
  return {middle(&Measured::per_second), middle(&Measured::p50_ms), middle(&Measured::p99_ms)};
}

}  // namespace renmian::bench
