// The lists of what cases wait for follow the log, and clocks that run out are noted once, whoever looks.
#include "engine/case/clocks.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <thread>

#include "tests/support/databases.hpp"
#include "tests/support/test_desk.hpp"
#include "tests/support/waiting_procedure.hpp"

namespace renmian {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

struct Node {
  Node(Store& store, std::uint64_t seed) : on(store, waiting::compiled(), seed) {}
  TestDesk on;
  DueFollower follower{on.store, on.catalogue, WorkingDays::china()};
};

class Clocks : public testing::TestWithParam<const char*> {
 protected:
  Clocks() {
    if (GetParam() == std::string("SQLite")) {
      file = test::Database::sqlite();
      migrate(file->url());
    }
    store = open_store(file ? file->url() : "memory:");
    one = std::make_unique<Node>(*store, 1);
    two = std::make_unique<Node>(*store, 2);
  }

  CaseId open() {
    const auto id = one->on.desk.new_case_id();
    const Opening opening{"waiting", {}, {}, {}};
    one->on.desk.do_now({id, opening, "propose", boost::json::parse(R"({"who":"林"})"), clerk, {}, {}});
    return id;
  }
  void give(CaseId id, const std::string& command, std::string_view data, const Actor& actor) {
    const auto answer = one->on.desk.do_now({id, {}, command, boost::json::parse(data), actor, {}, {}});
    ASSERT_TRUE(std::holds_alternative<Advanced>(answer)) << command;
  }
  CaseId appointed() {
    const auto id = open();
    give(id, "give_opinion", R"({"favourable":true})", organ);
    give(id, "vote", R"({"in_favour":5})", clerk);
    return id;
  }
  void set_clocks(CivilDate day) {
    for (auto* node : {one.get(), two.get()}) node->on.clock.set(start_of_day_in_china(day));
  }
  std::vector<std::string> listed(const DueQuery& query = {}) {
    std::vector<std::string> codes;
    for (const auto& row : store->due(query)) codes.push_back(row.item.code);
    return codes;
  }
  std::vector<std::string> told(CaseId id) {
    std::vector<std::string> clocks;
    for (const auto& stored : store->events_of({&id, 1})) {
      const auto event = parse_event(stored.body);
      if (event.command != "remind") continue;
      EXPECT_EQ(event.outcome, Event::Outcome::kAccepted);
      EXPECT_EQ(event.actor, clock_actor());
      clocks.emplace_back(data_of(stored).at("clock").as_string());
    }
    return clocks;
  }

