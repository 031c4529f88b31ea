#include "engine/calendar/working_days.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <initializer_list>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/audit/strict_json.hpp"

namespace renmian {

namespace embedded {
extern const std::string_view kCnWorkdays;
}

namespace {

namespace json = boost::json;
using namespace std::chrono;

std::size_t day_of_year(const CivilDate& date) {
  return static_cast<std::size_t>((sys_days{date} - sys_days{date.year() / January / 1}).count());
}

bool is_weekend(const CivilDate& date) {
  const weekday day{sys_days{date}};
  return day == Saturday || day == Sunday;
}

// Walks the data and notes all that is wrong with it.
class Reader {
 public:
  Problems problems;

  void refuse(std::string place, Text message) {
    problems.push_back({"calendar-data", std::move(place), std::move(message)});
  }

  // The value if it is an object with exactly these members.
  const json::object* object(const json::value& value, const std::string& place,
                             std::initializer_list<std::string_view> members) {
    const auto* object = value.if_object();
    if (!object) {
      refuse(place, {"此处应为对象。", "There must be an object here."});
      return nullptr;
    }
    bool complete = true;
    for (const auto name : members) {
      if (object->contains(name)) continue;
      refuse(place + "/" + std::string(name), {"缺少此成员。", "This member is missing."});
      complete = false;
    }
    for (const auto& member : *object) {
      const std::string_view name = member.key();
      if (std::find(members.begin(), members.end(), name) != members.end()) continue;
      refuse(place + "/" + std::string(name), {"没有这样的成员。", "There is no such member."});
    }
    return complete ? object : nullptr;
  }

  // The dates of a list, each of the year `in` and none in `seen`, to which they are added.
  std::vector<CivilDate> dates(const json::value& value, const std::string& place, year in, std::set<CivilDate>& seen) {
    const auto* list = value.if_array();
    if (!list) {
      refuse(place, {"此处应为日期数组。", "There must be an array of dates here."});
      return {};
    }
    std::vector<CivilDate> dates;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto* text = (*list)[i].if_string();
      const auto date = text ? parse_date(*text) : std::nullopt;
      const auto at = fmt::format("{}/{}", place, i);
      if (!date) {
        refuse(at, {"应为日期，写作2026-01-31的形式。", "This must be a date, written like 2026-01-31."});
      } else if (date->year() != in) {
        refuse(at, {"该日期不属于这一年。", "This date is not of this year."});
      } else if (!seen.insert(*date).second) {
        refuse(at, {"该日期出现两次。", "This date is there twice."});
      } else {
        dates.push_back(*date);
      }
    }
    return dates;
  }

  // What the notices of a year are, if they are given.
  std::vector<std::string> addresses(const json::value& notices, std::string_view year) {
    const auto* by_year = notices.if_object();
    const auto* of_year = by_year ? by_year->if_contains(year) : nullptr;
    const auto* list = of_year ? of_year->if_array() : nullptr;
    std::vector<std::string> addresses;
    bool wrong = !by_year || (of_year && !list);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
      const auto* text = (*list)[i].if_string();
      wrong |= !text;
      if (text) addresses.emplace_back(*text);
    }
    if (wrong) {
      refuse("/notices/" + std::string(year), {"应为网址数组。", "There must be an array of addresses here."});
    }
    return addresses;
  }
};

}  // namespace

const WorkingDays& WorkingDays::china() {
  static const WorkingDays days = [] {
    auto read = from_json(embedded::kCnWorkdays);
    if (read.has_error()) throw std::logic_error("the built-in calendar: " + read.error().front().message.en);
    return *std::move(read);
  }();
  return days;
}

boost::system::result<WorkingDays, Problems> WorkingDays::from_json(std::string_view text) {
  const auto value = parse_strict(text);
  if (value.has_error()) return Problems{value.error()};

  Reader reader;
  WorkingDays result;
  const auto* root = reader.object(*value, "", {"source", "notices", "years"});
  const auto* years = root ? root->at("years").if_object() : nullptr;
  const auto* source = root ? root->at("source").if_string() : nullptr;
  if (root && !source) reader.refuse("/source", {"此处应为文字。", "There must be text here."});
  if (source) result.source_ = *source;
  if (root && !years) reader.refuse("/years", {"此处应为对象。", "There must be an object here."});
  if (!years) return reader.problems;

  for (const auto& [key, lists] : *years) {
    const auto place = "/years/" + std::string(std::string_view(key));
    const auto new_year = parse_date(std::string(std::string_view(key)) + "-01-01");
    if (!new_year) {
      reader.refuse(place, {"成员名应为年份，如2026。", "The name of this member must be a year, such as 2026."});
      continue;
    }
    const auto* year = reader.object(lists, place, {"off", "work"});
    if (!year) continue;

    auto& working = result.years_[new_year->year()];
    for (auto day = *new_year; day.year() == new_year->year(); day = add_days(day, 1)) {
      working[day_of_year(day)] = !is_weekend(day);
    }
    std::set<CivilDate> seen;
    auto& notice = result.notices_[new_year->year()];
    notice.addresses = reader.addresses(root->at("notices"), key);
    notice.off = reader.dates(year->at("off"), place + "/off", new_year->year(), seen);
    notice.work = reader.dates(year->at("work"), place + "/work", new_year->year(), seen);
    for (const auto& day : notice.off) working[day_of_year(day)] = false;
    for (const auto& day : notice.work) {
      if (!is_weekend(day)) {
        reader.refuse(place + "/work", {to_string(day) + "不是周末，本来就上班，不应列为调休上班日。",
                                        to_string(day) + " is no weekend day; it is worked without being listed."});
      }
      working[day_of_year(day)] = true;
    }
  }
  if (!reader.problems.empty()) return reader.problems;
  return result;
}

const WorkingDays::Year& WorkingDays::year_of(const CivilDate& date) const {
  const auto found = years_.find(date.year());
  if (found != years_.end()) return found->second;
  const int year = static_cast<int>(date.year());
  throw Fault("calendar-year-missing",
              {fmt::format("工作日历没有{}年的数据。请在国务院办公厅公布{}年部分节假日安排后更新工作日历，再重试。",
                           year, year),
               fmt::format("The working-day calendar has no data for {}. Add the holiday notice of the State Council "
                           "General Office for {} to the calendar, then try again.",
                           year, year)});
}

bool WorkingDays::is_working_day(const CivilDate& date) const { return year_of(date)[day_of_year(date)]; }

int WorkingDays::working_days_between(const CivilDate& after, const CivilDate& up_to) const {
  int count = 0;
  for (auto day = after; day < up_to;) {
    day = add_days(day, 1);
    count += is_working_day(day);
  }
  return count;
}

CivilDate WorkingDays::add_working_days(const CivilDate& date, int working_days) const {
  auto day = date;
  while (working_days > 0) {
    day = add_days(day, 1);
    working_days -= is_working_day(day);
  }
  return day;
}

CivilDate WorkingDays::last_day_of_period(const CivilDate& posted_on, int working_days, bool count_posting_day) const {
  return add_working_days(count_posting_day ? add_days(posted_on, -1) : posted_on, working_days);
}

}  // namespace renmian
