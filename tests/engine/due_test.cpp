// What a case waits for, and the life of a work item: assigned, handed over, recalled, urged, settled, owed anew.
#include "engine/case/due.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "engine/procedure/work.hpp"
#include "tests/support/test_desk.hpp"
#include "tests/support/waiting_procedure.hpp"

namespace renmian {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(APath, IsTheWayWithoutLoops) {
  Path path;
  enter(path, "a", 2026y / 1 / 1);
  enter(path, "b", 2026y / 1 / 2);
  enter(path, "b", 2026y / 1 / 3);
  enter(path, "c", 2026y / 1 / 4);
  EXPECT_THAT(path, ElementsAre(Visit{"a", 2026y / 1 / 1}, Visit{"b", 2026y / 1 / 2}, Visit{"c", 2026y / 1 / 4}));
  enter(path, "a", 2026y / 1 / 5);
  EXPECT_THAT(path, ElementsAre(Visit{"a", 2026y / 1 / 5}));
}

TEST(ADayIfKnown, IsMissingWhereTheCalendarLacksTheYear) {
  const auto& calendar = WorkingDays::china();
  EXPECT_EQ(day_if_known([&] { return calendar.add_working_days(2026y / 3 / 2, 1); }), 2026y / 3 / 3);
  EXPECT_EQ(day_if_known([&] { return calendar.add_working_days(2090y / 3 / 2, 1); }), std::nullopt);
}

class Due : public testing::Test {
 protected:
  void SetUp() override {
    id = on.desk.new_case_id();
    const Opening opening{"waiting", {}, {}, {}};
    on.desk.do_now({id, opening, "propose", boost::json::parse(R"({"who":"林"})"), clerk, {}, {}});
  }
  Answer give(const std::string& command, std::string_view data, const Actor& actor) {
    return on.desk.do_now({id, {}, command, boost::json::parse(data), actor, {}, {}});
  }
  void done(const std::string& command, std::string_view data) {
    const auto answer = give(command, data, clerk);
    ASSERT_TRUE(std::holds_alternative<Advanced>(answer)) << boost::json::serialize(to_json(std::get<Refusal>(answer)));
  }
  std::vector<std::string> closed(const std::string& command, std::string_view data) {
    std::vector<std::string> zh;
    const auto answer = give(command, data, clerk);
    for (const auto& [gate, verdict] : std::get<Refusal>(answer).gates) {
      if (!verdict.passes()) zh.push_back(std::string(gate.id) + "：" + verdict.reasons.front().zh);
    }
    return zh;
  }
  std::vector<DueItem> due() const {
    const auto loaded = load_case(store->events_of({&id, 1}), on_catalogue());
    return due_of(*loaded, WorkingDays::china());
  }
  Catalogue& on_catalogue() const { return on.catalogue; }
  DueItem opinion() const { return due().at(0); }

