#include "workflows/appointment/decision/plenary.hpp"

#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/decision/gates.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

// The head of a government of the next lower level, voted on by the plenary: 27 of 40 members present, 24 agree; the
// principal leader is among them.
Situation voted_by_plenary(int members = 40, int present = 27, int agree = 24) {
  Situation s;
  s.facts.opened->post.kind = PostKind::head;
  s.facts.plenary_scope = RecordPlenaryScope{true, "下一级政府正职"};
  s.facts.vote = meeting_of(members, present, agree, VotingMethod::secret_ballot);
  s.facts.vote->kind = MeetingKind::plenary;
  s.facts.vote->papers.emplace();
  for (int place = 1; place <= present; ++place) s.facts.vote->papers->issued_to.push_back("M" + std::to_string(place));
  s.facts.vote->papers->returned = present;
  return s;
}

RecordPlenaryUrgency urgency(int total, int asked, CivilDate until = 2026y / 4 / 20) {
  return {"闭会期间急需任用", total, asked, until, document("征求意见汇总")};
}

TEST(Plenary, GatesOpenNothingBeforeTheVote) {
  auto s = voted_by_plenary();
  s.facts.vote.reset();
  const auto missing = ElementsAre("尚无会议表决记录");
  EXPECT_THAT(unmet<VotePlenary>(s), missing);
  EXPECT_THAT(unmet<VotePlenaryQuorum>(s), missing);
  EXPECT_THAT(unmet<VotePlenaryRecuse>(s), missing);
}

TEST(Plenary, IsAskedForHeadsUnlessTheScopeSaysOtherwise) {
  Situation s;
  EXPECT_THAT(reasons(ask<VotePlenary>(s), Verdict::Kind::kMet), ElementsAre("不是正职"));
  s.facts.opened->post.kind = PostKind::head;
  EXPECT_THAT(unmet<VotePlenary>(s), ElementsAre("未核定是否属于下一级党委、政府正职"));
  s.facts.plenary_scope = RecordPlenaryScope{false, "县直部门正职"};
  EXPECT_THAT(reasons(ask<VotePlenary>(s), Verdict::Kind::kMet), ElementsAre("不属于全委会票决范围：县直部门正职"));
  s.facts.plenary_scope->for_plenary = true;
  EXPECT_THAT(unmet<VotePlenary>(s), ElementsAre("未记录由何种会议表决"));
}

TEST(Plenary, VotesOnHeadsOfTheNextLowerLevelBySecretBallot) {
  auto s = voted_by_plenary();
  EXPECT_TRUE(met<VotePlenary>(s));
  s.facts.vote->methods = {VotingMethod::hands};
  EXPECT_THAT(unmet<VotePlenary>(s), ElementsAre("全委会应以无记名投票方式表决"));
  s.facts.vote->methods = {VotingMethod::secret_ballot};
  s.facts.vote->kind = MeetingKind::committee;
  EXPECT_THAT(unmet<VotePlenary>(s), ElementsAre("应由全委会票决"));
}

TEST(Plenary, LeavesUrgentCasesToTheStandingCommitteeOnceAllItsMembersWereAsked) {
  auto s = voted_by_plenary();
  s.facts.vote->kind = MeetingKind::standing_committee;
  EXPECT_THAT(unmet<VotePlenary>(s),
              ElementsAre("应由全委会票决；由常委会决定的，缺少闭会期间急需任用并征求委员意见的记录"));
  s.facts.plenary_urgency = urgency(40, 40);
  EXPECT_THAT(reasons(ask<VotePlenary>(s), Verdict::Kind::kMet),
              ElementsAre("闭会期间急需任用，已逐一征求全委会委员意见，完成于：2026-04-20"));
  s.facts.plenary_urgency = urgency(40, 39);
  EXPECT_THAT(unmet<VotePlenary>(s), ElementsAre("全委会委员 40 人，已征求意见 39 人，应逐一征求"));
  s.facts.plenary_urgency = urgency(0, 0);
  EXPECT_THAT(unmet<VotePlenary>(s), ElementsAre("全委会委员 0 人，已征求意见 0 人，应逐一征求"));
  s.facts.plenary_urgency = urgency(40, 40, 2026y / 4 / 21);
  EXPECT_THAT(unmet<VotePlenary>(s), ElementsAre("征求委员意见应在常委会决定之前完成，完成于：2026-04-21"));
}

