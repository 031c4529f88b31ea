#include "workflows/appointment/decision/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

// A case that was voted on in this meeting.
Situation voted(MeetingItem item) {
  Situation s;
  s.facts.vote = std::move(item);
  return s;
}

TEST(Meeting, ThatHasNotVotedOpensNoGate) {
  Situation s;
  s.facts.vote.reset();
  const auto missing = ElementsAre("尚无会议表决记录");
  EXPECT_THAT(unmet<Lbd1Form>(s), missing);
  EXPECT_THAT(unmet<Lbd2Person>(s), missing);
  EXPECT_THAT(unmet<VoteQuorum>(s), missing);
  EXPECT_THAT(unmet<VoteIntro>(s), missing);
  EXPECT_THAT(unmet<VoteEach>(s), missing);
  EXPECT_THAT(unmet<VoteLast>(s), missing);
  EXPECT_THAT(unmet<VoteMethod>(s), missing);
  EXPECT_THAT(unmet<VoteMajority>(s), missing);
  EXPECT_THAT(unmet<VoteFailed>(s), missing);
  EXPECT_THAT(unmet<VoteSplit>(s), missing);
  EXPECT_THAT(unmet<VoteRecuse>(s), missing);
  EXPECT_THAT(unmet<VoteNoProxy>(s), missing);
  EXPECT_THAT(unmet<VoteAbsentAsked>(s), missing);
}

TEST(Meeting, WithoutMembersOpensNoGateOfTheCount) {
  const auto s = voted(meeting_of(0, 0, 0));
  EXPECT_THAT(unmet<VoteQuorum>(s), ElementsAre("缺少应到会成员名单"));
  EXPECT_THAT(unmet<VoteMajority>(s), ElementsAre("应到会成员 0 人，同意 0 人，至少须 1 人同意"));
  EXPECT_THAT(unmet<VoteLast>(s), ElementsAre("应到会成员中须有且只有一名主要领导"));
}

TEST(DecisionForm, IsAMeetingAndNothingElse) {
  Situation s;
  EXPECT_TRUE(met<Lbd1Form>(s));
  s.facts.vote->form = DecisionForm::polled_one_by_one;
  EXPECT_THAT(unmet<Lbd1Form>(s), ElementsAre("不得以其他形式代替会议决定：个别征求意见"));
  s.facts.vote->form = DecisionForm::circulated;
  EXPECT_THAT(unmet<Lbd1Form>(s), ElementsAre("不得以其他形式代替会议决定：领导圈阅"));
}

TEST(DecisionForm, IsNotAMeetingOfTomorrow) {
  Situation s;
  s.facts.vote->held_on = s.today;
  EXPECT_TRUE(met<Lbd1Form>(s));
  s.facts.vote->held_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<Lbd1Form>(s), ElementsAre("会议日期晚于今天：2026-05-07"));
}

TEST(CollectiveDecision, ShowsInEveryOpinionAndInTheLastWord) {
  Situation s;
  EXPECT_TRUE(met<Lbd2Person>(s));
  s.facts.vote->members[2].opinion.reset();
  EXPECT_THAT(unmet<Lbd2Person>(s), ElementsAre("成员未表明同意、不同意或缓议：M3"));
  s.facts.vote->members[0].spoke = 6;
  EXPECT_THAT(unmet<Lbd2Person>(s),
              ElementsAre("成员未表明同意、不同意或缓议：M3", "主要领导未末位表态，其后发言的成员：M7"));
  s.facts.vote->members[2].opinion = Opinion::defer;
  EXPECT_THAT(unmet<Lbd2Person>(s), ElementsAre("主要领导未末位表态，其后发言的成员：M7"));
}

TEST(Quorum, IsTwoThirdsOfAllMembers) {
  struct Case {
    int members, needed;
  };
  for (const auto& [members, needed] : {Case{7, 5}, Case{9, 6}, Case{11, 8}, Case{12, 8}}) {
    EXPECT_TRUE(met<VoteQuorum>(voted(meeting_of(members, needed, needed)))) << members;
    EXPECT_THAT(unmet<VoteQuorum>(voted(meeting_of(members, needed - 1, needed - 1))),
                ElementsAre("应到会成员 " + std::to_string(members) + " 人，实到 " + std::to_string(needed - 1) +
                            " 人，至少须到 " + std::to_string(needed) + " 人"));
  }
}

TEST(Quorum, CountsThePresentMemberWhoLeftForTheItem) {
  auto item = meeting_of(7, 5, 5);
  item.members[1].concerned = item.members[1].left_room = true;
  EXPECT_TRUE(met<VoteQuorum>(voted(item)));
}

