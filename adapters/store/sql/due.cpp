// What cases wait for, as SqlStore lists it.
#include <fmt/format.h>

#include <algorithm>

#include "adapters/store/sql/bound_text.hpp"
#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/dialect.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements.hpp"

namespace renmian::sql {

namespace {

// Of this many units it takes less to read all that their cases wait for than to look for them among all that there is.
constexpr std::size_t kFewUnits = 50;

std::string page_of_items(const Dialect& dialect, const std::string& conditions, const char* index = nullptr) {
  const auto hint = index == nullptr ? std::string() : fmt::format(fmt::runtime(dialect.by_index), index);
  return "SELECT t.case_id, t.code FROM due_item t" + hint + " WHERE t.tenant = :tenant" + conditions +
         " ORDER BY t.case_id, t.code LIMIT :limit";
}

// The keys of the items that fulfil `conditions`: those of each unit, and those of the cases that are named.
std::string items_within(const UnitLimits& limits, const std::string& conditions, BoundText& bound) {
  const auto& dialect = bound.dialect();
  std::string all;
  if (!limits.units.empty()) {
    bound.bind("units", dialect.list_of(limits.units));
    const auto level =
        limits.levels.empty() ? std::string() : " AND " + bound.one_of("t.level", "text", "levels", limits.levels);
    all = fmt::format(fmt::runtime(dialect.page_of_each_unit),
                      page_of_items(dialect, conditions + " AND t.unit_id = u.value" + level, "due_of_unit"),
                      "due_item", "c.case_id, c.code");
  }
  if (!limits.cases.empty()) {
    if (!all.empty()) all += " UNION ";
    const auto named = " AND " + bound.one_of("t.case_id", "uuid", "cases", limits.cases);
    all += "SELECT case_id, code FROM (" + page_of_items(dialect, conditions + named) + ") AS n";
  }
  return "SELECT case_id, code FROM (" + all + ") AS a ORDER BY case_id, code LIMIT :limit";
}

}  // namespace

// Only the wishes there are become conditions, so that the index for each can be followed: of an assignee, of a role,
// of cases, of units.
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
  std::string wishes = " AND (t.case_id, t.code) > (:after_case, :after_code) AND t.case_id <= :last_case";
  const auto wish = [&](const char* condition, const char* name, std::string value) {
    wishes += condition;
    bound.bind(name, std::move(value));
  };
  if (query.role) wish(" AND t.role = :role", "role", *query.role);
  if (query.assignee) wish(" AND t.assignee = :assignee", "assignee", *query.assignee);
  if (query.command) wish(" AND t.command = :command", "command", *query.command);
  if (query.kind) wish(" AND t.kind = :kind", "kind", code_of(*query.kind));
  if (query.due_by) wish(" AND t.due <= :due_by", "due_by", to_string(*query.due_by));

  const bool by_unit = limits.any && !query.case_id && !query.assignee && limits.units.size() <= kFewUnits;
  if (limits.any && !by_unit) wishes += " AND " + bound.within(limits);
  const auto keys = by_unit ? items_within(limits, wishes, bound) : page_of_items(dialect_, wishes);
  const auto text =
      "SELECT d.case_id, d.code, d.kind, d.command, d.role, d.assignee, d.since, d.due, d.urged FROM (" + keys +
      ") AS k CROSS JOIN due_item AS d"
      " WHERE d.tenant = :tenant AND d.case_id = k.case_id AND d.code = k.code ORDER BY d.case_id, d.code";
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
