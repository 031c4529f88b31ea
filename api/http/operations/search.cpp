#include "api/http/operations.hpp"
#include "api/service/statistics.hpp"

namespace renmian::http {
namespace {

boost::json::object kinds_of_search() { return schema::one_of({"persons", "cases", "units", "posts"}); }

boost::json::object search_schema() {
  return schema::object({{"persons", schema::array(given<Person>())},
                         {"cases", schema::array(case_row())},
                         {"units", schema::array(given<Unit>())},
                         {"posts", schema::array(given<Post>())}});
}

}  // namespace

const Operation kSearch{
    .id = "search",
    .tag = "search",
    .summary = {"查找", "Finds people, cases, units and posts"},
    .description =
        {"按姓名、单位名称、职务名称的任一部分或其拼音首字母、事项编号（如 2026-000123）、文号的开头查找；"
         "事项也按其人选的姓名找到。只给出可以知悉的内容，不计总数。",
         "By any part of a name or title or of its initials in pinyin, by the number of a case (2026-000123), "
         "by the beginning of the number of a document that a case names. Cases are found by the names of "
         "their people too. Only what the caller may know of is shown, and nothing is counted."},
    .query = {{"q", taken<Line>, {"要查找的文字", "what to look for"}, true},
              {"kind", kinds_of_search, {"只查找此类", "only of this kind"}},
              kLimit},
    .answer = json_answer(search_schema)};

const Operation kShowStatistics{
    .id = "showStatistics",
    .tag = "search",
    .summary = {"统计", "Counts of cases, of refusals by gate and of open work"},
    .query = {{"unit", schema::uuid, {"职位所属单位编号", "of posts of this unit"}},
              {"from", schema::date, {"此日（含）以后发起的事项", "of cases opened on this day or later"}},
              {"until", schema::date, {"此日（含）以前发起的事项", "of cases opened on this day or before"}}},
    .answer = json_answer(given<Statistics>)};

}  // namespace renmian::http
