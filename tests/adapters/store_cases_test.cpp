// Lists of cases: every wish, alone and with others, in both directions, and what of them somebody may see.
#include <gmock/gmock.h>

#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<CaseId> ids_of(const std::vector<CaseRow>& rows) {
  std::vector<CaseId> ids;
  for (const auto& row : rows) ids.push_back(row.about.id);
  return ids;
}

class StoreCases : public StoreBehaviour {
 protected:
  // Six cases in the order of their ids: a, b, c, d stand in motion, e and f in publicity.
  void SetUp() override {
    StoreBehaviour::SetUp();
    place(a, water, PostLevel::division_head);
    place(b, water, PostLevel::section_head);
    place(c, school, PostLevel::division_head);
    place(e, water, PostLevel::section_head);
    place(f, school, PostLevel::section_deputy);
    c.procedure = e.procedure = "removal";
    d.procedure = "account";
    b.person = e.person;
    b.post = f.post;
    b.batch = c.batch = e.batch = batch;
    open_cases(store(), {a, b, c, d}, 0, "motion");
    open_cases(store(), {e, f}, 4, "publicity");
  }

  static void place(NewCase& of_case, UnitId unit, PostLevel level) {
    of_case.unit = unit;
    of_case.level = level;
  }

  std::vector<CaseId> listed(const CaseQuery& query) { return ids_of(store().cases(query)); }
  std::vector<CaseId> seen(Visible visible, CaseQuery query = {}) {
    query.visible = std::move(visible);
    return listed(query);
  }

  const UnitId water = new_id<UnitId>(), school = new_id<UnitId>();
  const BatchId batch = new_id<BatchId>();
  NewCase a = new_case(), b = new_case(), c = new_case(), d = new_case(), e = new_case(), f = new_case();
};

TEST_P(StoreCases, UnitLevelAndFirstEventAreReadBack) {
  const auto row = store().case_row(b.id);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->about.unit, water);
  EXPECT_EQ(row->about.level, PostLevel::section_head);
  EXPECT_EQ(row->first_event, 1U);
  EXPECT_FALSE(store().case_row(d.id)->about.unit);
  EXPECT_FALSE(store().case_row(d.id)->about.level);
  const auto rows = store().cases({.after = d.id, .limit = 1});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].first_event, 4U);
  EXPECT_EQ(rows[0].about.unit, water);
  EXPECT_EQ(rows[0].about.level, PostLevel::section_head);
}

TEST_P(StoreCases, EachWishIsFollowedAlone) {
  EXPECT_THAT(listed({.procedure = "removal"}), ElementsAre(c.id, e.id));
  EXPECT_THAT(listed({.unit = water}), ElementsAre(a.id, b.id, e.id));
  EXPECT_THAT(listed({.post = f.post}), ElementsAre(b.id, f.id));
  EXPECT_THAT(listed({.person = e.person}), ElementsAre(b.id, e.id));
  EXPECT_THAT(listed({.batch = batch}), ElementsAre(b.id, c.id, e.id));
  EXPECT_THAT(listed({.position = "publicity"}), ElementsAre(e.id, f.id));
  EXPECT_THAT(listed({.except_procedures = {"account", "removal"}}), ElementsAre(a.id, b.id, f.id));
  EXPECT_THAT(listed({.unit = new_id<UnitId>()}), IsEmpty());
}

TEST_P(StoreCases, WishesHoldTogether) {
  EXPECT_THAT(listed({.position = "motion", .unit = water}), ElementsAre(a.id, b.id));
  EXPECT_THAT(listed({.position = "motion", .procedure = "removal"}), ElementsAre(c.id));
  EXPECT_THAT(listed({.position = "publicity", .procedure = "removal", .unit = water}), ElementsAre(e.id));
  EXPECT_THAT(listed({.procedure = "removal", .unit = school}), ElementsAre(c.id));
  EXPECT_THAT(listed({.position = "publicity", .person = e.person}), ElementsAre(e.id));
  EXPECT_THAT(listed({.position = "publicity", .post = f.post}), ElementsAre(f.id));
  EXPECT_THAT(listed({.batch = batch, .unit = water, .person = e.person}), ElementsAre(b.id, e.id));
  EXPECT_THAT(listed({.batch = batch, .procedure = "removal", .post = c.post}), ElementsAre(c.id));
  EXPECT_THAT(listed({.position = "motion", .except_procedures = {"account"}, .unit = school}), ElementsAre(c.id));
  EXPECT_THAT(listed({.position = "publicity", .batch = batch, .unit = school}), IsEmpty());
}

