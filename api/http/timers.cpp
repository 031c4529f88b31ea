#include "api/service/timers.hpp"

#include "api/http/due_place.hpp"
#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {
namespace {

bool flag(Query& query, std::string_view name) {
  const auto given = query.text(name);
  if (given && *given != "true" && *given != "false") {
    query.wrong(name, {"应为 true 或 false", "this should be true or false"});
  }
  return given == "true";
}

Response list(const Call& call, Query& query, TimerQuery wanted) {
  wanted.due_by = query.date("due_by");
  wanted.overdue = flag(query, "overdue");
  wanted.after = after_due_place(query);
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  wanted.limit = limit + 1;
  auto found = timers(call.desk(), wanted, *call.actor);
  if (!found) return problem(found.error(), call.reply_to);
  return query.page<Timer>(
      std::move(*found), limit, [](const Timer& timer) { return due_place(timer.case_id, timer.code); },
      [](const Timer& timer) { return write_described(timer); });
}

}  // namespace

Response list_timers(const Call& call) {
  Query query(call);
  TimerQuery wanted;
  wanted.case_id = query.id<CaseId>("case");
  wanted.role = query.text("role");
  return list(call, query, std::move(wanted));
}

Response list_timers_of_case(const Call& call) {
  const auto id = parse_id<OfCase>(call.id);
  if (!id) return no_such(call);
  Query query(call);
  return list(call, query, {.case_id = *id});
}

}  // namespace renmian::http