TEST(PlenaryQuorum, IsTwoThirdsOfItsMembers) {
  EXPECT_TRUE(met<VotePlenaryQuorum>(voted_by_plenary(40, 27)));
  EXPECT_THAT(unmet<VotePlenaryQuorum>(voted_by_plenary(40, 26)),
              ElementsAre("全委会委员 40 人，实到 26 人，至少须到 27 人"));
  EXPECT_THAT(unmet<VotePlenaryQuorum>(voted_by_plenary(0, 0, 0)),
              ElementsAre("全委会委员 0 人，实到 0 人，至少须到 1 人"));
}

TEST(PlenaryQuorum, IsNotAskedOfOtherMeetings) {
  auto s = voted_by_plenary(40, 20);
  s.facts.vote->kind = MeetingKind::standing_committee;
  EXPECT_THAT(reasons(ask<VotePlenaryQuorum>(s), Verdict::Kind::kMet), ElementsAre("不是全委会表决"));
  EXPECT_THAT(reasons(ask<VotePlenaryRecuse>(s), Verdict::Kind::kMet), ElementsAre("不是全委会表决"));
}

TEST(PlenaryBallot, IsOnPapersOfItsMembersOnly) {
  auto s = voted_by_plenary();
  s.facts.vote->observers = {{"C1"}};
  s.facts.vote->papers->issued_to.back() = "C1";
  EXPECT_THAT(unmet<VotePlenaryQuorum>(s), ElementsAre("无表决权的人员领取了选票：C1"));
  s.facts.vote->papers->issued_to.back() = "M40";  // absent
  EXPECT_THAT(unmet<VotePlenaryQuorum>(s), ElementsAre("无表决权的人员领取了选票：M40"));
  s.facts.vote->papers.reset();
  EXPECT_THAT(unmet<VotePlenaryQuorum>(s), ElementsAre("未记录选票的发出和收回"));
}

TEST(PlenaryBallot, IsForAgainstOrAbstainAndNobodyIsWrittenIn) {
  auto s = voted_by_plenary();
  s.facts.vote->ballots = {24, 1, 1};
  s.facts.vote->papers->invalid = s.facts.vote->papers->naming_others = 1;
  EXPECT_TRUE(met<VotePlenaryQuorum>(s));
  s.facts.vote->papers->naming_others = 2;
  EXPECT_THAT(unmet<VotePlenaryQuorum>(s), ElementsAre("另选他人的选票 2 张，只有 1 张计为无效；不得另选他人"));
  s.facts.vote->papers->invalid = 2;
  EXPECT_THAT(unmet<VotePlenaryQuorum>(s), ElementsAre("计入 28 张（其中无效 2 张），与收回选票 27 张不符"));
}

TEST(PlenaryRecusal, IsToLeaveTheDiscussionAndToVoteAfterwards) {
  auto s = voted_by_plenary();
  auto& related = s.facts.vote->members[4];
  related.concerned = related.left_room = true;
  related.opinion.reset();
  EXPECT_TRUE(met<VotePlenaryRecuse>(s));
  EXPECT_TRUE(met<VoteMajority>(s));  // whose ballot is counted with the others
  related.left_room = false;
  s.facts.vote->papers->issued_to.erase(s.facts.vote->papers->issued_to.begin() + 4);
  EXPECT_THAT(unmet<VotePlenaryRecuse>(s), ElementsAre("成员应回避审议而未离场：M5", "回避审议的成员未领取选票：M5"));
  related.present = false;
  EXPECT_TRUE(met<VotePlenaryRecuse>(s));
}

TEST(PlenaryRecusal, KeepsTheMemberInTheDenominatorAndAmongTheVoters) {
  auto s = voted_by_plenary(8, 8, 5);
  s.policy.recused_stay_in_denominator = false;
  s.facts.vote->members[0].concerned = s.facts.vote->members[0].left_room = true;
  s.facts.vote->ballots = {4, 4, 0};
  EXPECT_THAT(unmet<VoteMajority>(s), ElementsAre("应到会成员 8 人，同意 4 人，至少须 5 人同意"));
  s.facts.vote->ballots = {5, 3, 0};
  EXPECT_TRUE(met<VoteMajority>(s));
}

}  // namespace
}  // namespace renmian::test
