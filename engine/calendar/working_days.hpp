// The working days of the State, from the yearly notices of the General Office of the State Council on holidays
// (国务院办公厅关于部分节假日安排的通知). A day is a working day if the notice says that a weekend day is worked
// (调休上班), or if it is Monday to Friday and the notice gives no day off.
//
// A year without its notice is not guessed: asking for one of its days throws Fault "calendar-year-missing". The notice
// for a year appears in the last months of the year before, so periods across New Year may have to wait for it.
// Immutable, any thread.
#pragma once

#include <bitset>
#include <boost/system/result.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/base/time.hpp"

namespace renmian {

class WorkingDays {
 public:
  // The years known when this program was built.
  static const WorkingDays& china();

  // Data of the form of engine/calendar/cn-workdays.json: {"source", "notices": {"2026": [addresses]},
  // "years": {"2026": {"off": [dates], "work": [dates]}}}. All that is wrong with it is reported, as "calendar-data":
  // members unknown or missing, texts that are no dates, a date of another year, a date twice, a worked day that is no
  // weekend day. A text that is not JSON has the one problem of strict_json.hpp.
  static boost::system::result<WorkingDays, Problems> from_json(std::string_view text);

  // What a notice says of its year.
  struct Notice {
    std::vector<std::string> addresses;  // where it was published
    std::vector<CivilDate> off;          // weekend days among them
    std::vector<CivilDate> work;         // weekend days that are worked
  };
  const std::string& source() const { return source_; }                            // whose notices, in words
  const std::map<std::chrono::year, Notice>& notices() const { return notices_; }  // of the years that are known

  bool is_working_day(const CivilDate& date) const;

  // Working days after `after` up to and with `up_to`; 0 if that is no later day.
  int working_days_between(const CivilDate& after, const CivilDate& up_to) const;

  // The `working_days`-th working day after `date`; `date` itself if `working_days` is 0.
  CivilDate add_working_days(const CivilDate& date, int working_days) const;

  // The last day of a period of `working_days` >= 1 that begins with a posting. 《民法典》 Art. 201 does not count the
  // first day; many notices of publicity do. The period is over on the day after the one returned.
  CivilDate last_day_of_period(const CivilDate& posted_on, int working_days, bool count_posting_day) const;

 private:
  using Year = std::bitset<366>;  // by day of the year, from 0: whether it is a working day

  WorkingDays() = default;
  const Year& year_of(const CivilDate& date) const;

  std::map<std::chrono::year, Year> years_;
  std::map<std::chrono::year, Notice> notices_;
  std::string source_;
};

}  // namespace renmian
