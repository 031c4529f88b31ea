// Rights over HTTP to what is no command of a case: every act of the matrix that no procedure knows as a command, and
// the commands that open something, are asked for by everybody, the administrators among them.
#include <gmock/gmock.h>

#include <set>

#include "api/service/documents.hpp"
#include "api/service/events/events_out.hpp"
#include "api/service/meetings.hpp"
#include "api/service/person_record.hpp"
#include "api/service/trail_exports.hpp"
#include "tests/support/meeting_facts.hpp"
#include "tests/support/role_office.hpp"

namespace renmian::test {
namespace {

// What an act is done to, as far as rights have limits: an office of one unit, an inspection team and a cadre, who has
// rights to their own alone, reach less than the others, who are not limited here.
enum class About { kNothing, kUnit, kAllUnits, kPerson, kEverybody, kCase, kMeeting, kAccount };

enum class But {
  kNothing,
  kShows,    // everybody is answered, and who may is shown this
  kUnless,   // the same request is permitted by this act too
  kWith,     // it takes this act besides
  kOpens,    // something new: who may not is told so in either way
  kMissing,  // there is none: who may is told so
  kHidden    // who may not is told that there is none
};

struct Asked {
  std::string_view act;
  verb method;
  std::string_view path;  // after /api/v1/; {case} and the like stand for one that is there
  About about = About::kNothing;
  std::string_view body = {};
  But but = But::kNothing;
  std::string_view what = {};
};

// clang-format off
constexpr Asked kAsked[] = {
    {"case.list", verb::get, "cases"},
    {"open", verb::post, "cases", About::kUnit, R"({"person":"{candidate}","post":"{post}","need":"空缺"})", But::kOpens},
    {"case.see", verb::get, "rights?case={case}", About::kCase},
    {"case.read", verb::get, "cases/{case}", About::kCase},
    {"case.read", verb::get, "cases/{case}/migration", About::kCase},
    {"case.history", verb::get, "cases/{case}/history", About::kCase},
    {"case.history", verb::get, "cases/{case}/proofs", About::kCase},
    {"case.history", verb::get, "cases/{case}/proofs/1", About::kCase},
    {"case.move", verb::post, "cases/{case}/migration", About::kCase, R"({"to_version":1,"reason":"试","second_person":"x"})"},
    {"complaint.read", verb::get, "cases/{case}/complaints", About::kCase},
    {"complaint.list", verb::get, "complaints"},
    {"work.list", verb::get, "work"},
    {"work.list", verb::get, "timers"},
    {"work.list", verb::get, "cases/{case}/timers", About::kCase},
    {"search.find", verb::get, "search?q=x"},
    {"statistics.read", verb::get, "statistics"},
    {"batch.list", verb::get, "batches"},
    {"batch.list", verb::get, "batches/{batch}"},
    {"batch.add", verb::post, "batches", About::kNothing, R"({"title":"批次"})"},
    {"batch.command", verb::post, "batches/{batch}/commands", About::kNothing, R"({"command":"suspend"})"},

    {"meeting.list", verb::get, "meetings"},
    {"open", verb::post, "meetings", About::kMeeting, R"({"kind":"committee","title":"会","body":"县委","planned_on":"2026-04-20","chair":"M1"})", But::kOpens},
    {"case.read", verb::get, "meetings/{meeting}", About::kMeeting},
    {"decide_items", verb::post, "meetings/{meeting}/decisions", About::kMeeting, "{}"},
    {"meeting.certify", verb::get, "meetings/{meeting}/items/1/certificate", About::kMeeting},

    {"person.list", verb::get, "persons", About::kEverybody},
    {"person.import", verb::post, "persons", About::kNothing, "<Person/>"},
    {"person.read", verb::get, "persons/{person}", About::kPerson},
    {"form.read", verb::get, "persons/{person}/form", About::kPerson},
    {"form.read", verb::get, "persons/{person}/record/draft", About::kPerson},
    {"record.read", verb::get, "persons/{person}/record", About::kPerson},
    {"record.set", verb::put, "persons/{person}/record", About::kPerson, "{}"},
    {"kin.read", verb::get, "persons/{person}/kin", About::kPerson},
    {"kin.set", verb::put, "persons/{person}/kin", About::kPerson, "{}"},

    {"unit.list", verb::get, "units"},
    {"unit.list", verb::get, "units/{unit}", About::kUnit},
    {"unit.add", verb::post, "units", About::kAllUnits, R"({"name":"新单位"})"},
    {"unit.add", verb::post, "units", About::kUnit, R"({"name":"新单位","parent":"{unit}"})"},
    {"unit.set", verb::put, "units/{unit}", About::kUnit, R"({"name":"示例市统计局"})"},
    {"post.list", verb::get, "posts"},
    {"post.list", verb::get, "posts/{post}", About::kUnit},
    {"post.add", verb::post, "posts", About::kUnit, R"({"unit":"{unit}","title":"副局长","level":"division_deputy","kind":"deputy"})"},
    {"post.set", verb::put, "posts/{post}", About::kUnit, R"({"unit":"{unit}","title":"局长","level":"division_head","kind":"head"})"},
    {"quota.list", verb::get, "quota"},
    {"quota.set", verb::put, "quota", About::kUnit, R"({"unit":"{unit}","level":"division_head","authorised":1,"in_use":0})"},

    {"delegation.list", verb::get, "delegations"},
    {"delegation.add", verb::post, "delegations", About::kNothing, R"({"from":"{login}","to":"x","first_day":"2026-04-20","last_day":"2026-04-21"})"},
    {"delegation.of_others", verb::post, "delegations", About::kNothing, R"({"from":"spare","to":"x","first_day":"2026-04-20","last_day":"2026-04-21"})", But::kWith, "delegation.add"},
    {"delegation.revoke", verb::post, "delegations/{delegation}/revocation"},

    {"document.list", verb::get, "cases/{case}/documents", About::kCase},
    {"document.list", verb::get, "documents/{document}", About::kCase},
    {"document.read", verb::get, "documents/{document}/content", About::kCase},
    {"document.add", verb::post, "documents?case={case}&name=a.txt", About::kCase, "内容"},

    {"procedure.read", verb::get, "rules"},
    {"policy.read", verb::get, "policy"},
    {"policy.read", verb::get, "policy/promote"},
    {"policy.read", verb::get, "policy/promote/proposals"},
    {"policy.set", verb::post, "policy/promote/proposals", About::kNothing, R"({"values":{},"reason":"试"})"},
    {"calendar.read", verb::get, "calendar"},
    {"calendar.read", verb::get, "calendar/working-days?from=2026-04-20&days=3"},

    {"audit.proof", verb::get, "audit/checkpoint"},
    {"audit.proof", verb::get, "audit/proof?event=0"},
    {"audit.proof", verb::get, "audit/consistency?from=1&to=2"},
    {"audit.read", verb::get, "audit/findings"},
    {"audit.read", verb::get, "audit/witnesses"},
    {"audit.export", verb::post, "exports", About::kAllUnits, R"({"scope":{"since":0},"reason":"检查"})"},
    {"audit.export", verb::post, "exports", About::kUnit, R"({"scope":{"unit":"{unit}"},"reason":"检查"})"},
    {"export.cases", verb::post, "exports", About::kCase, R"({"scope":{"cases":["{case}"]},"with_payloads":true,"reason":"检查"})"},
    {"export.read", verb::get, "exports/{export}", About::kCase},
    {"export.confirm", verb::post, "exports/{export}/confirmation", About::kCase, "{}"},

    {"events.read", verb::get, "events"},
    {"events.content", verb::get, "events?content=with", About::kNothing, {}, But::kShows, R"("content":)"},
    {"metrics.read", verb::get, "metrics"},
    {"subscription.list", verb::get, "subscriptions", About::kNothing, {}, But::kUnless, "subscription.own"},
    {"subscription.list", verb::get, "subscriptions/{subscription}"},
    {"subscription.list", verb::get, "subscriptions/{subscription}/dead-letters"},
    {"subscription.own", verb::post, "subscriptions", About::kNothing, R"({"settings":{"url":"http://127.0.0.1:9/hook"}})", But::kUnless, "subscription.add"},
    {"subscription.add", verb::post, "subscriptions", About::kNothing, R"({"account":"oa","settings":{"url":"http://127.0.0.1:9/hook"}})"},
    {"subscription.change", verb::put, "subscriptions/{subscription}", About::kNothing, R"({"url":"http://127.0.0.1:9/hook"})"},
    {"subscription.change", verb::post, "subscriptions/{subscription}/state", About::kNothing, R"({"state":"paused"})"},
    {"subscription.change", verb::post, "subscriptions/{subscription}/secret", About::kNothing, "{}"},
    {"subscription.change", verb::delete_, "subscriptions/{subscription}/secret"},
    {"subscription.change", verb::post, "subscriptions/{subscription}/replay", About::kNothing, R"({"from":0})"},
    {"subscription.remove", verb::delete_, "subscriptions/{subscription}"},
    {"oa.list", verb::get, "oa"},
    {"oa.list", verb::get, "oa/x/dead-letters", About::kNothing, {}, But::kMissing},
    {"oa.change", verb::post, "oa/x/dead-letters/1/redelivery", About::kNothing, "{}", But::kMissing},
    {"oa.change", verb::delete_, "oa/x/dead-letters/1", About::kNothing, {}, But::kMissing},

    {"account.list", verb::get, "users"},
    {"account.read", verb::get, "users/spare", About::kAccount},
    {"open_account", verb::post, "users", About::kAccount, R"({"login":"new-{login}","kind":"person","name":"新","unit":"部","reason":"履职"})", But::kOpens},
    {"session.read_any", verb::get, "sessions", About::kNothing, {}, But::kShows, R"("account":"watched")"},
    {"session.end_any", verb::delete_, "sessions/{session}", About::kNothing, {}, But::kHidden},
    {"password.issue", verb::post, "users/spare/password", About::kNothing, "{}"},
    {"second_factor.remove", verb::delete_, "users/spare/second-factor"},
    {"token.read", verb::get, "certificates"},
    {"token.read", verb::get, "tokens", About::kNothing, {}, But::kShows, R"("account":"oa")"},
    {"token.issue", verb::post, "tokens", About::kNothing, R"({"account":"oa","label":"推送","days":1})"},
    {"token.issue", verb::post, "certificates", About::kNothing, R"({"account":"oa","fingerprint":"x","label":"推送"})"},
    {"token.revoke", verb::delete_, "tokens/{token}"},
};
// clang-format on

struct Cell {
  Role role;
  std::string_view act;
  bool may;
};

// Regulation reference 6.1 and 6.2, read by hand: "may do" and "must not do" of these roles.
constexpr Cell kByTheRegulation[] = {
    {Role::sysadmin, "open_account", true},               // add/remove accounts (as objects)
    {Role::sysadmin, "audit.read", false},                // must not see audit logs
    {Role::sysadmin, "person.list", false},               // must not see business data
    {Role::sysadmin, "case.read", false},                 //
    {Role::secadmin, "policy.set", true},                 // policies
    {Role::secadmin, "open_account", false},              // must not create accounts
    {Role::secadmin, "form.read", false},                 // must not see business content
    {Role::auditor, "audit.read", true},                  // read audit records
    {Role::auditor, "audit.export", true},                // export audit records
    {Role::auditor, "policy.set", false},                 // must not change the system
    {Role::auditor, "token.revoke", false},               // or rights
    {Role::cadre_section, "open", true},                  // executes cases
    {Role::supervision_section, "complaint.list", true},  // complaints
    {Role::supervision_section, "open", false},           // must not run the case it supervises
    {Role::file_room, "form.read", true},                 // keeps files
    {Role::file_room, "record.set", false},               // must not alter content
    {Role::inspection_team, "document.read", true},       // material for the assigned case
    {Role::establishment_office, "quota.set", true},      // quota
    {Role::establishment_office, "person.read", false},   // must not: candidate data beyond name and post
    {Role::cadre_self, "form.read", true},                // own file
    {Role::cadre_self, "case.read", false},               // must not read opinions about self
    {Role::superior_od, "unit.set", false},               // approves, reads, changes nothing below
    {Role::complainant, "case.list", false},              // the complaint channel, nothing else
    {Role::complainant, "complaint.list", false},         //
};

constexpr auto kReceiver = "http://127.0.0.1:9/hook";  // where nobody listens

constexpr Timestamp kNow = {1'776'646'800'000'000};  // 2026-04-20 09:00 in China

bool reaches(Role role, About about) {
  switch (about) {
    case About::kNothing:
    case About::kCase:
      return true;
    case About::kUnit:
      return role != Role::cadre_self && role != Role::inspection_team;
    case About::kPerson:
      return role != Role::unit_party;
    case About::kAllUnits:
    case About::kEverybody:
    case About::kMeeting:
    case About::kAccount:
      return role != Role::cadre_self && role != Role::inspection_team && role != Role::unit_party;
  }
  return false;
}

std::string_view procedure_of(Role role, About about) {
  if (about == About::kMeeting) return "meeting";
  if (about == About::kAccount) return "account";
  if (about == About::kCase) return role == Role::cadre_self ? "resign" : "promote";
  return {};
}

class ActsOffice : public RoleOffice {
 public:
  ActsOffice()
      : RoleOffice(kNow, [](Config& config) {
          config.outside.allow = {"127.0.0.1"};
          config.outside.ports.insert(9);
        }) {
    const auto& kinds = appointment::all_kinds();
    case_ = open_case(*kinds.front(), kCandidate.person.id, kPostInside.id);
    const auto resign = std::ranges::find(kinds, "resign", [](const auto* kind) { return kind->book().info.id; });
    own_case_ = open_case(**resign, kOneself.person.id, kPostInside.id);
    hold_meeting();
    add_everybody({}, {case_});
    for (const auto* login : {"spare", "watched"}) add(login, {});
    add("oa", {{.role = Role::document_system}}, account::AccountKind::service);
    for (const auto& each : {kCandidate, kOneself}) {
      EXPECT_TRUE(save_person_record(runtime().desk(), each.person.id, PersonRecord{}));
    }
    batch_ = to_string(open_batch(runtime().desk(), {"批次"}, journal_actor(), {}).value().id);
  }

  // What {name} stands for when this role asks: always something that is there, and has yet to be changed.
  std::string thing(std::string_view name, Role role) {
    const std::string login(code_of(role));
    const auto& own = role == Role::cadre_self ? kOneself : kCandidate;
    if (name == "login") return login;
    if (name == "candidate") return to_string(kCandidate.person.id);
    if (name == "person") return to_string(own.person.id);
    if (name == "unit") return to_string(kUnitInside.id);
    if (name == "post") return to_string(kPostInside.id);
    if (name == "batch") return batch_;
    if (name == "meeting") return to_string(meeting_);
    if (name == "case") return to_string(case_for(role));
    if (name == "session") return runtime().identity().sessions().open("spare", "password", "::1", {}).session.id.value;
    if (name == "token") return runtime().identity().issue_token({"oa", "推送", 1}, "sysadmin").about.id.value;
    if (name == "document") return document_of(case_for(role));
    if (name == "export") return export_of(case_for(role));
    if (name == "delegation") return delegation_from(login);
    if (name == "subscription") return subscription();
    throw std::logic_error("nothing is called " + std::string(name));
  }

  std::string filled(std::string_view text, Role role) {
    std::string filled(text);
    for (std::size_t at = filled.find('{'); at != std::string::npos; at = filled.find('{', at + 1)) {
      const auto end = filled.find('}', at);
      const auto name = std::string_view(filled).substr(at + 1, end - at - 1);
      if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != name.npos) continue;
      filled.replace(at, end - at + 1, thing(std::string(name), role));
    }
    return filled;
  }

  HttpResponse ask(HttpClient& client, Role role, const Asked& asked) {
    const auto target = "/api/v1/" + filled(asked.path, role);
    auto body = filled(asked.body, role);
    if (asked.method == verb::get || asked.method == verb::delete_) return client.send(asked.method, target);
    if (asked.method == verb::put) {
      return client.put(target, boost::json::parse(body));
    }
    const bool json = body.starts_with('{');
    return client.send(asked.method, target, std::move(body),
                       {{"Content-Type", json ? "application/json" : "application/octet-stream"}});
  }

 private:
  CaseId case_for(Role role) const { return role == Role::cadre_self ? own_case_ : case_; }

  // In session, with the case on its agenda.
  void hold_meeting() {
    auto open = request_to_open_meeting(runtime().desk(), meeting_to_open(), journal_actor(), {});
    meeting_ = open.case_id;
    give(std::move(open));
    auto agenda = agenda_of(1);
    agenda.items.front().case_id = case_;
    for (const auto& [command, data] :
         {std::pair<std::string, boost::json::value>{"announce_agenda", write_described(agenda)},
          {"take_roll", write_described(roll_of())}}) {
      give({.case_id = meeting_, .command = command, .data = data, .actor = journal_actor()});
    }
  }
  std::string document_of(CaseId id) {
    return to_string(keep_document(runtime(), {id, "a.txt", {}}, "内容", journal_actor(), {}).value().id);
  }
  std::string export_of(CaseId id) {
    const ExportToRequest what{{std::vector{id}, {}, {}}, true, "检查"};
    return to_string(runtime().exports().request(what, journal_actor(), {}).value().id);
  }
  std::string delegation_from(const std::string& login) {
    const Delegation delegation{
        {runtime().desk().new_case_id().uuid}, login, "x", date_in_china(kNow), date_in_china(kNow), {}, {}};
    runtime().store().save_delegation(delegation);
    return to_string(delegation.id);
  }
  std::string subscription() {
    auto& subscriptions = runtime().events().subscriptions();
    if (!subscription_ || !subscriptions.show(*subscription_, journal_actor())) {
      const SubscriptionToAdd what{Line("oa"), {.url = kReceiver}};
      subscription_ = subscriptions.add(what, journal_actor(), {}).value().subscription.id;
    }
    return to_string(*subscription_);
  }

  CaseId case_, own_case_, meeting_;
  std::string batch_;
  std::optional<SubscriptionId> subscription_;
};

// 200: whatever the rules say then.
unsigned expected(Role role, const Asked& asked) {
  const auto procedure = procedure_of(role, asked.about);
  const auto state = asked.about == About::kMeeting ? "meeting_in_session" : "analysis";
  const bool reached = reaches(role, asked.about);
  bool may = reached && permits(role, asked.act, procedure, state);
  if (asked.but == But::kUnless) may |= permits(role, asked.what);
  if (asked.but == But::kWith) may &= permits(role, asked.what);
  if (may) return 200;
  if (asked.but == But::kOpens) return 403;
  if (asked.but == But::kHidden || !reached) return 404;
  return procedure.empty() || permits(role, "case.see", procedure, state) ? 403 : 404;
}

unsigned told(const HttpResponse& response, const Asked& asked) {
  const auto code = response.result_int();
  if (code == 404 && asked.but == But::kMissing) return 200;
  if (code == 404 && asked.but == But::kOpens) return 403;
  if (code == 403 || code == 404) return code;
  return asked.but == But::kShows && response.body().find(asked.what) == std::string::npos ? 403 : 200;
}

TEST(EveryAct, IsACommandOrAskedForHere) {
  std::set<std::string_view> known;
  for (const auto* procedure : compiled_procedures()) {
    for (const auto& command : procedure->book().commands) known.insert(command.info->code);
  }
  for (const auto& asked : kAsked) known.insert(asked.act);
  for (const auto& row : account::matrix()) EXPECT_TRUE(known.contains(row.act)) << row.act;
  for (const auto& asked : kAsked) EXPECT_FALSE(account::rows_of(asked.act).empty()) << asked.act;
}

TEST(EveryAct, IsOpenOverHttpToThoseToWhomTheMatrixGivesIt) {
  ActsOffice office;
  std::size_t cells = 0;
  for (const auto role : RoleOffice::roles()) {
    auto client = office.client(std::string(code_of(role)));
    for (const auto& asked : kAsked) {
      const auto response = office.ask(client, role, asked);
      EXPECT_EQ(told(response, asked), expected(role, asked))
          << code_of(role) << " " << asked.act << " " << to_string(asked.method) << " " << asked.path << "\n"
          << response.body();
      ++cells;
    }
  }
  EXPECT_EQ(cells, (all_roles().size() - 1) * std::size(kAsked));
}

TEST(EveryAct, IsOpenAsTheRegulationSays) {
  ActsOffice office;
  for (const auto& cell : kByTheRegulation) {
    const auto asked = std::ranges::find(kAsked, cell.act, &Asked::act);
    ASSERT_NE(asked, std::end(kAsked)) << cell.act;
    auto client = office.client(std::string(code_of(cell.role)));
    const auto response = office.ask(client, cell.role, *asked);
    EXPECT_EQ(told(response, *asked) == 200, cell.may) << code_of(cell.role) << " " << cell.act << "\n"
                                                       << response.body();
  }
}

}  // namespace
}  // namespace renmian::test
