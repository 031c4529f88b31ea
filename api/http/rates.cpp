#include "api/http/rates.hpp"

#include "api/http/conditions.hpp"
#include "api/http/problems.hpp"
#include "api/service/networks.hpp"

namespace renmian::http {
namespace {

using Clock = RateLimit::Clock;

constexpr Clock::duration kAtOnce = std::chrono::seconds(10);
constexpr std::size_t kManyKept = 4096;  // of a shard; then those that are full again are let go

Response too_many(Clock::duration wait, const ReplyTo& to) {
  auto response = problem(kinds::kTooManyRequests, to, Text(kinds::kTooManyRequests.title));
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
  return response.with("Retry-After", std::to_string(seconds));
}

}  // namespace

RateLimit::RateLimit(std::size_t per_second)
    : interval_(per_second == 0 ? Clock::duration::zero()
                                : Clock::duration(std::chrono::seconds(1)) / static_cast<Clock::rep>(per_second)) {}

std::optional<Clock::duration> RateLimit::exceeded_by(std::string_view who, Clock::time_point now) {
  if (interval_ == Clock::duration::zero()) return std::nullopt;
  auto& shard = shards_[std::hash<std::string_view>{}(who) % shards_.size()];
  const std::lock_guard lock(shard.mutex);
  if (shard.full_at.size() > kManyKept) {
    std::erase_if(shard.full_at, [now](const auto& entry) { return entry.second <= now; });
  }
  auto& full_at = shard.full_at[std::string(who)];
  const auto then = std::max(full_at, now) + interval_;
  if (then - now > kAtOnce) return then - now - kAtOnce;
  full_at = then;
  return std::nullopt;
}

Rates::Rates(const EdgeConfig& config)
    : user_(config.rate_per_user),
      address_(config.rate_per_address),
      changes_(config.rate_changes),
      costly_(config.rate_costly),
      sign_in_(config.rate_sign_in) {}

std::optional<Response> Rates::refuse_address(std::string_view address, const Route* route, const ReplyTo& to) {
  const auto now = Clock::now();
  const auto one = subscriber_of(address);
  if (const auto wait = address_.exceeded_by(one, now)) return too_many(*wait, to);
  if (route == nullptr || route->rate != RateClass::kSignIn) return std::nullopt;
  if (const auto wait = sign_in_.exceeded_by(one, now)) return too_many(*wait, to);
  return std::nullopt;
}

std::optional<Response> Rates::refuse_user(const std::string& user, const Route& route, const ReplyTo& to) {
  const auto now = Clock::now();
  if (const auto wait = user_.exceeded_by(user, now)) return too_many(*wait, to);
  if (changes_something(route.method)) {
    if (const auto wait = changes_.exceeded_by(user, now)) return too_many(*wait, to);
  }
  if (route.rate == RateClass::kCostly) {
    if (const auto wait = costly_.exceeded_by(user, now)) return too_many(*wait, to);
  }
  return std::nullopt;
}

}  // namespace renmian::http
