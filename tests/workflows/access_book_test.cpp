// What accounts may do, from their rights: limits by unit, level, case, act and day; the desk behind it.
#include "workflows/account/access_book.hpp"

#include <gmock/gmock.h>

#include "adapters/store/memory_store.hpp"
#include "engine/case/journal.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/account/account.hpp"
#include "workflows/account/limits.hpp"

namespace renmian::account::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Kind = Decision::Kind;

template <class IdType>
IdType number(std::uint8_t last) {
  IdType id;
  id.uuid.bytes.back() = last;
  return id;
}
const UnitId kCounty = number<UnitId>(1), kBureau = number<UnitId>(2), kOffice = number<UnitId>(3),
             kElsewhere = number<UnitId>(4);

const Timestamp kNow = *parse_timestamp("2026-03-02T01:00:00.000000Z");
constexpr std::int64_t kMinute = 60'000'000;

class Rights : public testing::Test {
 protected:
  Rights() {
    store_.save_units({{Unit{kCounty, "示例县", {}}, Unit{kBureau, "示例局", kCounty}, Unit{kOffice, "示例科", kBureau},
                        Unit{kElsewhere, "另一局", {}}}});
  }

  // A person with an account, and this right granted to them.
  void add(const std::string& login, Role role, ProposeRight limits = {}, std::optional<PersonId> person = {}) {
    open(login, person);
    grant(login, role, std::move(limits));
  }

  void open(const std::string& login, std::optional<PersonId> person = {}) {
    give(login, "sysadmin",
         OpenAccount{.login = login, .name = "示例", .unit = "组织部", .person = person, .reason = "新调入"},
         person.value_or(PersonId{}));
  }

  void grant(const std::string& login, Role role, ProposeRight limits = {}) {
    limits.role = role;
    if (limits.from == CivilDate{}) limits.from = date_in_china(kNow);
    if (limits.until == CivilDate{}) limits.until = add_days(limits.from, 30);
    limits.reason = "工作需要";
    give(login, "zzb-000", limits);
    give(login, "grantor", GrantRight{static_cast<std::int64_t>(book_.find(login)->facts->proposals.size())});
  }

  // On a desk that asks nobody: what comes of rights is looked at here.
  template <class Command>
  void give(const std::string& login, const std::string& by, const Command& command, PersonId person = {}) {
    Request request{.case_id = account_case_id(login), .command = std::string(Command::info.code)};
    if (request.command == "open_account") request.opening = Opening{"account", person, {}, {}};
    request.data = write_described(command);
    request.actor = {.id = by};
    const auto answer = made_.desk.do_now(std::move(request));
    ASSERT_TRUE(std::holds_alternative<Advanced>(answer)) << login << " " << Command::info.code;
    book_.told();
  }

  static Actor person(const std::string& login) { return {.id = login, .auth = "session", .proved_at = kNow}; }

  Decision decide(const Actor& actor, std::string_view act, const Subject& subject = {}) const {
    return book_.decide(actor, act, subject, now_);
  }
  Kind kind(const std::string& login, std::string_view act, const Subject& subject = {}) const {
    return decide(person(login), act, subject).kind;
  }

  static Subject post_in(UnitId unit, PostLevel level = PostLevel::section_head) {
    return {.case_id = number<CaseId>(77), .procedure = "promote", .state = "motion", .unit = unit, .level = level};
  }

  MemoryStore store_;
  TestDesk made_{store_, {&compiled(), &small::compiled()}};
  AccessBook book_{made_.desk, {{"demo-1", Role::cadre_section}, {"demo-any", std::nullopt}}};
  Timestamp now_ = kNow;
};

TEST_F(Rights, AreNobodysWhoHasNoAccount) {
  add("zzb-001", Role::cadre_section);
  EXPECT_EQ(kind("zzb-001", "case.read", post_in(kBureau)), Kind::kAllowed);
  EXPECT_EQ(kind("stranger", "case.read", post_in(kBureau)), Kind::kUnknown);
  EXPECT_EQ(kind("stranger", "policy.read"), Kind::kUnknown);
}

TEST_F(Rights, NameTheRoleInWhichSomebodyActs) {
  add("zzb-001", Role::cadre_section);
  grant("zzb-001", Role::file_room);
  EXPECT_EQ(decide(person("zzb-001"), "suspend", post_in(kBureau)).role, Role::cadre_section);
  EXPECT_EQ(decide(person("zzb-001"), "record_file_review", post_in(kBureau)).role, Role::file_room);
  auto in_one = person("zzb-001");
  in_one.role = "file_room";
  EXPECT_EQ(decide(in_one, "suspend", post_in(kBureau)).kind, Kind::kForbidden);
}

