#include "engine/case/clocks.hpp"

namespace renmian {
namespace {

constexpr std::size_t kItemsPerPage = 200;

Request request_of(const DueRow& row) {
  const auto due = to_string(*row.item.due);
  Request request;
  request.case_id = row.case_id;
  request.command = row.item.command;
  request.data = {{"clock", row.item.code}, {"due", due}};
  request.actor = clock_actor();
  request.idempotency_key = "clock:" + to_string(row.case_id) + ":" + row.item.code + ":" + due;
  return request;
}

}  // namespace

std::vector<Answer> fire_due(Desk& desk, DueFollower& follower) {
  follower.catch_up();
  std::vector<Answer> answers;
  DueQuery query;
  query.kind = DueItem::Kind::kClock;
  query.due_by = date_in_china(desk.clock().now());
  query.limit = kItemsPerPage;
  for (;;) {
    const auto rows = desk.store().due(query);
    if (rows.empty()) break;
    // A case may have several; they are noted one after the other, since each moves the case.
    for (const auto& row : rows) answers.push_back(desk.do_now(request_of(row)));
    query.after = {rows.back().case_id, rows.back().item.code};
  }
  follower.catch_up();
  return answers;
}

}  // namespace renmian
