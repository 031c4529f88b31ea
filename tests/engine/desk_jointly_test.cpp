// Many commands and one that sums them up: in the log together or not at all.
#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "engine/case/desk.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

using testing::ElementsAre;

// Votes on cases, summed up by a note on a case of its own that names the places of those accepted.
class JointlyTest : public testing::Test {
 protected:
  Request request(CaseId id, std::string command, const std::string& data, const std::string& key = "") {
    Request r;
    r.case_id = id;
    r.command = std::move(command);
    r.data = boost::json::parse(data);
    r.actor = {"001", "cadre_section", "od"};
    if (!key.empty()) r.idempotency_key = key + to_string(id);
    return r;
  }
  CaseId open() {
    auto r = request(on.desk.new_case_id(), "propose", R"({"who":"林"})");
    r.opening = Opening{"small", {}, {}, {}};
    return std::get<Advanced>(on.desk.do_now(std::move(r))).case_id;
  }
  void vote(Desk& desk, CaseId id) { desk.do_now(request(id, "vote", R"({"in_favour":5})")); }

  Desk::JointAnswers vote_jointly(const std::vector<int>& in_favour, bool all_or_nothing = false,
                                  const std::string& key = "", const std::string& note = "") {
    std::vector<Request> requests;
    for (std::size_t i = 0; i < in_favour.size(); ++i) {
      requests.push_back(request(cases[i], "vote", R"({"in_favour":)" + std::to_string(in_favour[i]) + "}", key));
    }
    return on.desk.do_jointly(
        std::move(requests),
        [&](const std::vector<std::size_t>& accepted) {
          ++asked;
          std::string text = note;
          for (const auto place : accepted) text += std::to_string(place);
          return request(summary, "note", R"({"text":")" + text + R"("})", key);
        },
        all_or_nothing);
  }

  static std::vector<std::string> told(const Desk::JointAnswers& answers) {
    std::vector<std::string> all;
    const auto tell = [](const Answer& answer) {
      const auto* refusal = std::get_if<Refusal>(&answer);
      return refusal == nullptr ? std::string("done") : std::string(code_of(refusal->kind));
    };
    for (const auto& answer : answers.each) all.push_back(tell(answer));
    all.push_back(answers.summary ? tell(*answers.summary) : "none");
    return all;
  }
  std::string noted() { return boost::json::serialize(small_facts().at("Note")); }
  boost::json::object small_facts() {
    const auto loaded = on.desk.load(summary);
    return loaded->procedure->written(loaded->facts).as_object();
  }
  std::size_t events() { return store->events_from(0, 1000).size(); }

  std::unique_ptr<Store> store = open_store("memory:");
  TestDesk on{*store, small::compiled()};
  std::vector<CaseId> cases{open(), open(), open()};
  CaseId summary = open();
  int asked = 0;
};

TEST_F(JointlyTest, WhatIsAcceptedIsSummedUpInTheSameCommit) {
  const auto answers = vote_jointly({3, 3, 3});
  EXPECT_THAT(told(answers), ElementsAre("done", "done", "done", "done"));
  EXPECT_EQ(noted(), R"({"text":"012"})");
  for (const auto& answer : answers.each) {
    EXPECT_EQ(std::get<Advanced>(answer).receipt.checkpoint, std::get<Advanced>(*answers.summary).receipt.checkpoint);
  }
}

TEST_F(JointlyTest, WhatIsRefusedIsRecordedAndHasNoPartInTheSummary) {
  const auto answers = vote_jointly({3, 2, 3});
  EXPECT_THAT(told(answers), ElementsAre("done", "gate-closed", "done", "done"));
  EXPECT_TRUE(std::get<Refusal>(answers.each[1]).receipt);
  EXPECT_EQ(noted(), R"({"text":"02"})");
}

TEST_F(JointlyTest, OneRefusalLeavesEverythingUndoneIfAllOrNothing) {
  EXPECT_THAT(told(vote_jointly({3, 2, 3}, true)), ElementsAre("not-done", "gate-closed", "not-done", "none"));
  EXPECT_EQ(noted(), "null");
  EXPECT_EQ(store->case_row(cases[0])->position, "voting");
  EXPECT_EQ(asked, 0);
}

TEST_F(JointlyTest, NothingAcceptedNeedsNoSummary) {
  EXPECT_THAT(told(vote_jointly({2, 2, 2})), ElementsAre("gate-closed", "gate-closed", "gate-closed", "none"));
  EXPECT_EQ(asked, 0);
}

TEST_F(JointlyTest, ASummaryThatIsRefusedLeavesEverythingUndone) {
  vote(on.desk, summary);  // which ends that case
  EXPECT_THAT(told(vote_jointly({3, 2, 3})), ElementsAre("not-done", "gate-closed", "not-done", "gate-closed"));
  EXPECT_EQ(store->case_row(cases[0])->position, "voting");
}

TEST_F(JointlyTest, ACaseThatMovedMeanwhileIsJudgedAgainAndSoIsTheSummary) {
  vote_jointly({2, 2, 2});  // so that all are at hand here
  TestDesk other(*store, small::compiled(), 2);
  vote(other.desk, cases[1]);
  EXPECT_THAT(told(vote_jointly({3, 3, 3})), ElementsAre("done", "not-possible-here", "done", "done"));
  EXPECT_EQ(noted(), R"({"text":"02"})");
  EXPECT_EQ(asked, 2);
}

TEST_F(JointlyTest, UnderTheSameKeysEverythingIsAnsweredAsTheFirstTime) {
  const auto first = vote_jointly({3, 2, 3}, false, "k");
  const auto size = events();
  const auto again = vote_jointly({3, 2, 3}, false, "k");
  EXPECT_EQ(told(again), told(first));
  EXPECT_EQ(std::get<Advanced>(*again.summary).receipt.log_index, std::get<Advanced>(*first.summary).receipt.log_index);
  EXPECT_EQ(events(), size);
}

TEST_F(JointlyTest, AKeyThatWasUsedForAnotherSummaryIsRefused) {
  vote_jointly({3, 3, 3}, false, "k");
  const auto size = events();
  EXPECT_THAT(told(vote_jointly({3, 3, 3}, false, "k", "other ")), ElementsAre("done", "done", "done", "key-reused"));
  EXPECT_EQ(events(), size);
}

TEST_F(JointlyTest, CasesAreReadBeforehandAsTheyStand) {
  TestDesk other(*store, small::compiled(), 2);
  vote(other.desk, cases[1]);
  TestDesk cold(*store, small::compiled(), 3);
  const std::vector<CaseId> ids{cases[0], cases[1], cases[0], cold.desk.new_case_id()};
  cold.desk.warm(ids);
  EXPECT_EQ(to_string(cold.desk.load(cases[0])->position), "voting");
  EXPECT_EQ(to_string(cold.desk.load(cases[1])->position), "appointed");
  EXPECT_EQ(cold.desk.load(ids.back()), nullptr);
}

}  // namespace
}  // namespace renmian