TEST_F(Rights, SayWhoMayIfTheRoleMayNot) {
  add("zzb-001", Role::cadre_section);
  const auto told = decide(person("zzb-001"), "record_file_review", post_in(kBureau));
  EXPECT_EQ(told.kind, Kind::kForbidden);
  EXPECT_THAT(told.why.zh, HasSubstr("干部档案室"));
  EXPECT_THAT(told.why.en, HasSubstr("File room"));
  EXPECT_THAT(told.why.en, HasSubstr("6.1"));
}

TEST_F(Rights, ForAUnitHoldForThoseBelowItAndNoOthers) {
  add("dz-001", Role::unit_party, {.unit = kBureau});
  EXPECT_EQ(kind("dz-001", "case.see", post_in(kBureau)), Kind::kAllowed);
  EXPECT_EQ(kind("dz-001", "case.see", post_in(kOffice)), Kind::kAllowed);
  EXPECT_EQ(kind("dz-001", "case.see", post_in(kCounty)), Kind::kUnknown);
  EXPECT_EQ(kind("dz-001", "case.see", post_in(kElsewhere)), Kind::kUnknown);
  auto nowhere = post_in(kBureau);
  nowhere.unit.reset();
  EXPECT_EQ(kind("dz-001", "case.see", nowhere), Kind::kUnknown);
  EXPECT_EQ(kind("dz-001", "suspend", post_in(kElsewhere)), Kind::kUnknown) << "forbidden or not, it is not there";
  EXPECT_EQ(kind("dz-001", "suspend", post_in(kBureau)), Kind::kForbidden);
}

TEST_F(Rights, ForAUnitThatStandsBelowItselfEnd) {
  store_.save_units({{Unit{kCounty, "示例县", kOffice}}});
  add("dz-001", Role::unit_party, {.unit = kElsewhere});
  EXPECT_EQ(kind("dz-001", "case.see", post_in(kOffice)), Kind::kUnknown);
}

TEST_F(Rights, UpToALevelHoldForItAndLowerOnes) {
  add("zzb-002", Role::cadre_section, {.highest_level = PostLevel::section_head});
  EXPECT_EQ(kind("zzb-002", "case.read", post_in(kBureau, PostLevel::section_deputy)), Kind::kAllowed);
  EXPECT_EQ(kind("zzb-002", "case.read", post_in(kBureau, PostLevel::section_head)), Kind::kAllowed);
  EXPECT_EQ(kind("zzb-002", "case.read", post_in(kBureau, PostLevel::division_deputy)), Kind::kUnknown);
}

TEST_F(Rights, ForNamedCasesHoldForTheseAndTheFilesOfTheirPeople) {
  const auto candidate = number<PersonId>(5), other = number<PersonId>(6);
  const auto named = number<CaseId>(77);
  const auto opened = made_.desk.do_now({.case_id = named,
                                         .opening = Opening{"small", candidate, {}, {}},
                                         .command = "propose",
                                         .data = {{"who", "x"}},
                                         .actor = {.id = "zzb-001"}});
  ASSERT_TRUE(std::holds_alternative<Advanced>(opened));
  add("kc-001", Role::inspection_team, {.cases = {named}});
  EXPECT_EQ(kind("kc-001", "case.read", post_in(kBureau)), Kind::kAllowed);
  auto another = post_in(kBureau);
  another.case_id = number<CaseId>(78);
  EXPECT_EQ(kind("kc-001", "case.read", another), Kind::kUnknown);
  EXPECT_EQ(kind("kc-001", "form.read", {.person = candidate}), Kind::kAllowed);
  EXPECT_EQ(kind("kc-001", "form.read", {.person = other}), Kind::kUnknown);
}

TEST_F(Rights, ForNamedActsHoldForTheseAndForSeeingTheCase) {
  add("zzb-003", Role::cadre_section, {.acts = {"suspend"}});
  EXPECT_EQ(kind("zzb-003", "suspend", post_in(kBureau)), Kind::kAllowed);
  EXPECT_EQ(kind("zzb-003", "case.see", post_in(kBureau)), Kind::kAllowed);
  EXPECT_EQ(kind("zzb-003", "resume", post_in(kBureau)), Kind::kForbidden);
  EXPECT_EQ(kind("zzb-003", "case.read", post_in(kBureau)), Kind::kForbidden);
}

