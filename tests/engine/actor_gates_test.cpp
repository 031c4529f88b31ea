// Who may act: delegation, avoidance, and the separation of running a case from confirming its checks.
#include "engine/procedure/actor_gates.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "tests/support/test_desk.hpp"
#include "tests/support/waiting_procedure.hpp"

namespace renmian {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr CivilDate kToday = 2026y / 3 / 2;
constexpr CommandInfo kVote{"vote", {"表决", "Vote"}, {}};
constexpr CommandInfo kOpinion{"give_opinion", {"提出意见", "Give the opinion"}, {}, true};

Actor deputy_of(const std::string& whom) { return {"002", "cadre_section", "od", {}, "token", whom}; }

std::vector<std::string> reasons(const Verdict& verdict) {
  std::vector<std::string> zh;
  for (const auto& reason : verdict.reasons) {
    EXPECT_FALSE(reason.en.empty());
    zh.push_back(reason.zh);
  }
  return zh;
}

class ADelegation : public testing::Test {
 protected:
  Verdict ask(CivilDate today = kToday) const {
    Surroundings around;
    around.delegations = {delegation};
    around.batch = batch;
    return act_delegated(&actor, &kVote, around, today);
  }

  Delegation delegation{{}, "001", "002", 2026y / 3 / 1, 2026y / 3 / 5, {}, {}, false};
  std::optional<BatchId> batch;
  Actor actor = deputy_of("001");
};

TEST_F(ADelegation, IsNotAskedForByThoseWhoActForThemselves) {
  actor.on_behalf_of.clear();
  EXPECT_TRUE(ask(2027y / 1 / 1).passes());
}

TEST_F(ADelegation, HoldsFromItsFirstDayToItsLast) {
  EXPECT_FALSE(ask(2026y / 2 / 28).passes());
  EXPECT_TRUE(ask(2026y / 3 / 1).passes());
  EXPECT_TRUE(ask(2026y / 3 / 5).passes());
  EXPECT_EQ(ask(2026y / 3 / 6).kind, Verdict::Kind::kUnmet);
  EXPECT_THAT(reasons(ask(2026y / 3 / 6)), ElementsAre("001 没有委托 002 于 2026-03-06 在本事项办理“表决”"));
}

TEST_F(ADelegation, IsOfThisPersonToThatOne) {
  delegation.to = "003";
  EXPECT_FALSE(ask().passes());
  delegation.to = "002";
  delegation.from = "004";
  EXPECT_FALSE(ask().passes());
}

TEST_F(ADelegation, EndsWhenRevoked) {
  delegation.revoked = true;
  EXPECT_FALSE(ask().passes());
}

TEST_F(ADelegation, CoversTheCommandsItNames) {
  delegation.commands = {"propose"};
  EXPECT_FALSE(ask().passes());
  delegation.commands = {"propose", "vote"};
  EXPECT_TRUE(ask().passes());
}

TEST_F(ADelegation, CoversTheBatchItNames) {
  const BatchId one{make_uuid_v7({}, {1})}, other{make_uuid_v7({}, {2})};
  delegation.batch = one;
  EXPECT_FALSE(ask().passes()) << "a case of no batch";
  batch = other;
  EXPECT_FALSE(ask().passes());
  batch = one;
  EXPECT_TRUE(ask().passes());
}

TEST(ActNotConcerned, KeepsThePersonAndRelativesFromTheCase) {
  Surroundings around;
  around.kin = {{{}, "001", Kin::self}, {{}, "003", Kin::spouse}};
  const Actor self{"001"}, spouse{"003"}, other{"004"};
  EXPECT_THAT(reasons(act_not_concerned(&self, around)), ElementsAre("001 是本事项的当事人，应当回避"));
  EXPECT_THAT(reasons(act_not_concerned(&spouse, around)), ElementsAre("003 与当事人有亲属关系（配偶），应当回避"));
  EXPECT_TRUE(act_not_concerned(&other, around).passes());
  EXPECT_TRUE(act_not_concerned(nullptr, around).passes()) << "nobody acts";
}

TEST(ActNotConcerned, KeepsThoseWhoActForThemFromItToo) {
  Surroundings around;
  around.kin = {{{}, "003", Kin::sibling_in_law}};
  const auto deputy = deputy_of("003");
  EXPECT_THAT(reasons(act_not_concerned(&deputy, around)),
              ElementsAre("003 与当事人有亲属关系（配偶的兄弟姐妹及兄弟姐妹的配偶），应当回避"));
}

TEST(ActNotHandler, KeepsWhoRunsTheCaseFromConfirmingItsChecks) {
  const Actor handler{"001"}, other{"002"};
  const auto deputy = deputy_of("001");
  EXPECT_THAT(reasons(act_not_handler(&handler, &kOpinion, "001")),
              ElementsAre("承办人 001 不得确认本事项的“提出意见”"));
  EXPECT_FALSE(act_not_handler(&deputy, &kOpinion, "001").passes());
  EXPECT_TRUE(act_not_handler(&other, &kOpinion, "001").passes());
  EXPECT_TRUE(act_not_handler(&handler, &kVote, "001").passes()) << "it confirms nothing";
}

// The same three through the desk, where they hold for every command.
class ActorsAtTheDesk : public testing::Test {
 protected:
  Answer give(const std::string& command, std::string_view data, const Actor& actor) {
    return on.desk.do_now({id, {}, command, boost::json::parse(data), actor, {}, {}});
  }
  static std::vector<std::string> closed(const Answer& answer) {
    std::vector<std::string> ids;
    const auto* refusal = std::get_if<Refusal>(&answer);
    if (refusal == nullptr) return ids;
    for (const auto& [gate, verdict] : refusal->gates) {
      if (!verdict.passes()) ids.emplace_back(gate.id);
    }
    return ids;
  }
  void open() {
    id = on.desk.new_case_id();
    const Opening opening{"waiting", person, {}, {}};
    ASSERT_TRUE(std::holds_alternative<Advanced>(
        on.desk.do_now({id, opening, "propose", boost::json::parse(R"({"who":"林"})"), clerk, {}, {}})));
  }

