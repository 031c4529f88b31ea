#include "api/http/handlers.hpp"
#include "api/http/input.hpp"
#include "api/http/query.hpp"
#include "api/service/may.hpp"
#include "api/service/office.hpp"
#include "api/service/on_record.hpp"
#include "api/service/search.hpp"
#include "engine/data/writer.hpp"

namespace renmian::http {

Response list_persons(const Call& call) {
  Query query(call);
  PeopleQuery wanted;
  wanted.name = query.text("name").value_or("");
  wanted.by_name = query.choice("sort", {"id", "name"}) == "name";
  if (wanted.by_name && !wanted.name.empty()) {
    query.wrong("sort", {"按姓名筛选时只能按编号排序", "people asked for by name are sorted by id"});
  }
  wanted.after = query.id<PersonId>("after");
  const auto limit = query.limit();
  if (auto bad = query.problems()) return std::move(*bad);
  wanted.limit = limit + 1;
  // People belong to no unit: the register is for those who are not limited to some.
  if (auto lacking = lacks_right(call.desk(), *call.actor, "person.list", PersonId{})) {
    return problem(*lacking, call.reply_to);
  }
  return query.page<Person>(
      list_people(call.store(), wanted), limit, [](const Person& person) { return to_string(person.id); },
      [](const Person& person) { return write_described(person); });
}

// The body is the file itself: .lrmx (XML) or .lrm, told apart by its first byte.
Response import_person(const Call& call) {
  Query query(call);
  const auto name = query.text("name");
  if (auto bad = query.problems()) return std::move(*bad);
  if (!has_content_type(call.request, "application/xml") &&
      !has_content_type(call.request, "application/octet-stream")) {
    return problem(kinds::kUnsupportedMediaType, call.reply_to,
                   {"请求内容应为 application/xml（.lrmx）或 application/octet-stream（.lrm）",
                    "the body should be application/xml (.lrmx) or application/octet-stream (.lrm)"});
  }
  const auto imported = import_forms(call.desk(), call.runtime.random(),
                                     {{name.value_or("form.lrmx"), call.request.body(), std::nullopt}}, *call.actor);
  if (!imported) return problem_with(kinds::kBadInput, call.reply_to, imported.error());
  const auto& [file, person, warnings] = imported->front();
  put_on_record(call.runtime, RegisterName::persons, to_string(person.id), *call.actor);
  boost::json::array told;
  for (const auto& warning : warnings) told.push_back(to_json(warning));
  auto response = json_response({{"person", write_described(person)}, {"warnings", std::move(told)}}, status::created);
  response.with("Location", "/api/v1/persons/" + to_string(person.id));
  return response;
}

Response show_person(const Call& call) {
  const auto id = parse_id<OfPerson>(call.id);
  if (!id) return no_such(call);
  if (auto lacking = lacks_right(call.desk(), *call.actor, "person.read", *id)) return problem(*lacking, call.reply_to);
  const auto found = call.store().person(*id);
  if (!found) return no_such(call);
  put_on_record(call.runtime, FilePart::person, *id, *call.actor);
  return json_response(write_described(found->person));
}

Response show_form(const Call& call) {
  const auto id = parse_id<OfPerson>(call.id);
  if (!id) return no_such(call);
  if (auto lacking = lacks_right(call.desk(), *call.actor, "form.read", *id)) return problem(*lacking, call.reply_to);
  auto found = call.store().person(*id);
  if (!found) return no_such(call);
  put_on_record(call.runtime, FilePart::form, *id, *call.actor);
  Response response{status::ok, "application/xml; charset=utf-8", std::move(found->form)};
  response.with("Content-Disposition", "attachment; filename=\"" + to_string(*id) + ".lrmx\"");
  return response;
}

}  // namespace renmian::http
