// Rights over HTTP while a case moves on: promotions and meetings brought to several states are read, with their
// documents, and given every command of the state by everybody, the administrators among them.
#include <gmock/gmock.h>

#include "api/demo/offices.hpp"
#include "api/service/documents.hpp"
#include "api/service/meetings.hpp"
#include "tests/bench/steps.hpp"
#include "tests/support/meeting_facts.hpp"
#include "tests/support/role_office.hpp"

namespace renmian::test {
namespace {

const Timestamp kOpenedAt = *parse_timestamp("2026-03-16T01:00:00.000000Z");
constexpr std::array<std::string_view, 6> kStates{"inspect",     "file_review", "deliberate",
                                                  "agenda_gate", "meeting",     "publicity"};

struct Read {
  std::string_view act;
  std::string_view path;  // {case}, {document}
};
constexpr Read kReads[] = {{"case.read", "cases/{case}"},
                           {"case.read", "cases/{case}/migration"},
                           {"case.history", "cases/{case}/history"},
                           {"case.history", "cases/{case}/proofs"},
                           {"case.see", "rights?case={case}"},
                           {"work.list", "cases/{case}/timers"},
                           {"complaint.read", "cases/{case}/complaints"},
                           {"document.list", "cases/{case}/documents"},
                           {"document.list", "documents/{document}"},
                           {"document.read", "documents/{document}/content"}};

class StatesOffice : public RoleOffice {
 public:
  StatesOffice() : RoleOffice(kOpenedAt) {
    bring_promotions();
    for (const std::size_t commands : {0U, 1U, 2U}) hold_meeting(commands);
    for (const auto* login : {"sysadmin", "secadmin"}) sign_in(login);  // months have passed
    add_everybody({}, cases_);
    sign_in("auditor");
    for (const auto id : cases_) {
      documents_[id] = to_string(keep_document(runtime(), {id, "a.txt", {}}, "内容", journal_actor(), {}).value().id);
    }
  }

  const std::vector<CaseId>& cases() const { return cases_; }
  std::string target(std::string_view path, CaseId id) {
    auto target = "/api/v1/" + std::string(path);
    for (const auto& [name, value] : {std::pair{"{case}", to_string(id)}, {"{document}", documents_.at(id)}}) {
      if (const auto at = target.find(name); at != std::string::npos) {
        target.replace(at, std::string_view(name).size(), value);
      }
    }
    return target;
  }
  std::string state_of(CaseId id) { return std::string(runtime().desk().load(id)->position.state); }

 private:
  // One to each of the states, all of them by the steps of a lawful case.
  void bring_promotions() {
    const auto& promote = appointment::promote();
    const Offices offices(promote.book());
    std::vector<PostId> posts;
    std::vector<std::vector<CaseStep>> ways;
    for (std::size_t i = 0; i < kStates.size(); ++i) {
      const auto post = post_in(kUnitInside, static_cast<std::uint8_t>(31 + i));
      runtime().store().save_posts({{post}});
      posts.push_back(post.id);
      cases_.push_back(runtime().desk().new_case_id());
      ways.push_back(bench::lawful_promotion(kCandidate.person.id, post.id, kOpenedAt));
    }
    bool moved = true;
    for (std::size_t step = 0; moved; ++step) {
      runtime().demo_clock()->set(ways.front().at(step).at);
      moved = false;
      for (std::size_t i = 0; i < kStates.size(); ++i) {
        if (step > 0 && state_of(cases_[i]) == kStates[i]) continue;
        moved = true;
        const auto& [command, data, at] = ways[i][step];
        Request request{.case_id = cases_[i], .command = command, .data = data, .actor = offices.of(command)};
        request.actor.auth = journal_actor().auth;
        if (step == 0)
          request.opening = Opening{std::string(promote.book().info.id), kCandidate.person.id, posts[i], {}};
        give(std::move(request));
      }
    }
  }

  // After so many commands: convened, announced, in session.
  void hold_meeting(std::size_t commands) {
    auto open = request_to_open_meeting(runtime().desk(), meeting_to_open(), journal_actor(), {});
    const auto id = open.case_id;
    give(std::move(open));
    const std::pair<std::string, boost::json::value> next[] = {{"announce_agenda", write_described(agenda_of(1))},
                                                               {"take_roll", write_described(roll_of())}};
    for (std::size_t i = 0; i < commands; ++i) {
      give({.case_id = id, .command = next[i].first, .data = next[i].second, .actor = journal_actor()});
    }
    cases_.push_back(id);
  }

  std::vector<CaseId> cases_;
  std::map<CaseId, std::string> documents_;
};

// The answer to somebody whose right, if any, has no limits but those that the role itself has.
unsigned expected(Role role, std::string_view act, const Subject& subject) {
  const bool of_no_unit = subject.procedure == "meeting";
  if (role == Role::cadre_self || (of_no_unit && role == Role::unit_party)) return 404;
  if (permits(role, act, subject.procedure, subject.state)) return 200;
  return permits(role, "case.see", subject.procedure, subject.state) ? 403 : 404;
}

TEST(EveryState, IsOpenOverHttpAsTheMatrixSays) {
  StatesOffice office;
  auto& desk = office.runtime().desk();
  std::map<std::string, std::map<unsigned, std::size_t>> answers;  // by state
  for (const auto role : RoleOffice::roles()) {
    auto client = office.client(std::string(code_of(role)));
    for (const auto id : office.cases()) {
      const auto loaded = desk.load(id);
      const auto subject = desk.subject_of(*loaded);
      const auto compare = [&](std::string_view act, const HttpResponse& response) {
        const auto code = response.result_int();
        const auto told = code == 403 || code == 404 ? code : 200;
        EXPECT_EQ(told, expected(role, act, subject)) << code_of(role) << " " << act << " " << subject.state << "\n"
                                                      << response.body();
        ++answers[std::string(subject.state)][told];
      };
      for (const auto& read : kReads) compare(read.act, client.get(office.target(read.path, id)));
      const auto tag = '"' + to_string(id) + "-" + std::to_string(loaded->version) + '"';
      for (const auto& prospect : desk.prospects(*loaded)) {
        compare(prospect.command->code,
                client.post(office.target("cases/{case}/commands", id),
                            {{"command", prospect.command->code}, {"data", {{"not", "what it takes"}}}},
                            {{"If-Match", tag}}));
      }
      ASSERT_EQ(desk.load(id)->position.state, loaded->position.state) << "nothing moves by being asked";
    }
  }
  EXPECT_EQ(answers.size(), kStates.size() + 3);
  for (const auto& [state, told] : answers) {
    for (const auto code : {200U, 403U, 404U}) EXPECT_TRUE(told.contains(code)) << state << " " << code;
  }
}

// R2019 and the regulation reference 6.1, read by hand: an item is read by those who deliberate it, while they do.
TEST(EveryState, ShowsAnItemToAMemberWhileItIsDeliberated) {
  StatesOffice office;
  auto client = office.client("pc_member");
  std::map<std::string, unsigned> shown;
  for (const auto id : office.cases()) {
    shown[office.state_of(id)] = client.get(office.target("documents/{document}/content", id)).result_int();
  }
  EXPECT_EQ(shown, (std::map<std::string, unsigned>{{"inspect", 404},
                                                    {"file_review", 404},
                                                    {"deliberate", 200},
                                                    {"agenda_gate", 200},
                                                    {"meeting", 200},
                                                    {"publicity", 404},
                                                    {"meeting_convened", 404},
                                                    {"meeting_announced", 403},
                                                    {"meeting_in_session", 403}}));
}

}  // namespace
}  // namespace renmian::test
