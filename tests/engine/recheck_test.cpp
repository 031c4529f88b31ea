// Finished cases are judged once more: as they were done, under another policy, and with events written past the rules.
#include "engine/case/recheck_run.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "adapters/store/memory_store.hpp"
#include "engine/audit/canonical_json.hpp"
#include "engine/case/migration.hpp"
#include "tests/support/quota_procedure.hpp"
#include "tests/support/small_procedure_v2.hpp"
#include "tests/support/test_desk.hpp"
#include "tests/support/waiting_procedure.hpp"

namespace renmian {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

// "seq command kind gate recorded>now" of each.
std::vector<std::string> written(const std::vector<Deviation>& deviations) {
  std::vector<std::string> texts;
  for (const auto& d : deviations) {
    EXPECT_FALSE(d.what.zh.empty() || d.what.en.empty());
    texts.push_back(std::to_string(d.step.seq) + " " + std::string(d.step.command->code) + " " +
                    std::string(code_of(d.kind)) + " " + d.gate + " " + d.recorded + ">" +
                    (d.now ? std::string(code_of(d.now->kind)) : ""));
  }
  return texts;
}

class ReexaminationTest : public testing::Test {
 protected:
  Answer give(const std::string& command, std::string_view data, Actor actor = {"001", "cadre_section", "od"}) {
    Request request;
    request.case_id = id;
    request.command = command;
    request.data = boost::json::parse(data);
    request.actor = std::move(actor);
    request.opening = std::exchange(opening, {});
    return on.desk.do_now(request);
  }
  void must(const std::string& command, std::string_view data, Actor actor = {"001", "cadre_section", "od"}) {
    ASSERT_TRUE(std::holds_alternative<Advanced>(give(command, data, std::move(actor)))) << command;
  }
  void open(const std::string& procedure = "small", PostId post = {}) {
    id = on.desk.new_case_id();
    opening = Opening{procedure, {}, post, {}};
    must("propose", R"({"who":"林"})");
  }
  // propose, vote (refused), vote
  void appoint(int in_favour = 5) {
    open();
    give("vote", R"({"in_favour":1})");
    must("vote", R"({"in_favour":)" + std::to_string(in_favour) + "}");
  }

  std::vector<StoredEvent> events() { return store.events_of({&id, 1}); }
  CaseRecheck rechecked(std::span<const StoredEvent> of) { return recheck(id, of, rules); }
  CaseRecheck rechecked() { return rechecked(events()); }

  // Changes an event as somebody would who can write to the database: its own hash is right again, and so is what
  // follows.
  template <class Change>
  static void forge(std::vector<StoredEvent>& events, std::size_t place, Change change) {
    auto event = parse_event(events[place].body);
    change(event, events[place]);
    for (;; event = parse_event(events[place].body)) {
      if (place > 0) event.previous = events[place - 1].leaf;
      auto& stored = events[place];
      event.payload_digest = sha256({as_bytes(stored.payload->salt), stored.payload->content});
      stored.body = to_body(event);
      stored.leaf = leaf_hash(stored.body);
      if (++place == events.size()) return;
    }
  }
  template <class Change>
  std::vector<std::string> deviations_after(std::size_t place, Change change) {
    auto forged = events();
    forge(forged, place, [&](Event& event, StoredEvent& stored) { change(event, *stored.payload); });
    const auto checked = rechecked(forged);
    EXPECT_FALSE(checked.stopped) << checked.stopped->what.en;
    return written(checked.deviations);
  }

  void votes_needed(int votes) {
    const auto policy = on.catalogue.read(small::compiled(), {{"votes_needed", votes}});
    rules.instead[&small::compiled()] = policy->values;
  }

