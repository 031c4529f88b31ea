#include "api/service/statistics.hpp"

#include "api/service/case_lists.hpp"
#include "api/service/left_out.hpp"
#include "engine/case/due_follower.hpp"

namespace renmian {

boost::system::result<Statistics, Problem> statistics(Desk& desk, const Actor& actor, const StatisticsQuery& query) {
  if (auto lacking = lacks_right(desk, actor, "statistics.read")) return std::move(*lacking);
  DueFollower(desk.store(), desk.catalogue(), desk.calendar()).catch_up();
  CountQuery of;
  of.unit = query.unit;
  if (query.from) of.from = start_of_day_in_china(*query.from);
  if (query.until) of.until = start_of_day_in_china(add_days(*query.until, 1));
  of.visible = visible_to(desk, actor);
  of.except_procedures = procedures_left_out();

  Statistics found{.as_of = desk.clock().now()};
  auto& counts = desk.store().counts();
  for (const auto& [procedure, position, cases] : counts.positions(of)) {
    found.cases.push_back({procedure, position, cases});
  }
  for (const auto& [gate, refusals, cases] : counts.refusals(of)) found.refusals.push_back({gate, refusals, cases});
  for (const auto& [role, kind, items, overdue] : counts.due(of, date_in_china(found.as_of))) {
    found.work.push_back({role, kind == DueItem::Kind::kWork ? WaitKind::work : WaitKind::clock, items, overdue});
  }
  return found;
}

}  // namespace renmian
