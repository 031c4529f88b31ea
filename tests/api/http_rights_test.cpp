// Rights over HTTP: every cell of the matrix (role x command x unit x own case) is asked for with accounts that hold
// their rights; the states, which few rows name and which cases come to slowly, are asked for beside at the AccessBook
// that the desk asks. And 三员分立, two persons to a right, and that what may not be known is not there.
#include <gmock/gmock.h>

#include <set>

#include "tests/support/role_office.hpp"

namespace renmian::test {
namespace {

namespace json = boost::json;

enum class Where { kInside, kOutside, kOwn };

// What the answer to somebody must be who holds `role` for the unit inside, and is the person of the own cases.
unsigned expected(Role role, std::string_view act, const Subject& subject, Where where) {
  const bool reaches = role == Role::cadre_self ? where == Where::kOwn : where == Where::kInside;
  if (!reaches) return 404;
  if (permits(role, act, subject.procedure, subject.state)) return 200;
  return permits(role, "case.see", subject.procedure, subject.state) ? 403 : 404;
}

// Everybody but the administrators, whose rights are for the unit inside, and cases of their own.
class RightsOffice : public RoleOffice {
 public:
  RightsOffice() {
    std::set<std::string_view> commands;
    for (const auto* kind : appointment::all_kinds()) {
      for (const auto& command : kind->book().commands) {
        if (commands.insert(command.info->code).second) kinds_.insert(kind);
      }
    }
    std::vector<CaseId> all;
    for (const auto* kind : kinds_) {
      for (const auto where : {Where::kInside, Where::kOutside, Where::kOwn}) {
        const auto& who = where == Where::kOwn ? kOneself : kCandidate;
        const auto& post = where == Where::kOutside ? kPostOutside : kPostInside;
        all.push_back(cases_[{kind, where}] = open_case(*kind, who.person.id, post.id));
      }
    }
    add_everybody(kUnitInside.id, all);
    roles_ = RoleOffice::roles();
    std::erase_if(roles_, is_administrator);
  }

  const std::set<const Procedure*>& kinds() const { return kinds_; }
  const std::vector<Role>& roles() const { return roles_; }
  CaseId case_of(const Procedure& kind, Where where) const { return cases_.at({&kind, where}); }

