// What cases wait for, as SqlStore lists it.
#include <algorithm>

#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements.hpp"

namespace renmian::sql {

std::vector<DueRow> SqlStore::due(const DueQuery& query) {
  // One case is the range from it to it. No item has an empty code, and no case an id of all zeros or all ones.
  CaseId last;
  last.uuid.bytes.fill(0xff);
  std::pair<CaseId, std::string> after;
  if (query.case_id) after.first = last = *query.case_id;
  if (query.after) after = std::max(after, *query.after);

  const auto& sql = query.assignee ? kDueOfAssignee : query.role ? kDueOfRole : kDue;
  return read(sql,
              {{"role", query.role},
               {"assignee", query.assignee},
               {"kind", query.kind ? std::optional(code_of(*query.kind)) : std::nullopt},
               {"due_by", text_of(query.due_by)},
               {"after_case", to_string(after.first)},
               {"after_code", after.second},
               {"last_case", to_string(last)},
               {"limit", number_text(query.limit)}},
              due_row_of);
}

std::uint64_t SqlStore::due_cursor() {
  return read_one(kDueCursor, {}, [](const Row& row) { return static_cast<std::uint64_t>(row.number(0)); }).value_or(0);
}

bool move_due_cursor(Connection& connection, std::uint64_t from, std::uint64_t to) {
  bool moved = false;
  connection.run(kAddDueCursor);
  connection.each(kMoveDueCursor, {{"from", number_text(from)}, {"to", number_text(to)}},
                  [&](const Row&) { moved = true; });
  return moved;
}

}  // namespace renmian::sql
