#include "tests/bench/sign_in_time.hpp"

#include "engine/ports/clock.hpp"
#include "tests/bench/measure.hpp"
#include "tests/support/signed_in.hpp"

namespace renmian::bench {

SignInTime measure_sign_in() {
  constexpr std::int64_t kNoLongerCounted = 11 * 60 * 1'000'000;  // failures, by the throttle
  const IdentityConfig documented;
  test::SignedInOffice office(SystemClock().now(), [&](Config& config) {
    config.identity.argon2_memory_kib = documented.argon2_memory_kib;
    config.identity.argon2_passes = documented.argon2_passes;
  });
  office.add("handler", {});
  auto client = office.client();
  auto& clock = *office.runtime().demo_clock();
  const auto refused_in_ms = [&](const std::string& login) {
    clock.set({clock.now().microseconds + kNoLongerCounted});
    const auto begun = std::chrono::steady_clock::now();
    const auto answer = client.post("/api/v1/sessions", {{"login", login}, {"password", "not the password"}});
    const Seconds took = std::chrono::steady_clock::now() - begun;
    if (answer.result_int() != 401) throw std::runtime_error("not refused: " + answer.body());
    return took.count() * 1'000;
  };
  std::vector<double> unknown, wrong;
  for (int i = 0; i < kRefusedSignIns; ++i) {
    unknown.push_back(refused_in_ms("nobody-" + std::to_string(i)));
    wrong.push_back(refused_in_ms("handler"));
  }
  return {median(unknown), median(wrong)};
}

}  // namespace renmian::bench
