// Rules, calendar, policy, documents, timers, complaints, exports, version, and parts of cases and registers.
#include "api/http/operations.hpp"
#include "api/service/calendar_views.hpp"
#include "api/service/case_moves.hpp"
#include "api/service/case_proofs.hpp"
#include "api/service/complaints.hpp"
#include "api/service/documents.hpp"
#include "api/service/office.hpp"
#include "api/service/policy_changes.hpp"
#include "api/service/rules.hpp"
#include "api/service/timers.hpp"
#include "api/service/trail_exports.hpp"
#include "api/service/version.hpp"

namespace renmian::http {
namespace {

boost::json::object years() { return schema::whole(1900, 9999); }
boost::json::object numbers_of_days() { return schema::whole(0, 10'000); }
boost::json::object digest() { return {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}; }

boost::json::object ids_of_rules() {
  boost::json::array ids;
  for (const auto& rule : all_rules()) ids.emplace_back(rule.info->id);
  return {{"type", "string"}, {"enum", std::move(ids)}};
}

boost::json::object ids_of_policies() {
  boost::json::array ids;
  for (const auto* procedure : compiled_procedures()) ids.emplace_back(procedure->book().info.id);
  return {{"type", "string"}, {"enum", std::move(ids)}};
}

boost::json::object proposal_to_add() {
  return schema::object({{"values", schema::map()}, {"reason", schema_of<Paragraph>(no_words)}});
}

const QueryParameter kDueBy{"due_by", schema::date, {"到此日为止到期", "due by this day"}};
const QueryParameter kOverdue{"overdue", schema::flag, {"只要已过期的", "true: only those whose last day is over"}};
const std::vector<std::string_view> kFileFields{"Content-Disposition", "ETag", "Repr-Digest"};

}  // namespace

// --- Rules, calendar, policy, version ---

const Operation kListRules{
    .id = "listRules",
    .tag = "procedures",
    .summary = {"规则",
                "Every rule: where it is asked, its source, how sure that is, who confirms and who may waive it"},
    .answer = json_answer(list_of<rule_schema>)};

const Operation kShowRule{.id = "showRule",
                          .tag = "procedures",
                          .summary = {"一条规则", "One rule"},
                          .identifier = ids_of_rules,
                          .answer = json_answer(rule_schema)};

const Operation kShowCalendar{.id = "showCalendar",
                              .tag = "calendar",
                              .summary = {"工作日历", "Days off and days worked, by the yearly notices"},
                              .query = {{"year", years, {"只要这一年", "of this year only"}}},
                              .answer = json_answer(given<Calendar>)};

const Operation kCountWorkingDays{
    .id = "countWorkingDays",
    .tag = "calendar",
    .summary = {"数工作日", "Counts working days as the rules do; the day it begins is not counted"},
    .description = {"给出 days 或 to。", "Either `days` or `to`."},
    .query = {{"from", schema::date, {"起点，不计入", "counted from, itself not counted"}, true},
              {"days", numbers_of_days, {"工作日数", "how many working days"}},
              {"to", schema::date, {"止日", "up to and with this day"}}},
    .answer = json_answer(given<CountedPeriod>)};

const Operation kListPolicies{
    .id = "listPolicies",
    .tag = "policy",
    .summary = {"现行政策参数", "The policies in force, of the newest version of each procedure"},
    .answer = json_answer(list_of<policy_schema>)};

const Operation kShowPolicy{.id = "showPolicy",
                            .tag = "policy",
                            .summary = {"一个流程的现行政策参数", "The policy in force of one procedure"},
                            .identifier = ids_of_policies,
                            .answer = json_answer(policy_schema)};

const Operation kListPolicyProposals{.id = "listPolicyProposals",
                                     .tag = "policy",
                                     .summary = {"政策参数提案", "What was proposed, and what of it came into force"},
                                     .identifier = ids_of_policies,
                                     .answer = json_answer(list_of<proposal_schema>)};

const Operation kAddPolicyProposal{
    .id = "addPolicyProposal",
    .tag = "policy",
    .summary = {"提出政策参数", "Proposes values, which another person puts in force"},
    .description =
        {"未写的参数取缺省值；只可从严，不可放宽。",
         "What is left out of `values` has its default. Stricter than the regulation is taken, laxer is not."},
    .identifier = ids_of_policies,
    .body = json_body_of(proposal_to_add),
    .answer = created(proposal_schema, {})};

const Operation kConfirmPolicyProposal{.id = "confirmPolicyProposal",
                                       .tag = "policy",
                                       .summary = {"确认政策参数提案", "Puts in force what another person proposed"},
                                       .identifier = ids_of_policies,
                                       .answer = json_answer(proposal_schema)};

const Operation kShowVersion{.id = "showVersion",
                             .tag = "system",
                             .summary = {"程序版本", "What program this is"},
                             .answer = json_answer(given<ProgramVersion>)};

// --- Documents ---

const Operation kAddDocument{
    .id = "addDocument",
    .tag = "documents",
    .summary = {"上传事项文件", "Hands in a document of a case; the body is the file"},
    .description =
        {"类型以内容为准：PDF、OFD、DOCX、XLSX、PNG、JPEG、LRMX、UTF-8 文本。可附 Content-Digest（RFC 9530）。",
         "What it is shows in the content: PDF, OFD, DOCX, XLSX, PNG, JPEG, LRMX, UTF-8 text. "
         "`Content-Digest` (RFC 9530) is held against it if it is given."},
    .query = {{"case", schema::uuid, {"所属事项", "the case it belongs to"}, true},
              {"name", taken<Line>, {"文件名，不含路径", "name of the file, without a path"}, true},
              {"number", taken<Line>, {"文号", "number of the document"}}},
    .body = RequestBody{{{"application/octet-stream"}}},
    .answer = created(given<KeptDocument>),
    .problems = {status::not_found}};

const Operation kShowDocument{.id = "showDocument",
                              .tag = "documents",
                              .summary = {"文件登记信息", "What is known of a document"},
                              .answer = json_answer(given<KeptDocument>)};

const Operation kShowDocumentContent{.id = "showDocumentContent",
                                     .tag = "documents",
                                     .summary = {"下载文件", "The file; that it was fetched is put on record"},
                                     .answer = {.contents = {{"application/pdf"},
                                                             {"application/ofd"},
                                                             {"application/vnd.openxmlformats-officedocument."
                                                              "wordprocessingml.document"},
                                                             {"application/vnd.openxmlformats-officedocument."
                                                              "spreadsheetml.sheet"},
                                                             {"image/png"},
                                                             {"image/jpeg"},
                                                             {"application/xml"},
                                                             {"text/plain"},
                                                             {"application/octet-stream"}},
                                                .fields = kFileFields}};

const Operation kListDocumentsByDigest{
    .id = "listDocumentsByDigest",
    .tag = "documents",
    .summary = {"按内容摘要查文件", "The documents with this content: SHA-256 in lower-case hexadecimal"},
    .identifier = digest,
    .answer = json_answer(list_of<given<KeptDocument>>)};

const Operation kListDocumentsOfCase{.id = "listDocumentsOfCase",
                                     .tag = "documents",
                                     .summary = {"事项文件", "The documents of a case"},
                                     .query = {kAfter, kLimit},
                                     .answer = page(page_of<given<KeptDocument>>)};

// --- Parts of cases, and what concerns many ---

const Operation kShowCaseProofs{
    .id = "showCaseProofs",
    .tag = "cases",
    .summary = {"事项的收录证明", "That each event of the case is in the log (RFC 9162, 2.1.3), under one checkpoint"},
    .answer = json_answer(given<CaseProofs>)};

const Operation kShowEventProof{
    .id = "showEventProof",
    .tag = "cases",
    .summary = {"一步的收录证明", "That one event of the case is in the log (C2SP tlog-proof)"},
    .answer = {.contents = {{"text/plain"}}}};

const Operation kShowMigration{
    .id = "showMigration",
    .tag = "cases",
    .summary = {"预演版本转换",
                "What a move to the newest version and the policy in force would mean; changes nothing"},
    .answer = json_answer(move_schema)};

const Operation kMigrateCase{.id = "migrateCase",
                             .tag = "cases",
                             .summary = {"版本转换", "Moves the case to the newest version and the policy in force"},
                             .body = json_body_of(taken<MoveToOrder>),
                             .answer = json_answer(advanced, {"ETag"}),
                             .problems = {status::precondition_failed}};

const Operation kListTimers{.id = "listTimers",
                            .tag = "work",
                            .summary = {"时限", "The clocks that run in cases"},
                            .query = {{"case", schema::uuid, {"事项编号", "of this case"}},
                                      {"role", schema::text, {"提醒何角色", "the role that is reminded"}},
                                      kDueBy,
                                      kOverdue,
                                      kAfterPlace,
                                      kLimit},
                            .answer = page(page_of<given<Timer>>),
                            .problems = {status::not_found}};

const Operation kListTimersOfCase{.id = "listTimersOfCase",
                                  .tag = "work",
                                  .summary = {"事项的时限", "The clocks that run in one case"},
                                  .query = {kDueBy, kOverdue, kAfterPlace, kLimit},
                                  .answer = page(page_of<given<Timer>>)};

const Operation kListComplaints{.id = "listComplaints",
                                .tag = "complaints",
                                .summary = {"未办结的信访举报", "Complaints that are not concluded, across cases"},
                                .query = {kAfterPlace, kLimit},
                                .answer = page(page_of<given<ComplaintInCase>>)};

const Operation kListComplaintsOfCase{.id = "listComplaintsOfCase",
                                      .tag = "complaints",
                                      .summary = {"事项的信访举报", "All complaints of a case"},
                                      .answer = json_answer(list_of<given<ComplaintInCase>>)};

// --- Exports ---

const Operation kListExports{.id = "listExports",
                             .tag = "exports",
                             .summary = {"导出申请", "Exports of the trail that were asked for"},
                             .query = {kAfter, kLimit},
                             .answer = page(page_of<given<KeptExport>>)};

const Operation kRequestExport{
    .id = "requestExport",
    .tag = "exports",
    .summary = {"申请导出", "Asks for an export of the trail, which another person must confirm"},
    .body = json_body_of(taken<ExportToRequest>),
    .answer = created(given<KeptExport>),
    .problems = {status::not_found}};

const Operation kShowExport{.id = "showExport",
                            .tag = "exports",
                            .summary = {"一次导出", "One export, and how far it has come"},
                            .answer = json_answer(given<KeptExport>)};

const Operation kConfirmExport{.id = "confirmExport",
                               .tag = "exports",
                               .summary = {"确认导出", "Confirms what another person asked for; it is then built"},
                               .answer = json_answer(given<KeptExport>)};

const Operation kShowExportContent{
    .id = "showExportContent",
    .tag = "exports",
    .summary = {"取走导出文件", "The export, for seven days, for who asked or confirmed"},
    .answer = {.contents = {{"application/zip"}}, .fields = kFileFields},
    .problems = {status::conflict}};

// --- Registers ---

const Operation kShowUnit{
    .id = "showUnit", .tag = "registers", .summary = {"一个单位", "One unit"}, .answer = json_answer(given<Unit>)};

const Operation kSetUnit{.id = "setUnit",
                         .tag = "registers",
                         .summary = {"更正单位", "Sets name and place of a unit anew"},
                         .body = json_body_of(taken<UnitToAdd>),
                         .answer = json_answer(given<Unit>),
                         .condition = Condition::kOfWhatIsThere};

const Operation kShowPost{
    .id = "showPost", .tag = "registers", .summary = {"一个职位", "One post"}, .answer = json_answer(given<Post>)};

const Operation kSetPost{.id = "setPost",
                         .tag = "registers",
                         .summary = {"更正职位", "Sets a post anew, but for its unit and level"},
                         .body = json_body_of(taken<PostToAdd>),
                         .answer = json_answer(given<Post>),
                         .condition = Condition::kOfWhatIsThere};

}  // namespace renmian::http
