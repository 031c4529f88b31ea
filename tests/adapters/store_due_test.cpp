// What cases wait for, in every store; store_behaviour_test.cpp says which stores that are.
#include <gmock/gmock.h>

#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::chrono_literals;

constexpr CivilDate kDay = 2026y / 11 / 2;

DueItem work_of(const std::string& code, const std::string& role = "cadre_section", const std::string& assignee = "") {
  return {code, DueItem::Kind::kWork, "confirm_" + code, role, assignee, kDay, std::nullopt, 0};
}
DueItem clock_of(const std::string& code, CivilDate due) {
  return {code, DueItem::Kind::kClock, "end_" + code, "cadre_section", "", kDay, due, 2};
}

class StoreDue : public StoreBehaviour {
 protected:
  void set(const std::vector<DueOfCase>& cases) {
    const auto work = store().begin();
    work->lock_head();
    work->set_due(cases);
    work->commit();
  }
  // What the query finds: letter of the case and code.
  std::vector<std::string> found(const DueQuery& query) {
    std::vector<std::string> codes;
    for (const auto& row : store().due(query)) {
      codes.push_back((row.case_id == a_ ? "a " : row.case_id == b_ ? "b " : "? ") + row.item.code);
    }
    return codes;
  }

  const CaseId a_ = new_id<CaseId>();
  const CaseId b_ = new_id<CaseId>();
};

TEST_P(StoreDue, ItemsAreReadBackAsTheyWere) {
  const auto work = work_of("opinion:{\"办公室\"}", "discipline_office", "u-'7\\");
  const auto clock = clock_of("publicity", 2026y / 11 / 9);
  set({{a_, {work, clock}}});
  const auto rows = store().due({});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].case_id, a_);
  EXPECT_EQ(rows[0].item, work);
  EXPECT_EQ(rows[1].item, clock);
}

TEST_P(StoreDue, ThoseOfACaseAreReplacedTogether) {
  set({{a_, {work_of("x"), work_of("y"), work_of("z")}}, {b_, {work_of("x")}}});
  auto urged = work_of("y");
  urged.urged = 1;
  urged.due = kDay;
  set({{a_, {urged, work_of("w")}}});
  EXPECT_THAT(found({}), ElementsAre("a w", "a y", "b x"));
  EXPECT_EQ(store().due({.case_id = a_}).at(1).item, urged);

  set({{a_, {}}});
  EXPECT_THAT(found({}), ElementsAre("b x"));
  set({});
  EXPECT_THAT(found({}), ElementsAre("b x"));
}

TEST_P(StoreDue, TheyBecomeVisibleWithTheCommit) {
  {
    const auto work = store().begin();
    work->lock_head();
    work->set_due(std::vector<DueOfCase>{{a_, {work_of("x")}}});
    EXPECT_THAT(found({}), IsEmpty());
  }
  EXPECT_THAT(found({}), IsEmpty()) << "dropped";
  {
    const auto work = store().begin();
    work->lock_head();
    work->set_due(std::vector<DueOfCase>{{a_, {work_of("x")}}});
    work->set_due(std::vector<DueOfCase>{{a_, {work_of("y")}}});
    work->commit();
  }
  EXPECT_THAT(found({}), ElementsAre("a y"));
}

TEST_P(StoreDue, NoCodeStandsTwiceInACase) {
  EXPECT_EQ(fault_of([&] { set({{a_, {work_of("x"), work_of("x")}}}); }), "store-failed");
  EXPECT_THAT(found({}), IsEmpty());
}

