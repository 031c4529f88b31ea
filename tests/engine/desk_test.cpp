// A command from the desk to the log and back: versions, idempotency, refusals on record, batches, races.
#include "engine/case/desk.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <future>
#include <thread>

#include "engine/audit/checkpoint.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

class DeskTest : public testing::Test {
 protected:
  Request request(CaseId id, std::string command, std::string_view data) {
    Request r;
    r.case_id = id;
    r.command = std::move(command);
    r.data = boost::json::parse(data);
    r.actor = clerk;
    return r;
  }
  Request opening(std::string who = "林") {
    auto r = request(on.desk.new_case_id(), "propose", R"({"who":")" + who + R"("})");
    r.opening = Opening{"small", {}, {}, {}};
    return r;
  }
  CaseId open() { return std::get<Advanced>(on.desk.do_now(opening())).case_id; }

  Actor clerk{"001", "cadre_section", "od"};
  std::unique_ptr<Store> store = open_store("memory:");
  TestDesk on{*store, small::compiled()};
};

TEST_F(DeskTest, AnAcceptedCommandIsInTheLogUnderASignedCheckpoint) {
  const auto answer = std::get<Advanced>(on.desk.do_now(opening()));
  EXPECT_EQ(answer.position, "voting");
  EXPECT_EQ(answer.version, 1);
  EXPECT_EQ(answer.receipt.log_index, 0);
  const auto verifier = Verifier::from_vkey(test_signer().verifier_key());
  const auto note = open_note(*answer.receipt.checkpoint, {&*verifier, 1});
  ASSERT_TRUE(note.has_value());
  const auto checkpoint = parse_checkpoint(note->text);
  EXPECT_EQ(checkpoint->size, 1);
  EXPECT_EQ(checkpoint->root, answer.receipt.leaf);  // the root of a tree of one is its leaf
}

TEST_F(DeskTest, ARefusalIsOnRecordAndLeavesTheCaseWhereItWas) {
  const auto id = open();
  const auto refusal = std::get<Refusal>(on.desk.do_now(request(id, "vote", R"({"in_favour":1})")));
  EXPECT_EQ(refusal.kind, Refusal::Kind::kGateClosed);
  EXPECT_EQ(refusal.version, 1);
  ASSERT_TRUE(refusal.receipt);
  EXPECT_EQ(refusal.receipt->log_index, 1);
  const auto row = store->case_row(id);
  EXPECT_EQ(row->position, "voting");
  EXPECT_EQ(row->version, 1);
  EXPECT_EQ(row->seq, 2);
  const auto event = parse_event(store->event_at(id, 2)->body);
  EXPECT_EQ(event.outcome, Event::Outcome::kRefused);
  EXPECT_THAT(event.gates, testing::ElementsAre(testing::Pair("enough-votes", "unmet"), testing::Pair("named", "met")));
}

TEST_F(DeskTest, TheSameRefusalAgainIsToldAndNotRecordedAgain) {
  std::vector<std::string> told;
  on.desk.tell_refusals_to([&](const Request& r, const Refusal&) { told.push_back(r.command); });
  const auto id = open();
  const auto first = std::get<Refusal>(on.desk.do_now(request(id, "vote", R"({"in_favour":1})")));
  EXPECT_THAT(told, testing::IsEmpty());
  const auto again = std::get<Refusal>(on.desk.do_now(request(id, "vote", R"({"in_favour":1})")));
  EXPECT_EQ(again.receipt->log_index, first.receipt->log_index);
  EXPECT_EQ(again.gates.size(), first.gates.size());
  EXPECT_EQ(store->case_row(id)->seq, 2);
  EXPECT_THAT(told, testing::ElementsAre("vote"));
}

TEST_F(DeskTest, ARefusalOfSomethingElseOrOfSomebodyElseIsRecordedAnew) {
  const auto id = open();
  on.desk.do_now(request(id, "vote", R"({"in_favour":1})"));
  on.desk.do_now(request(id, "vote", R"({"in_favour":2})"));
  EXPECT_EQ(store->case_row(id)->seq, 3);
  clerk.id = "002";
  on.desk.do_now(request(id, "vote", R"({"in_favour":2})"));
  EXPECT_EQ(store->case_row(id)->seq, 4);
}

