// Points in time and civil dates.
//
// A Timestamp is UTC with microseconds, written `2026-03-01T08:00:00.123456Z` (fixed width, RFC 3339).
// A CivilDate is a calendar day in Asia/Shanghai, written `2026-03-01`; periods of the regulation count in
// civil dates. China has had no summer time since 1991, so the day is that of UTC+08:00.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace renmian {

struct Timestamp {
  std::int64_t microseconds = 0;  // since 1970-01-01T00:00:00Z

  friend constexpr auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

using CivilDate = std::chrono::year_month_day;

std::string to_string(Timestamp time);
std::string to_string(const CivilDate& date);

// Nothing if `text` is not exactly of the written form above, or names no real day or time.
// Years 1900 to 2100.
std::optional<Timestamp> parse_timestamp(std::string_view text);
std::optional<CivilDate> parse_date(std::string_view text);

// The day in Asia/Shanghai on which `time` falls, and the first instant of a day there.
CivilDate date_in_china(Timestamp time);
Timestamp start_of_day_in_china(const CivilDate& date);

// By calendar date; the last day of the month clamps: 31 January + 1 month = last day of February.
CivilDate add_months(const CivilDate& date, int months);
CivilDate add_days(const CivilDate& date, int days);

}  // namespace renmian
