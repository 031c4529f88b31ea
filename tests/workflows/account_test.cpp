// The rules of accounts: 三员分立, two persons to a right, limits and days; and the way of an account through them.
#include <gmock/gmock.h>

#include "adapters/store/memory_store.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/account/access_book.hpp"
#include "workflows/account/account.hpp"
#include "workflows/account/gates.hpp"

namespace renmian::account::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Timestamp kNow = *parse_timestamp("2026-03-02T01:00:00.000000Z");
const CivilDate kToday = date_in_china(kNow);

// The Chinese reasons of a gate that is not met; empty if it is.
template <class Gate, class Command = ProposeRight>
std::vector<std::string> missing(const Facts& facts, const Actor* actor = nullptr, const Policy& policy = {}) {
  renmian::Given<Policy> given{policy, WorkingDays::china(), kNow};
  given.actor = actor;
  given.command = &Command::info;
  std::vector<std::string> zh;
  for (const auto& reason : Gate::check(facts, given).reasons) zh.push_back(reason.zh);
  return zh;
}

ProposeRight right_of(Role role) {
  return {.role = role, .from = kToday, .until = add_days(kToday, 100), .reason = "工作需要"};
}

Facts account_with(Role held) {
  Facts facts;
  facts.login = "zzb-101";
  facts.state = AccountState::active;
  facts.grants.push_back({.number = 1, .role = held, .from = kToday, .proposed_by = "a", .granted_by = "b"});
  return facts;
}

Facts account_proposed(const ProposeRight& right) {
  Facts facts;
  facts.login = "zzb-101";
  facts.state = AccountState::active;
  facts.proposals.push_back({.number = 1, .right = right, .proposed_by = "od"});
  return facts;
}

TEST(ALogin, IsOfLettersDigitsAndFewOthers) {
  Facts facts;
  for (const auto* good : {"zzb-001", "OA.sync_2", "a"}) {
    facts.login = good;
    EXPECT_THAT(missing<AccLogin>(facts), IsEmpty()) << good;
  }
  facts.login = std::string(64, 'x');
  EXPECT_THAT(missing<AccLogin>(facts), IsEmpty());
  for (const auto& bad :
       {std::string(), std::string("a b"), std::string("../x"), std::string("张"), std::string(65, 'x')}) {
    facts.login = bad;
    EXPECT_EQ(missing<AccLogin>(facts).size(), 1U) << bad;
  }
}

TEST(TheFirstAdministrators, AreFoundedByTheProgramAlone) {
  const Actor program{.id = "system", .auth = "program"}, person{.id = "zzb-001"};
  EXPECT_THAT(missing<AccFounding>(account_with(Role::sysadmin), &program), IsEmpty());
  EXPECT_THAT(missing<AccFounding>(account_with(Role::sysadmin), &person),
              ElementsAre("zzb-001 不是程序，不能设立管理员"));
  EXPECT_THAT(missing<AccFounding>(account_with(Role::od_head), &program), ElementsAre("只设立三员"));
}

TEST(AnAdministrator, IsNothingElseBeside) {
  for (const auto& held : all_roles()) {
    for (const auto& wanted : all_roles()) {
      const bool excluded = held.role != wanted.role && (is_administrator(held.role) || is_administrator(wanted.role));
      EXPECT_EQ(clash(held.role, wanted.role, true).has_value(), excluded)
          << code_of(held.role) << " " << code_of(wanted.role);
    }
  }
}