TEST_F(DeskTest, OnceTheCaseMovedOnTheSameRefusalIsRecordedAgain) {
  const auto id = open();
  on.desk.do_now(request(id, "vote", R"({"in_favour":1})"));
  on.desk.do_now(request(id, "note", R"({"text":"缺席两人"})"));
  on.desk.do_now(request(id, "vote", R"({"in_favour":1})"));
  EXPECT_EQ(store->case_row(id)->seq, 4);
}

TEST_F(DeskTest, AnotherDeskKnowsFromTheLogWhatWasRefusedLast) {
  const auto id = open();
  on.desk.do_now(request(id, "vote", R"({"in_favour":1})"));
  TestDesk other{*store, small::compiled(), 2};
  const auto again = std::get<Refusal>(other.desk.do_now(request(id, "vote", R"({"in_favour":1})")));
  EXPECT_EQ(again.receipt->log_index, 1);
  EXPECT_EQ(store->case_row(id)->seq, 2);
}

TEST_F(DeskTest, ARepeatedRefusalKeepsItsOwnKey) {
  const auto id = open();
  auto refused = request(id, "vote", R"({"in_favour":1})");
  refused.idempotency_key = "key-1";
  on.desk.do_now(refused);
  refused.idempotency_key = "key-2";
  const auto again = std::get<Refusal>(on.desk.do_now(refused));
  EXPECT_EQ(again.receipt->log_index, 1);
  EXPECT_EQ(store->case_row(id)->seq, 2);
  // The case moves on so that the vote would count; the key still gives the answer it was given then.
  on.desk.do_now(request(id, "note", R"({"text":"缺席两人"})"));
  const auto recalled = std::get<Refusal>(on.desk.do_now(refused));
  EXPECT_EQ(recalled.receipt->log_index, 1);
  EXPECT_EQ(store->case_row(id)->seq, 3);
}

TEST_F(DeskTest, ARefusalUnderTheSameKeyIsToldInTheSameWords) {
  const auto id = open();
  auto refused = request(id, "vote", R"({"in_favour":1})");
  refused.idempotency_key = "key";
  const auto first = std::get<Refusal>(on.desk.do_now(refused));
  EXPECT_EQ(to_json(std::get<Refusal>(on.desk.do_now(refused))), to_json(first));
}

TEST_F(DeskTest, ARefusedOpeningIsTold) {
  std::vector<std::string> told;
  on.desk.tell_refusals_to([&](const Request& r, const Refusal&) { told.push_back(r.command); });
  auto refused = opening();
  refused.command = "vote";
  refused.data = boost::json::parse(R"({"in_favour":1})");
  EXPECT_TRUE(std::holds_alternative<Refusal>(on.desk.do_now(refused)));
  EXPECT_THAT(told, testing::ElementsAre("vote"));
}

TEST_F(DeskTest, WhatTheStateDoesNotAllowIsRefusedAndOnRecord) {
  const auto id = open();
  const auto refusal = std::get<Refusal>(on.desk.do_now(request(id, "propose", R"({"who":"王"})")));
  EXPECT_EQ(refusal.kind, Refusal::Kind::kNotPossibleHere);
  EXPECT_EQ(store->case_row(id)->seq, 2);
}

TEST_F(DeskTest, BadInputAndUnknownCasesLeaveNoTrace) {
  const auto id = open();
  EXPECT_EQ(std::get<Refusal>(on.desk.do_now(request(id, "vote", R"({"in_favour":"x"})"))).problems.at(0).place,
            "/in_favour");
  EXPECT_EQ(std::get<Refusal>(on.desk.do_now(request(id, "fly", "{}"))).problems.at(0).code, "unknown-command");
  EXPECT_EQ(std::get<Refusal>(on.desk.do_now(request(on.desk.new_case_id(), "vote", "{}"))).kind,
            Refusal::Kind::kNoSuchCase);
  EXPECT_EQ(store->events_from(0, 10).size(), 1);
}

