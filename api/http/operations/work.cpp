#include "api/http/operations.hpp"
#include "api/service/delegations.hpp"
#include "api/service/view_schemas.hpp"

namespace renmian::http {
namespace {

boost::json::object kinds_of_work() { return schema::one_of({"work", "clock"}); }

}  // namespace

const Operation kListWork{
    .id = "listWork",
    .tag = "work",
    .summary = {"待办", "What cases wait for"},
    .query = {{"role", schema::text, {"由何角色办理", "the role whose task it is"}},
              {"assignee", schema::text, {"指派给谁（工号）", "assigned to this member of staff"}},
              {"kind", kinds_of_work, {"work 为应办之事，clock 为期限", "work: owed; clock: a period that ends"}},
              {"due_by", schema::date, {"到此日为止到期", "due by this day"}},
              {"case", schema::uuid, {"事项编号", "of this case"}},
              kAfterPlace,
              kLimit},
    .answer = page(page_of<due_schema>)};

const Operation kListDelegations{.id = "listDelegations",
                                 .tag = "work",
                                 .summary = {"委托", "Who may act for whom"},
                                 .query = {{"to", schema::text, {"受托人工号", "exact staff number of who may act"}}},
                                 .answer = json_answer(list_of<given<Delegation>>)};

const Operation kAddDelegation{.id = "addDelegation",
                               .tag = "work",
                               .summary = {"登记委托", "Adds a delegation"},
                               .body = json_body_of(taken<DelegationToAdd>),
                               .answer = created(given<Delegation>, {})};

const Operation kRevokeDelegation{.id = "revokeDelegation",
                                  .tag = "work",
                                  .summary = {"撤销委托", "Revokes a delegation"},
                                  .answer = json_answer(given<Delegation>)};

}  // namespace renmian::http
