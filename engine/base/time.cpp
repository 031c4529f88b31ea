#include "engine/base/time.hpp"

#include <array>
#include <cstdio>

namespace renmian {
namespace {

using namespace std::chrono;

constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;
constexpr std::int64_t kMicrosecondsPerDay = 86'400 * kMicrosecondsPerSecond;
constexpr std::int64_t kChinaOffset = 8 * 3'600 * kMicrosecondsPerSecond;

std::int64_t floor_days(std::int64_t microseconds) {
  return microseconds / kMicrosecondsPerDay - (microseconds % kMicrosecondsPerDay < 0 ? 1 : 0);
}

CivilDate day_number_to_date(std::int64_t days) { return sys_days{std::chrono::days{days}}; }

// The digits of text[from, from + count), or nothing if one of them is no digit.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string to_string(const CivilDate& date) {
  std::array<char, 16> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string to_string(Timestamp time) {
  const auto day = floor_days(time.microseconds);
  const auto in_day = time.microseconds - day * kMicrosecondsPerDay;
  const auto second = in_day / kMicrosecondsPerSecond;
  std::array<char, 24> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d.%06dZ",
                                   static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60),
                                   static_cast<int>(second % 60), static_cast<int>(in_day % kMicrosecondsPerSecond));
  return to_string(day_number_to_date(day)).append(buffer.data(), static_cast<std::size_t>(length));
}

std::optional<CivilDate> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (!y || !m || !d || *y < 1900 || *y > 2100) return std::nullopt;
  const CivilDate date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  if (text.size() != 27 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
      text[26] != 'Z') {
    return std::nullopt;
  }
  const auto date = parse_date(text.substr(0, 10));
  const auto h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2), us = digits(text, 20, 6);
  if (!date || !h || !m || !s || !us || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  const std::int64_t in_day = (*h * 3600 + *m * 60 + *s) * kMicrosecondsPerSecond + *us;
  return Timestamp{sys_days{*date}.time_since_epoch().count() * kMicrosecondsPerDay + in_day};
}

CivilDate date_in_china(Timestamp time) { return day_number_to_date(floor_days(time.microseconds + kChinaOffset)); }

Timestamp start_of_day_in_china(const CivilDate& date) {
  return Timestamp{sys_days{date}.time_since_epoch().count() * kMicrosecondsPerDay - kChinaOffset};
}

CivilDate add_months(const CivilDate& date, int months) {
  const auto moved = year_month{date.year(), date.month()} + std::chrono::months{months};
  const CivilDate last = moved / std::chrono::last;
  return last.day() < date.day() ? last : CivilDate{moved.year(), moved.month(), date.day()};
}

CivilDate add_days(const CivilDate& date, int days) { return sys_days{date} + std::chrono::days{days}; }

}  // namespace renmian