  MemoryStore store;
  TestDesk on{store, {&small::compiled(), &with_quota::compiled(), &waiting::compiled()}};
  RecheckRules rules{on.catalogue, WorkingDays::china(), {}, {}};
  CaseId id;
  std::optional<Opening> opening;
};

// --- One case ---

TEST_F(ReexaminationTest, WhatWasDoneLawfullyDoesNotDeviateUnderThePolicyOfItsTime) {
  appoint();
  const auto checked = rechecked();
  EXPECT_THAT(checked.deviations, IsEmpty());
  EXPECT_THAT(checked.remarks, IsEmpty());
  EXPECT_FALSE(checked.stopped);
  EXPECT_EQ(checked.judged, 2U);
  EXPECT_EQ(to_string(checked.read->position), "appointed");
}

TEST_F(ReexaminationTest, AStricterPolicyFindsTheStepsThatItWouldHaveRefused) {
  appoint(5);
  votes_needed(5);
  EXPECT_THAT(rechecked().deviations, IsEmpty());
  votes_needed(6);
  const auto checked = rechecked();
  ASSERT_THAT(written(checked.deviations), ElementsAre("3 vote gate-closed enough-votes met>unmet"));
  const auto& deviation = checked.deviations.front();
  EXPECT_EQ(deviation.step.log_index, 2U);
  EXPECT_EQ(deviation.step.actor, "001");
  EXPECT_EQ(deviation.rule->source, "test");
  EXPECT_EQ(deviation.now->reasons.at(0).zh, "票数不足");
}

TEST_F(ReexaminationTest, AnotherProceduresPolicyDoesNotTouchTheCase) {
  appoint(5);
  rules.instead[&with_quota::compiled()] = with_quota::compiled().default_policy();
  EXPECT_THAT(rechecked().deviations, IsEmpty());
}

TEST_F(ReexaminationTest, AnEventAcceptedAgainstAGateIsFound) {
  open();
  must("drop", R"({"why":"重来"})");
  must("propose", R"({"who":"王"})");
  must("vote", R"({"in_favour":5})");
  EXPECT_THAT(deviations_after(3, [](Event&, Payload& payload) { payload.content = R"({"data":{"in_favour":2}})"; }),
              ElementsAre("4 vote gate-closed enough-votes met>unmet"));
}

TEST_F(ReexaminationTest, WhatWasAcceptedAgainstAGateCountsAsDoneForTheStepsThatFollow) {
  open("with-quota");
  must("vote", R"({"in_favour":5})");
  auto forged = events();
  forge(forged, 0, [](Event&, StoredEvent& stored) {
    auto content = boost::json::parse(stored.payload->content).as_object();
    content["quota"] = {{"authorised", 1}, {"held_by_case", false}, {"in_use", 1}, {"reserved", 0}};
    stored.payload->content = canonical(content);
  });
  const auto checked = rechecked(forged);
  EXPECT_THAT(written(checked.deviations), ElementsAre("1 propose gate-closed wbz-4-quota met>unmet"));
  EXPECT_EQ(checked.judged, 2U);
  const auto facts = checked.read->procedure->written(checked.read->facts);
  EXPECT_EQ(facts.at("Propose").at("who").as_string(), "林");
  EXPECT_EQ(facts.at("Vote").at("in_favour").as_int64(), 5);
}

TEST_F(ReexaminationTest, GatesThatTheRecordLacksOrHasInExcessOrAsNotMetAreFound) {
  appoint();
  EXPECT_THAT(deviations_after(2, [](Event& event, Payload&) { event.gates.pop_back(); }),
              ElementsAre("3 vote gate-not-on-record named >met"));
  EXPECT_THAT(deviations_after(2, [](Event& event, Payload&) { event.gates.emplace_back("case-open", "met"); }),
              ElementsAre("3 vote gate-not-of-step case-open met>"));
  EXPECT_THAT(deviations_after(2, [](Event& event, Payload&) { event.gates.emplace_back("no-such-gate", "met"); }),
              ElementsAre("3 vote gate-not-of-step no-such-gate met>"));
  EXPECT_THAT(deviations_after(2, [](Event& event, Payload&) { event.gates.front().second = "unmet"; }),
              ElementsAre("3 vote recorded-closed enough-votes unmet>met"));
}

TEST_F(ReexaminationTest, AStepThatTheProcedureDoesNotHaveThereIsFound) {
  appoint();
  EXPECT_THAT(deviations_after(2,
                               [](Event& event, Payload& payload) {
                                 event.command = "propose";
                                 payload.content = R"({"data":{"who":"王"}})";
                               }),
              ElementsAre("3 propose not-possible  >"));
  EXPECT_THAT(deviations_after(2, [](Event& event, Payload&) { event.to = "dropped"; }),
              ElementsAre("3 vote other-position  >"));
}

TEST_F(ReexaminationTest, AnExceptionThatWasUsedIsRemarkedAndDoesNotDeviate) {
  open();
  must("allow", R"({"waiver":{"gate":"enough-votes","authority":"superior_od","document":"批复〔2026〕3号"}})");
  must("vote", R"({"in_favour":1})");
  const auto checked = rechecked();
  EXPECT_THAT(checked.deviations, IsEmpty());
  ASSERT_THAT(checked.remarks, SizeIs(1));
  EXPECT_EQ(checked.remarks[0].step.seq, 3);
  EXPECT_EQ(checked.remarks[0].rule->id, "enough-votes");
  EXPECT_EQ(checked.remarks[0].what.zh, "凭文件准予例外：批复〔2026〕3号");
}

TEST_F(ReexaminationTest, ErasedDataEndsTheExaminationAndIsNoDeviation) {
  appoint();
  auto stored = events();
  stored[2].payload.reset();
  stored[2].erased_by = 70;
  const auto checked = rechecked(stored);
  EXPECT_THAT(checked.deviations, IsEmpty());
  EXPECT_EQ(checked.judged, 1U);
  ASSERT_TRUE(checked.stopped);
  EXPECT_TRUE(checked.stopped->erased);
  EXPECT_EQ(checked.stopped->what.zh, "第 3 步所附数据已由日志第 70 条删除，自此步起无法重新核对");
}

TEST_F(ReexaminationTest, ErasedDataOfARefusalLosesNothing) {
  appoint();
  auto stored = events();
  stored[1].payload.reset();
  stored[1].erased_by = 70;
  const auto checked = rechecked(stored);
  EXPECT_EQ(checked.judged, 2U);
  EXPECT_FALSE(checked.stopped);
}

TEST_F(ReexaminationTest, DataThatIsLostAndAChangedRecordCannotBeRead) {
  appoint();
  auto lost = events();
  lost[2].payload.reset();
  ASSERT_TRUE(rechecked(lost).stopped);
  EXPECT_FALSE(rechecked(lost).stopped->erased);
  auto changed = events();
  changed[2].payload->content = R"({"data":{"in_favour":6}})";
  const auto checked = rechecked(changed);
  ASSERT_TRUE(checked.stopped);
  EXPECT_FALSE(checked.stopped->erased);
  EXPECT_EQ(checked.stopped->seq, 3);
  EXPECT_EQ(checked.judged, 1U);
}

TEST_F(ReexaminationTest, ACaseWithoutEventsOrWithoutOpeningCannotBeRead) {
  EXPECT_TRUE(rechecked(std::vector<StoredEvent>{}).stopped);
  appoint();
  auto refused_first = events();
  forge(refused_first, 0, [](Event& event, StoredEvent&) {
    event.outcome = Event::Outcome::kRefused;
    event.to = event.from;
  });
  EXPECT_TRUE(rechecked(std::span(refused_first).first(1)).stopped);
}

TEST_F(ReexaminationTest, ACaseThatMovedToANewerVersionIsJudgedByTheVersionOfEachStep) {
  open();
  TestDesk newer(store, {&small::compiled(), &small::compiled_v2()}, 7);
  ASSERT_TRUE(std::holds_alternative<Advanced>(
      move_to_version(newer.desk, newer.random, {id, 2, "新版流程施行", "002", {"001", "cadre_section", "od"}})));
  const auto checked = recheck(id, events(), {newer.catalogue, WorkingDays::china(), {}, {}});
  EXPECT_FALSE(checked.stopped);
  EXPECT_THAT(checked.deviations, IsEmpty());
  EXPECT_EQ(checked.judged, 1U);
  EXPECT_EQ(checked.read->procedure, &small::compiled_v2());
}

TEST_F(ReexaminationTest, WhatTheRegistersSaidThenCountsNotWhatTheySayNow) {
  const UnitId unit{*parse_uuid("018f0000-0000-7000-8000-0000000000a1")};
  const PostId post{*parse_uuid("018f0000-0000-7000-8000-0000000000a2")};
  store.save_units(std::vector<Unit>{{unit, "县统计局", {}}});
  store.save_posts(std::vector<Post>{{post, unit, "局长"}});
  store.save_quota(std::vector<QuotaLine>{{unit, PostLevel::section_deputy, 1, 0}});
  open("with-quota", post);
  must("vote", R"({"in_favour":5})");
  store.save_quota(std::vector<QuotaLine>{{unit, PostLevel::section_deputy, 0, 0}});
  EXPECT_THAT(rechecked().deviations, IsEmpty());
  const auto then = boost::json::parse(events()[1].payload->content).at("quota");
  EXPECT_EQ(then.at("authorised").as_int64(), 1);
}

TEST_F(ReexaminationTest, ActingForSomebodyElseTakesADelegationOfThatDay) {
  id = on.desk.new_case_id();
  opening = Opening{waiting::compiled().book().info.id.data(), {}, {}, {}};
  Delegation delegation{
      {*parse_uuid("018f0000-0000-7000-8000-0000000000d1")}, "001", "002", 2026y / 3 / 1, 2026y / 3 / 5, {}, {}, false};
  store.save_delegation(delegation);
  must("propose", R"({"who":"林"})", {"002", "cadre_section", "od", {}, "token", "001"});

  rules.delegations = store.delegations();
  EXPECT_THAT(rechecked().deviations, IsEmpty());
  EXPECT_THAT(rechecked().remarks, IsEmpty());

  rules.delegations[0].revoked = true;
  EXPECT_THAT(rechecked().deviations, IsEmpty());
  ASSERT_THAT(rechecked().remarks, SizeIs(1));
  EXPECT_EQ(code_of(rechecked().remarks[0].kind), "delegation-revoked");

  rules.delegations.clear();
  EXPECT_THAT(written(rechecked().deviations), ElementsAre("1 propose gate-closed act-delegated >unmet"));
}

// --- Many cases ---

class ReexaminationOfManyTest : public ReexaminationTest {
 protected:
  RecheckTotals run() {
    found.clear();
    return recheck(store, rules, scope, decisions, [this](const CaseRecheck& checked) { found.push_back(checked.id); });
  }
  CaseId appointed_on(std::string_view day) {
    on.clock.set(*parse_timestamp(std::string(day) + "T01:00:00.000000Z"));
    appoint();
    return id;
  }

