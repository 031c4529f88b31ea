// A quota line that is set while cases are under way: they get their vacancies then, or are told to be over the quota.
#include <gmock/gmock.h>

#include <boost/json/parse.hpp>

#include "api/service/quota.hpp"
#include "tests/support/quota_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class QuotaRegister : public testing::Test {
 protected:
  QuotaRegister() {
    store->save_units({{{unit, "示例市统计局", {}}}});
    store->save_posts(
        std::vector<Post>{{.id = post, .unit = unit, .title = "副局长", .level = level},
                          {.id = other_post, .unit = unit, .title = "另一副局长", .level = level},
                          {.id = of_other_level, .unit = unit, .title = "科长", .level = PostLevel::section_head}});
  }

  template <class IdType>
  static IdType id_from(std::uint8_t number) {
    IdType id;
    id.uuid.bytes.back() = number;
    return id;
  }

  Answer give(CaseId id, std::string command, std::string_view data, std::optional<PostId> opens = {}) {
    Request request;
    request.case_id = id;
    request.command = std::move(command);
    request.data = boost::json::parse(data);
    request.actor = {"001", "cadre_section", "od"};
    if (opens) request.opening = Opening{"with-quota", {}, *opens, {}};
    return on.desk.do_now(request);
  }
  // A case that is promised a vacancy. The time moves, so that cases are in the order of their ids.
  CaseId proposed(PostId of) {
    on.clock.set({on.clock.now().microseconds + 10'000});
    const auto id = on.desk.new_case_id();
    EXPECT_TRUE(std::holds_alternative<Advanced>(give(id, "propose", R"({"who":"林"})", of)));
    return id;
  }
  QuotaSet set(std::int64_t authorised, std::int64_t in_use) {
    auto set = set_quota(on.desk, {unit, level, authorised, in_use});
    EXPECT_TRUE(set.has_value());
    on.clock.set({on.clock.now().microseconds + 1'000'000});  // lines are looked up once a second
    return *set;
  }
  bool holds(CaseId id) { return store->quota_standing(unit, level, id)->held_by_case; }

  const UnitId unit = id_from<UnitId>(1);
  const PostLevel level = PostLevel::division_deputy;
  const PostId post = id_from<PostId>(2);
  const PostId other_post = id_from<PostId>(3);
  const PostId of_other_level = id_from<PostId>(4);
  std::unique_ptr<Store> store = open_store("memory:");
  TestDesk on{*store, with_quota::compiled()};
};

TEST_F(QuotaRegister, ALineIsSetAndReplaced) {
  const auto first = set(3, 1);
  EXPECT_EQ(first.standing.vacant(), 2);
  EXPECT_THAT(first.over_quota, IsEmpty());
  const auto second = set(3, 2);
  EXPECT_EQ(second.standing.vacant(), 1);
  EXPECT_EQ(store->quota().size(), 1);
  EXPECT_EQ(boost::json::serialize(quota_view(second)),
            R"({"unit":"00000000-0000-0000-0000-000000000001","level":"division_deputy","authorised":3,"in_use":2,)"
            R"("reserved":0,"vacant":1,"over_quota":[]})");
}

TEST_F(QuotaRegister, AUnitThatDoesNotExistHasNoQuota) {
  const auto refused = set_quota(on.desk, {id_from<UnitId>(9), level, 1, 0});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().at(0).code, "no-such-unit");
  EXPECT_EQ(refused.error().at(0).place, "/unit");
  EXPECT_THAT(store->quota(), IsEmpty());
}

TEST_F(QuotaRegister, RunningCasesOfUnitAndLevelGetTheirVacancies) {
  const auto a = proposed(post), b = proposed(other_post), elsewhere = proposed(of_other_level);
  const auto told = set(3, 0);
  EXPECT_EQ(told.standing.reserved, 2);
  EXPECT_EQ(told.standing.vacant(), 1);
  EXPECT_THAT(told.over_quota, IsEmpty());
  EXPECT_TRUE(holds(a));
  EXPECT_TRUE(holds(b));
  EXPECT_FALSE(holds(elsewhere));
}

TEST_F(QuotaRegister, ThoseForWhomNoneIsLeftAreNamed) {
  const auto a = proposed(post), b = proposed(post), c = proposed(post);
  const auto told = set(3, 1);
  EXPECT_THAT(told.over_quota, ElementsAre(c));
  EXPECT_EQ(told.standing.vacant(), 0);
  EXPECT_TRUE(holds(a));
  EXPECT_TRUE(holds(b));
  EXPECT_FALSE(holds(c));

  EXPECT_THAT(set(3, 1).over_quota, ElementsAre(c)) << "as often as the line is set";
  EXPECT_THAT(set(4, 1).over_quota, IsEmpty());
  EXPECT_TRUE(holds(c));
}

TEST_F(QuotaRegister, WhoHoldsOneKeepsItWhenTheLineShrinksAndTheUnitIsSaidToBeOverQuota) {
  const auto a = proposed(post), b = proposed(post);
  set(2, 0);
  const auto told = set(1, 0);
  EXPECT_THAT(told.over_quota, IsEmpty());
  EXPECT_EQ(told.standing.vacant(), -1);
  EXPECT_TRUE(holds(a));
  EXPECT_TRUE(holds(b));
}

TEST_F(QuotaRegister, CasesThatAreNotPromisedOneGetNone) {
  const auto early = on.desk.new_case_id();
  give(early, "note", R"({"text":"研判"})", post);
  const auto rejected = proposed(post);
  give(rejected, "drop", R"({"why":"未通过"})");
  const auto ended = proposed(post);
  give(ended, "terminate", R"({"reason":"人选有变"})");
  const auto appointed = proposed(post);
  give(appointed, "vote", R"({"in_favour":5})");
  const auto suspended = proposed(post);
  give(suspended, "suspend", R"({"reason":"查核"})");
  const auto told = set(1, 0);
  EXPECT_EQ(told.standing.reserved, 1);
  EXPECT_THAT(told.over_quota, IsEmpty());
  EXPECT_TRUE(holds(suspended));
}

TEST_F(QuotaRegister, WhatWasReservedThenIsReleasedAndTakenUpLikeAnyOther) {
  const auto a = proposed(post), b = proposed(post);
  set(2, 0);
  give(a, "terminate", R"({"reason":"人选有变"})");
  give(b, "vote", R"({"in_favour":5})");
  const auto standing = store->quota_standing(unit, level, {});
  EXPECT_EQ(standing->reserved, 0);
  EXPECT_EQ(standing->line.in_use, 1);
}

}  // namespace
}  // namespace renmian
