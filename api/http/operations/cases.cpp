#include "api/http/operations.hpp"
#include "api/service/office.hpp"
#include "api/service/view_schemas.hpp"

namespace renmian::http {
namespace {

boost::json::object order_of_cases() { return schema::one_of({"opened", "-opened"}); }

boost::json::object command_schema() {
  return schema::object({{"command", schema::ref("CommandCode")}}, {{"data", schema::map()}});
}

}  // namespace

const Operation kListCases{
    .id = "listCases",
    .tag = "cases",
    .summary = {"事项列表", "The list of cases"},
    .description = {"给出的各项条件须同时满足。系统日志与账号不列入，除非以 procedure 指明。",
                    "All conditions given hold together. Days of the journal and accounts are left out unless their "
                    "procedure is asked for."},
    .query = {{"procedure", schema::text, {"流程代码", "id of the procedure"}},
              {"position", schema::text, {"所处位置的完整代码", "full code of the position, e.g. suspended:publicity"}},
              {"unit", schema::uuid, {"职位所属单位编号", "of posts of this unit, as it was when the case was opened"}},
              {"post", schema::uuid, {"职位编号", "for this post"}},
              {"person", schema::uuid, {"人员编号", "of this person"}},
              {"batch", schema::uuid, {"批次编号", "of this batch"}},
              {"sort",
               order_of_cases,
               {"opened（缺省，先发起的在前）或 -opened", "opened (by default, the oldest first) or -opened"}},
              kAfter,
              kLimit},
    .answer = page(page_of<case_row>)};

const Operation kOpenCase{.id = "openCase",
                          .tag = "cases",
                          .summary = {"发起事项", "Opens a case for a person and a post"},
                          .body = json_body_of(taken<CaseToOpen>),
                          .answer = created(advanced, {"Location", "ETag"})};

const Operation kShowCase{
    .id = "showCase",
    .tag = "cases",
    .summary = {"事项详情", "A case with its facts, and every command that can be asked with its verdicts"},
    .description = {"各项裁定依现有事实作出；命令自身带来的事实尚未计入。",
                    "The verdicts are those of the facts as they stand: a gate that asks for what a command itself "
                    "brings is still unmet here."},
    .answer = json_answer(case_schema),
    .problems = {status::gone}};

const Operation kCommandCase{
    .id = "commandCase",
    .tag = "cases",
    .summary = {"办理事项", "Gives a command to a case"},
    .description = {"data 的结构因命令而异：见 GET /api/v1/procedures/{id} 中 commands 的 schema。缺省为 {}。",
                    "The shape of `data` depends on the command: see `schema` of `commands` in GET "
                    "/api/v1/procedures/{id}. By default it is {}."},
    .body = json_body_of(command_schema),
    .answer = json_answer(advanced, {"ETag"}),
    .condition = Condition::kOfCase,
    .problems = {status::gone}};

const Operation kShowHistory{.id = "showHistory",
                             .tag = "cases",
                             .summary = {"办理记录", "All events of a case in order"},
                             .answer = json_answer(list_of<event_schema>)};

}  // namespace renmian::http
