// What cases wait for: GET /api/v1/work, caught up with the log first.
#include "api/http/due_place.hpp"
#include "api/http/handlers.hpp"
#include "api/http/problems.hpp"
#include "api/http/query.hpp"
#include "api/service/due_shown.hpp"
#include "api/service/work_views.hpp"

namespace renmian::http {
Response list_work(const Call& call) {
  Query query(call);
  DueQuery wanted;
  wanted.role = query.text("role");
  wanted.assignee = query.text("assignee");
  wanted.due_by = query.date("due_by");
  wanted.case_id = query.id<CaseId>("case");
  if (const auto kind = query.text("kind")) {
    wanted.kind = *kind == "clock" ? DueItem::Kind::kClock : DueItem::Kind::kWork;
    if (*kind != "clock" && *kind != "work")
      query.wrong("kind", {"应为 work 或 clock", "this should be work or clock"});
  }
  wanted.after = after_due_place(query);
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  wanted.limit = limit + 1;
  if (auto lacking = lacks_right(call.desk(), *call.actor, "work.list")) return problem(*lacking, call.reply_to);
  return query.page<DueRow>(
      due_shown(call.desk(), wanted, *call.actor, "work.list"), limit,
      [](const DueRow& row) { return due_place(row.case_id, row.item.code); }, due_view);
}

}  // namespace renmian::http
