#include "adapters/system/secure_random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace renmian {
namespace {

TEST(SecureRandom, FillsAnyLengthAlsoBeyondWhatItDrawsAtOnce) {
  SecureRandom random;
  for (const std::size_t length : {0, 1, 31, 2047, 2048, 2049, 10'000}) {
    std::vector<std::uint8_t> bytes(length + 2, 0);
    random.fill(std::span(bytes).subspan(1, length));
    EXPECT_EQ(bytes.front(), 0);
    EXPECT_EQ(bytes.back(), 0);
    // Of bytes that were left out, more than 32 in a row would be zero.
    const std::vector<std::uint8_t> gap(32, 0);
    EXPECT_EQ(std::ranges::search(bytes, gap).begin(), bytes.end()) << length;
  }
}

TEST(SecureRandom, NeverGivesTheSameBytesTwiceOnAnyThread) {
  SecureRandom random;
  std::mutex mutex;
  std::set<std::array<std::uint8_t, 16>> seen;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 1000; ++i) {
          const auto bytes = random.bytes<16>();
          const std::lock_guard lock(mutex);
          seen.insert(bytes);
        }
      });
    }
  }
  EXPECT_EQ(seen.size(), 4000U);
}

}  // namespace
}  // namespace renmian
