#include "api/service/accounts.hpp"
#include "api/http/operations.hpp"

namespace renmian::http {
namespace {

boost::json::object command_schema() {
  return schema::object({{"command", schema::ref("CommandCode")}}, {{"data", schema::map()}});
}

boost::json::object grants_schema() { return schema::array(given<account::Grant>()); }

boost::json::object account_schema() {
  return schema::joined(given<AccountRow>(), schema::object({{"case", schema::uuid()},
                                                             {"version", schema::whole()},
                                                             {"person", schema::nullable(schema::uuid())},
                                                             {"proposals", schema::array(given<account::Proposal>())},
                                                             {"grants", grants_schema()}}));
}

boost::json::object role_schema() {
  return schema::object({{"code", schema::text()}, {"title", schema::words()}, {"administrator", schema::flag()}});
}

boost::json::object right_to_command_schema() {
  return schema::object({{"command", schema::text()},
                         {"title", schema::words()},
                         {"allowed", schema::flag()},
                         {"prove_again", schema::flag()},
                         {"why", schema::nullable(schema::words())}});
}

boost::json::object rights_schema() {
  return schema::object({{"login", schema::text()},
                         {"name", schema::nullable(schema::text())},
                         {"unit", schema::text()},
                         {"roles", schema::array(schema::text())},
                         {"grants", grants_schema()},
                         {"commands", schema::nullable(schema::array(right_to_command_schema()))}});
}

boost::json::object matrix_row_schema() {
  return schema::object({{"act", schema::text()},
                         {"procedure", schema::nullable(schema::text())},
                         {"states", schema::array(schema::text())},
                         {"fresh_proof", schema::flag()},
                         {"roles", schema::array(schema::text())}});
}

}  // namespace

const Operation kListUsers{
    .id = "listUsers",
    .tag = "accounts",
    .summary = {"账号列表", "The accounts, by login"},
    .query = {{"after", schema::text, {"上一页最后一个登录名", "the last login of the page before"}}, kLimit},
    .answer = page(page_of<given<AccountRow>>)};

const Operation kOpenUser{.id = "openUser",
                          .tag = "accounts",
                          .summary = {"开立账号", "Opens an account; the system administrator does"},
                          .body = json_body_of(taken<account::OpenAccount>),
                          .answer = created(advanced, {"Location", "ETag"})};

const Operation kShowUser{.id = "showUser",
                          .tag = "accounts",
                          .summary = {"账号详情", "An account with its rights and what was proposed"},
                          .identifier = schema::text,
                          .answer = json_answer(account_schema)};

const Operation kCommandUser{
    .id = "commandUser",
    .tag = "accounts",
    .summary = {"办理账号", "Gives a command to an account: propose, grant or withdraw a right, disable it, ..."},
    .description = {"账号是流程 account 的事项：data 的结构见 GET /api/v1/procedures/account。",
                    "An account is a case of the procedure `account`: for the shape of `data` see GET "
                    "/api/v1/procedures/account."},
    .identifier = schema::text,
    .body = json_body_of(command_schema),
    .answer = json_answer(advanced, {"ETag"}),
    .condition = Condition::kOfCase};

const Operation kListRoles{.id = "listRoles",
                           .tag = "accounts",
                           .summary = {"岗位", "The roles in which people act"},
                           .answer = json_answer(list_of<role_schema>)};

const Operation kShowRights{
    .id = "showRights",
    .tag = "accounts",
    .summary = {"本人权限", "The caller's own rights, and which commands they may give to a case"},
    .query = {{"case", schema::uuid, {"事项编号", "also what the caller may do to this case"}}},
    .answer = json_answer(rights_schema),
    .problems = {status::not_found}};

const Operation kShowMatrix{.id = "showMatrix",
                            .tag = "accounts",
                            .summary = {"授权矩阵", "The authorisation matrix: which role may do what"},
                            .answer = json_answer(list_of<matrix_row_schema>)};

}  // namespace renmian::http
