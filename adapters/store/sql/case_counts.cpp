#include "adapters/store/sql/case_counts.hpp"

#include "adapters/store/sql/bound_text.hpp"
#include "adapters/store/sql/conversions.hpp"

namespace renmian::sql {
namespace {

// From the rows `t` of case_head, if anything is asked of them but when they were opened, to `n`, what is counted.
class Counting {
 public:
  Counting(const CountQuery& query, const Dialect& dialect)
      : query_(query), limits_(query.unit, query.visible), bound_(dialect) {}

  bool nothing() const { return limits_.nothing(); }
  BoundText& bound() { return bound_; }

  // FROM and WHERE for a table of things that belong to cases.
  std::string of_table(const std::string& table) {
    auto text = " FROM " + (limits_.any ? "case_head t CROSS JOIN " + table : table) + " n WHERE n.tenant = :tenant";
    if (limits_.any) text += " AND t.tenant = n.tenant AND t.case_id = n.case_id";
    if (query_.from) text += " AND n.case_id >= " + first_id("from", *query_.from);
    if (query_.until) text += " AND n.case_id < " + first_id("until", *query_.until);
    if (limits_.any) text += " AND " + bound_.within(limits_);
    if (query_.unit) {  // the cases that a right names may be of other units
      bound_.bind("unit", to_string(*query_.unit));
      text += " AND t.unit_id = :unit";
    }
    return text;
  }

  template <class OfRow>
  auto read(Pool& readers, const std::string& text, std::size_t columns, const OfRow& of_row) {
    return readers.lease().try_twice([&](Connection& connection) {
      std::vector<decltype(of_row(std::declval<const Row&>()))> found;
      connection.each(BoundText::statement(text, columns), bound_.arguments(),
                      [&](const Row& row) { found.push_back(of_row(row)); });
      return found;
    });
  }

 private:
  std::string first_id(const char* name, Timestamp time) {
    bound_.bind(name, to_string(CaseId{make_uuid_v7(time, {})}));
    return std::string(":") + name;
  }

  const CountQuery& query_;
  const UnitLimits limits_;
  BoundText bound_;
};

}  // namespace

std::vector<PositionCount> SqlCaseCounts::positions(const CountQuery& query) {
  Counting counting(query, dialect_);
  if (counting.nothing()) return {};
  auto from = counting.of_table("case_head");
  if (!query.except_procedures.empty()) {
    from += " AND NOT " + counting.bound().one_of("n.procedure", "text", "except", query.except_procedures);
  }
  return counting.read(readers_,
                       "SELECT n.procedure, n.position, count(*)" + from +
                           " GROUP BY n.procedure, n.position ORDER BY n.procedure, n.position",
                       3, [](const Row& row) {
                         return PositionCount{row.text(0), row.text(1), row.number(2)};
                       });
}

std::vector<GateCount> SqlCaseCounts::refusals(const CountQuery& query) {
  Counting counting(query, dialect_);
  if (counting.nothing()) return {};
  return counting.read(
      readers_,
      "SELECT n.gate, sum(n.times), count(*)" + counting.of_table("case_refusal") + " GROUP BY n.gate ORDER BY n.gate",
      3, [](const Row& row) {
        return GateCount{row.text(0), row.number(1), row.number(2)};
      });
}

std::vector<DueCount> SqlCaseCounts::due(const CountQuery& query, const CivilDate& day) {
  Counting counting(query, dialect_);
  if (counting.nothing()) return {};
  counting.bound().bind("day", to_string(day));
  return counting.read(
      readers_,
      "SELECT n.role, n.kind, count(*), sum(CASE WHEN n.due < :day THEN 1 ELSE 0 END)" + counting.of_table("due_item") +
          " GROUP BY n.role, n.kind ORDER BY n.role, n.kind",
      4, [](const Row& row) {
        return DueCount{row.text(0),
                        row.text(1) == code_of(DueItem::Kind::kClock) ? DueItem::Kind::kClock : DueItem::Kind::kWork,
                        row.number(2), row.number(3)};
      });
}

}  // namespace renmian::sql
