// What came between two moments of a log, or two copies of it: which cases were opened, which moved and by which steps.
// Of two copies that are not the same log, the first entry that differs. Reads entries alone; one thread.
#pragma once

#include <boost/system/result.hpp>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "engine/trail/event.hpp"

namespace renmian {

// One side: a log of so many entries.
struct LogSide {
  std::uint64_t size = 0;
  // Entries [256 * index, ...), at most 256; fewer at the end of the log, or where the copy lacks some.
  std::function<std::vector<std::string>(std::uint64_t index)> bundle;
};

struct LogStep {
  std::uint64_t log_index = 0;
  Event event;
};

struct CaseChange {
  bool opened = false;                            // between the two
  std::string from, to;                           // positions
  std::int64_t version_from = 0, version_to = 0;  // accepted commands
  std::vector<LogStep> steps;
};

struct LogDifference {
  // Set: one is not the beginning of the other. What stands there on either side; nothing where an entry is missing.
  std::optional<std::uint64_t> differs_at;
  std::optional<Event> left, right;
  // Otherwise: from the shorter to the longer.
  std::uint64_t from = 0, to = 0;  // sizes
  std::map<CaseId, CaseChange> cases;
};

// Throws Fault "event-unreadable" for an entry that is none.
LogDifference difference(const LogSide& left, const LogSide& right);

}  // namespace renmian
