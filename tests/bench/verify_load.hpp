// renmian-verify on a folder of many entries: how long, and how much memory at most.
#pragma once

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>

#include "tests/bench/measure.hpp"

namespace renmian::bench {

inline constexpr double kVerifyTargetSeconds = 30;
inline constexpr double kVerifyTargetMegabytes = 512;

struct VerifyCost {
  double seconds = 0;
  double megabytes = 0;
};

// `make` writes the folder (renmian-big-folder). It takes 2.4 KB of disk for each entry.
inline VerifyCost measure_verify(const std::string& make, const std::string& verify, const std::string& directory,
                                 std::uint64_t entries) {
  const auto place = directory + "/big";
  if (std::system(fmt::format("'{}' '{}' {} > /dev/null", make, place, entries).c_str()) != 0) {
    throw std::runtime_error("failed: " + make);
  }
  const auto folder = place + "/folder", policy = place + "/policy";
  const auto from = std::chrono::steady_clock::now();
  const auto child = fork();
  if (child == 0) {
    if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(126);
    execl(verify.c_str(), verify.c_str(), folder.c_str(), "--policy", policy.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error("the folder was not called good: " + folder);
  }
  const VerifyCost cost{Seconds(std::chrono::steady_clock::now() - from).count(),
                        static_cast<double>(used.ru_maxrss) / 1024};
  std::filesystem::remove_all(place);
  return cost;
}

}  // namespace renmian::bench