  RecheckScope scope;
  DecisionsOf decisions = [](const LoadedCase&) { return std::vector<DecisionTaken>{}; };
  std::vector<CaseId> found;
};

TEST_F(ReexaminationOfManyTest, CoversWhatIsOverAndWhatWasEndedEarlyAndNotWhatGoesOn) {
  const auto appointed = appointed_on("2026-03-02");
  open();
  must("terminate", R"({"reason":"机构撤并"})");
  const auto terminated = id;
  open();
  const auto running = id;
  open("with-quota");
  must("vote", R"({"in_favour":5})");
  const auto in_office = id;  // appointed, which is no end there
  const auto totals = run();
  EXPECT_THAT(found, UnorderedElementsAre(appointed, terminated, in_office));
  EXPECT_EQ(totals.cases, 3U);
  EXPECT_EQ(totals.steps, 6U);
  EXPECT_TRUE(totals.clean());

  scope.decided_under = "S1";
  decisions = [&](const LoadedCase& loaded) {
    return std::vector<DecisionTaken>{{2026y / 3 / 2, {loaded.id == running ? "S1" : "S2"}}};
  };
  EXPECT_EQ(run().cases, 1U);
  EXPECT_THAT(found, ElementsAre(running));
}

TEST_F(ReexaminationOfManyTest, APeriodIncludesItsFirstAndItsLastDay) {
  appointed_on("2026-03-02");
  const auto third = appointed_on("2026-03-03");
  const auto fifth = appointed_on("2026-03-05");
  appointed_on("2026-03-06");
  scope.from = 2026y / 3 / 3;
  scope.to = 2026y / 3 / 5;
  run();
  EXPECT_THAT(found, ElementsAre(third, fifth));
}

TEST_F(ReexaminationOfManyTest, OneDecisionMustFitThePeriodAndThePerson) {
  appointed_on("2026-03-06");
  decisions = [](const LoadedCase&) {
    return std::vector<DecisionTaken>{{2026y / 3 / 2, {"S1"}}, {2026y / 3 / 6, {"S2", "S3"}}};
  };
  const auto cases_under = [&](const std::string& who, std::optional<CivilDate> from, std::optional<CivilDate> to) {
    scope = {from, to, {}, who};
    return run().cases;
  };
  EXPECT_EQ(cases_under("S1", {}, {}), 1U);
  EXPECT_EQ(cases_under("S3", 2026y / 3 / 6, 2026y / 3 / 6), 1U);
  EXPECT_EQ(cases_under("S1", 2026y / 3 / 3, {}), 0U);
  EXPECT_EQ(cases_under("S2", {}, 2026y / 3 / 5), 0U);
  EXPECT_EQ(cases_under("S4", {}, {}), 0U);
}

TEST_F(ReexaminationOfManyTest, AUnitIsTakenWithAllBelowIt) {
  const auto unit = [](int n) {
    return UnitId{*parse_uuid("018f0000-0000-7000-8000-0000000000a" + std::to_string(n))};
  };
  const auto post = [](int n) {
    return PostId{*parse_uuid("018f0000-0000-7000-8000-0000000000b" + std::to_string(n))};
  };
  store.save_units(
      std::vector<Unit>{{unit(1), "县", {}}, {unit(2), "局", unit(1)}, {unit(3), "科", unit(2)}, {unit(4), "乡", {}}});
  std::vector<CaseId> of_unit;
  for (int n = 1; n <= 4; ++n) {
    store.save_posts(std::vector<Post>{{post(n), unit(n), "职位"}});
    open("small", post(n));
    must("drop", R"({"why":"重来"})");
    must("drop", R"({"why":"放弃"})");
    of_unit.push_back(id);
  }
  appoint();  // of no post in the register
  scope.posts = posts_of_unit(store, unit(2));
  run();
  EXPECT_THAT(found, UnorderedElementsAre(of_unit[1], of_unit[2]));
  scope.posts = posts_of_unit(store, unit(1));
  run();
  EXPECT_THAT(found, UnorderedElementsAre(of_unit[0], of_unit[1], of_unit[2]));
}

TEST_F(ReexaminationOfManyTest, TotalsAreOverAllPages) {
  for (int n = 0; n < 405; ++n) appoint(n % 5 == 0 ? 3 : 9);
  votes_needed(4);
  std::vector<std::uint64_t> told;
  const auto totals = recheck(
      store, rules, scope, decisions, [](const CaseRecheck&) {}, [&](std::uint64_t done) { told.push_back(done); });
  EXPECT_EQ(totals.cases, 405U);
  EXPECT_EQ(totals.steps, 810U);
  EXPECT_EQ(totals.deviations, 81U);
  EXPECT_EQ(totals.cases_deviating, 81U);
  EXPECT_FALSE(totals.clean());
  EXPECT_THAT(told, ElementsAre(200U, 400U, 405U));
}

}  // namespace
}  // namespace renmian