TEST(AnAdministrator, MayBeSystemAndSecurityAdministratorWhereThePlaceSaysSoAndNeverAuditor) {
  EXPECT_FALSE(clash(Role::sysadmin, Role::secadmin, false));
  EXPECT_FALSE(clash(Role::secadmin, Role::sysadmin, false));
  EXPECT_TRUE(clash(Role::auditor, Role::secadmin, false));
  EXPECT_TRUE(clash(Role::sysadmin, Role::auditor, false));
  EXPECT_TRUE(clash(Role::sysadmin, Role::cadre_section, false));

  auto facts = account_with(Role::sysadmin);
  facts.proposals.push_back({.number = 1, .right = right_of(Role::secadmin), .proposed_by = "od"});
  EXPECT_THAT(missing<AccSeparation>(facts), ElementsAre("已是“系统管理员”，不得再任“安全保密管理员”"));
  Policy lax;
  lax.strict_separation = false;
  EXPECT_THAT(missing<AccSeparation>(facts, nullptr, lax), IsEmpty());
}

TEST(AnAdministrator, MayBecomeAnotherOnceTheFirstRightIsWithdrawnOrOver) {
  auto facts = account_with(Role::sysadmin);
  facts.proposals.push_back({.number = 1, .right = right_of(Role::auditor), .proposed_by = "od"});
  EXPECT_EQ(missing<AccSeparation>(facts).size(), 1U);
  facts.grants[0].until = kToday;
  EXPECT_EQ(missing<AccSeparation>(facts).size(), 1U) << "it still holds on its last day";
  facts.grants[0].until = add_days(kToday, -1);
  EXPECT_THAT(missing<AccSeparation>(facts), IsEmpty());
  facts.grants[0].until.reset();
  facts.grants[0].withdrawn_on = kToday;
  EXPECT_THAT(missing<AccSeparation>(facts), IsEmpty());
}

TEST(ARight, NamesTheLimitsThatItMustHave) {
  auto team = right_of(Role::inspection_team);
  EXPECT_THAT(missing<AccLimits>(account_proposed(team)), ElementsAre("考察组的权限应列明事项"));
  team.cases.push_back({});
  EXPECT_THAT(missing<AccLimits>(account_proposed(team)), IsEmpty());
  auto unit = right_of(Role::unit_party);
  EXPECT_THAT(missing<AccLimits>(account_proposed(unit)), ElementsAre("单位党委（党组）的权限应写明单位"));
  unit.unit = UnitId{};
  EXPECT_THAT(missing<AccLimits>(account_proposed(unit)), IsEmpty());
  auto self = account_proposed(right_of(Role::cadre_self));
  EXPECT_THAT(missing<AccLimits>(self), ElementsAre("账号没有对应登记中的人员"));
  self.person = PersonId{};
  EXPECT_THAT(missing<AccLimits>(self), IsEmpty());
  EXPECT_THAT(missing<AccLimits>(account_proposed(right_of(Role::program))), ElementsAre("程序的岗位不授予任何人"));
}

TEST(ARight, EndsWithinTheLongestTime) {
  auto right = right_of(Role::cadre_section);
  right.until = add_days(kToday, 366);
  EXPECT_THAT(missing<AccTerm>(account_proposed(right)), IsEmpty());
  right.until = add_days(kToday, 367);
  EXPECT_THAT(missing<AccTerm>(account_proposed(right)), ElementsAre("止期不得晚于：2027-03-03"));
  Policy longer;
  longer.longest_right_days = 367;
  EXPECT_THAT((missing<AccTerm, ProposeRight>(account_proposed(right), nullptr, longer)), IsEmpty());
  right.from = add_days(kToday, 10);
  right.until = add_days(kToday, 9);
  EXPECT_THAT(missing<AccTerm>(account_proposed(right)), ElementsAre("止期不得早于起期：2026-03-12"));
  right.from = right.until = kToday;
  EXPECT_THAT(missing<AccTerm>(account_proposed(right)), IsEmpty()) << "for one day";
  right.from = right.until = add_days(kToday, -1);
  EXPECT_THAT(missing<AccTerm>(account_proposed(right)), ElementsAre("期限已过"));
  EXPECT_THAT((missing<AccTerm, GrantRight>(account_with(Role::cadre_section))), ElementsAre("没有止期"));
}

