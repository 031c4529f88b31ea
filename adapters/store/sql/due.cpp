// What cases wait for, as SqlStore lists it.
#include <algorithm>

#include "adapters/store/sql/bound_text.hpp"
#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements.hpp"

namespace renmian::sql {

// Only the wishes there are become conditions, so that the index for each can be followed: of an assignee, of a role,
// of cases.
std::vector<DueRow> SqlStore::due(const DueQuery& query) {
  // One case is the range from it to it. No item has an empty code, and no case an id of all zeros or all ones.
  CaseId last;
  last.uuid.bytes.fill(0xff);
  std::pair<CaseId, std::string> after;
  if (query.case_id) after.first = last = *query.case_id;
  if (query.after) after = std::max(after, *query.after);

  const UnitLimits limits({}, query.visible);
  if (limits.nothing()) return {};
  BoundText bound(dialect_);
  bound.bind("after_case", to_string(after.first));
  bound.bind("after_code", after.second);
  bound.bind("last_case", to_string(last));
  bound.bind("limit", number_text(query.limit));
  std::string wishes;
  const auto wish = [&](const char* condition, const char* name, std::string value) {
    wishes += condition;
    bound.bind(name, std::move(value));
  };
  if (query.role) wish(" AND role = :role", "role", *query.role);
  if (query.assignee) wish(" AND assignee = :assignee", "assignee", *query.assignee);
  if (query.command) wish(" AND command = :command", "command", *query.command);
  if (query.kind) wish(" AND kind = :kind", "kind", code_of(*query.kind));
  if (query.due_by) wish(" AND due <= :due_by", "due_by", to_string(*query.due_by));
  if (limits.any) {  // looked up for each item
    wishes += " AND (SELECT " + bound.within(limits) +
              " FROM appointment_case t WHERE t.tenant = d.tenant AND t.case_id = d.case_id)";
  }
  const auto text =
      "SELECT case_id, code, kind, command, role, assignee, since, due, urged FROM due_item d"
      " WHERE tenant = :tenant AND (case_id, code) > (:after_case, :after_code) AND case_id <= :last_case" +
      wishes + " ORDER BY case_id, code LIMIT :limit";
  return read(BoundText::statement(text, 9), bound.arguments(), due_row_of);
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
