// Re-examination of real cases: lawful ones, the demonstration, and the command as an inspector types it.
#include <gmock/gmock.h>

#include <fstream>

#include "adapters/store/memory_store.hpp"
#include "api/demo/demo.hpp"
#include "api/demo/lawful_case.hpp"
#include "api/demo/offices.hpp"
#include "api/service/decisions_taken.hpp"
#include "api/service/meetings.hpp"
#include "tests/support/command_run.hpp"
#include "tests/support/meeting_facts.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/appointment/kinds.hpp"
#include "workflows/meeting/meeting.hpp"

namespace renmian {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<const Procedure*> procedures() {
  auto all = appointment::all_kinds();
  all.push_back(&meeting::compiled());
  return all;
}

// Opened on 15 March 2026, decided on 20 April.
class LawfulPromotion : public testing::Test {
 protected:
  // As far as the step before `command`; empty: to the end.
  void walk_up_to(std::string_view command) {
    id = on.desk.new_case_id();
    const auto opened_at = *parse_timestamp("2026-03-15T01:00:00.000000Z");
    const boost::json::value opening{{"kind", "promote"},
                                     {"person", to_string(PersonId{})},
                                     {"post",
                                      {{"id", to_string(PostId{})},
                                       {"title", "副局长"},
                                       {"unit", "示例市统计局"},
                                       {"level", "division_deputy"},
                                       {"kind", "deputy"},
                                       {"system", "appointed"},
                                       {"special", false}}},
                                     {"need", "前任到龄免职"}};
    const Offices offices(appointment::promote().book());
    for (const auto& step : lawful_case(opening, opened_at)) {
      if (step.command == command) return;
      on.clock.set(step.at);
      Request request;
      request.case_id = id;
      if (step.command == "open") request.opening = Opening{"promote", {}, {}, {}};
      give(std::move(request), step.command, step.data, offices.of(step.command));
    }
  }
  void give(Request request, const std::string& command, const boost::json::value& data, const Actor& actor) {
    request.command = command;
    request.data = data;
    request.actor = actor;
    const auto answer = on.desk.do_now(std::move(request));
    const auto* refusal = std::get_if<Refusal>(&answer);
    ASSERT_EQ(refusal, nullptr) << command << ": " << refusal->message.en;
  }
  template <class Command>
  void give(CaseId of, const Command& command) {
    Request request;
    request.case_id = of;
    give(std::move(request), std::string(Command::info.code), write_described(command), clerk);
  }

  RecheckTotals run() {
    found.clear();
    deviations.clear();
    return recheck(store, rules, scope, DecisionsTaken(store, on.catalogue), [this](const CaseRecheck& checked) {
      found.push_back(checked.id);
      for (const auto& d : checked.deviations) {
        deviations.push_back(std::string(d.step.command->code) + " " + std::string(code_of(d.kind)) + " " + d.gate);
      }
    });
  }
  std::vector<std::string> under(const boost::json::value& policy) {
    rules.instead[&appointment::promote()] = on.catalogue.read(appointment::promote(), policy)->values;
    run();
    return deviations;
  }
  std::uint64_t decided_under(const std::string& who) {
    scope.decided_under = who;
    return run().cases;
  }