  std::unique_ptr<Store> store = open_store("memory:");
  TestDesk on{*store, waiting::compiled()};
  PersonId person{make_uuid_v7({}, {7})};
  CaseId id;
  Actor clerk{"001", "cadre_section", "od"}, organ{"009", "discipline_organ", "dc"};
};

TEST_F(ActorsAtTheDesk, TheHandlerDoesNotConfirmAndAnotherDoes) {
  open();
  EXPECT_THAT(closed(give("give_opinion", R"({"favourable":true})", clerk)), ElementsAre("act-not-handler"));
  EXPECT_THAT(closed(give("give_opinion", R"({"favourable":true})", organ)), IsEmpty());
}

TEST_F(ActorsAtTheDesk, ARelativeOfThePersonIsRefusedWhateverTheCommand) {
  store->save_kin(person, std::vector<KinTie>{{person, "009", Kin::cousin}});
  open();
  EXPECT_THAT(closed(give("give_opinion", R"({"favourable":true})", organ)), ElementsAre("act-not-concerned"));
  EXPECT_THAT(closed(give("drop", R"({"why":"改"})", organ)), ElementsAre("act-not-concerned"));
}

TEST_F(ActorsAtTheDesk, WhoActsForAnotherNeedsADelegation) {
  open();
  auto deputy = organ;
  deputy.id = "010";
  deputy.on_behalf_of = "009";
  EXPECT_THAT(closed(give("give_opinion", R"({"favourable":true})", deputy)), ElementsAre("act-delegated"));
  store->save_delegation({{make_uuid_v7({}, {1})}, "009", "010", 2026y / 3 / 1, 2026y / 3 / 31, {}, {}, false});
  EXPECT_THAT(closed(give("give_opinion", R"({"favourable":true})", deputy)), IsEmpty());
}

}  // namespace
}  // namespace renmian
