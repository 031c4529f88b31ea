#include "api/http/operations.hpp"
#include "api/service/office.hpp"
#include "api/service/person_record.hpp"
#include "api/service/view_schemas.hpp"

namespace renmian::http {

namespace {

boost::json::object order_of_people() { return schema::one_of({"id", "name"}); }

}  // namespace

const Operation kListPersons{
    .id = "listPersons",
    .tag = "persons",
    .summary = {"人员列表", "The list of people"},
    .query = {{"name", schema::text, {"姓名或其拼音首字母的一部分", "a part of the name or of its initials in pinyin"}},
              {"sort", order_of_people, {"id（缺省）或 name", "id (by default) or name; only id with name=..."}},
              kAfter,
              kLimit},
    .answer = page(page_of<given<Person>>)};

const Operation kImportPerson{
    .id = "importPerson",
    .tag = "persons",
    .summary = {"导入任免审批表", "Imports a form (任免审批表)"},
    .description = {"请求内容即文件：.lrmx（XML）或 .lrm。同一表再次导入得到同一人员。",
                    "The body is the file itself: .lrmx (XML) or .lrm. The same form gives the person it gave before."},
    .query = {{"name", schema::text, {"文件名，用于提示", "name of the file, for messages"}}},
    .body = RequestBody{{{"application/xml"}, {"application/octet-stream"}}},
    .answer = created(imported_form_schema)};

const Operation kShowPerson{
    .id = "showPerson", .tag = "persons", .summary = {"人员", "A person"}, .answer = json_answer(given<Person>)};

const Operation kShowForm{.id = "showForm",
                          .tag = "persons",
                          .summary = {"任免审批表", "The form a person was read from, as .lrmx"},
                          .answer = {.contents = {{"application/xml"}}, .fields = {"Content-Disposition"}}};

const Operation kShowRecord{.id = "showRecord",
                            .tag = "persons",
                            .summary = {"人员履历资料", "What is known of a person beside the form"},
                            .answer = json_answer(given<PersonRecordOf>)};

const Operation kSetRecord{.id = "setRecord",
                           .tag = "persons",
                           .summary = {"登记履历资料", "Sets all of it"},
                           .body = json_body_of(taken<PersonRecord>),
                           .answer = json_answer(given<PersonRecordOf>),
                           .condition = Condition::kOfWhatIsThere};

const Operation kDraftRecord{.id = "draftRecord",
                             .tag = "persons",
                             .summary = {"由表生成资料草稿", "What the form says of it, for a person to complete"},
                             .description = {"表中没有的为 null，notes 指出其所在。",
                                             "What the form does not say is null; `notes` names these places."},
                             .answer = json_answer(record_draft_schema),
                             .problems = {status::unprocessable_entity}};

const Operation kListKin{.id = "listKin",
                         .tag = "persons",
                         .summary = {"与工作人员的关系", "The members of staff who are the person or a relative"},
                         .answer = json_answer(given<TiesToStaff>)};

const Operation kSetKin{.id = "setKin",
                        .tag = "persons",
                        .summary = {"登记与工作人员的关系", "Sets all of these ties"},
                        .body = json_body_of(taken<TiesToStaff>),
                        .answer = json_answer(given<TiesToStaff>),
                        .condition = Condition::kOfWhatIsThere};

}  // namespace renmian::http
