#include "adapters/store/sql/case_lists.hpp"

#include <fmt/format.h>

#include "adapters/store/sql/dialect.hpp"
#include "adapters/store/sql/sql_store.hpp"

namespace renmian::sql {
namespace {

constexpr std::size_t kColumns = 15;  // see case_row_of

}  // namespace

CaseList::CaseList(const CaseQuery& query, const Dialect& dialect)
    : query_(query),
      few_(query.person || query.post || query.batch),
      table_(query.position && !few_ ? "case_head" : "appointment_case"),
      direction_(query.newest_first ? " DESC" : ""),
      limits_(query.unit, query.visible),
      bound_(dialect) {
  if (surely_empty()) return;
  CaseId start;
  if (query.newest_first) start.uuid.bytes.fill(0xff);
  after_ = to_string(query.after.value_or(start));
  bound_.bind("limit", number_text(query.limit));
  text_ = fmt::format(fmt::runtime(dialect.rows_by_key),
                      "o.case_id, o.procedure, o.procedure_version, o.policy, o.person_id, o.post_id, o.batch_id, "
                      "o.opened_at, o.position, o.version, o.seq, o.leaf, o.unit_id, o.level, o.first_event",
                      ids(), "case_overview", "case_id", direction_);
}

// What every case of the page fulfils, besides units and what it comes after.
std::string CaseList::conditions() {
  std::string text = "t.tenant = :tenant";
  const auto equal = [&](const char* column, const char* name, std::string value) {
    text += fmt::format(" AND t.{} = :{}", column, name);
    bound_.bind(name, std::move(value));
  };
  if (query_.person) equal("person_id", "person", to_string(*query_.person));
  if (query_.post) equal("post_id", "post", to_string(*query_.post));
  if (query_.batch) equal("batch_id", "batch", to_string(*query_.batch));
  if (query_.unit) equal("unit_id", "unit", to_string(*query_.unit));
  if (query_.procedure) equal("procedure", "procedure", *query_.procedure);
  if (query_.position && !few_) equal("position", "position", *query_.position);
  if (query_.position && few_) {  // looked up for each of them, whatever the planner thinks of the position's index
    text += " AND (SELECT position FROM case_head WHERE tenant = t.tenant AND case_id = t.case_id) = :position";
    bound_.bind("position", *query_.position);
  }
  if (!query_.except_procedures.empty()) {
    text += " AND NOT " + bound_.one_of("t.procedure", "text", "except", query_.except_procedures);
  }
  return text;
}

// What is to lead to the page. SQLite knows nothing of the tables and would rather walk all cases, in whose order the
// page is; PostgreSQL chooses by what it knows.
const char* CaseList::index() const {
  if (query_.person) return "case_of_person";
  if (query_.post) return "case_of_post";
  if (query_.batch) return "case_of_batch";
  if (limits_.any) return query_.position ? "work_list_of_unit" : "case_of_unit";
  if (query_.procedure) return query_.position ? "work_list_of_procedure" : "case_of_procedure";
  return query_.position ? "work_list" : nullptr;
}

std::string CaseList::page(const std::string& conditions, const char* index) const {
  const auto hint = index == nullptr ? std::string() : fmt::format(fmt::runtime(bound_.dialect().by_index), index);
  return fmt::format("SELECT t.case_id FROM {} t{} WHERE {} ORDER BY t.case_id{} LIMIT :limit", table_, hint,
                     conditions, direction_);
}

// The ids of the page.
std::string CaseList::ids() {
  const auto common = conditions();
  const auto onwards = common + fmt::format(" AND t.case_id {} :after", query_.newest_first ? '<' : '>');
  if (!limits_.any || few_) {
    bound_.bind("after", after_);
    return page(onwards + (limits_.any ? " AND " + bound_.within(limits_) : std::string()), index());
  }

  std::string all;
  if (!limits_.units.empty()) {
    bound_.bind("after", after_);
    const auto level =
        limits_.levels.empty() ? std::string() : " AND " + bound_.one_of("t.level", "text", "levels", limits_.levels);
    if (query_.unit) {
      all = "SELECT case_id FROM (" + page(onwards + level, index()) + ") AS u";
    } else {
      bound_.bind("units", bound_.dialect().list_of(limits_.units));
      all = fmt::format(fmt::runtime(bound_.dialect().page_of_each_unit),
                        page(onwards + " AND t.unit_id = u.value" + level, index()), table_, "c.case_id");
    }
  }
  if (!limits_.cases.empty()) {  // looked up one by one: they are told here whether they come after
    auto named = limits_.cases;
    std::erase_if(named, [&](const std::string& id) { return query_.newest_first ? id >= after_ : id <= after_; });
    if (!all.empty()) all += " UNION ";
    all += "SELECT case_id FROM (" +
           page(common + " AND " + bound_.one_of("t.case_id", "uuid", "cases", named), nullptr) + ") AS c";
  }
  return fmt::format("SELECT case_id FROM ({}) AS a ORDER BY case_id{} LIMIT :limit", all, direction_);
}

Sql CaseList::statement() const { return BoundText::statement(text_, kColumns); }

}  // namespace renmian::sql
