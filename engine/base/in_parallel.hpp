// The same work on many things at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace renmian {

// Calls `work` with 0 to `count - 1`, on all processors; throws what a call threw.
template <class Work>
void in_parallel(std::size_t count, const Work& work) {
  const std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
  std::vector<std::future<void>> running;
  for (std::size_t first = 0; first < threads; ++first) {
    running.push_back(std::async(std::launch::async, [&work, first, threads, count] {
      for (auto i = first; i < count; i += threads) work(i);
    }));
  }
  for (auto& each : running) each.get();
}

}  // namespace renmian
