#include "api/service/calendar_views.hpp"

#include "api/service/may.hpp"

namespace renmian {
namespace {

using namespace std::chrono;

constexpr std::string_view kRead = "calendar.read";

CalendarYear year_of(const WorkingDays& days, year of, const WorkingDays::Notice& notice) {
  CalendarYear shown{static_cast<int>(of), {}, notice.off, notice.work, {}};
  for (const auto& address : notice.addresses) shown.notices.emplace_back(address);
  const CivilDate last_of_before = add_days(of / January / 1, -1);
  shown.working_days = days.working_days_between(last_of_before, of / December / 31);
  return shown;
}

template <class Compute>
boost::system::result<CountedPeriod, Problems> counted(Desk& desk, const Actor& actor, const Compute& compute) {
  if (auto lacking = lacks_right(desk, actor, kRead)) return Problems{std::move(*lacking)};
  try {
    return compute();
  } catch (const Fault& fault) {
    if (fault.code() != "calendar-year-missing") throw;
    return Problems{{fault.code(), "from", fault.message()}};
  }
}

}  // namespace

boost::system::result<Calendar, Problem> calendar(Desk& desk, std::optional<int> year, const Actor& actor) {
  if (auto lacking = lacks_right(desk, actor, kRead)) return std::move(*lacking);
  const auto& days = desk.calendar();
  const auto& notices = days.notices();
  Calendar shown{days.source(), {}, {}, {}};
  if (!notices.empty()) {
    shown.first_day = notices.begin()->first / January / 1;
    shown.last_day = notices.rbegin()->first / December / 31;
  }
  for (const auto& [of, notice] : notices) {
    if (!year || static_cast<int>(of) == *year) shown.items.push_back(year_of(days, of, notice));
  }
  return shown;
}

boost::system::result<CountedPeriod, Problems> working_days_from(Desk& desk, CivilDate from, int working_days,
                                                                 const Actor& actor) {
  return counted(desk, actor, [&] {
    return CountedPeriod{from, desk.calendar().add_working_days(from, working_days), working_days};
  });
}

boost::system::result<CountedPeriod, Problems> working_days_up_to(Desk& desk, CivilDate from, CivilDate to,
                                                                  const Actor& actor) {
  return counted(desk, actor, [&] { return CountedPeriod{from, to, desk.calendar().working_days_between(from, to)}; });
}

}  // namespace renmian
