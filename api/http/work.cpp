// What cases wait for: GET /api/v1/work, caught up with the log first.
#include "api/http/handlers.hpp"
#include "api/http/query.hpp"
#include "api/service/work_views.hpp"

namespace renmian::http {
namespace {

constexpr std::size_t kIdLength = 36;

// A page ends at an item of a case: "<case id>:<code>".
std::string place_of(const DueRow& row) { return to_string(row.case_id) + ':' + row.item.code; }

std::optional<std::pair<CaseId, std::string>> place_in(const std::string& text) {
  const auto id = parse_id<OfCase>(text.substr(0, kIdLength));
  if (!id || text.size() <= kIdLength + 1 || text[kIdLength] != ':') return std::nullopt;
  return std::pair{*id, text.substr(kIdLength + 1)};
}

}  // namespace

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
  if (const auto after = query.text("after")) {
    wanted.after = place_in(*after);
    if (!wanted.after) query.wrong("after", {"应为上一页给出的位置", "this should be the place a page gave"});
  }
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  wanted.limit = limit + 1;
  auto& desk = call.desk();
  DueFollower(desk.store(), desk.catalogue(), desk.calendar()).catch_up();
  return query.page<DueRow>(desk.store().due(wanted), limit, place_of, due_view);
}

}  // namespace renmian::http
