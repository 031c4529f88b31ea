// What hundreds of connections that do next to nothing cost those who work: half of them send one byte of a header that
// never ends each second, half nothing at all. The server ends them at its deadlines; then they come again.
#pragma once

#include <memory>

#include "tests/bench/http_load.hpp"

namespace renmian::bench {

constexpr double kSlowTargetRatio = 2;
constexpr int kBusyBesideSlow = 16;

// On a thread of its own, until its end.
class SlowConnections {
 public:
  // Returns once all of them are connected.
  SlowConnections(std::uint16_t port, int number);
  ~SlowConnections();

  int open() const;  // at the moment

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

struct BesideSlow {
  Measured without, with;
  double ratio() const { return with.p99_ms / without.p99_ms; }
};

// The load of kBusyBesideSlow clients, without and with `number` slow connections, in as many interleaved rounds.
BesideSlow measure_beside_slow(HttpTarget& target, int number, int rounds, int seconds);

}  // namespace renmian::bench
