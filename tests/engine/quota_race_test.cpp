// Two batches that reach for the last vacancy at the same time: two nodes, each with a desk and a committer of its own,
// on one database. One gets it, the other is refused by the gate of the quota, and what is given up can be had again.
#include <gmock/gmock.h>

#include <barrier>
#include <boost/json/parse.hpp>
#include <future>
#include <thread>

#include "tests/support/databases.hpp"
#include "tests/support/quota_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

using testing::Contains;
using testing::Pair;

struct Node {
  Node(const std::string& url, std::uint64_t seed) : store(open_store(url)), on(*store, with_quota::compiled(), seed) {}

  std::unique_ptr<Store> store;
  TestDesk on;
};

template <class IdType>
IdType id_from(std::uint8_t number) {
  IdType id;
  id.uuid.bytes.back() = number;
  return id;
}

class QuotaRace : public testing::TestWithParam<const char*> {
 protected:
  QuotaRace() {
    first.store->save_units({{{unit, "示例市统计局", {}}}});
    first.store->save_posts(std::vector<Post>{{.id = post, .unit = unit, .title = "副局长", .level = level},
                                              {.id = elsewhere, .unit = id_from<UnitId>(9), .title = "副局长"}});
    set_line(1, 0);
  }

  std::unique_ptr<test::Database> make_database() {
    auto made = std::string_view(GetParam()) == "SQLite" ? test::Database::sqlite() : test::Database::postgresql();
    migrate(made->url());
    return made;
  }

  void set_line(std::int64_t authorised, std::int64_t in_use) {
    const QuotaLine line{unit, level, authorised, in_use};
    first.store->save_quota({&line, 1});
  }

  static Request request(CaseId id, std::string command, std::string_view data) {
    Request r;
    r.case_id = id;
    r.command = std::move(command);
    r.data = boost::json::parse(data);
    r.actor = {"001", "cadre_section", "od"};
    return r;
  }
  static Request propose(CaseId id) { return request(id, "propose", R"({"who":"林"})"); }

  // A case that stands at the analysis.
  static CaseId open(Node& node, PostId of) {
    auto r = request(node.on.desk.new_case_id(), "note", R"({"text":"开始"})");
    r.opening = Opening{"with-quota", {}, of, {}};
    return std::get<Advanced>(node.on.desk.do_now(r)).case_id;
  }

  static Answer give(Node& node, const Request& what) { return node.on.desk.do_now(what); }
  static void must(Node& node, CaseId id, std::string command, std::string_view data) {
    const auto answer = give(node, request(id, std::move(command), data));
    EXPECT_TRUE(std::holds_alternative<Advanced>(answer)) << std::get<Refusal>(answer).message.en;
  }

  QuotaStanding standing(CaseId asking = {}) { return *first.store->quota_standing(unit, level, asking); }

  // Refused by the quota, on record, and without a vacancy of its own.
  void expect_refused(const Answer& answer, CaseId id) {
    const auto* refusal = std::get_if<Refusal>(&answer);
    ASSERT_NE(refusal, nullptr);
    EXPECT_EQ(refusal->kind, Refusal::Kind::kGateClosed);
    ASSERT_EQ(refusal->gates.size(), 1);
    EXPECT_EQ(refusal->gates[0].gate.id, "wbz-4-quota");
    EXPECT_EQ(refusal->gates[0].verdict.kind, Verdict::Kind::kUnmet);
    const auto events = first.store->events_of({&id, 1});
    const auto event = parse_event(events.back().body);
    EXPECT_EQ(event.outcome, Event::Outcome::kRefused);
    EXPECT_THAT(event.gates, Contains(Pair("wbz-4-quota", "unmet")));
    EXPECT_EQ(first.store->case_row(id)->position, "analysis");
    EXPECT_FALSE(standing(id).held_by_case);
  }

  const UnitId unit = id_from<UnitId>(1);
  const PostLevel level = PostLevel::division_deputy;
  const PostId post = id_from<PostId>(2);
  const PostId elsewhere = id_from<PostId>(3);  // no line is kept there
  const std::unique_ptr<test::Database> database = make_database();
  Node first{database->url(), 1};
  Node second{database->url(), 2};
};

