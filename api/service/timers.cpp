#include "api/service/timers.hpp"

#include "api/service/due_shown.hpp"

namespace renmian {
namespace {

constexpr std::string_view kList = "work.list";

}  // namespace

boost::system::result<std::vector<Timer>, Problem> timers(Desk& desk, const TimerQuery& query, const Actor& actor) {
  if (query.case_id) {
    if (const auto row = case_for(desk, *query.case_id, actor, kList); !row) return row.error();
  } else if (auto lacking = lacks_right(desk, actor, kList)) {
    return std::move(*lacking);
  }
  const auto today = date_in_china(desk.clock().now());
  DueQuery wanted;
  wanted.kind = DueItem::Kind::kClock;
  wanted.role = query.role;
  wanted.due_by = query.due_by;
  wanted.case_id = query.case_id;
  wanted.after = query.after;
  wanted.limit = query.limit;
  const auto yesterday = add_days(today, -1);
  if (query.overdue) wanted.due_by = query.due_by ? std::min(*query.due_by, yesterday) : yesterday;

  std::vector<Timer> shown;
  for (const auto& [case_id, item] : due_shown(desk, std::move(wanted), actor, kList)) {
    shown.push_back({case_id, item.code, item.role, item.since, item.due, item.due && *item.due < today});
  }
  return shown;
}

}  // namespace renmian