 private:
  std::set<const Procedure*> kinds_;  // which together have every command
  std::vector<Role> roles_;
  std::map<std::pair<const Procedure*, Where>, CaseId> cases_;
};

unsigned told(const HttpResponse& response) {
  const auto code = response.result_int();
  return code == 403 || code == 404 ? code : 200;  // whatever the rules say then
}

TEST(EveryCell, OfTheMatrixIsWhatIsAnsweredOverHttp) {
  RightsOffice office;
  std::size_t cells = 0;
  for (const auto role : office.roles()) {
    auto client = office.client(std::string(code_of(role)));
    std::set<std::string_view> asked;
    for (const auto* kind : office.kinds()) {
      for (const auto& command : kind->book().commands) {
        const auto act = command.info->code;
        if (act == "open" || !asked.insert(act).second) continue;
        for (const auto where : {Where::kInside, Where::kOutside, Where::kOwn}) {
          const auto id = office.case_of(*kind, where);
          const auto subject = office.runtime().desk().subject_of(*office.runtime().desk().load(id));
          const auto response = client.post("/api/v1/cases/" + to_string(id) + "/commands",
                                            {{"command", act}, {"data", {{"not", "what it takes"}}}},
                                            {{"If-Match", '"' + to_string(id) + "-1\""}});
          ASSERT_EQ(told(response), expected(role, act, subject, where))
              << code_of(role) << " " << act << " " << kind->book().info.id << " " << static_cast<int>(where) << " "
              << response.body();
          ++cells;
        }
      }
    }
    for (const auto* kind : office.kinds()) {
      for (const auto where : {Where::kInside, Where::kOutside, Where::kOwn}) {
        const auto id = office.case_of(*kind, where);
        const auto subject = office.runtime().desk().subject_of(*office.runtime().desk().load(id));
        ASSERT_EQ(told(client.get("/api/v1/cases/" + to_string(id))), expected(role, "case.read", subject, where))
            << code_of(role) << " " << kind->book().info.id << " " << static_cast<int>(where);
        ASSERT_EQ(told(client.get("/api/v1/cases/" + to_string(id) + "/history")),
                  expected(role, "case.history", subject, where))
            << code_of(role);
        cells += 2;
      }
    }
  }
  EXPECT_GT(cells, 5000U);
}

TEST(EveryCell, OfTheMatrixIsWhatTheDeskIsToldInEveryState) {
  RightsOffice office;
  const auto now = office.runtime().desk().clock().now();
  const auto& accounts = office.runtime().accounts();
  std::map<std::string_view, bool> acts;  // whether a state matters
  for (const auto& row : account::matrix()) acts[row.act] |= !row.states.empty();
  for (const auto role : office.roles()) {
    const Actor actor{.id = std::string(code_of(role)), .auth = "session", .proved_at = now};
    std::set<std::string_view> visited;
    for (const auto* kind : office.kinds()) {
      std::vector<std::string_view> states;
      for (const auto* state : kind->book().states) {
        if (visited.insert(state->code).second) states.push_back(state->code);
      }
      for (const auto where : {Where::kInside, Where::kOutside, Where::kOwn}) {
        auto subject = office.runtime().desk().subject_of(*office.runtime().desk().load(office.case_of(*kind, where)));
        for (const auto state : states) {
          subject.state = state;
          for (const auto& [act, by_state] : acts) {
            if (!by_state && state != states.front()) continue;
            const auto decision = accounts.decide(actor, act, subject, now);
            const auto as_told = decision.kind == Decision::Kind::kAllowed     ? 200U
                                 : decision.kind == Decision::Kind::kForbidden ? 403U
                                                                               : 404U;
            ASSERT_EQ(as_told, expected(role, act, subject, where))
                << code_of(role) << " " << act << " " << state << " " << static_cast<int>(where);
          }
        }
      }
    }
  }
}

TEST(WhatMayNotBeKnown, IsAnsweredByteForByteLikeWhatIsNotThere) {
  RightsOffice office;
  auto client = office.client("cadre_section");
  const auto outside = to_string(office.case_of(**office.kinds().begin(), Where::kOutside));
  const std::string nowhere = "01900000-0000-7000-8000-00000000ffff";
  const auto same = [&](const std::string& before, const std::string& after, const std::string& there,
                        const std::function<HttpResponse(const std::string&, const Fields&)>& ask) {
    const Fields fields{{"X-Request-Id", "1111111111111111"}};
    auto of_foreign = ask(before + there + after, fields), of_nothing = ask(before + nowhere + after, fields);
    EXPECT_EQ(of_foreign.result_int(), 404U) << before << after << of_foreign.body();
    auto body = of_foreign.body();
    for (auto at = body.find(there); at != std::string::npos; at = body.find(there)) {
      body.replace(at, there.size(), nowhere);
    }
    EXPECT_EQ(body, of_nothing.body()) << before << after;
    EXPECT_EQ(of_foreign[field::content_length], of_nothing[field::content_length]);
  };
  const auto get = [&](const std::string& target, const Fields& fields) { return client.get(target, fields); };
  same("/api/v1/cases/", "", outside, get);
  same("/api/v1/cases/", "/history", outside, get);
  same("/api/v1/rights?case=", "", outside, get);
  same("/api/v1/audit/proof?step=1&case=", "", outside, get);
  same("/api/v1/meetings/", "", outside, get);
  same("/api/v1/persons/", "", to_string(kCandidate.person.id), get);
  same("/api/v1/persons/", "/form", to_string(kCandidate.person.id), get);
  same("/api/v1/persons/", "/record", to_string(kCandidate.person.id), get);
  same("/api/v1/persons/", "/kin", to_string(kCandidate.person.id), get);
  for (const auto* command : {"suspend", "record_file_review", "take_person_record", "no_such_command"}) {
    const auto post = [&](const std::string& target, Fields fields) {
      const auto id = target.find(outside) == std::string::npos ? nowhere : outside;
      fields.emplace_back("If-Match", '"' + id + "-1\"");
      return client.post(target, {{"command", command}}, fields);
    };
    same("/api/v1/cases/", "/commands", outside, post);
  }
  EXPECT_EQ(client.get("/api/v1/users/auditor").result_int(), client.get("/api/v1/users/nobody").result_int());
}

class Administrators : public testing::Test {
 protected:
  std::string propose(const std::string& login, Role role, const std::string& by = "sysadmin") {
    const auto today = date_in_china(office_.runtime().desk().clock().now());
    account::ProposeRight right{.role = role, .from = today, .until = add_days(today, 30), .reason = "试"};
    return command(login, by, "propose_right", write_described(right));
  }

