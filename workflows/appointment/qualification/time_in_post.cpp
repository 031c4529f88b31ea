#include "workflows/appointment/qualification/time_in_post.hpp"

#include <algorithm>

namespace renmian::appointment {
namespace {

using namespace std::chrono;

constexpr CivilDate kNever{year{9999} / December / 31};

CivilDate end_of(const Period& period) { return period.to.value_or(kNever); }

Period between(CivilDate from, CivilDate to) {
  return {from, to == kNever ? std::nullopt : std::optional<CivilDate>(to)};
}

CivilDate as_counted(CivilDate date, CountedBy by) {
  return by == CountedBy::day ? date : CivilDate{date.year() / date.month() / 1};
}

// The whole months from `from` to `to`, `most` of them.
int whole_months(CivilDate from, CivilDate to, int most) {
  int months = 0;
  while (months < most && add_months(from, months + 1) <= to) ++months;
  return months;
}

}  // namespace

std::vector<Period> merged(std::vector<Period> periods) {
  std::erase_if(periods, [](const Period& period) { return end_of(period) <= period.from; });
  std::ranges::sort(periods, {}, &Period::from);
  std::vector<Period> once;
  for (const auto& period : periods) {
    if (!once.empty() && period.from <= end_of(once.back())) {
      once.back() = between(once.back().from, std::max(end_of(once.back()), end_of(period)));
    } else {
      once.push_back(period);
    }
  }
  return once;
}

std::vector<Period> without_years(const std::vector<Period>& periods, const std::vector<int>& years) {
  auto left = periods;
  for (const int out : years) {
    const CivilDate first = year{out} / January / 1;
    const CivilDate after = year{out + 1} / January / 1;
    std::vector<Period> kept;
    for (const auto& period : left) {
      kept.push_back(between(period.from, std::min(end_of(period), first)));
      kept.push_back(between(std::max(period.from, after), end_of(period)));
    }
    std::erase_if(kept, [](const Period& period) { return end_of(period) <= period.from; });
    left = std::move(kept);
  }
  return left;
}

std::optional<CivilDate> complete_on(const std::vector<Period>& periods, int months, CountedBy by) {
  constexpr int kDaysOfAMonth = 30;
  int days = 0;  // beside the months, still to go
  for (const auto& period : periods) {
    const auto from = as_counted(period.from, by);
    const auto to = as_counted(end_of(period), by);
    const auto due = add_days(add_months(from, months), days);
    if (due <= to) return due;
    const int whole = whole_months(from, to, months);
    months -= whole;
    days -= static_cast<int>((sys_days{to} - sys_days{add_months(from, whole)}).count());
    if (days < 0) {
      --months;
      days += kDaysOfAMonth;
    }
  }
  return std::nullopt;
}

Text written(const std::vector<Period>& periods) {
  if (periods.empty()) return {"无", "none"};
  Text text;
  for (const auto& [from, to] : periods) {
    text.zh.append(text.zh.empty() ? "" : "、").append(to_string(from));
    text.en.append(text.en.empty() ? "" : ", ").append(to ? "" : "from ").append(to_string(from));
    text.zh.append(to ? " 至 " + to_string(*to) : " 起");
    if (to) text.en.append(" to ").append(to_string(*to));
  }
  return text;
}

}  // namespace renmian::appointment