TEST_F(Rights, HoldOnTheirFirstAndLastDayAndBetween) {
  const auto today = date_in_china(kNow);
  add("zzb-004", Role::cadre_section, {.from = add_days(today, 1), .until = add_days(today, 2)});
  const auto after = [&](int days) {
    now_ = {kNow.microseconds + days * 24 * 60 * kMinute};
    return kind("zzb-004", "case.read", post_in(kBureau));
  };
  EXPECT_EQ(after(0), Kind::kUnknown);
  EXPECT_EQ(after(1), Kind::kAllowed);
  EXPECT_EQ(after(2), Kind::kAllowed);
  EXPECT_EQ(after(3), Kind::kUnknown);
}

TEST_F(Rights, EndWithTheAccountAndWhenTheyAreWithdrawn) {
  add("zzb-005", Role::cadre_section);
  EXPECT_EQ(kind("zzb-005", "case.read", post_in(kBureau)), Kind::kAllowed);
  give("zzb-005", "sysadmin", DisableAccount{"休假"});
  EXPECT_EQ(kind("zzb-005", "case.read", post_in(kBureau)), Kind::kUnknown);
  give("zzb-005", "sysadmin", EnableAccount{"返岗"});
  EXPECT_EQ(kind("zzb-005", "case.read", post_in(kBureau)), Kind::kAllowed);
  give("zzb-005", "secadmin", WithdrawRight{1, "调离"});
  EXPECT_EQ(kind("zzb-005", "case.read", post_in(kBureau)), Kind::kUnknown);
}

TEST_F(Rights, AreNobodysInTheirOwnCaseAndACadresNowhereElse) {
  const auto oneself = number<PersonId>(9);
  add("zzb-006", Role::cadre_section, {}, oneself);
  auto own = post_in(kBureau);
  own.person = oneself;
  EXPECT_EQ(kind("zzb-006", "case.read", own), Kind::kUnknown);
  EXPECT_EQ(kind("zzb-006", "suspend", own), Kind::kUnknown);
  EXPECT_EQ(kind("zzb-006", "form.read", {.person = oneself}), Kind::kForbidden);
  EXPECT_EQ(kind("zzb-006", "form.read", {.person = number<PersonId>(10)}), Kind::kAllowed);

  add("cadre-1", Role::cadre_self, {}, oneself);
  own.procedure = "resign";
  EXPECT_EQ(kind("cadre-1", "apply_resignation", own), Kind::kAllowed);
  EXPECT_EQ(kind("cadre-1", "case.read", own), Kind::kForbidden) << "what others say of them";
  EXPECT_EQ(kind("cadre-1", "record.read", {.person = oneself}), Kind::kAllowed);
  EXPECT_EQ(kind("cadre-1", "record.read", {.person = number<PersonId>(10)}), Kind::kUnknown);
  own.person = number<PersonId>(10);
  EXPECT_EQ(kind("cadre-1", "apply_resignation", own), Kind::kUnknown);
}

TEST_F(Rights, OfMembersHoldWhileTheItemIsDeliberated) {
  add("cw-001", Role::pc_member);
  auto item = post_in(kBureau);
  for (const auto* state : {"deliberate", "agenda_gate", "meeting", "deferred"}) {
    item.state = state;
    EXPECT_EQ(kind("cw-001", "case.read", item), Kind::kAllowed) << state;
  }
  for (const auto* state : {"motion", "inspect", "decided", "publicity", "closed"}) {
    item.state = state;
    EXPECT_EQ(kind("cw-001", "case.read", item), Kind::kUnknown) << state;
  }
}

TEST_F(Rights, OfAdministratorsSeeNoCase) {
  for (const auto role : {Role::sysadmin, Role::secadmin, Role::auditor}) {
    const std::string login(code_of(role));
    add(login, role);
    EXPECT_EQ(kind(login, "case.read", post_in(kBureau)), Kind::kUnknown) << login;
    EXPECT_EQ(kind(login, "person.read", {.person = number<PersonId>(5)}), Kind::kForbidden) << login;
  }
}

