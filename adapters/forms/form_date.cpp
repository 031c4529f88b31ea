#include "adapters/forms/form_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "adapters/forms/form_text.hpp"

namespace renmian {

std::partial_ordering operator<=>(const FormDate& a, const FormDate& b) {
  if (a.year != b.year) return a.year <=> b.year;
  if (a.month == 0 || b.month == 0) return std::partial_ordering::unordered;
  if (a.month != b.month) return a.month <=> b.month;
  if ((a.day == 0) != (b.day == 0)) return std::partial_ordering::unordered;
  return a.day <=> b.day;
}

FormDate to_form_date(const CivilDate& date) {
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

std::string to_string(const FormDate& date) {
  return date.month == 0 ? fmt::format("{:04}", date.year) : fmt::format("{:04}-{:02}", date.year, date.month);
}

FormDate add_years(FormDate date, int years) {
  date.year += years;
  return date;
}

int months_between(const FormDate& from, const FormDate& to) {
  return (to.year - from.year) * 12 + static_cast<int>(to.month) - static_cast<int>(from.month);
}

int age_at(const FormDate& birth, const FormDate& reference) {
  return reference.year - birth.year - (reference.month < birth.month ? 1 : 0);
}

std::optional<FormDate> retirement_month(const FormDate& birth, int age_before_reform) {
  if (age_before_reform != 60 && age_before_reform != 55 && age_before_reform != 50) return std::nullopt;
  constexpr FormDate kReform{2025, 1};
  const int months_per_step = age_before_reform == 50 ? 2 : 4;
  const int longest_delay = age_before_reform == 50 ? 60 : 36;

  const auto unreformed = add_years(birth, age_before_reform);
  const int since_reform = months_between(kReform, unreformed);
  const int delay = since_reform < 0 ? 0 : std::min(longest_delay, since_reform / months_per_step + 1);
  const int month = static_cast<int>(unreformed.month) - 1 + delay;
  return FormDate{unreformed.year + month / 12, static_cast<unsigned>(month % 12 + 1)};
}

namespace forms {
namespace {

constexpr std::array<std::string_view, 7> kMonthPatterns{"YYYYMM",  "YYYYMMDD",  "YYYY.MM", "YYYY.MM.DD",
                                                         "YYYY-MM", "YYYY年M月", "YYYY"};
constexpr std::array<std::string_view, 3> kAgeDayPatterns{"YYYYMMDD", "YYYYMM", "YYYY.MM"};
constexpr std::array<std::string_view, 3> kFillingDayPatterns{"YYYYMMDD", "YYYYMM", "YYYY.MM.DD"};
constexpr std::array<std::string_view, 3> kResumePatterns{"YYYY.MM", "YYYYMM", "YYYY年M月"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

DateFault check(FormDate& date, bool has_month, bool has_day) {
  if (date.year < 1900 || date.year > 2100) return DateFault::kYear;
  if (has_month && (date.month < 1 || date.month > 12)) {
    date.month = date.day = 0;
    return DateFault::kMonth;
  }
  const CivilDate day{std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
  if (has_day && !day.ok()) {
    date.day = 0;
    return DateFault::kDay;
  }
  return DateFault::kNone;
}

DateReading read_by_pattern(std::string_view text, std::string_view pattern) {
  constexpr DateReading kNoMatch{std::nullopt, DateFault::kShape, 0};
  FormDate date;
  std::size_t at = 0;
  for (std::size_t p = 0; p < pattern.size();) {
    const char field = pattern[p];
    if (field != 'Y' && field != 'M' && field != 'D') {
      if (at >= text.size() || text[at] != field) return kNoMatch;
      ++at, ++p;
      continue;
    }
    const auto run = std::min(pattern.find_first_not_of(field, p), pattern.size()) - p;
    const auto most = run == 1 ? 2 : run;
    unsigned value = 0;
    std::size_t digits = 0;
    for (; digits < most && at < text.size() && is_digit(text[at]); ++digits, ++at) {
      value = value * 10 + static_cast<unsigned>(text[at] - '0');
    }
    if (digits < run) return kNoMatch;
    if (field == 'Y') date.year = static_cast<int>(value);
    if (field == 'M') date.month = value;
    if (field == 'D') date.day = value;
    p += run;
  }
  const auto fault =
      check(date, pattern.find('M') != std::string_view::npos, pattern.find('D') != std::string_view::npos);
  return {fault == DateFault::kYear ? std::nullopt : std::optional{date}, fault, at};
}

}  // namespace

DatePatterns patterns_of(ElementKind kind) {
  switch (kind) {
    case ElementKind::kMonth:
    case ElementKind::kJoining:
      return kMonthPatterns;
    case ElementKind::kAgeDay:
      return kAgeDayPatterns;
    case ElementKind::kFillingDay:
      return kFillingDayPatterns;
    case ElementKind::kLine:
    case ElementKind::kLines:
    case ElementKind::kFamily:
    case ElementKind::kPhoto:
      break;
  }
  return {};
}

DatePatterns resume_patterns() { return kResumePatterns; }

DateReading read_date_prefix(std::string_view text, DatePatterns patterns) {
  for (const auto pattern : patterns) {
    if (const auto reading = read_by_pattern(text, pattern); reading.length > 0) return reading;
  }
  return {std::nullopt, DateFault::kShape, 0};
}

DateReading read_date(std::string_view text, DatePatterns patterns) {
  for (const auto pattern : patterns) {
    if (const auto reading = read_by_pattern(text, pattern); reading.length == text.size()) return reading;
  }
  return {std::nullopt, DateFault::kShape, 0};
}

JoiningReading read_joining(std::string_view text) {
  text = trim(text);
  for (const auto& [open, close] : {std::pair{"（", "）"}, std::pair{"(", ")"}}) {
    if (!text.starts_with(open) || !text.ends_with(close)) continue;
    text.remove_prefix(std::string_view{open}.size());
    text.remove_suffix(std::string_view{close}.size());
  }
  const auto unified = replace_all(std::string{text}, "；", ";");
  const auto separator = unified.find(';');
  const auto first = trim(std::string_view{unified}.substr(0, separator));
  if (first.empty() || !is_digit(first.front())) return {{}, {}, unified};
  const auto other = separator == std::string::npos ? "" : trim(std::string_view{unified}.substr(separator + 1));
  return {std::string{first}, read_date(first, kMonthPatterns), std::string{other}};
}

Text explain(std::string_view text, DateFault fault, DatePatterns patterns) {
  const auto right = fmt::format("{}", fmt::join(patterns, " / "));
  const auto of_day = [&](std::string_view zh, std::string_view en) {
    return Text{fmt::format("“{}”{}；应写作 {}", text, zh, right), fmt::format("'{}' {}; write {}", text, en, right)};
  };
  switch (fault) {
    case DateFault::kNone:
      break;
    case DateFault::kShape:
      return of_day("不是可识别的日期", "is not a date this field can hold");
    case DateFault::kYear:
      return of_day("的年份不在 1900–2100 之间", "has a year outside 1900-2100");
    case DateFault::kMonth:
      return of_day("的月份不在 01–12 之间", "has a month outside 01-12");
    case DateFault::kDay:
      return of_day("在日历上没有这一天", "names a day that does not exist");
  }
  return {};
}

}  // namespace forms
}  // namespace renmian
