// What runs out when: the clocks of cases (regulation reference 5). Read only; they follow the log, and are caught up
// with it before they are shown.
//
// Act "work.list", of every case by itself: what the caller may not know of is left out. Any thread. Faults of the
// store are thrown.
#pragma once

#include <boost/system/result.hpp>
#include <optional>
#include <vector>

#include "engine/case/desk.hpp"

namespace renmian {

struct TimerQuery {
  std::optional<CaseId> case_id = {};
  std::optional<std::string> role = {};
  std::optional<CivilDate> due_by = {};
  bool overdue = false;                                      // the last day is over
  std::optional<std::pair<CaseId, std::string>> after = {};  // this case and code
  std::size_t limit = 100;
};

struct Timer {
  CaseId case_id;
  Line code;  // one of its kind within the case
  Line role;  // who is reminded
  CivilDate since;
  std::optional<CivilDate> due;  // last day; absent: the calendar lacks the year
  bool overdue = false;
  BOOST_DESCRIBE_CLASS(Timer, (), (case_id, code, role, since, due, overdue), (), ())
};

// By case and code. The problem of a lacking right; of one case also that of a case that may not be known.
boost::system::result<std::vector<Timer>, Problem> timers(Desk& desk, const TimerQuery& query, const Actor& actor);

}  // namespace renmian