TEST_F(Rights, ToApproveSignAndGrantTakeAProofThatIsNotOld) {
  add("od-000", Role::od_head);
  auto actor = person("od-000");
  actor.proved_at = Timestamp{kNow.microseconds - 5 * kMinute};
  EXPECT_EQ(decide(actor, "report_proposal", post_in(kBureau)).kind, Kind::kAllowed);
  actor.proved_at->microseconds -= 1;
  EXPECT_EQ(decide(actor, "report_proposal", post_in(kBureau)).kind, Kind::kProveAgain);
  EXPECT_EQ(decide(actor, "case.read", post_in(kBureau)).kind, Kind::kAllowed);
  actor.proved_at.reset();
  EXPECT_EQ(decide(actor, "report_proposal", post_in(kBureau)).kind, Kind::kProveAgain);
  actor = person("od-000");
  actor.auth = "token";
  EXPECT_EQ(decide(actor, "report_proposal", post_in(kBureau)).kind, Kind::kProveAgain) << "a service signs nothing";
}

TEST_F(Rights, OfAnotherAreUsedWithAnAccountAndNeverThoseOfAnAdministrator) {
  add("od-000", Role::od_head);
  add("secadmin", Role::secadmin);
  open("zzb-007");
  auto actor = person("zzb-007");
  EXPECT_EQ(decide(actor, "report_proposal", post_in(kBureau)).kind, Kind::kUnknown);
  actor.on_behalf_of = "od-000";
  EXPECT_EQ(decide(actor, "report_proposal", post_in(kBureau)).role, Role::od_head);
  actor.on_behalf_of = "secadmin";
  EXPECT_EQ(decide(actor, "account.list").kind, Kind::kUnknown);
  actor.id = "stranger";
  actor.on_behalf_of = "od-000";
  EXPECT_EQ(decide(actor, "report_proposal", post_in(kBureau)).kind, Kind::kUnknown);
}

TEST_F(Rights, AreNotAskedOfTheProgram) {
  EXPECT_EQ(decide(journal_actor(), "record_reading", {.procedure = "system"}).role, Role::program);
}

TEST_F(Rights, AreAskedOfTheCommandLineOnceThereAreAccounts) {
  const Actor actor{.id = "cli", .role = "cadre_section", .auth = "command_line"};
  EXPECT_EQ(decide(actor, "anything").role, Role::cadre_section);
  add("zzb-001", Role::cadre_section);
  EXPECT_EQ(decide(actor, "suspend", post_in(kBureau)).kind, Kind::kUnknown);
  auto known = actor;
  known.id = "zzb-001";
  EXPECT_EQ(decide(known, "suspend", post_in(kBureau)).kind, Kind::kAllowed);
  EXPECT_EQ(decide(known, "terminate", post_in(kBureau)).kind, Kind::kAllowed) << "and not for a proof";
  known.role = "od_head";
  EXPECT_EQ(decide(known, "suspend", post_in(kBureau)).kind, Kind::kForbidden) << "a role that they do not hold";
}

TEST_F(Rights, OfTheFirstCommandLineAreThoseOfWhoeverUsuallyDoesIt) {
  const Actor actor{.id = "cli", .auth = "command_line"};
  EXPECT_EQ(decide(actor, "suspend", post_in(kBureau)).role, Role::cadre_section);
  EXPECT_EQ(decide(actor, "suspend", {.procedure = "meeting"}).role, Role::committee_office);
  EXPECT_EQ(decide(actor, "suspend", {.procedure = "erasure"}).role, Role::file_room);
}

TEST_F(Rights, OfTheDemoAreTheRolesWithoutLimits) {
  const Actor one{.id = "demo-1", .auth = "demo"}, any{.id = "demo-any", .auth = "demo"};
  EXPECT_EQ(decide(one, "terminate", post_in(kElsewhere)).role, Role::cadre_section);
  EXPECT_EQ(decide(one, "record_file_review", post_in(kElsewhere)).kind, Kind::kForbidden);
  EXPECT_EQ(decide(any, "record_file_review", post_in(kElsewhere)).role, Role::file_room);
  EXPECT_EQ(decide(any, "no_such_act").kind, Kind::kForbidden);
  EXPECT_TRUE(book_.visible(one, "case.see", kNow).everything);
}