TEST_F(DeskTest, ARefusedOpeningLeavesNoCase) {
  auto r = opening();
  r.command = "vote";
  r.data = boost::json::parse(R"({"in_favour":9})");
  EXPECT_TRUE(std::holds_alternative<Refusal>(on.desk.do_now(r)));
  EXPECT_TRUE(store->cases({}).empty());
  EXPECT_TRUE(store->events_from(0, 10).empty());
}

TEST_F(DeskTest, ACommandForAnOldVersionIsRefusedWithThePresentOne) {
  const auto id = open();
  auto drop = request(id, "drop", R"({"why":"人选有变"})");
  drop.expected_version = 1;
  EXPECT_TRUE(std::holds_alternative<Advanced>(on.desk.do_now(drop)));
  const auto refusal = std::get<Refusal>(on.desk.do_now(drop));
  EXPECT_EQ(refusal.kind, Refusal::Kind::kStaleVersion);
  EXPECT_EQ(refusal.version, 2);
  EXPECT_EQ(store->case_row(id)->seq, 2);
}

TEST_F(DeskTest, TheSameRequestUnderTheSameKeyIsAnsweredOnceAndTheSame) {
  const auto id = open();
  auto vote = request(id, "vote", R"({"in_favour":5})");
  vote.idempotency_key = "k-1";
  const auto first = std::get<Advanced>(on.desk.do_now(vote));
  const auto again = std::get<Advanced>(on.desk.do_now(vote));
  EXPECT_EQ(again.receipt.log_index, first.receipt.log_index);
  EXPECT_EQ(again.version, first.version);
  EXPECT_EQ(again.position, "appointed");
  EXPECT_EQ(store->events_from(0, 10).size(), 2);
}

TEST_F(DeskTest, TheSameRequestGivenTwiceAtOnceIsAnsweredTwiceTheSame) {
  const auto id = open();
  for (int round = 0; round < 3; ++round) {
    auto note = request(id, "note", R"({"text":"记"})");
    note.idempotency_key = "twice-" + std::to_string(round);
    note.expected_version = 1 + round;
    // Both are judged before either is committed, as when a client repeats a request that is under way.
    auto first = on.desk.prepare(note), second = on.desk.prepare(note);
    const auto commit = [&](Desk::Pending& pending) {
      return on.committer.submit({pending.judged->proposal}).get().front();
    };
    ASSERT_TRUE(on.desk.settle(first, commit(first)));
    ASSERT_TRUE(on.desk.settle(second, CommitResult{}));  // as if both had come into one commit: moved meanwhile
    ASSERT_TRUE(std::holds_alternative<Advanced>(*second.answer));
    EXPECT_EQ(std::get<Advanced>(*second.answer).receipt.log_index,
              std::get<Advanced>(*first.answer).receipt.log_index);
  }
}

TEST_F(DeskTest, AnOpeningUnderTheSameKeyOpensOneCase) {
  auto first = opening();
  first.idempotency_key = "open-1";
  auto second = opening();
  second.idempotency_key = "open-1";
  EXPECT_EQ(std::get<Advanced>(on.desk.do_now(first)).case_id, std::get<Advanced>(on.desk.do_now(second)).case_id);
  EXPECT_EQ(store->cases({}).size(), 1);
}

TEST_F(DeskTest, ARefusalUnderAKeyIsRepeatedWithItsReasons) {
  const auto id = open();
  auto vote = request(id, "vote", R"({"in_favour":1})");
  vote.idempotency_key = "k-2";
  const auto first = std::get<Refusal>(on.desk.do_now(vote));
  const auto again = std::get<Refusal>(on.desk.do_now(vote));
  ASSERT_EQ(again.gates.size(), first.gates.size());
  EXPECT_EQ(again.gates[0].verdict.reasons, first.gates[0].verdict.reasons);
  EXPECT_EQ(again.receipt->log_index, first.receipt->log_index);
}

TEST_F(DeskTest, AKeyUsedForAnotherRequestIsRefused) {
  const auto id = open();
  auto note = request(id, "note", R"({"text":"一"})");
  note.idempotency_key = "k-3";
  on.desk.do_now(note);
  note.data = boost::json::parse(R"({"text":"二"})");
  EXPECT_EQ(std::get<Refusal>(on.desk.do_now(note)).kind, Refusal::Kind::kKeyReused);
  EXPECT_EQ(store->case_row(id)->seq, 2);
}

