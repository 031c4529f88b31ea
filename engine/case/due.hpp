// What a case waits for: confirmations owed (待办) and clocks. A projection of its events for lists and reminders;
// decisions are made on the events.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/base/problem.hpp"

namespace renmian {

struct DueItem {
  enum class Kind { kWork, kClock };

  std::string code;  // one of its kind within the case, never empty
  Kind kind = Kind::kWork;
  std::string command;   // what would settle it
  std::string role;      // whose task it is
  std::string assignee;  // staff number; empty: anyone of the role
  CivilDate since;
  std::optional<CivilDate> due;  // last day
  std::int64_t urged = 0;        // how often

  friend bool operator==(const DueItem&, const DueItem&) = default;
};

struct DueOfCase {
  CaseId case_id;
  std::vector<DueItem> items;
};

// The day that `compute` gives; nothing while the calendar lacks a year it needs, so that the item shows without a last
// day until there is data.
template <class Compute>
std::optional<CivilDate> day_if_known(const Compute& compute) {
  try {
    return compute();
  } catch (const Fault& fault) {
    if (fault.code() != "calendar-year-missing") throw;
    return std::nullopt;
  }
}

}  // namespace renmian
