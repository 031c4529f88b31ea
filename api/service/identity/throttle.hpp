// Slows down who guesses passwords and codes, without locking anybody out for good.
//
// Counted are failures within `window_seconds`: of an account together with an address, of an account from anywhere, of
// an address for any account; where no account is named, of the address only. An address from which the account has
// signed in before has an allowance of its own, so that a stranger's guesses do not keep the owner out. All the limits
// for one account together are at most ten. Of IPv6 an address is a /64 (subscriber_of in networks.hpp): a subscriber
// has all of it.
//
// In memory of this node; any thread.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time.hpp"

namespace renmian {

class Throttle {
 public:
  struct Limits {
    std::int64_t window_seconds = 600;
    std::size_t of_pair = 3;     // one account from one address
    std::size_t of_account = 6;  // from all addresses that are new to it
    std::size_t of_address = 10;
    std::size_t of_known = 4;  // one account from an address it has signed in from
  };

  explicit Throttle(Limits limits) : limits_(limits) {}

  struct Verdict {
    std::optional<std::int64_t> wait_seconds;  // nothing: go on
    std::int64_t alarm = 0;                    // so many attempts were held back, and somebody should know now
  };
  // Before what was given is looked at; it is counted as a failure until it is taken back.
  Verdict attempt(std::string_view account, std::string_view address, bool known, Timestamp now);
  void take_back(std::string_view account, std::string_view address, bool known);

 private:
  struct Counter {
    std::deque<Timestamp> failures;
    std::int64_t held_back = 0;  // since the last alarm
    std::optional<Timestamp> alarmed_at;
  };
  struct Part {
    std::string key;
    std::size_t limit;
  };
  std::vector<Part> parts(std::string_view account, std::string_view address, bool known) const;
  void forget_old(Timestamp now);

  const Limits limits_;
  std::mutex mutex_;
  std::map<std::string, Counter> counters_;
};

}  // namespace renmian
