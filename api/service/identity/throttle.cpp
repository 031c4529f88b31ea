#include "api/service/identity/throttle.hpp"

#include <utility>

namespace renmian {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::size_t kMany = 10'000;

}  // namespace

std::vector<Throttle::Part> Throttle::parts(std::string_view account, std::string_view address, bool known) const {
  // Neither holds a line end.
  const auto key = [](std::string_view kind, std::string_view one, std::string_view other = {}) {
    return std::string(kind).append("\n").append(one).append("\n").append(other);
  };
  if (account.empty()) return {{key("address", address), limits_.of_address}};
  if (known) return {{key("known", account, address), limits_.of_known}};
  return {{key("address", address), limits_.of_address},
          {key("account", account), limits_.of_account},
          {key("pair", account, address), limits_.of_pair}};
}

void Throttle::forget_old(Timestamp now) {
  if (counters_.size() < kMany) return;
  std::erase_if(counters_, [&](const auto& entry) {
    const auto& failures = entry.second.failures;
    return failures.empty() || now.microseconds - failures.back().microseconds >= limits_.window_seconds * kSecond;
  });
}

Throttle::Verdict Throttle::attempt(std::string_view account, std::string_view address, bool known, Timestamp now) {
  const std::lock_guard lock(mutex_);
  forget_old(now);
  const auto window = limits_.window_seconds * kSecond;
  const auto counted = parts(account, address, known);
  for (const auto& [key, limit] : counted) {
    const auto place = counters_.find(key);
    if (place == counters_.end()) continue;
    auto& [failures, held_back, alarmed_at] = place->second;
    while (!failures.empty() && now.microseconds - failures.front().microseconds >= window) failures.pop_front();
    if (failures.size() < limit) continue;
    ++held_back;
    const auto wait = (failures.front().microseconds + window - now.microseconds + kSecond - 1) / kSecond;
    if (alarmed_at && now.microseconds - alarmed_at->microseconds < window) return {wait, 0};
    alarmed_at = now;
    return {wait, std::exchange(held_back, 0)};
  }
  for (const auto& [key, limit] : counted) counters_[key].failures.push_back(now);
  return {};
}

void Throttle::take_back(std::string_view account, std::string_view address, bool known) {
  const std::lock_guard lock(mutex_);
  for (const auto& [key, limit] : parts(account, address, known)) {
    const auto place = counters_.find(key);
    if (place != counters_.end() && !place->second.failures.empty()) place->second.failures.pop_back();
  }
}

}  // namespace renmian
