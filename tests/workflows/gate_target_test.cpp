#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/recommendation/target_gates.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

Situation with_targets(int targets, int posts, bool concentrated = false) {
  Situation s;
  s.facts.target->targets = targets;
  s.facts.target->post_count = posts;
  s.facts.target->opinions_concentrated = concentrated;
  return s;
}

TEST(TargetDecision, WeighsMoreThanVotes) {
  Situation s;
  EXPECT_TRUE(met<TgtWeighed>(s));
  s.facts.target->factors.clear();
  EXPECT_THAT(unmet<TgtWeighed>(s), ElementsAre("没有推荐票以外的考虑因素"));
  s.facts.target->weighed = "　无 ";
  EXPECT_THAT(unmet<TgtWeighed>(s), ElementsAre("未说明综合考虑了哪些情况", "没有推荐票以外的考虑因素"));
}

TEST(Targets, AreMoreThanPosts) {
  EXPECT_THAT(reasons(ask<TgtNumber>(with_targets(3, 2)), Verdict::Kind::kMet),
              ElementsAre("考察对象 3 人，拟任职务 2 个"));
  EXPECT_THAT(unmet<TgtNumber>(with_targets(2, 2)),
              ElementsAre("考察对象 2 人，拟任职务 2 个，考察对象须多于拟任职务数"));
  EXPECT_THAT(unmet<TgtNumber>(with_targets(2, 0)),
              ElementsAre("考察对象 2 人，拟任职务 0 个，考察对象须多于拟任职务数"));
}

TEST(Targets, AreAsManyAsPostsIfOpinionsAreConcentrated) {
  EXPECT_THAT(reasons(ask<TgtNumber>(with_targets(1, 1, true)), Verdict::Kind::kMet),
              ElementsAre("考察对象 1 人，拟任职务 1 个，意见比较集中"));
  EXPECT_THAT(unmet<TgtNumber>(with_targets(1, 2, true)),
              ElementsAre("考察对象 1 人，拟任职务 2 个，考察对象须多于拟任职务数"));
  EXPECT_THAT(unmet<TgtNumber>(with_targets(0, 0, true)),
              ElementsAre("考察对象 0 人，拟任职务 0 个，考察对象须多于拟任职务数"));
}

TEST(Targets, OfATermChangeAreAlwaysMoreThanPosts) {
  auto s = with_targets(1, 1, true);
  s.facts.opened->kind = CaseKind::term_change;
  EXPECT_THAT(unmet<TgtNumber>(s), ElementsAre("考察对象 1 人，拟任职务 1 个，考察对象须多于拟任职务数"));
  s.facts.target->targets = 2;
  EXPECT_TRUE(met<TgtNumber>(s));
}

TEST(Targets, FollowAStricterPolicy) {
  auto s = with_targets(1, 1, true);
  s.policy.equal_targets_if_concentrated = false;
  EXPECT_THAT(unmet<TgtNumber>(s), ElementsAre("考察对象 1 人，拟任职务 1 个，考察对象须多于拟任职务数"));
}

TEST(Targets, MustBeFixed) {
  Situation s;
  s.facts.target.reset();
  EXPECT_THAT(unmet<TgtWeighed>(s), ElementsAre("尚未确定考察对象"));
  EXPECT_THAT(unmet<TgtNumber>(s), ElementsAre("尚未确定考察对象"));
}

}  // namespace
}  // namespace renmian::test
