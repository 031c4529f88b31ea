// Another unit's case answers exactly like a case that does not exist: every route under a case, a meeting or a
// document is asked by everybody whose rights are for one unit, and by the administrators.
#include <gmock/gmock.h>

#include "api/http/router.hpp"
#include "api/service/documents.hpp"
#include "api/service/meetings.hpp"
#include "tests/support/meeting_facts.hpp"
#include "tests/support/role_office.hpp"

namespace renmian::test {
namespace {

// What a route takes so that it comes to ask for the right; all others take nothing, or {}.
struct Body {
  std::string_view pattern;
  std::string_view body;
};
constexpr Body kBodies[] = {
    {"/api/v1/cases/{id}/commands", R"({"command":"suspend"})"},
    {"/api/v1/cases/{id}/migration", R"({"to_version":1,"reason":"试","second_person":"x"})"},
};

// {id} stands in the target or in the body.
struct Question {
  http::verb method;
  std::string target;
  std::string body = {};
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// Of all routes under this.
std::vector<Question> questions_under(const std::string& pattern) {
  std::vector<Question> questions;
  for (const auto& route : http::routes()) {
    if (!route.pattern.starts_with(pattern)) continue;
    const auto body = std::ranges::find(kBodies, route.pattern, &Body::pattern);
    questions.push_back({route.method, replaced(std::string(route.pattern), "{n}", "1"),
                         std::string(body == std::end(kBodies) ? "{}" : body->body)});
  }
  return questions;
}

class ForeignOffice : public RoleOffice {
 public:
  ForeignOffice() : RoleOffice(*parse_timestamp("2026-04-20T01:00:00.000000Z")) {
    const auto& kind = *appointment::all_kinds().front();
    const auto inside = open_case(kind, kCandidate.person.id, kPostInside.id);
    foreign_case = open_case(kind, kCandidate.person.id, kPostOutside.id);
    auto open = request_to_open_meeting(runtime().desk(), meeting_to_open(), journal_actor(), {});
    meeting = open.case_id;
    give(std::move(open));
    give({.case_id = meeting,
          .command = "announce_agenda",
          .data = write_described(agenda_of(1)),
          .actor = journal_actor()});
    document = keep_document(runtime(), {foreign_case, "a.txt", {}}, "内容", journal_actor(), {}).value().id;
    add_everybody(kUnitInside.id, {inside});
  }

  CaseId foreign_case, meeting;
  DocumentId document;
};

constexpr auto kNowhere = "01900000-0000-7000-8000-00000000ffff";

// Everything that the caller sees, but the time.
std::string seen(HttpClient& client, const Question& question, const std::string& id) {
  const bool has_body = question.method == verb::post || question.method == verb::put;
  Fields fields{{"X-Request-Id", "1111111111111111"}};
  if (has_body) {
    fields.emplace_back("Content-Type", "application/json");
    fields.emplace_back("If-Match", '"' + id + "-1\"");
  }
  const auto response = client.send(question.method, replaced(question.target, "{id}", id),
                                    has_body ? replaced(question.body, "{id}", id) : std::string{}, fields);
  std::string all = std::to_string(response.result_int()) + "\n";
  for (const auto& each : response) {
    if (each.name() == field::date) continue;
    all.append(each.name_string()).append(": ").append(each.value()).append("\n");
  }
  return replaced(all + response.body(), id, kNowhere);
}

TEST(AForeignCase, AnswersEveryRouteLikeOneThatDoesNotExist) {
  ForeignOffice office;
  std::vector<std::pair<Question, std::string>> all;
  const auto add = [&](const std::vector<Question>& questions, const std::string& id) {
    EXPECT_FALSE(questions.empty());
    for (const auto& question : questions) all.emplace_back(question, id);
  };
  for (const auto& id : {to_string(office.foreign_case), to_string(office.meeting)}) {
    add(questions_under("/api/v1/cases/{id}"), id);
    add(questions_under("/api/v1/meetings/{id}"), id);
    add({{verb::get, "/api/v1/rights?case={id}"},
         {verb::get, "/api/v1/timers?case={id}"},
         {verb::get, "/api/v1/work?case={id}"},
         {verb::get, "/api/v1/audit/proof?step=1&case={id}"},
         {verb::post, "/api/v1/exports", R"({"scope":{"cases":["{id}"]},"with_payloads":true,"reason":"检查"})"}},
        id);
  }
  add(questions_under("/api/v1/documents/{id}"), to_string(office.document));

  for (const auto role : RoleOffice::roles()) {
    auto client = office.client(std::string(code_of(role)));
    for (const auto& [question, id] : all) {
      const auto of_foreign = seen(client, question, id);
      EXPECT_EQ(of_foreign, seen(client, question, kNowhere))
          << code_of(role) << " " << to_string(question.method) << " " << question.target;
      if (question.target.find("/{id}") != std::string::npos) {
        EXPECT_TRUE(of_foreign.starts_with("404"))
            << code_of(role) << " " << to_string(question.method) << " " << question.target << "\n"
            << of_foreign;
      }
    }
  }
}

// The other side of it: who may see the case is answered otherwise.
TEST(AForeignCase, IsThereForThoseOfItsUnit) {
  ForeignOffice office;
  office.add("zzb-outside", {{.role = Role::od_head, .unit = kUnitOutside.id}});
  auto client = office.client("zzb-outside");
  const auto there = [&](const Question& question, const std::string& id) {
    const auto answer = seen(client, question, id);
    EXPECT_FALSE(answer.starts_with("404")) << question.target << "\n" << answer;
  };
  for (const auto& question : questions_under("/api/v1/cases/{id}")) {
    if (!question.target.ends_with("/stream"))
      there(question, to_string(office.foreign_case));  // it would be held open
  }
  for (const auto& question : questions_under("/api/v1/documents/{id}")) there(question, to_string(office.document));
}

TEST(AForeignCase, IsInNoListOfMeetingsAndInNoExport) {
  ForeignOffice office;
  office.add("zzb-everywhere", {{.role = Role::od_head}});
  auto limited = office.client("od_head"), unlimited = office.client("zzb-everywhere");
  const auto meetings = [](HttpClient& client) {
    return json_of(client.get("/api/v1/meetings")).at("items").as_array().size();
  };
  EXPECT_EQ(meetings(limited), 0U);
  EXPECT_EQ(meetings(unlimited), 1U);

  const auto exports = [](HttpClient& client, const boost::json::object& scope) {
    return client.post("/api/v1/exports", {{"scope", scope}, {"with_payloads", true}, {"reason", "检查"}}).result_int();
  };
  const boost::json::object everything, since{{"since", 0}};
  for (const auto& scope : {everything, since, {{"unit", to_string(kUnitOutside.id)}}}) {
    EXPECT_EQ(exports(limited, scope), 404U) << scope;
    EXPECT_EQ(exports(unlimited, scope), 201U) << scope;
  }
  EXPECT_EQ(exports(limited, {{"unit", to_string(kUnitInside.id)}}), 201U);
}

}  // namespace
}  // namespace renmian::test
