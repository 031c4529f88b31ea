// The Random port on OpenSSL's generator: unpredictable, and fast for the few bytes at a time that ids and salts take,
// since every thread draws them from a block of its own.
//
// Any thread. Throws Fault "random-unavailable" if the system gives no randomness.
#pragma once

#include "engine/ports/random.hpp"

namespace renmian {

class SecureRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace renmian