TEST(ARight, IsGrantedByAnotherThanWhoProposedItAndNeverToOneself) {
  auto facts = account_with(Role::cadre_section);  // proposed by "a"
  const Actor proposer{.id = "a"}, other{.id = "c"}, stands_in{.id = "c", .on_behalf_of = "a"},
      oneself{.id = "zzb-101"};
  EXPECT_THAT((missing<AccTwoPersons, GrantRight>(facts, &other)), IsEmpty());
  EXPECT_EQ((missing<AccTwoPersons, GrantRight>(facts, &proposer)).size(), 1U);
  EXPECT_EQ((missing<AccTwoPersons, GrantRight>(facts, &stands_in)).size(), 1U);
  EXPECT_THAT((missing<AccNotOneself, GrantRight>(facts, &other)), IsEmpty());
  EXPECT_THAT((missing<AccNotOneself, GrantRight>(facts, &oneself)), ElementsAre("zzb-101 不得给自己授权"));
}

TEST(AnAuditor, IsDisabledByTwoPersonsOnly) {
  for (const auto role : {Role::auditor, Role::secadmin}) {
    EXPECT_EQ((missing<AccProtected, DisableAccount>(account_with(role))).size(), 1U) << code_of(role);
  }
  for (const auto role : {Role::sysadmin, Role::cadre_section}) {
    EXPECT_THAT((missing<AccProtected, DisableAccount>(account_with(role))), IsEmpty()) << code_of(role);
  }
  auto facts = account_with(Role::auditor);
  const Actor sysadmin{.id = "sysadmin"}, secadmin{.id = "secadmin"};
  EXPECT_THAT((missing<AccDisablingProposed, ConfirmDisabling>(facts, &secadmin)), ElementsAre("尚未提请停用"));
  facts.disabling_proposed_by = "sysadmin";
  EXPECT_THAT((missing<AccDisablingProposed, ConfirmDisabling>(facts, &secadmin)), IsEmpty());
  EXPECT_EQ((missing<AccDisablingProposed, ConfirmDisabling>(facts, &sysadmin)).size(), 1U);
}

// On a desk that asks nobody for rights.
class OnADesk : public testing::Test {
 protected:
  std::string give(const std::string& who, const std::string& command, boost::json::value data) {
    Request request;
    request.case_id = account_case_id("zzb-101");
    if (command == "open_account") request.opening = Opening{"account", {}, {}, {}};
    request.command = command;
    request.data = std::move(data);
    request.actor = {.id = who};
    const auto answer = made_.desk.do_now(std::move(request));
    const auto* refusal = std::get_if<Refusal>(&answer);
    if (refusal == nullptr) return std::get<Advanced>(answer).position;
    for (const auto& finding : refusal->gates) {
      if (!finding.verdict.passes()) return std::string(finding.gate.id);
    }
    return std::string(code_of(refusal->kind));
  }
  std::string open() {
    return give("sysadmin", "open_account",
                {{"login", "zzb-101"}, {"kind", "person"}, {"name", "示例"}, {"unit", "组织部"}, {"reason", "新调入"}});
  }
  std::string propose(const std::string& who, const std::string& role) {
    return give(who, "propose_right",
                {{"role", role},
                 {"cases", boost::json::array{}},
                 {"acts", boost::json::array{}},
                 {"from", "2026-03-02"},
                 {"until", "2026-12-31"},
                 {"reason", "承办"}});
  }
  Facts facts() { return *static_cast<const Facts*>(made_.desk.load(account_case_id("zzb-101"))->facts.get()); }

  renmian::MemoryStore store_;
  renmian::TestDesk made_{store_, compiled()};
  const boost::json::object nothing_;
};