TEST_P(StoreDue, ListsAreCutByKindRoleAssigneeDayAndCase) {
  set({{a_,
        {work_of("m", "minister", "u-1"), work_of("n", "minister"), work_of("o", "cadre_section", "u-1"),
         clock_of("p", 2026y / 11 / 9)}},
       {b_, {work_of("m", "minister", "u-2"), clock_of("p", 2026y / 11 / 10), clock_of("q", 2026y / 12 / 1)}}});
  EXPECT_THAT(found({.kind = DueItem::Kind::kClock}), ElementsAre("a p", "b p", "b q"));
  EXPECT_THAT(found({.kind = DueItem::Kind::kWork}), ElementsAre("a m", "a n", "a o", "b m"));
  EXPECT_THAT(found({.role = "minister"}), ElementsAre("a m", "a n", "b m"));
  EXPECT_THAT(found({.role = "mini"}), IsEmpty());
  EXPECT_THAT(found({.assignee = "u-1"}), ElementsAre("a m", "a o"));
  EXPECT_THAT(found({.role = "minister", .assignee = "u-1"}), ElementsAre("a m"));
  EXPECT_THAT(found({.role = "minister", .assignee = ""}), ElementsAre("a n")) << "anyone of the role";
  EXPECT_THAT(found({.due_by = 2026y / 11 / 8}), IsEmpty());
  EXPECT_THAT(found({.due_by = 2026y / 11 / 9}), ElementsAre("a p"));
  EXPECT_THAT(found({.due_by = 2026y / 11 / 30}), ElementsAre("a p", "b p"));
  EXPECT_THAT(found({.kind = DueItem::Kind::kWork, .due_by = 2027y / 1 / 1}), IsEmpty()) << "without a last day";
  EXPECT_THAT(found({.case_id = b_}), ElementsAre("b m", "b p", "b q"));
  EXPECT_THAT(found({.kind = DueItem::Kind::kClock, .role = "cadre_section", .due_by = 2026y / 11 / 10, .case_id = b_}),
              ElementsAre("b p"));
  EXPECT_THAT(found({.case_id = new_id<CaseId>()}), IsEmpty());
  EXPECT_THAT(found({.command = "confirm_m"}), ElementsAre("a m", "b m"));
  EXPECT_THAT(found({.role = "minister", .command = "confirm_o"}), IsEmpty());
  EXPECT_THAT(found({.assignee = "u-1", .command = "confirm_o"}), ElementsAre("a o"));
}

TEST_P(StoreDue, PagingIsByCaseAndCode) {
  // By bytes: a database that sorted as a dictionary does would put "b" before "C".
  set({{b_, {work_of("x")}}, {a_, {work_of("b"), work_of("C"), work_of("任"), work_of("a-b"), work_of("ab")}}});
  const std::vector<std::string> all{"a C", "a a-b", "a ab", "a b", "a 任", "b x"};
  EXPECT_EQ(found({}), all);

  std::vector<std::string> paged;
  DueQuery query{.limit = 2};
  for (auto page = store().due(query); !page.empty(); page = store().due(query)) {
    EXPECT_LE(page.size(), 2U);
    for (const auto& row : page) paged.push_back((row.case_id == a_ ? "a " : "b ") + row.item.code);
    query.after = {page.back().case_id, page.back().item.code};
  }
  EXPECT_EQ(paged, all);
  EXPECT_THAT(found({.role = "cadre_section", .after = {{a_, "b"}}}), ElementsAre("a 任", "b x"));
  EXPECT_THAT(found({.assignee = "", .after = {{a_, "任"}}}), ElementsAre("b x"));
  EXPECT_THAT(found({.case_id = a_, .after = {{a_, "b"}}}), ElementsAre("a 任"));
  EXPECT_THAT(found({.case_id = b_, .after = {{a_, "b"}}}), ElementsAre("b x"));
  EXPECT_THAT(found({.case_id = a_, .after = {{b_, "a"}}}), IsEmpty());
  EXPECT_THAT(found({.limit = 0}), IsEmpty());
}

TEST_P(StoreDue, AThousandCasesAreOneUnitOfWork) {
  std::vector<DueOfCase> cases(1'000);
  for (auto& of_case : cases) of_case = {new_id<CaseId>(), {work_of("x"), clock_of("y", kDay)}};
  set(cases);
  set(cases);
  EXPECT_EQ(store().due({.limit = 5'000}).size(), 2'000U);
  for (auto& of_case : cases) of_case.items.pop_back();
  set(cases);
  EXPECT_EQ(store().due({.limit = 5'000}).size(), 1'000U);
}

TEST_P(StoreDue, TheCursorIsMovedByWhoeverKnowsWhereItStands) {
  EXPECT_EQ(store().due_cursor(), 0U);
  {
    const auto work = store().begin();
    EXPECT_FALSE(work->move_due_cursor(3, 5)) << "it never was there";
  }
  {
    const auto work = store().begin();
    EXPECT_TRUE(work->move_due_cursor(0, 5));
    work->set_due(std::vector<DueOfCase>{{a_, {work_of("x")}}});
    EXPECT_EQ(store().due_cursor(), 0U) << "not committed yet";
    work->commit();
  }
  EXPECT_EQ(store().due_cursor(), 5U);
  EXPECT_THAT(found({}), ElementsAre("a x"));
  {
    const auto late = store().begin();
    EXPECT_FALSE(late->move_due_cursor(0, 4));
  }
  {
    const auto dropped = store().begin();
    EXPECT_TRUE(dropped->move_due_cursor(5, 9));
  }
  EXPECT_EQ(store().due_cursor(), 5U);
}

INSTANTIATE_TEST_SUITE_P(Every, StoreDue, testing::Values("Memory", "SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian::test
