#include "workflows/appointment/inspection/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

TEST(InspectionTeam, OfTwoWithAnExperiencedLeaderIsMet) { EXPECT_TRUE(met<InsTeam2>({})); }

TEST(InspectionTeam, OfOneIsUnmet) {
  Situation s;
  s.facts.team->members.pop_back();
  EXPECT_THAT(unmet<InsTeam2>(s), ElementsAre("考察组只有 1 人，至少须有 2 人"));
}

TEST(InspectionTeam, CountsAPersonOnce) {
  Situation s;
  s.facts.team->members = {{"T1", true, true}, {"T1", false, false}};
  EXPECT_THAT(unmet<InsTeam2>(s), ElementsAre("考察组只有 1 人，至少须有 2 人"));
}

TEST(InspectionTeam, ObeysTheMinimumOfThePolicy) {
  Situation s;
  s.policy.inspection_team_minimum = 3;
  EXPECT_THAT(unmet<InsTeam2>(s), ElementsAre("考察组只有 2 人，至少须有 3 人"));
}

TEST(InspectionTeam, NeedsALeader) {
  Situation s;
  s.facts.team->members = {{"T1", false, true}};
  EXPECT_THAT(unmet<InsTeam2>(s), ElementsAre("考察组只有 1 人，至少须有 2 人", "考察组没有负责人"));
  s.facts.team.reset();
  EXPECT_THAT(unmet<InsTeam2>(s), ElementsAre("尚未组成考察组"));
}

TEST(InspectionTeam, NeedsExperienceInTheLeaderIfThePolicyAsksForIt) {
  Situation s;
  s.facts.team->members = {{"T1", true, false}, {"T2", false, true}};
  EXPECT_THAT(unmet<InsTeam2>(s), ElementsAre("考察组负责人须有考察经验、熟悉干部工作"));
  s.policy.team_leader_must_be_experienced = false;
  EXPECT_TRUE(met<InsTeam2>(s));
}

TEST(IntegrityOpinion, WithBothSignaturesIsMet) { EXPECT_TRUE(met<SignTwo>({})); }

TEST(IntegrityOpinion, ListsWhatItLacks) {
  Situation s;
  s.facts.integrity->signed_by_discipline = false;
  EXPECT_THAT(unmet<SignTwo>(s), ElementsAre("缺少纪委书记（派驻纪检监察组组长）签字"));
  s.facts.integrity->favourable = s.facts.integrity->signed_by_secretary = false;
  EXPECT_THAT(unmet<SignTwo>(s), ElementsAre("廉洁自律情况结论性意见不支持任用", "缺少党委（党组）书记签字",
                                             "缺少纪委书记（派驻纪检监察组组长）签字"));
  s.facts.integrity.reset();
  EXPECT_THAT(unmet<SignTwo>(s), ElementsAre("缺少廉洁自律情况结论性意见"));
}

}  // namespace
}  // namespace renmian::test
