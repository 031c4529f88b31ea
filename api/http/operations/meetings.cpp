#include "api/service/meetings.hpp"

#include "api/http/operations.hpp"
#include "api/service/view_schemas.hpp"

namespace renmian::http {
namespace {

boost::json::object decided_schema() {
  return schema::object(
      {{"results", schema::array(schema::ref("Answer"))}, {"meeting", schema::nullable(schema::ref("Answer"))}});
}

boost::json::object certificate_formats() { return schema::one_of({"json", "text"}); }

}  // namespace

const Operation kListMeetings{.id = "listMeetings",
                              .tag = "meetings",
                              .summary = {"会议列表", "The list of meetings"},
                              .query = {kAfter, kLimit},
                              .answer = page(page_of<case_row>)};

const Operation kOpenMeeting{.id = "openMeeting",
                             .tag = "meetings",
                             .summary = {"召集会议", "Convenes a meeting"},
                             .body = json_body_of(taken<meeting::Open>),
                             .answer = created(advanced, {"Location", "ETag"})};

const Operation kShowMeeting{.id = "showMeeting",
                             .tag = "meetings",
                             .summary = {"会议", "A meeting, shown like a case"},
                             .description = {"会议的其他命令同事项：POST /api/v1/cases/{id}/commands。",
                                             "Its other commands go to POST /api/v1/cases/{id}/commands."},
                             .answer = json_answer(case_schema)};

const Operation kDecideItems{
    .id = "decideItems",
    .tag = "meetings",
    .summary = {"表决议题", "Decides items of a meeting and with them their cases"},
    .description =
        {"每件事项得到由到会名单与表决结果构成的命令，会议记下已被接受的各项，同一提交。mode 与 results 同批量办理。",
         "Each case gets its command, made of roll and result; the meeting records those that were "
         "accepted, in the same commit. `mode` and `results` are as for batches."},
    .body = json_body_of(items_to_decide_schema),
    .answer = json_answer(decided_schema),
    .problems = {status::gone}};

const Operation kShowItemCertificate{
    .id = "showItemCertificate",
    .tag = "meetings",
    .summary = {"表决结果证明", "What was decided of an item, with its place in the log"},
    .query = {{"format", certificate_formats, {"缺省 json；text 供人阅读", "by default json; text is for people"}}},
    .answer = {.contents = {{"application/json", item_certificate_schema}, {"text/plain"}}},
    .problems = {status::unprocessable_entity}};

}  // namespace renmian::http