  MemoryStore store;
  TestDesk on{store, procedures()};
  Actor clerk{"clerk", "committee_office", "县委办"};
  CaseId id;
  RecheckRules rules{on.catalogue, WorkingDays::china(), {}, {}};
  RecheckScope scope;
  std::vector<CaseId> found;
  std::vector<std::string> deviations;
};

TEST_F(LawfulPromotion, DoesNotDeviateUnderThePolicyOfItsTime) {
  walk_up_to({});
  const auto totals = run();
  EXPECT_THAT(deviations, IsEmpty());
  EXPECT_EQ(totals.cases, 1U);
  EXPECT_EQ(totals.steps, store.events_from(0, 1000).size());
}

TEST_F(LawfulPromotion, DeviatesFromAStricterPolicyExactlyWhereItsGatesAreAsked) {
  walk_up_to({});
  EXPECT_THAT(under({{"agenda_days_ahead", 4}}), IsEmpty());
  EXPECT_THAT(under({{"agenda_days_ahead", 5}}),
              ElementsAre("pass_agenda_gate gate-closed wbz-3-adhoc", "adopt_decision gate-closed wbz-3-adhoc"));
  EXPECT_THAT(under({{"publicity_working_days", 5}}), IsEmpty());
  EXPECT_THAT(under({{"publicity_working_days", 60}}), ElementsAre("conclude_publicity gate-closed pub-days"));
}

TEST_F(LawfulPromotion, WasDecidedOnTheDayOfTheVoteUnderThePrincipalLeader) {
  walk_up_to({});
  scope.from = scope.to = 2026y / 4 / 20;
  EXPECT_EQ(run().cases, 1U);
  EXPECT_EQ(decided_under("CW-07"), 1U);
  EXPECT_EQ(decided_under("CW-01"), 0U);
  scope.from = scope.to = 2026y / 4 / 21;
  EXPECT_EQ(decided_under("CW-07"), 0U);
  EXPECT_EQ(decided_under({}), 0U);
}

TEST_F(LawfulPromotion, ThatWasNeverVotedOnIsOfTheDayItEndedAndUnderNobody) {
  walk_up_to("pass_agenda_gate");
  give(id, Withdraw{"县委组织部", "人选调离"});
  scope.from = scope.to = date_in_china(on.clock.now());
  EXPECT_EQ(run().cases, 1U);
  scope.from = add_days(*scope.to, 1);
  scope.to.reset();
  EXPECT_EQ(run().cases, 0U);
  scope = {};
  EXPECT_EQ(decided_under("CW-07"), 0U);
}

TEST_F(LawfulPromotion, VotedOnInAMeetingWasDecidedUnderItsChairTooAndNeedNotBeFinished) {
  walk_up_to("adopt_decision");
  auto convened = test::meeting_to_open();
  convened.chair = "M3";
  const auto opened = on.desk.do_now(request_to_open_meeting(on.desk, convened, clerk, ""));
  const auto meeting = std::get<Advanced>(opened).case_id;
  auto agenda = test::agenda_of(0);
  agenda.items.push_back(test::agenda_item(1, id));
  give(meeting, agenda);
  give(meeting, test::roll_of());
  const ItemsToDecide items{{test::result_of(1, id)}, false};
  const auto decided = decide_in_meeting(on.desk, meeting, items, clerk, "decide").value();
  ASSERT_TRUE(std::holds_alternative<Advanced>(decided.each.at(0)));

  EXPECT_EQ(run().cases, 0U) << "neither the case nor the meeting is over";
  EXPECT_EQ(decided_under("M3"), 2U) << "the chair: the case and the meeting itself";
  EXPECT_THAT(found, UnorderedElementsAre(id, meeting));
  EXPECT_THAT(deviations, IsEmpty());
  EXPECT_EQ(decided_under("M1"), 2U) << "the principal leader";
  EXPECT_EQ(decided_under("M2"), 0U) << "a member";
}

TEST(ReexaminationOfTheDemonstration, FindsNothing) {
  MemoryStore store;
  TestDesk made(store, appointment::all_kinds());
  make_demo(made.desk, made.clock, store, made.random, 1);
  const RecheckRules rules{made.catalogue, WorkingDays::china(), store.delegations(), {}};
  std::vector<std::string> told;
  const auto totals = recheck(store, rules, {}, DecisionsTaken(), [&](const CaseRecheck& checked) {
    for (const auto& d : checked.deviations) told.push_back(to_string(checked.id) + " " + d.gate + ": " + d.what.en);
  });
  EXPECT_THAT(told, IsEmpty());
  EXPECT_TRUE(totals.clean());
  EXPECT_GT(totals.cases, 10U);
}

// --- The command ---

// One case of each kind beside the promotion, all closed.
const test::Installation& finished() {
  static const auto made = [] {
    auto installation = std::make_unique<test::Installation>();
    const auto migrated = installation->run("migrate");
    const auto played = installation->run("scenario " RENMIAN_TEST_DATA "/scenario/kinds.jsonl");
    if (migrated.status != 0 || played.status != 0) throw std::runtime_error(migrated.err + played.out + played.err);
    return installation;
  }();
  return *made;
}

test::Ran recheck_command(const std::string& arguments) { return finished().run("audit recheck " + arguments); }

std::string policy(const std::string& toml) {
  const auto file = finished().folder() / "stricter.toml";
  std::ofstream(file) << toml;
  return "--policy '" + file.string() + "' ";
}

TEST(AuditRecheck, EndsWithZeroIfNothingDeviates) {
  const auto ran = recheck_command("--json");
  EXPECT_EQ(ran.status, 0) << ran.out << ran.err;
  const auto report = ran.json();
  EXPECT_TRUE(report.at("clean").as_bool());
  EXPECT_EQ(report.at("deviations").as_int64(), 0);
  EXPECT_GE(report.at("cases").as_int64(), 10);
  EXPECT_THAT(recheck_command("--language zh").out, HasSubstr("偏离 0 处"));
}

TEST(AuditRecheck, EndsWithOneAndNamesEventGateAndSourceIfSomethingDeviates) {
  const auto stricter = policy("[lateral]\nagenda_days_ahead = 300\n");
  const auto ran = recheck_command(stricter + "--json");
  ASSERT_EQ(ran.status, 1) << ran.out << ran.err;
  const auto report = ran.json();
  EXPECT_EQ(report.at("cases_deviating").as_int64(), 1);
  const auto& of_case = report.at("findings").at(0);
  EXPECT_EQ(of_case.at("procedure").as_string(), "lateral");
  const auto& first = of_case.at("deviations").at(0);
  EXPECT_EQ(first.at("command").as_string(), "pass_agenda_gate");
  EXPECT_EQ(first.at("kind").as_string(), "gate-closed");
  EXPECT_EQ(first.at("gate").as_string(), "wbz-3-adhoc");
  EXPECT_EQ(first.at("recorded").as_string(), "met");
  EXPECT_EQ(first.at("now").as_string(), "unmet");
  EXPECT_EQ(first.at("rule").at("source").as_string(), "Code2016");
  EXPECT_FALSE(first.at("rule").at("reasons").as_array().empty());

  const auto told = recheck_command(stricter + "--language zh").out;
  EXPECT_THAT(told, HasSubstr("wbz-3-adhoc"));
  EXPECT_THAT(told, HasSubstr("met → unmet"));
}

TEST(AuditRecheck, TakesAPeriodAndAPerson) {
  EXPECT_EQ(recheck_command("--to 2000-01-01 --json").json().at("cases").as_int64(), 0);
  EXPECT_GE(recheck_command("--from 2000-01-01 --json").json().at("cases").as_int64(), 10);
  EXPECT_EQ(recheck_command("--decided-under NOBODY --json").json().at("cases").as_int64(), 0);
}

TEST(AuditRecheck, EndsWithTwoOnBadInput) {
  EXPECT_EQ(recheck_command("--from yesterday").status, 2);
  EXPECT_EQ(recheck_command("--unit 018f0000-0000-7000-8000-00000000000f").status, 2);
  EXPECT_EQ(recheck_command("--policy no-such-file.toml").status, 2);
  EXPECT_EQ(recheck_command(policy("[no-such-procedure]\n")).status, 2);
  const auto laxer = recheck_command(policy("[promote]\npublicity_working_days = 4\n") + "--json");
  EXPECT_EQ(laxer.status, 2);
  EXPECT_THAT(laxer.out, HasSubstr("pub-days"));
}

}  // namespace
}  // namespace renmian
