// How many requests a second are answered, of one user and of one address: 429 beyond that. Each limit lets up to ten
// seconds' worth through at once and then as many as it says (a token bucket, kept as the time at which it is full
// again). Of IPv6 the /64 counts as one address, since whoever has one address there has all of it. Any thread.
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "api/http/router.hpp"

namespace renmian::http {

class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  explicit RateLimit(std::size_t per_second);  // 0: none

  // Counts a request of `who`; if it is one too many, how long until the next is let through.
  std::optional<Clock::duration> exceeded_by(std::string_view who, Clock::time_point now);

 private:
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, Clock::time_point> full_at;
  };

  const Clock::duration interval_;  // zero: no limit
  std::array<Shard, 16> shards_;
};

class Rates {
 public:
  explicit Rates(const EdgeConfig& config);

  // What to answer instead, with Retry-After; nothing if the request may go on. `route` null: there is none.
  std::optional<Response> refuse_address(std::string_view address, const Route* route, const ReplyTo& to);
  std::optional<Response> refuse_user(const std::string& user, const Route& route, const ReplyTo& to);

 private:
  RateLimit user_, address_, changes_, costly_, sign_in_;
};

}  // namespace renmian::http