TEST(Quorum, DoesNotAcceptAMemberTwice) {
  auto item = meeting_of(7, 7, 7);
  item.members[6].staff = "M2";
  EXPECT_THAT(unmet<VoteQuorum>(voted(item)), ElementsAre("应到会成员名单重复：M2"));
}

TEST(Introduction, IsIndividual) {
  Situation s;
  EXPECT_TRUE(met<VoteIntro>(s));
  s.facts.vote->introduced_by.reset();
  EXPECT_THAT(unmet<VoteIntro>(s), ElementsAre("未记录由谁逐个介绍人选"));
}

TEST(Introduction, OfReportableMattersStatesTheSuperiorsAnswer) {
  Situation s;
  s.facts.reportable->matters = {ReportableMatter::kin};
  EXPECT_THAT(unmet<VoteIntro>(s), ElementsAre("有任前报告事项，会上未说明理由和上级答复意见"));
  s.facts.vote->superior_reply_stated = true;
  EXPECT_TRUE(met<VoteIntro>(s));
  s.facts.vote->superior_reply_stated = false;
  s.facts.reportable->matters.clear();
  s.facts.prior_report = FilePriorReport{document("报告"), {ReportableMatter::batch}};
  EXPECT_THAT(unmet<VoteIntro>(s), ElementsAre("有任前报告事项，会上未说明理由和上级答复意见"));
}

TEST(Opinions, AreAskedOfPresentMembersWhoAreNotRecused) {
  auto item = meeting_of(7, 5, 5);
  item.members[1].opinion.reset();
  item.members[2].opinion.reset();
  EXPECT_THAT(unmet<VoteEach>(voted(item)),
              ElementsAre("成员未表明同意、不同意或缓议：M2", "成员未表明同意、不同意或缓议：M3"));
  item.members[1].concerned = item.members[2].concerned = true;
  EXPECT_TRUE(met<VoteEach>(voted(item)));
}

TEST(PrincipalLeader, SpeaksLast) {
  Situation s;
  EXPECT_TRUE(met<VoteLast>(s));
  s.facts.vote->members[3].spoke = 8;
  EXPECT_THAT(unmet<VoteLast>(s), ElementsAre("主要领导未末位表态，其后发言的成员：M4"));
  s.facts.vote->members[3].spoke = 7;  // the leader's own place
  EXPECT_THAT(unmet<VoteLast>(s), ElementsAre("主要领导未末位表态，其后发言的成员：M4"));
}

TEST(PrincipalLeader, CannotBeLastInAnOrderThatIsNotRecorded) {
  Situation s;
  s.facts.vote->members[3].spoke.reset();
  EXPECT_THAT(unmet<VoteLast>(s), ElementsAre("未记录成员的发言顺序：M4"));
  s.facts.vote->members[0].spoke.reset();
  EXPECT_THAT(unmet<VoteLast>(s), ElementsAre("未记录主要领导的发言顺序"));
}

TEST(PrincipalLeader, IsOne) {
  Situation s;
  s.facts.vote->members[1].principal_leader = true;
  EXPECT_THAT(unmet<VoteLast>(s), ElementsAre("应到会成员中须有且只有一名主要领导"));
  s.facts.vote->members[0].principal_leader = s.facts.vote->members[1].principal_leader = false;
  EXPECT_THAT(unmet<VoteLast>(s), ElementsAre("应到会成员中须有且只有一名主要领导"));
}

TEST(PrincipalLeader, WhoIsAbsentOrRecusedNeedNotSpeak) {
  Situation s;
  auto& leader = s.facts.vote->members[0];
  leader.spoke.reset();
  leader.concerned = true;
  EXPECT_THAT(reasons(ask<VoteLast>(s), Verdict::Kind::kMet), ElementsAre("主要领导回避"));
  leader.present = false;
  EXPECT_THAT(reasons(ask<VoteLast>(s), Verdict::Kind::kMet), ElementsAre("主要领导缺席"));
}

TEST(VotingMethods, IsOneForTheItem) {
  for (const auto method : {VotingMethod::voice, VotingMethod::hands, VotingMethod::secret_ballot}) {
    EXPECT_TRUE(met<VoteMethod>(voted(meeting_of(7, 7, 6, method))));
  }
  auto item = meeting_of(7, 7, 6);
  item.methods = {VotingMethod::voice, VotingMethod::hands};
  EXPECT_THAT(unmet<VoteMethod>(voted(item)), ElementsAre("每项表决须记录且只用一种方式，现有：2"));
  item.methods.clear();
  EXPECT_THAT(unmet<VoteMethod>(voted(item)), ElementsAre("每项表决须记录且只用一种方式，现有：0"));
}

