// Repeatable chance, for demonstrations, tests and measurements: the same seed gives the same bytes and numbers with
// every compiler. Never for a real database: who knows the seed knows the salts. Any thread.
#pragma once

#include <mutex>
#include <random>
#include <utility>
#include <vector>

#include "engine/ports/random.hpp"

namespace renmian {

class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}

  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(next() >> 56);
  }

  // 0 .. count - 1. The distributions of the standard library differ between libraries; that a remainder favours small
  // numbers by less than count / 2^64 does not matter here.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

  int between(int first, int last) {
    const int count = last - first + 1;
    return first + static_cast<int>(below(static_cast<std::size_t>(count)));
  }

  bool one_in(std::size_t count) { return below(count) == 0; }

  template <class List>
  const auto& pick(const List& list) {
    return list[below(std::size(list))];
  }

  template <class Item>
  void shuffle(std::vector<Item>& items) {
    for (auto left = items.size(); left > 1; --left) std::swap(items[left - 1], items[below(left)]);
  }

 private:
  std::uint64_t next() {
    const std::lock_guard lock(mutex_);
    return engine_();
  }

  std::mutex mutex_;
  std::mt19937_64 engine_;
};

}  // namespace renmian
