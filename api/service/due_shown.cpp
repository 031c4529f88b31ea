#include "api/service/due_shown.hpp"

#include <set>

#include "engine/case/due_follower.hpp"

namespace renmian {
namespace {

// Asked of the store all at once.
std::set<CaseId> permitted_cases(Desk& desk, const std::vector<DueRow>& items, const Actor& actor,
                                 std::string_view act) {
  CaseQuery query;
  query.visible.emplace();
  for (const auto& item : items) query.visible->cases.push_back(item.case_id);
  query.limit = items.size();
  std::set<CaseId> permitted;
  for (const auto& row : desk.store().cases(query)) {
    if (!lacks_right(desk, actor, act, subject_of(row))) permitted.insert(row.about.id);
  }
  return permitted;
}

}  // namespace

std::vector<DueRow> due_shown(Desk& desk, DueQuery query, const Actor& actor, std::string_view act) {
  DueFollower(desk.store(), desk.catalogue(), desk.calendar()).catch_up();
  std::vector<DueRow> shown;
  const auto wanted = query.limit;
  if (desk.access() != nullptr) query.visible = desk.access()->visible(actor, act, desk.clock().now());
  for (;;) {
    const auto rows = desk.store().due(query);
    const auto permitted = permitted_cases(desk, rows, actor, act);
    for (const auto& row : rows) {
      if (permitted.contains(row.case_id)) shown.push_back(row);
      if (shown.size() == wanted) return shown;
    }
    if (rows.size() < query.limit) return shown;
    query.after = {rows.back().case_id, rows.back().item.code};
  }
}

}  // namespace renmian