TEST_F(DeskTest, OfManyClerksWithOneVersionOneSucceeds) {
  const auto id = open();
  std::atomic<int> advanced = 0, stale = 0;
  std::vector<std::jthread> clerks;
  for (int i = 0; i < 8; ++i) {
    clerks.emplace_back([&, i] {
      auto note = request(id, "note", R"({"text":"第)" + std::to_string(i) + R"(人"})");
      note.expected_version = 1;
      std::holds_alternative<Advanced>(on.desk.do_now(note)) ? ++advanced : ++stale;
    });
  }
  clerks.clear();
  EXPECT_EQ(advanced, 1);
  EXPECT_EQ(stale, 7);
  EXPECT_EQ(store->case_row(id)->version, 2);
}

TEST_F(DeskTest, ManyClerksWithoutAVersionAllSucceedOneAfterTheOther) {
  const auto id = open();
  {
    std::vector<std::jthread> clerks;
    for (int i = 0; i < 8; ++i) {
      clerks.emplace_back([&] {
        for (int n = 0; n < 20; ++n) {
          EXPECT_TRUE(std::holds_alternative<Advanced>(on.desk.do_now(request(id, "note", R"({"text":"记"})"))));
        }
      });
    }
  }
  EXPECT_EQ(store->case_row(id)->version, 1 + 8 * 20);
  const auto events = store->events_of({&id, 1});
  EXPECT_EQ(load_case(events, on.catalogue)->version, 1 + 8 * 20);
}

TEST_F(DeskTest, ABatchGoesEachByItself) {
  const auto a = open(), b = open();
  on.desk.do_now(request(b, "drop", R"({"why":"无"})"));
  const auto answers =
      on.desk.do_all({request(a, "vote", R"({"in_favour":5})"), request(b, "vote", R"({"in_favour":5})")}, false);
  EXPECT_TRUE(std::holds_alternative<Advanced>(answers[0]));
  EXPECT_EQ(std::get<Refusal>(answers[1]).kind, Refusal::Kind::kNotPossibleHere);
}

TEST_F(DeskTest, ABatchOfAllOrNothingLeavesTheOthersIfOneIsRefused) {
  const auto a = open(), b = open();
  const auto answers =
      on.desk.do_all({request(a, "vote", R"({"in_favour":5})"), request(b, "vote", R"({"in_favour":1})")}, true);
  EXPECT_EQ(std::get<Refusal>(answers[0]).kind, Refusal::Kind::kNotDone);
  EXPECT_EQ(std::get<Refusal>(answers[1]).kind, Refusal::Kind::kGateClosed);
  EXPECT_EQ(store->case_row(a)->position, "voting");
  EXPECT_EQ(store->case_row(a)->seq, 1);
  EXPECT_EQ(store->case_row(b)->seq, 2);  // the refusal is on record

  const auto both =
      on.desk.do_all({request(a, "vote", R"({"in_favour":5})"), request(b, "vote", R"({"in_favour":4})")}, true);
  EXPECT_EQ(std::get<Advanced>(both[0]).receipt.log_index + 1, std::get<Advanced>(both[1]).receipt.log_index);
}

TEST_F(DeskTest, AClockSetFarBackStopsTheCase) {
  const auto id = open();
  on.clock.set(Timestamp{on.clock.now().microseconds - 60'000'000});
  try {
    on.desk.do_now(request(id, "note", R"({"text":"一"})"));
    FAIL();
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "clock-behind");
  }
}

TEST_F(DeskTest, ASecondNodeContinuesTheSameLog) {
  TestDesk other(*store, small::compiled(), 2);
  const auto id = open();
  EXPECT_EQ(std::get<Advanced>(other.desk.do_now(request(id, "note", R"({"text":"另一节点"})"))).receipt.log_index, 1);
  EXPECT_EQ(std::get<Advanced>(on.desk.do_now(request(id, "note", R"({"text":"本节点"})"))).receipt.log_index, 2);
  EXPECT_EQ(std::get<Advanced>(other.desk.do_now(request(id, "vote", R"({"in_favour":5})"))).position, "appointed");
}

}  // namespace
}  // namespace renmian
