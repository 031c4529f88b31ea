// Payloads that are not there: erased under a rule, by an event of the log that says so, or missing. Which it is, is
// known at the end of the log. Memory: 16 bytes for each erased payload. Used by one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/trail/continued_logs.hpp"
#include "engine/trail/event.hpp"
#include "engine/trail/report.hpp"

namespace renmian {

class Erasures {
 public:
  // Whether the event erased payloads; which ones, stands in its own payload.
  static bool is_one(const Event& event);

  // The payload content of such an event, which was written for the log of this origin. Without the members that it
  // must have, nothing was erased.
  void take(std::uint64_t log_index, std::string_view content, std::string_view origin, const ContinuedLogs& logs);

  // The entry that erased the payload of this one; nothing if none did.
  std::optional<std::uint64_t> erased_by(std::uint64_t log_index) const;

  // What is to be said of the payload of this entry, which is not there.
  Finding about_missing(std::uint64_t log_index) const;

 private:
  struct Act {
    std::uint64_t log_index;
    std::string rule;
  };
  std::vector<Act> acts_;
  std::unordered_map<std::uint64_t, std::size_t> act_of_;  // by log index of what was erased
};

}  // namespace renmian