TEST(VotingMethods, IsTheSecretBallotWhereTheLocalRuleSaysSo) {
  auto s = voted(meeting_of(7, 7, 6, VotingMethod::hands));
  s.policy.secret_ballot_only = true;
  EXPECT_THAT(unmet<VoteMethod>(s), ElementsAre("本地规定只用无记名投票"));
  s.facts.vote->methods = {VotingMethod::secret_ballot};
  EXPECT_TRUE(met<VoteMethod>(s));
}

TEST(Majority, IsMoreThanHalfOfAllMembersHoweverManyArePresent) {
  for (const auto method : {VotingMethod::hands, VotingMethod::secret_ballot}) {
    EXPECT_TRUE(met<VoteMajority>(voted(meeting_of(7, 5, 4, method))));
    EXPECT_THAT(unmet<VoteMajority>(voted(meeting_of(7, 5, 3, method))),
                ElementsAre("应到会成员 7 人，同意 3 人，至少须 4 人同意"));
  }
}

TEST(Majority, IsNotHalf) {
  EXPECT_THAT(unmet<VoteMajority>(voted(meeting_of(8, 8, 4))),
              ElementsAre("应到会成员 8 人，同意 4 人，至少须 5 人同意"));
  EXPECT_TRUE(met<VoteMajority>(voted(meeting_of(8, 8, 5))));
}

TEST(Majority, CountsRecusedMembersUnlessThePolicyLeavesThemOut) {
  auto item = meeting_of(8, 8, 5);
  item.members[1].concerned = true;  // of the five who would agree
  item.ballots = {4, 3, 0};
  auto s = voted(item);
  EXPECT_THAT(unmet<VoteMajority>(s), ElementsAre("应到会成员 8 人，同意 4 人，至少须 5 人同意"));
  s.policy.recused_stay_in_denominator = false;
  EXPECT_TRUE(met<VoteMajority>(s));
}

TEST(Majority, DoesNotCountProxies) {
  auto item = meeting_of(7, 7, 4);
  item.members[1].by_proxy = true;
  item.ballots = {3, 3, 0};
  EXPECT_THAT(unmet<VoteMajority>(voted(item)), ElementsAre("应到会成员 7 人，同意 3 人，至少须 4 人同意"));
}

TEST(Majority, DoesNotCountOpinionsOfAbsentMembers) {
  auto item = meeting_of(7, 5, 3);
  item.members[5].opinion = item.members[6].opinion = Opinion::agree;
  EXPECT_THAT(unmet<VoteMajority>(voted(item)), ElementsAre("应到会成员 7 人，同意 3 人，至少须 4 人同意"));
}

TEST(Majority, OfAnOpenVoteNeedsBallotsThatAgreeWithTheOpinions) {
  auto item = meeting_of(7, 7, 5);
  item.ballots = {6, 0, 1};
  EXPECT_THAT(unmet<VoteMajority>(voted(item)),
              ElementsAre("同意票记录为 6 票，成员表明的意见为 5 人", "不同意票记录为 0 票，成员表明的意见为 2 人",
                          "缓议票记录为 1 票，成员表明的意见为 0 人"));
}

TEST(Majority, OfASecretBallotNeedsNoMoreBallotsThanVoters) {
  auto item = meeting_of(7, 6, 5, VotingMethod::secret_ballot);
  item.ballots = {4, 1, 1};
  EXPECT_TRUE(met<VoteMajority>(voted(item)));
  item.ballots = {4, 1, 2};
  EXPECT_THAT(unmet<VoteMajority>(voted(item)), ElementsAre("票数 7 多于参加表决的成员 6 人"));
  item.members[1].concerned = true;
  item.ballots = {4, 1, 1};
  EXPECT_THAT(unmet<VoteMajority>(voted(item)), ElementsAre("票数 6 多于参加表决的成员 5 人"));
}

TEST(Rejection, NeedsACountWithoutMajority) {
  EXPECT_TRUE(met<VoteFailed>(voted(meeting_of(7, 5, 3))));
  EXPECT_THAT(unmet<VoteFailed>(voted(meeting_of(7, 5, 4))),
              ElementsAre("应到会成员 7 人，同意 4 人，已超过半数，不是未通过"));
}

TEST(Rejection, NeedsACountThatFits) {
  auto item = meeting_of(7, 7, 3);
  item.ballots = {2, 4, 0};
  EXPECT_THAT(unmet<VoteFailed>(voted(item)), ElementsAre("同意票记录为 2 票，成员表明的意见为 3 人"));
}

TEST(StrongDisagreement, PostponesTheVote) {
  Situation s;
  EXPECT_TRUE(met<VoteSplit>(s));
  s.facts.vote->strong_disagreement = true;
  EXPECT_THAT(unmet<VoteSplit>(s), ElementsAre("意见分歧较大，应暂缓表决"));
}

