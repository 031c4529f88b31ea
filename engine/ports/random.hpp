// Unpredictable bytes, for ids and for the salts of payload digests. Tests give repeatable ones.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace renmian {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;  // any thread

  template <std::size_t Size>
  std::array<std::uint8_t, Size> bytes() {
    std::array<std::uint8_t, Size> filled{};
    fill(filled);
    return filled;
  }
};

}  // namespace renmian