  std::unique_ptr<test::Database> file;
  std::unique_ptr<Store> store;
  std::unique_ptr<Node> one, two;
  Actor clerk{"001", "cadre_section", "od"}, organ{"009", "discipline_organ", "dc"};
};

TEST_P(Clocks, ListsAreEmptyUntilSomebodyCatchesUp) {
  open();
  EXPECT_THAT(listed(), IsEmpty());
  EXPECT_EQ(one->follower.catch_up().events, 1);
  EXPECT_THAT(listed(), ElementsAre("opinion", "vote_by"));
  EXPECT_EQ(store->due_cursor(), 1);
  EXPECT_EQ(two->follower.catch_up().events, 0) << "the other node has followed it already";
}

TEST_P(Clocks, ListsFollowWhatHappensToACase) {
  const auto id = open();
  one->follower.catch_up();
  give(id, "assign_work", R"({"work":"opinion","assignee":"009"})", clerk);
  two->follower.catch_up();
  DueQuery of_nine;
  of_nine.assignee = "009";
  EXPECT_THAT(listed(of_nine), ElementsAre("opinion"));
  give(id, "give_opinion", R"({"favourable":true})", organ);
  one->follower.catch_up();
  EXPECT_THAT(listed(of_nine), IsEmpty());
}

TEST_P(Clocks, ManyCasesAreFollowedPageByPage) {
  for (int i = 0; i < 301; ++i) give(open(), "urge_work", R"({"work":"opinion","reason":"急"})", clerk);
  EXPECT_EQ(one->follower.catch_up().events, 602);
  DueQuery all;
  all.limit = 10'000;
  EXPECT_EQ(store->due(all).size(), 602);
}

TEST_P(Clocks, ARebuildGivesTheSameLists) {
  open();
  appointed();
  one->follower.catch_up();
  const auto before = listed();
  const auto followed = one->follower.rebuild();
  EXPECT_EQ(followed.events, 4);
  EXPECT_THAT(followed.moved, IsEmpty());
  EXPECT_EQ(listed(), before);
  EXPECT_EQ(store->due_cursor(), 4);
}

TEST_P(Clocks, WhoeverLosesTheRaceForACursorChangesNothing) {
  open();
  one->follower.catch_up();
  const auto late = store->begin();
  EXPECT_FALSE(late->move_due_cursor(0, 5));
}

TEST_P(Clocks, NewCalendarDataMovesDeadlines) {
  const auto id = open();
  one->follower.catch_up();
  // A holiday on 4 March 2026 that was not known.
  const auto known =
      WorkingDays::from_json(R"({"source":"test","notices":{},"years":{"2026":{"off":["2026-03-04"],"work":[]}}})");
  ASSERT_TRUE(known) << known.error().front().message.en;
  const auto moved = DueFollower(*store, one->on.catalogue, *known).rebuild().moved;
  EXPECT_THAT(moved, ElementsAre(MovedDeadline{id, "opinion", 2026y / 3 / 9, 2026y / 3 / 10}));
}

TEST_P(Clocks, AClockIsNotedOnItsLastDayAndNotBefore) {
  const auto id = open();
  set_clocks(2026y / 4 / 1);
  EXPECT_THAT(fire_due(one->on.desk, one->follower), IsEmpty());
  set_clocks(2026y / 4 / 2);
  const auto answers = fire_due(one->on.desk, one->follower);
  ASSERT_EQ(answers.size(), 1);
  EXPECT_TRUE(std::holds_alternative<Advanced>(answers[0]));
  EXPECT_THAT(told(id), ElementsAre("vote_by"));
  EXPECT_THAT(listed(), ElementsAre("opinion")) << "what was noted is not waited for any more";
  EXPECT_THAT(fire_due(one->on.desk, one->follower), IsEmpty());
}

TEST_P(Clocks, NobodyNotesAClockBeforeItsDay) {
  const auto id = open();
  const auto answer = one->on.desk.do_now(
      {id, {}, "remind", boost::json::parse(R"({"clock":"vote_by","due":"2026-04-02"})"), clock_actor(), {}, {}});
  const auto& gates = std::get<Refusal>(answer).gates;
  EXPECT_EQ(gates.at(1).verdict.kind, Verdict::Kind::kPending);
  EXPECT_EQ(gates.at(1).verdict.due, 2026y / 4 / 2);
  const auto other = one->on.desk.do_now(
      {id, {}, "remind", boost::json::parse(R"({"clock":"vote_by","due":"2026-03-02"})"), clock_actor(), {}, {}});
  EXPECT_EQ(std::get<Refusal>(other).gates.at(1).verdict.reasons.front().zh,
            "事项没有于 2026-03-02 届满的时限“vote_by”，或已提醒");
}

TEST_P(Clocks, ThreeYearsPassOnTwoNodesAndEachClockIsNotedOnce) {
  const auto id = appointed();
  for (int month = 1; month <= 40; ++month) {
    set_clocks(add_months(2026y / 3 / 2, month));
    auto& first = month % 2 == 0 ? *one : *two;
    auto& second = month % 2 == 0 ? *two : *one;
    fire_due(first.on.desk, first.follower);
    fire_due(second.on.desk, second.follower);
  }
  EXPECT_THAT(told(id), ElementsAre("look_back_1", "look_back_2", "look_back_3"));
}

TEST_P(Clocks, TwoNodesAtOnceNoteEachClockOnce) {
  std::vector<CaseId> ids;
  for (int i = 0; i < 20; ++i) ids.push_back(open());
  set_clocks(2026y / 4 / 2);
  {
    const std::jthread there([&] { fire_due(two->on.desk, two->follower); });
    fire_due(one->on.desk, one->follower);
  }
  for (const auto& id : ids) EXPECT_THAT(told(id), ElementsAre("vote_by"));
}

TEST_P(Clocks, AClockNotedUnderAStaleListGetsTheFirstAnswer) {
  const auto id = open();
  set_clocks(2026y / 4 / 2);
  fire_due(one->on.desk, one->follower);
  Request again{id,
                {},
                "remind",
                boost::json::parse(R"({"clock":"vote_by","due":"2026-04-02"})"),
                clock_actor(),
                {},
                "clock:" + to_string(id) + ":vote_by:2026-04-02"};
  EXPECT_TRUE(std::holds_alternative<Advanced>(two->on.desk.do_now(again)));
  EXPECT_THAT(told(id), ElementsAre("vote_by"));
}

INSTANTIATE_TEST_SUITE_P(Stores, Clocks, testing::Values("Memory", "SQLite"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian
