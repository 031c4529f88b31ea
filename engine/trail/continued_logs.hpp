// The logs that a log continues (docs/trail-format.md, "Erasure and continued logs"): which of their entries it has and
// where these stand, and so of which log each entry is. Used by one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/trail/event.hpp"

namespace renmian {

// What the first entry of a log says of the one that it continues.
struct ContinuedLog {
  struct LeftOut {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint64_t before = 0;  // so many were left out before `first`
  };

  Checkpoint checkpoint;          // the last one that was signed of it
  std::vector<LeftOut> left_out;  // entries under it that do not go on; ascending, not touching

  std::uint64_t carried() const;                                         // so many entries go on, from place 1 on
  std::optional<std::uint64_t> place_of(std::uint64_t log_index) const;  // nothing: left out, or beyond the checkpoint
  std::uint64_t index_at(std::uint64_t place) const;                     // of a place in 1..carried()
};

// From the payload content of `start_log`; nothing if it does not say so in the form.
std::optional<ContinuedLog> parse_continued(std::string_view content);

class ContinuedLogs {
 public:
  explicit ContinuedLogs(std::string origin) : origin_(std::move(origin)) {}

  // An entry, in the order of the log. `content` gives that of its payload; nothing if it is not there, or has not its
  // digest. Gives what is wrong with what it says of an older log.
  std::optional<Text> take(std::uint64_t log_index, const Event& event,
                           const std::function<std::optional<std::string>()>& content);

  bool all_known() const { return all_known_; }
  const ContinuedLog* find(std::string_view origin) const;
  bool knows(std::string_view origin) const { return origin == origin_ || find(origin) != nullptr; }

  // So many entries at the beginning of this log, after the first, are of older ones.
  std::uint64_t carried() const { return logs_.empty() ? 0 : logs_.front().carried(); }

  // Of which log the entry is. Not sure: perhaps of one that is nowhere told.
  struct Owner {
    const std::string* origin;
    bool sure;
  };
  Owner owner_of(std::uint64_t log_index) const;

  // Where the entry of that log stands in this one; nothing if it does not, or that log is not known.
  std::optional<std::uint64_t> place_of(std::string_view origin, std::uint64_t log_index) const;

  // Whether the first `size` entries of an older log all go on.
  bool has_beginning(std::string_view origin, std::uint64_t size) const;

  // Calls back with each older log that had the entry, the last one first, and its index there.
  template <class Callback>
  void for_each_older(std::uint64_t log_index, Callback callback) const {
    for (const auto& log : logs_) {
      if (log_index == 0 || log_index > log.carried()) return;
      log_index = log.index_at(log_index);
      callback(log, log_index);
    }
  }

 private:
  const std::string origin_;
  std::vector<ContinuedLog> logs_;  // the last one first
  bool all_known_ = false;
  std::uint64_t next_ = 0;  // the entry that says more, if it can be known
};

}  // namespace renmian