TEST_P(QuotaRace, OfTwoBatchesThatReachForTheLastVacancyAtOnceOneGetsIt) {
  for (int round = 0; round < 12; ++round) {
    SCOPED_TRACE(round);
    Node* const nodes[] = {&first, &second};
    CaseId reaching[2], beside[2];
    std::vector<Answer> answers[2];
    for (int n = 0; n < 2; ++n) {
      reaching[n] = open(*nodes[n], post);
      beside[n] = open(*nodes[n], elsewhere);
    }
    std::barrier both(2);
    const auto run = [&](int n) {
      both.arrive_and_wait();
      answers[n] = nodes[n]->on.desk.do_all({propose(reaching[n]), propose(beside[n])}, true);
    };
    { const std::jthread one(run, 0), other(run, 1); }
    const int winner = std::holds_alternative<Advanced>(answers[0][0]) ? 0 : 1;
    const int loser = 1 - winner;
    ASSERT_TRUE(std::holds_alternative<Advanced>(answers[winner][0]));
    EXPECT_TRUE(std::holds_alternative<Advanced>(answers[winner][1]));
    expect_refused(answers[loser][0], reaching[loser]);
    EXPECT_EQ(std::get<Refusal>(answers[loser][1]).kind, Refusal::Kind::kNotDone);
    EXPECT_TRUE(standing(reaching[winner]).held_by_case);
    EXPECT_EQ(standing().vacant(), 0);

    // Given up in one way or another, it is there for the loser.
    auto& holder = *nodes[winner];
    switch (round % 4) {
      case 0:
        must(holder, reaching[winner], "terminate", R"({"reason":"人选有变"})");
        break;
      case 1:
        must(holder, reaching[winner], "drop", R"({"why":"未通过"})");
        break;
      case 2:
        must(holder, reaching[winner], "propose", R"({"who":"退回研判"})");
        break;
      case 3:
        must(holder, reaching[winner], "vote", R"({"in_favour":5})");
        EXPECT_EQ(standing().line.in_use, 1);
        EXPECT_EQ(standing().reserved, 0);
        expect_refused(give(*nodes[loser], propose(reaching[loser])), reaching[loser]);
        must(holder, reaching[winner], "drop", R"({"why":"离任"})");
        break;
    }
    EXPECT_EQ(standing().line.in_use, 0);
    EXPECT_EQ(standing().vacant(), 1);
    EXPECT_TRUE(std::holds_alternative<Advanced>(give(*nodes[loser], propose(reaching[loser]))));
    EXPECT_TRUE(standing(reaching[loser]).held_by_case);
    must(*nodes[loser], reaching[loser], "terminate", R"({"reason":"本轮结束"})");
    EXPECT_EQ(standing().vacant(), 1);
  }
}

// Both were judged while one vacancy was left: only the commit can tell them apart.
TEST_P(QuotaRace, WhoeverCommitsSecondIsJudgedAgainAndRefused) {
  const auto a = open(first, post), b = open(second, post);
  auto from_first = first.on.desk.prepare(propose(a));
  auto from_second = second.on.desk.prepare(propose(b));
  ASSERT_TRUE(from_first.judged && std::holds_alternative<Advanced>(from_first.judged->answer));
  ASSERT_TRUE(from_second.judged && std::holds_alternative<Advanced>(from_second.judged->answer));
  const auto commit = [](Node& node, Desk::Pending& pending) {
    return node.on.committer.submit({pending.judged->proposal}).get().front();
  };
  ASSERT_TRUE(second.on.desk.settle(from_second, commit(second, from_second)));
  ASSERT_FALSE(first.on.desk.settle(from_first, commit(first, from_first))) << "judged again";
  ASSERT_TRUE(first.on.desk.settle(from_first, commit(first, from_first)));
  expect_refused(*from_first.answer, a);
  EXPECT_TRUE(standing(b).held_by_case);
}

TEST_P(QuotaRace, OfTwoCasesOfOneBatchOneGetsTheLastVacancy) {
  const auto a = open(first, post), b = open(first, post);
  const auto answers = first.on.desk.do_all({propose(a), propose(b)}, false);
  const bool a_got = std::holds_alternative<Advanced>(answers[0]);
  ASSERT_NE(a_got, std::holds_alternative<Advanced>(answers[1]));
  expect_refused(answers[a_got ? 1 : 0], a_got ? b : a);
}

TEST_P(QuotaRace, ABatchOfAllOrNothingNeedsAVacancyForEachOfItsCases) {
  const auto a = open(first, post), b = open(first, post);
  const auto answers = first.on.desk.do_all({propose(a), propose(b)}, true);
  EXPECT_EQ(std::get<Refusal>(answers[0]).kind, Refusal::Kind::kNotDone);
  expect_refused(answers[1], b);
  EXPECT_EQ(standing().vacant(), 1) << "nothing was done, so nothing is held";

  set_line(2, 0);
  for (const auto& answer : first.on.desk.do_all({propose(a), propose(b)}, true)) {
    EXPECT_TRUE(std::holds_alternative<Advanced>(answer));
  }
  EXPECT_EQ(standing().vacant(), 0);
}

TEST_P(QuotaRace, ASuspendedCaseKeepsItsVacancyUntilItIsEnded) {
  const auto a = open(first, post), b = open(second, post);
  must(first, a, "propose", R"({"who":"林"})");
  must(first, a, "suspend", R"({"reason":"查核"})");
  expect_refused(give(second, propose(b)), b);
  must(first, a, "terminate", R"({"reason":"查实"})");
  must(second, b, "propose", R"({"who":"王"})");
}

TEST_P(QuotaRace, APostTakenUpStaysTakenWhenTheCaseIsEndedEarly) {
  const auto a = open(first, post);
  must(first, a, "propose", R"({"who":"林"})");
  must(first, a, "vote", R"({"in_favour":5})");
  must(first, a, "terminate", R"({"reason":"不再记录"})");
  EXPECT_EQ(standing().line.in_use, 1);
  const auto b = open(second, post);
  expect_refused(give(second, propose(b)), b);
}

INSTANTIATE_TEST_SUITE_P(Every, QuotaRace, testing::Values("SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian
