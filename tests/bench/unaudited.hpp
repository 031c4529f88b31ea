// What the audit log adds to a step: the load of the engine beside the same load of renmian_bench_unaudited, which has
// hashing, tree and signing switched off.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <stdexcept>

#include "tests/bench/measure.hpp"

namespace renmian::bench {

inline Measured run_unaudited(const std::string& binary, const std::string& database, int clients, int seconds) {
  const auto command =
      fmt::format("'{}' --database '{}' --clients {} --seconds {}", binary, database, clients, seconds);
  Measured measured;
  auto* pipe = popen(command.c_str(), "r");
  const auto read =
      pipe == nullptr ? 0 : std::fscanf(pipe, "%lf %lf %lf", &measured.per_second, &measured.p50_ms, &measured.p99_ms);
  if (pipe == nullptr || pclose(pipe) != 0 || read != 3) throw std::runtime_error("failed: " + command);
  return measured;
}

}  // namespace renmian::bench