TEST(Recusal, IsToLeaveTheRoom) {
  Situation s;
  EXPECT_TRUE(met<VoteRecuse>(s));
  s.facts.vote->members[1].concerned = s.facts.vote->members[2].concerned = true;
  s.facts.vote->members[2].left_room = true;
  EXPECT_THAT(unmet<VoteRecuse>(s), ElementsAre("成员应回避而未离场：M2"));
  s.facts.vote->members[1].present = false;
  EXPECT_TRUE(met<VoteRecuse>(s));
}

TEST(Recusal, IsOfEveryMemberWhomTheRegisterOfKinNames) {
  Situation s;
  s.around.kin = {{{}, "M3", Kin::cousin}, {{}, "T1", Kin::parent}};
  EXPECT_THAT(unmet<VoteRecuse>(s), ElementsAre("成员与人选有亲属关系而未列为回避：M3"));
  s.facts.vote->members[2].concerned = true;
  EXPECT_THAT(unmet<VoteRecuse>(s), ElementsAre("成员应回避而未离场：M3"));
  s.facts.vote->members[2].left_room = true;
  EXPECT_TRUE(met<VoteRecuse>(s));
}

TEST(Proxies, AreRefusedByName) {
  Situation s;
  EXPECT_TRUE(met<VoteNoProxy>(s));
  s.facts.vote->members[4].by_proxy = true;
  EXPECT_THAT(unmet<VoteNoProxy>(s), ElementsAre("成员委托他人或事后投票：M5"));
}

TEST(AbsentMembers, AreAskedUnlessConcerned) {
  auto item = meeting_of(7, 5, 5);
  EXPECT_TRUE(met<VoteAbsentAsked>(voted(item)));
  item.members[5].absent_opinion_asked = item.members[6].absent_opinion_asked = false;
  item.members[6].concerned = true;
  EXPECT_THAT(unmet<VoteAbsentAsked>(voted(item)), ElementsAre("未征求缺席成员的意见：M6"));
}

TEST(EarlierRejections, BarFromTheNumberOfThePolicy) {
  Situation s;
  EXPECT_TRUE(met<VoteNotTwice>(s));
  s.facts.vote_history->times_rejected = 1;
  EXPECT_THAT(unmet<VoteNotTwice>(s), ElementsAre("同一职位已被否决次数：1"));
  s.policy.rejections_before_bar = 2;
  EXPECT_TRUE(met<VoteNotTwice>(s));
  s.facts.vote_history->times_rejected = 2;
  EXPECT_THAT(unmet<VoteNotTwice>(s), ElementsAre("同一职位已被否决次数：2"));
  s.facts.vote_history.reset();
  EXPECT_THAT(unmet<VoteNotTwice>(s), ElementsAre("缺少同一职位既往表决情况"));
}

// A decided case of which so many members want to reconsider.
Situation reconsidered(int agreeing, int members) {
  Situation s;
  s.facts.trial_notice.reset();
  s.facts.reconsideration = CarryReconsideration{"新情况", agreeing, members, document("会议纪要")};
  return s;
}

TEST(Reconsideration, NeedsMoreThanHalfOfTheMembers) {
  EXPECT_TRUE(met<VoteReconsider>(reconsidered(4, 7)));
  EXPECT_TRUE(met<VoteReconsider>(reconsidered(5, 8)));
  EXPECT_THAT(unmet<VoteReconsider>(reconsidered(3, 7)), ElementsAre("成员 7 人，同意复议 3 人，至少须 4 人"));
  EXPECT_THAT(unmet<VoteReconsider>(reconsidered(4, 8)), ElementsAre("成员 8 人，同意复议 4 人，至少须 5 人"));
}

TEST(Reconsideration, NeedsARecordThatCanBeTrue) {
  EXPECT_THAT(unmet<VoteReconsider>(reconsidered(8, 7)), ElementsAre("同意复议的人数多于成员总数"));
  EXPECT_THAT(unmet<VoteReconsider>(reconsidered(0, 0)), ElementsAre("成员 0 人，同意复议 0 人，至少须 1 人"));
  EXPECT_THAT(unmet<VoteReconsider>({}), ElementsAre("没有成员同意复议的记录"));
}

TEST(Reconsideration, ComesBeforeTheNotice) {
  auto s = reconsidered(4, 7);
  s.facts.notice = IssueNotice{document("任职通知"), 2026y / 4 / 20};
  EXPECT_THAT(unmet<VoteReconsider>(s), ElementsAre("任免通知已印发，不能复议"));
  s = reconsidered(4, 7);
  s.facts.trial_notice = IssueTrialNotice{document("试任通知")};
  EXPECT_THAT(unmet<VoteReconsider>(s), ElementsAre("任免通知已印发，不能复议"));
}

}  // namespace
}  // namespace renmian::test
