// The working-day calendar as people see it, and periods counted as the engine counts them. Act "calendar.read".
//
// Any thread.
#pragma once

#include <boost/system/result.hpp>
#include <optional>
#include <vector>

#include "engine/case/desk.hpp"

namespace renmian {

struct CalendarYear {
  Whole<1900, 9999> year;
  std::vector<Line> notices;    // addresses of the notices it is taken from
  std::vector<CivilDate> off;   // days off by the notice
  std::vector<CivilDate> work;  // weekend days that are worked
  Count working_days;
  BOOST_DESCRIBE_CLASS(CalendarYear, (), (year, notices, off, work, working_days), (), ())
};

struct Calendar {
  Line source;
  std::optional<CivilDate> first_day;  // of what is known; after last_day nothing is guessed
  std::optional<CivilDate> last_day;
  std::vector<CalendarYear> items;
  BOOST_DESCRIBE_CLASS(Calendar, (), (source, first_day, last_day, items), (), ())
};

// All years that are known, or that one; none if it is not known.
boost::system::result<Calendar, Problem> calendar(Desk& desk, std::optional<int> year, const Actor& actor);

// A period of working days: the day `from` itself is not counted.
struct CountedPeriod {
  CivilDate from;
  CivilDate to;
  Count working_days;
  BOOST_DESCRIBE_CLASS(CountedPeriod, (), (from, to, working_days), (), ())
};

// By its length or by its end. Problems: a lacking right; "calendar-year-missing" for a year without its notice.
boost::system::result<CountedPeriod, Problems> working_days_from(Desk& desk, CivilDate from, int working_days,
                                                                 const Actor& actor);
boost::system::result<CountedPeriod, Problems> working_days_up_to(Desk& desk, CivilDate from, CivilDate to,
                                                                  const Actor& actor);

}  // namespace renmian
