// Callers found a moment ago, so that a request costs no query. What another node changes is seen within a second; what
// this one changes, at once.
//
// Any thread.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "api/service/identity/caller.hpp"
#include "engine/base/time.hpp"

namespace renmian {

class CallerCache {
 public:
  struct Entry {
    std::shared_ptr<const Caller> caller;
    Timestamp read_at;
    Timestamp seen_at;
    Timestamp ends_at;
    std::int64_t idle_limit = 0;  // microseconds
  };

  // Null: not at hand, or read too long ago. Whoever is found has been seen now.
  std::shared_ptr<const Caller> find(const std::string& digest, Timestamp now);

  // When they were last seen here, or `otherwise` if that is later.
  Timestamp last_seen(const std::string& digest, Timestamp otherwise) const;

  // Keeps what was read since `state` was asked for, unless anything was dropped meanwhile.
  std::uint64_t state() const;
  void put(const std::string& digest, Entry entry, std::uint64_t state);

  void drop(const std::string& digest);
  void drop_of(std::string_view account);

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  std::uint64_t dropped_ = 0;
};

}  // namespace renmian