  std::unique_ptr<Store> store = open_store("memory:");
  mutable TestDesk on{*store, waiting::compiled()};
  CaseId id;
  Actor clerk{"001", "cadre_section", "od"}, organ{"009", "discipline_organ", "dc"};
};

TEST_F(Due, IsOwedFromTheDayTheStateWasEnteredUntilTheFactIsThere) {
  EXPECT_THAT(due(), ElementsAre(DueItem{"opinion", DueItem::Kind::kWork, "give_opinion", "discipline_organ", "",
                                         2026y / 3 / 2, 2026y / 3 / 9, 0},
                                 DueItem{"vote_by", DueItem::Kind::kClock, "remind", "cadre_section", "", 2026y / 3 / 2,
                                         2026y / 4 / 2, 0}));
  on.clock.set(*parse_timestamp("2026-03-05T01:00:00.000000Z"));
  EXPECT_EQ(opinion().since, 2026y / 3 / 2) << "time passing changes nothing";
  give("give_opinion", R"({"favourable":true})", organ);
  EXPECT_EQ(due().size(), 1);
  EXPECT_EQ(due().front().code, "vote_by");
}

TEST_F(Due, RestsWithTheCaseAndEndsWithIt) {
  done("suspend", R"({"reason":"核查","until":null})");
  EXPECT_THAT(due(), IsEmpty());
  done("resume", R"({"reason":"核查完毕"})");
  EXPECT_EQ(due().size(), 2);
  EXPECT_EQ(opinion().since, 2026y / 3 / 2);
  done("terminate", R"({"reason":"撤回"})");
  EXPECT_THAT(due(), IsEmpty());
}

TEST_F(Due, AWorkItemIsAssignedHandedOverAndRecalled) {
  done("assign_work", R"({"work":"opinion","assignee":"009"})");
  EXPECT_EQ(opinion().assignee, "009");
  done("hand_over_work", R"({"work":"opinion","assignee":"010","reason":"出差"})");
  EXPECT_EQ(opinion().assignee, "010");
  done("recall_work", R"({"work":"opinion","reason":"误派"})");
  EXPECT_EQ(opinion().assignee, "");
  done("assign_work", R"({"work":"opinion","assignee":"011"})");
  EXPECT_EQ(opinion().assignee, "011");
}

TEST_F(Due, AWorkItemIsUrgedAndCounted) {
  done("urge_work", R"({"work":"opinion","reason":"临近会议"})");
  done("urge_work", R"({"work":"opinion","reason":"临近会议"})");
  EXPECT_EQ(opinion().urged, 2);
}

TEST_F(Due, OnlyWhatTheCaseWaitsForIsAssigned) {
  EXPECT_THAT(closed("assign_work", R"({"work":"file_review","assignee":"009"})"),
              ElementsAre("work-open：事项没有待办“file_review”", "work-unassigned：事项没有待办“file_review”"));
  EXPECT_THAT(closed("urge_work", R"({"work":"vote_by","reason":"急"})"),
              ElementsAre("work-open：事项没有待办“vote_by”"))
      << "a clock is nobody's work";
  give("give_opinion", R"({"favourable":true})", organ);
  EXPECT_THAT(closed("urge_work", R"({"work":"opinion","reason":"急"})"),
              ElementsAre("work-open：事项没有待办“opinion”"));
}

TEST_F(Due, WhatIsNobodysIsNotHandedOverAndWhatIsSomebodysNotAssigned) {
  EXPECT_THAT(closed("hand_over_work", R"({"work":"opinion","assignee":"010","reason":"出差"})"),
              ElementsAre("work-assigned：待办“opinion”尚未分派"));
  EXPECT_THAT(closed("recall_work", R"({"work":"opinion","reason":"误派"})"),
              ElementsAre("work-assigned：待办“opinion”尚未分派"));
  done("assign_work", R"({"work":"opinion","assignee":"009"})");
  EXPECT_THAT(closed("assign_work", R"({"work":"opinion","assignee":"010"})"),
              ElementsAre("work-unassigned：待办“opinion”已由 009 承办，改派请用“转办”"));
  EXPECT_THAT(closed("hand_over_work", R"({"work":"opinion","assignee":"009","reason":"出差"})"),
              ElementsAre("work-assigned：待办“opinion”已由 009 承办"));
}

TEST_F(Due, OwedAnewAWorkItemIsNobodysAgain) {
  done("assign_work", R"({"work":"opinion","assignee":"009"})");
  done("urge_work", R"({"work":"opinion","reason":"急"})");
  done("drop", R"({"why":"人选有变"})");
  EXPECT_THAT(due(), IsEmpty());
  on.clock.set(*parse_timestamp("2026-03-03T01:00:00.000000Z"));
  done("propose", R"({"who":"王"})");
  EXPECT_EQ(opinion(), (DueItem{"opinion", DueItem::Kind::kWork, "give_opinion", "discipline_organ", "", 2026y / 3 / 3,
                                2026y / 3 / 10, 0}));
}

TEST_F(Due, IsTheSameForTheCachedCaseAndTheOneReadAgain) {
  done("assign_work", R"({"work":"opinion","assignee":"009"})");
  EXPECT_EQ(due_of(*on.desk.load(id), WorkingDays::china()), due());
}

TEST_F(Due, WhatIsPossibleSaysThatNoItemIsNamedYet) {
  const auto loaded = on.desk.load(id);
  for (const auto& prospect : on.desk.prospects(*loaded)) {
    if (prospect.command->code != "assign_work") continue;
    EXPECT_EQ(prospect.verdicts.at(1).verdict.reasons.front().zh, "尚未指明待办");
  }
}

}  // namespace
}  // namespace renmian