TEST_F(Rights, KeepTheLastOfEachAdministrator) {
  for (const auto role : {Role::sysadmin, Role::secadmin, Role::auditor}) add(std::string(code_of(role)), role);
  const auto account = [](std::string_view login) {
    return Subject{.case_id = account_case_id(login), .procedure = "account", .state = "account_active"};
  };
  EXPECT_EQ(kind("secadmin", "withdraw_right", account("auditor")), Kind::kForbidden);
  EXPECT_EQ(kind("secadmin", "confirm_disabling", account("auditor")), Kind::kForbidden);
  EXPECT_EQ(kind("sysadmin", "disable_account", account("sysadmin")), Kind::kForbidden);
  EXPECT_EQ(kind("sysadmin", "grant_right", account("auditor")), Kind::kForbidden);
  add("auditor-2", Role::auditor);
  EXPECT_EQ(kind("secadmin", "withdraw_right", account("auditor")), Kind::kAllowed);
  give("auditor-2", "secadmin", WithdrawRight{1, "调离"});
  EXPECT_EQ(kind("secadmin", "withdraw_right", account("auditor")), Kind::kForbidden);
}

TEST_F(Rights, TellListsWhatIsToBeSeen) {
  add("all", Role::cadre_section);
  EXPECT_TRUE(book_.visible(person("all"), "case.see", kNow).everything);
  add("bureau", Role::unit_party, {.unit = kBureau, .highest_level = PostLevel::section_head});
  const auto of_bureau = book_.visible(person("bureau"), "case.see", kNow);
  EXPECT_FALSE(of_bureau.everything);
  EXPECT_THAT(of_bureau.units, UnorderedElementsAre(kBureau, kOffice));
  EXPECT_EQ(of_bureau.highest_level, PostLevel::section_head);
  add("team", Role::inspection_team, {.cases = {number<CaseId>(77)}});
  EXPECT_THAT(book_.visible(person("team"), "case.see", kNow).cases, ElementsAre(number<CaseId>(77)));
  const auto of_stranger = book_.visible(person("stranger"), "case.see", kNow);
  EXPECT_FALSE(of_stranger.everything);
  EXPECT_THAT(of_stranger.units, IsEmpty());
}

TEST_F(Rights, AreAskedByTheDesk) {
  add("zzb-001", Role::cadre_section);
  made_.desk.guard_with(book_);
  const auto refused = [&](const std::string& who, const std::string& command) {
    Request request{.case_id = account_case_id("zzb-001"), .command = command, .data = {{"reason", "x"}}};
    request.actor = person(who);
    const auto answer = made_.desk.do_now(std::move(request));
    const auto* refusal = std::get_if<Refusal>(&answer);
    return refusal == nullptr ? std::string("done") : std::string(renmian::code_of(refusal->kind));
  };
  EXPECT_EQ(refused("zzb-001", "disable_account"), "no-such-case");
  EXPECT_EQ(refused("stranger", "disable_account"), "no-such-case");
}

TEST_F(Rights, OfOthersHoldWhenTheContentOfAClosedAccountIsErased) {
  add("zzb-001", Role::cadre_section);
  add("zzb-008", Role::cadre_section);
  give("zzb-008", "sysadmin", DisableAccount{"调离"});
  give("zzb-008", "sysadmin", CloseAccount{"调离"});
  EXPECT_EQ(book_.all().size(), 2U);
  const auto id = account_case_id("zzb-008");
  std::vector<std::uint64_t> erased;
  for (const auto& event : store_.events_of({&id, 1})) erased.push_back(event.log_index);
  store_.erase_payloads(erased, erased.back());

  const AccessBook anew(made_.desk);
  EXPECT_TRUE(anew.decide(person("zzb-001"), "case.read", post_in(kBureau), now_).allowed());
  EXPECT_EQ(anew.decide(person("zzb-008"), "case.read", post_in(kBureau), now_).kind, Kind::kUnknown);
  EXPECT_FALSE(anew.find("zzb-008"));
  EXPECT_EQ(anew.all().size(), 1U);
  book_.told();
  EXPECT_EQ(book_.all().size(), 1U) << "nor does a book keep it that had read it before";
}

// The database is another node's to write, and anybody's who has its password.
TEST_F(Rights, ThatWereChangedPastTheLogAreAFault) {
  add("zzb-001", Role::cadre_section);
  const auto id = account_case_id("zzb-001");
  auto events = store_.events_of({&id, 1});
  auto& granted = events.back();
  const auto before = granted.payload->content;
  EXPECT_NE(before.find("\"proposal\":1"), std::string::npos) << before;
  granted.payload->content = R"({"data":{"proposal":2}})";
  EXPECT_THROW(load_case(events, made_.catalogue), Fault);
}

}  // namespace
}  // namespace renmian::account::test