  // "done", the gate that is closed, or the code of the problem.
  std::string command(const std::string& login, const std::string& by, const std::string& code,
                      const json::value& data) {
    const auto shown = json_of(office_.client("auditor").get("/api/v1/users/" + login));
    const auto tag = '"' + std::string(shown.at("case").as_string()) + "-" +
                     std::to_string(shown.at("version").to_number<int>()) + '"';
    const auto response = office_.client(by).post("/api/v1/users/" + login + "/commands",
                                                  {{"command", code}, {"data", data}}, {{"If-Match", tag}});
    if (response.result_int() == 200) return "done";
    const auto problem = json_of(response);
    if (problem.contains("gates")) {
      for (const auto& gate : problem.at("gates").as_array()) {
        if (gate.at("verdict").as_string() == "unmet") return std::string(gate.at("id").as_string());
      }
    }
    return std::string(problem.at("code").as_string());
  }

  SignedInOffice office_;
};

TEST_F(Administrators, ExcludeEachOtherAndEveryOtherRole) {
  for (const auto* login : {"sysadmin", "secadmin", "auditor"}) {
    for (const auto& info : all_roles()) {
      if (info.role == Role::program || info.role == Role::cadre_self || info.role == Role::unit_party ||
          info.role == Role::inspection_team) {
        continue;  // these name limits too
      }
      EXPECT_EQ(propose(login, info.role), code_of(info.role) == login ? "done" : "acc-separation")
          << login << " " << code_of(info.role);
    }
  }
}

TEST_F(Administrators, AreNotMadeOfWhoHasABusinessRole) {
  office_.add("zzb-001", {{.role = Role::cadre_section}});
  for (const auto role : {Role::sysadmin, Role::secadmin, Role::auditor}) {
    EXPECT_EQ(propose("zzb-001", role), "acc-separation");
  }
}

TEST_F(Administrators, GrantInTwosAndNeverToThemselves) {
  office_.add("zzb-001", {});
  EXPECT_EQ(propose("zzb-001", Role::cadre_section), "done");
  EXPECT_EQ(command("zzb-001", "sysadmin", "grant_right", {{"proposal", 1}}), "not-allowed");
  EXPECT_EQ(propose("zzb-001", Role::cadre_section, "secadmin"), "done");
  EXPECT_EQ(command("zzb-001", "secadmin", "grant_right", {{"proposal", 2}}), "acc-two-persons");
  EXPECT_EQ(command("zzb-001", "secadmin", "grant_right", {{"proposal", 1}}), "done");
  EXPECT_EQ(propose("secadmin", Role::secadmin), "done");
  EXPECT_EQ(command("secadmin", "secadmin", "grant_right", {{"proposal", 1}}), "acc-not-oneself");
}

TEST_F(Administrators, DoNotRemoveTheAuditorAlone) {
  EXPECT_EQ(command("auditor", "sysadmin", "withdraw_right", {{"right", 1}, {"reason", "x"}}), "not-allowed");
  EXPECT_EQ(command("auditor", "sysadmin", "disable_account", {{"reason", "x"}}), "not-allowed") << "the only one";
  EXPECT_EQ(command("auditor", "secadmin", "withdraw_right", {{"right", 1}, {"reason", "x"}}), "not-allowed");
  office_.add("auditor-2", {{.role = Role::auditor}});
  EXPECT_EQ(command("auditor", "sysadmin", "disable_account", {{"reason", "x"}}), "acc-protected");
  EXPECT_EQ(command("auditor", "secadmin", "disable_account", {{"reason", "x"}}), "not-allowed");
  EXPECT_EQ(command("auditor", "sysadmin", "propose_disabling", {{"reason", "x"}}), "done");
  EXPECT_EQ(command("auditor", "sysadmin", "confirm_disabling", json::object{}), "not-allowed");
}

TEST_F(Administrators, SeeAccountsAndNoBusiness) {
  for (const auto* login : {"sysadmin", "secadmin", "auditor"}) {
    auto client = office_.client(login);
    EXPECT_EQ(client.get("/api/v1/users").result_int(), 200U) << login;
    EXPECT_EQ(client.get("/api/v1/persons").result_int(), 403U) << login;
    EXPECT_EQ(client.get("/api/v1/posts").result_int(), 403U) << login;
    EXPECT_EQ(client.get("/api/v1/rights").result_int(), 200U) << login;
  }
  office_.add("zzb-001", {{.role = Role::cadre_section}});
  EXPECT_EQ(office_.client("zzb-001").get("/api/v1/users").result_int(), 403U);
  EXPECT_EQ(office_.client("auditor").get("/api/v1/audit/findings").result_int(), 200U);
  EXPECT_EQ(office_.client("sysadmin").get("/api/v1/audit/findings").result_int(), 403U);
}

TEST_F(Administrators, OpenAnAccountOnceUnderOneKeyAndALoginOnce) {
  const json::object what{
      {"login", "zzb-009"}, {"kind", "person"}, {"name", "示例"}, {"unit", "组织部"}, {"reason", "新调入"}};
  auto client = office_.client("sysadmin");
  const auto opened = client.post("/api/v1/users", what, {{"Idempotency-Key", "one"}});
  ASSERT_EQ(opened.result_int(), 201U) << opened.body();
  EXPECT_EQ(opened[field::location], "/api/v1/users/zzb-009");
  EXPECT_EQ(client.post("/api/v1/users", what, {{"Idempotency-Key", "one"}}).result_int(), 201U);
  const auto again = client.post("/api/v1/users", what, {{"Idempotency-Key", "two"}});
  EXPECT_EQ(again.result_int(), 422U);
  EXPECT_NE(again.body().find("login-taken"), std::string::npos);
  EXPECT_EQ(office_.client("secadmin").post("/api/v1/users", what).result_int(), 403U);
  auto more = what;
  more["role"] = "sysadmin";
  EXPECT_EQ(client.post("/api/v1/users", more).result_int(), 422U) << "no member that it does not take";
}

TEST(OnesRights, AreToldWithWhatOneMayDoToACase) {
  RightsOffice office;
  auto client = office.client("file_room");
  const auto own = json_of(client.get("/api/v1/rights"));
  EXPECT_EQ(own.at("roles").as_array().at(0).as_string(), "file_room");
  EXPECT_TRUE(own.at("commands").is_null());
  const auto& kind = *appointment::all_kinds().front();
  const auto rights = json_of(client.get("/api/v1/rights?case=" + to_string(office.case_of(kind, Where::kInside))));
  std::map<std::string, bool> allowed;
  for (const auto& each : rights.at("commands").as_array()) {
    allowed[std::string(each.at("command").as_string())] = each.at("allowed").as_bool();
    EXPECT_EQ(each.at("why").is_null(), each.at("allowed").as_bool());
  }
  EXPECT_TRUE(allowed.at("record_file_review"));
  EXPECT_FALSE(allowed.at("suspend"));
  EXPECT_EQ(json_of(client.get("/api/v1/rights/matrix")).at("items").as_array().size(), account::matrix().size());
  EXPECT_EQ(json_of(client.get("/api/v1/roles")).at("items").as_array().size(), all_roles().size());
}

}  // namespace
}  // namespace renmian::test