TEST_P(StoreCases, PagesGoBothWays) {
  for (const auto& wish :
       {CaseQuery{}, CaseQuery{.position = "motion"}, CaseQuery{.batch = batch}, CaseQuery{.unit = water},
        CaseQuery{.position = "motion", .unit = water}, CaseQuery{.procedure = "appointment"}}) {
    auto query = wish;
    const auto all = listed(query);
    ASSERT_GT(all.size(), 1U);
    query.newest_first = true;
    auto backwards = all;
    std::ranges::reverse(backwards);
    EXPECT_EQ(listed(query), backwards);
    query.limit = 1;
    EXPECT_THAT(listed(query), ElementsAre(all.back()));
    query.after = all.back();
    EXPECT_THAT(listed(query), ElementsAre(all[all.size() - 2]));
    query.after = all.front();
    EXPECT_THAT(listed(query), IsEmpty());
    query.newest_first = false;
    EXPECT_THAT(listed(query), ElementsAre(all[1]));
  }
}

TEST_P(StoreCases, WhoSeesEverythingIsNotLimited) {
  EXPECT_EQ(seen({.everything = true}), listed({}));
  EXPECT_EQ(seen({.everything = true}, {.unit = water}), listed({.unit = water}));
}

TEST_P(StoreCases, WhoSeesNothingIsShownNothing) {
  EXPECT_THAT(seen({}), IsEmpty());
  EXPECT_THAT(seen({}, {.position = "motion"}), IsEmpty());
  EXPECT_THAT(seen({}, {.unit = water}), IsEmpty());
  EXPECT_THAT(seen({}, {.person = e.person}), IsEmpty());
}

TEST_P(StoreCases, WhoSeesUnitsIsShownTheirs) {
  EXPECT_THAT(seen({.units = {water}}), ElementsAre(a.id, b.id, e.id));
  EXPECT_THAT(seen({.units = {school, water, school}}), ElementsAre(a.id, b.id, c.id, e.id, f.id));
  EXPECT_THAT(seen({.units = {school, water}}, {.limit = 2}), ElementsAre(a.id, b.id));
  EXPECT_THAT(seen({.units = {school, water}}, {.after = b.id, .limit = 2}), ElementsAre(c.id, e.id));
  EXPECT_THAT(seen({.units = {school, water}}, {.after = e.id, .limit = 2, .newest_first = true}),
              ElementsAre(c.id, b.id));
  EXPECT_THAT(seen({.units = {school, water}}, {.position = "motion"}), ElementsAre(a.id, b.id, c.id));
  EXPECT_THAT(seen({.units = {school, water}}, {.procedure = "removal"}), ElementsAre(c.id, e.id));
  EXPECT_THAT(seen({.units = {school}}, {.unit = school}), ElementsAre(c.id, f.id));
  EXPECT_THAT(seen({.units = {school}}, {.unit = water}), IsEmpty());
  EXPECT_THAT(seen({.units = {school}}, {.batch = batch}), ElementsAre(c.id));
  EXPECT_THAT(seen({.units = {school}}, {.person = e.person}), IsEmpty());
}

TEST_P(StoreCases, WhoIsLimitedToLevelsIsShownThoseFromThereDown) {
  EXPECT_THAT(seen({.units = {water}, .highest_level = PostLevel::division_head}), ElementsAre(a.id, b.id, e.id));
  EXPECT_THAT(seen({.units = {water}, .highest_level = PostLevel::division_deputy}), ElementsAre(b.id, e.id));
  EXPECT_THAT(seen({.units = {water, school}, .highest_level = PostLevel::section_deputy}), ElementsAre(f.id));
  EXPECT_THAT(seen({.units = {water}, .highest_level = PostLevel::section_head}, {.position = "motion"}),
              ElementsAre(b.id));
  EXPECT_THAT(seen({.units = {water}, .highest_level = PostLevel::section_head}, {.unit = water}),
              ElementsAre(b.id, e.id));
  EXPECT_THAT(seen({.units = {water}, .highest_level = PostLevel::section_head}, {.batch = batch}),
              ElementsAre(b.id, e.id));
}

TEST_P(StoreCases, CasesMayBeSeenWhereverTheyAre) {
  EXPECT_THAT(seen({.cases = {d.id, c.id}}), ElementsAre(c.id, d.id));
  EXPECT_THAT(seen({.units = {water}, .cases = {a.id, f.id}}), ElementsAre(a.id, b.id, e.id, f.id));
  EXPECT_THAT(seen({.units = {water}, .cases = {a.id, f.id}}, {.limit = 3, .newest_first = true}),
              ElementsAre(f.id, e.id, b.id));
  EXPECT_THAT(seen({.units = {water}, .highest_level = PostLevel::section_head, .cases = {a.id}}),
              ElementsAre(a.id, b.id, e.id));
  EXPECT_THAT(seen({.cases = {c.id, f.id}}, {.unit = school}), ElementsAre(c.id, f.id));
  EXPECT_THAT(seen({.units = {water}, .cases = {c.id}}, {.unit = school}), ElementsAre(c.id));
  EXPECT_THAT(seen({.cases = {c.id, f.id}}, {.position = "motion"}), ElementsAre(c.id));
  EXPECT_THAT(seen({.cases = {e.id}}, {.person = e.person}), ElementsAre(e.id));
}

INSTANTIATE_TEST_SUITE_P(Every, StoreCases, testing::Values("Memory", "SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian::test