TEST_F(OnADesk, ARightIsProposedThenGrantedAndWithdrawn) {
  EXPECT_EQ(propose("od", "cadre_section"), "no-such-case");
  EXPECT_EQ(open(), "account_active");
  EXPECT_EQ(give("secadmin", "grant_right", {{"proposal", 1}}), "acc-proposed");
  EXPECT_EQ(propose("od", "cadre_section"), "account_active");
  EXPECT_EQ(give("od", "grant_right", {{"proposal", 1}}), "acc-two-persons");
  EXPECT_EQ(give("zzb-101", "grant_right", {{"proposal", 1}}), "acc-not-oneself");
  EXPECT_EQ(give("secadmin", "grant_right", {{"proposal", 2}}), "acc-proposed");
  EXPECT_EQ(give("secadmin", "grant_right", {{"proposal", 1}}), "account_active");
  EXPECT_EQ(give("secadmin", "grant_right", {{"proposal", 1}}), "acc-proposed") << "once";
  ASSERT_EQ(facts().grants.size(), 1U);
  EXPECT_EQ(facts().grants[0].proposed_by.value, "od");
  EXPECT_EQ(facts().grants[0].granted_by.value, "secadmin");
  EXPECT_TRUE(facts().grants[0].in_force(kToday));
  EXPECT_FALSE(facts().grants[0].in_force(add_days(kToday, -1)));
  EXPECT_FALSE(facts().grants[0].in_force(*parse_date("2027-01-01")));

  EXPECT_EQ(propose("od", "auditor"), "acc-separation");
  EXPECT_EQ(give("secadmin", "withdraw_right", {{"right", 2}, {"reason", "调离"}}), "acc-held");
  EXPECT_EQ(give("secadmin", "withdraw_right", {{"right", 1}, {"reason", "调离"}}), "account_active");
  EXPECT_EQ(give("secadmin", "withdraw_right", {{"right", 1}, {"reason", "调离"}}), "acc-held");
  EXPECT_FALSE(facts().grants[0].in_force(kToday));
}

TEST_F(OnADesk, WhatWasRefusedIsNotGranted) {
  open();
  propose("od", "cadre_section");
  EXPECT_EQ(give("secadmin", "refuse_right", {{"proposal", 1}, {"reason", "不需要"}}), "account_active");
  EXPECT_EQ(give("secadmin", "grant_right", {{"proposal", 1}}), "acc-proposed");
  EXPECT_THAT(facts().grants, IsEmpty());
}

TEST_F(OnADesk, TheAuditorIsNotDisabledByTheSystemAdministratorAlone) {
  open();
  propose("od", "auditor");
  give("secadmin", "grant_right", {{"proposal", 1}});
  EXPECT_EQ(give("sysadmin", "disable_account", {{"reason", "x"}}), "acc-protected");
  EXPECT_EQ(give("secadmin", "confirm_disabling", nothing_), "acc-disabling-proposed");
  EXPECT_EQ(give("sysadmin", "propose_disabling", {{"reason", "x"}}), "account_active");
  EXPECT_EQ(give("sysadmin", "confirm_disabling", nothing_), "acc-disabling-proposed");
  EXPECT_EQ(give("secadmin", "confirm_disabling", nothing_), "account_disabled");
  EXPECT_EQ(propose("od", "auditor"), "acc-active");
  EXPECT_EQ(give("sysadmin", "enable_account", {{"reason", "x"}}), "account_active");
  EXPECT_EQ(give("secadmin", "confirm_disabling", nothing_), "acc-disabling-proposed") << "proposed anew";
}

TEST_F(OnADesk, OnlyADisabledAccountIsClosed) {
  open();
  EXPECT_EQ(give("sysadmin", "close_account", {{"reason", "x"}}), "not-possible-here");
  EXPECT_EQ(give("sysadmin", "disable_account", {{"reason", "x"}}), "account_disabled");
  EXPECT_EQ(give("sysadmin", "close_account", {{"reason", "x"}}), "account_closed");
  EXPECT_EQ(give("sysadmin", "enable_account", {{"reason", "x"}}), "not-possible-here");
}

}  // namespace
}  // namespace renmian::account::test
