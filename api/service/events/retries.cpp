#include "api/service/events/retries.hpp"

#include <iterator>

namespace renmian {
namespace {

constexpr std::int64_t kSecond = 1'000'000, kMinute = 60 * kSecond, kHour = 60 * kMinute;
constexpr std::int64_t kPauses[] = {5 * kSecond, 5 * kMinute, 30 * kMinute, 2 * kHour, 5 * kHour,
                                    10 * kHour,  14 * kHour,  20 * kHour,   24 * kHour};

}  // namespace

std::optional<Timestamp> next_try(Timestamp now, std::int64_t failures, Random& random) {
  if (failures > std::ssize(kPauses)) return std::nullopt;
  const auto pause = kPauses[failures - 1];
  const auto chance = random.bytes<2>();
  const auto share = (chance[0] << 8 | chance[1]) % 1'000;
  return Timestamp{now.microseconds + pause + pause / 5 * share / 1'000};
}

Paragraph reason_of(const PostResult& result) {
  if (result.status != 0) return "HTTP " + std::to_string(result.status);
  return result.failure.zh + " / " + result.failure.en;
}

}  // namespace renmian
