#include "workflows/appointment/deliberation/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

// A dual-managed post whose assisting side received the letter of 2 March on 5 March 2026.
Situation dual_managed() {
  Situation s;
  s.facts.classification->dual_managed = true;
  s.facts.assisting_request = RequestAssistingOpinion{"某市局", document("征求意见函", 2026y / 3 / 2), 2026y / 3 / 5};
  return s;
}

Situation disagreed(PostKind kind) {
  auto s = dual_managed();
  s.facts.opened->post.kind = kind;
  s.facts.assisting_opinion = RecordAssistingOpinion{AssistingOpinion::disagree, document("复函")};
  return s;
}

TEST(DepartmentMeeting, NeedsTwoThirdsOfItsMembers) {
  Situation s;
  s.facts.department_meeting->attended = 6;
  EXPECT_TRUE(met<DeptMeetingQuorum>(s));
  s.facts.department_meeting->attended = 5;
  EXPECT_THAT(unmet<DeptMeetingQuorum>(s), ElementsAre("部务会应到 9 人，实到 5 人，不足三分之2"));
  s.facts.department_meeting.reset();
  EXPECT_THAT(unmet<DeptMeetingQuorum>(s), ElementsAre("部务会尚未提出任用方案"));
}

TEST(DepartmentMeeting, NeedsAllOfThemIfThePolicySaysSo) {
  Situation s;
  s.policy.department_meeting_quorum_thirds = 3;
  EXPECT_THAT(unmet<DeptMeetingQuorum>(s), ElementsAre("部务会应到 9 人，实到 8 人，不足三分之3"));
  s.facts.department_meeting->attended = 9;
  EXPECT_TRUE(met<DeptMeetingQuorum>(s));
}

TEST(DepartmentMeeting, HasFiguresThatAgree) {
  Situation s;
  s.facts.department_meeting->attended = 10;
  EXPECT_THAT(unmet<DeptMeetingQuorum>(s), ElementsAre("部务会实到人数多于应到人数"));
  s.facts.department_meeting->should_attend = s.facts.department_meeting->attended = 0;
  EXPECT_THAT(unmet<DeptMeetingQuorum>(s), ElementsAre("部务会应到 0 人，实到 0 人，不足三分之2"));
}

TEST(Consultation, IsNotCompleteWhileNobodySaidWhoMustBeAsked) {
  Situation s;
  s.facts.classification.reset();
  const auto missing = ElementsAre("尚未确定酝酿征求意见范围");
  EXPECT_THAT(unmet<DelSuperiorLeader>(s), missing);
  EXPECT_THAT(unmet<DelNonparty>(s), missing);
  EXPECT_THAT(unmet<DelDual>(s), missing);
  EXPECT_THAT(unmet<DelDualSplit>(s), missing);
}

TEST(Consultation, OfADepartmentPostAsksTheSuperiorLeader) {
  Situation s;
  EXPECT_TRUE(met<DelSuperiorLeader>(s));
  s.facts.superior_leader->asked_on = s.today;
  EXPECT_TRUE(met<DelSuperiorLeader>(s));
  s.facts.superior_leader->asked_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<DelSuperiorLeader>(s), ElementsAre("征求上级分管领导意见的日期晚于今天：2026-05-07"));
  s.facts.superior_leader.reset();
  EXPECT_THAT(unmet<DelSuperiorLeader>(s), ElementsAre("尚未征求上级分管领导意见"));
  s.facts.classification->department_post = false;
  EXPECT_THAT(reasons(ask<DelSuperiorLeader>(s), Verdict::Kind::kMet), ElementsAre("不是工作部门领导职务"));
}

TEST(Consultation, OnANonPartyCandidateAsksUnitedFrontAndDemocraticParties) {
  Situation s;
  EXPECT_THAT(reasons(ask<DelNonparty>(s), Verdict::Kind::kMet), ElementsAre("人选是中共党员"));
  s.facts.classification->non_party = true;
  EXPECT_THAT(unmet<DelNonparty>(s), ElementsAre("尚未征求统战部意见"));
  s.facts.united_front = RecordUnitedFrontOpinion{{}, document("统战部复函")};
  EXPECT_THAT(unmet<DelNonparty>(s), ElementsAre("尚未征求民主党派、工商联、无党派人士意见"));
  s.facts.united_front->parties_asked = {"民革县总支"};
  EXPECT_TRUE(met<DelNonparty>(s));
}

TEST(DualManagement, ThatDoesNotApplyNeedsNoOpinion) {
  const Situation s;
  const auto because = ElementsAre("不属双重管理职务");
  EXPECT_THAT(reasons(ask<DelDual>(s), Verdict::Kind::kMet), because);
  EXPECT_THAT(reasons(ask<DelDualSplit>(s), Verdict::Kind::kMet), because);
}

TEST(DualManagement, NeedsAWrittenRequestThatWasReceived) {
  auto s = dual_managed();
  s.facts.assisting_request->received_on.reset();
  EXPECT_THAT(unmet<DelDual>(s), ElementsAre("协管方尚未答复，也未记录其收到征求意见函的日期"));
  s.facts.assisting_request.reset();
  EXPECT_THAT(unmet<DelDual>(s), ElementsAre("尚未书面征求协管方意见"));
}

TEST(DualManagement, WaitsOneMonthForAnAnswer) {
  auto s = dual_managed();
  s.today = 2026y / 4 / 5;
  const auto verdict = ask<DelDual>(s);
  EXPECT_THAT(reasons(verdict, Verdict::Kind::kPending), ElementsAre("协管方尚未答复，答复期至：2026-04-05"));
  EXPECT_EQ(verdict.due, 2026y / 4 / 6);
}

TEST(DualManagement, TakesSilenceAfterAMonthForConsent) {
  auto s = dual_managed();
  s.today = 2026y / 4 / 6;
  EXPECT_THAT(reasons(ask<DelDual>(s), Verdict::Kind::kMet),
              ElementsAre("协管方收到后逾期未答复，视为同意，答复期至：2026-04-05"));
  EXPECT_TRUE(met<DelDualSplit>(s));
  s.policy.dual_management_reply_months = 2;
  EXPECT_EQ(ask<DelDual>(s).due, 2026y / 5 / 6);
}

TEST(DualManagement, CountsFromADayThatCanBeTrue) {
  auto s = dual_managed();
  s.facts.assisting_request->received_on = 2026y / 3 / 1;
  EXPECT_THAT(unmet<DelDual>(s), ElementsAre("协管方收到日期早于征求意见函或晚于今天：2026-03-01"));
  s.facts.assisting_request->received_on = 2026y / 3 / 2;
  EXPECT_TRUE(met<DelDual>(s));
  s.facts.assisting_request->received_on = s.today;
  EXPECT_EQ(ask<DelDual>(s).due, 2026y / 6 / 7);
  s.facts.assisting_request->received_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<DelDual>(s), ElementsAre("协管方收到日期早于征求意见函或晚于今天：2026-05-07"));
}

TEST(DualManagement, IsDoneWithTheAnswer) {
  auto s = dual_managed();
  s.today = 2026y / 3 / 10;
  s.facts.assisting_opinion = RecordAssistingOpinion{AssistingOpinion::agree, document("复函")};
  EXPECT_TRUE(met<DelDual>(s));
  EXPECT_TRUE(met<DelDualSplit>(s));
}

TEST(DualManagement, DisagreementOnADeputyIsDecidedByTheManagingSide) {
  auto s = disagreed(PostKind::deputy);
  EXPECT_TRUE(met<DelDual>(s));
  EXPECT_THAT(unmet<DelDualSplit>(s), ElementsAre("协管方不同意，副职须由主管方决定"));
  s.facts.split_settlement = RecordSplitSettlement{SettlingBody::superior_od, true, document("决定")};
  EXPECT_THAT(unmet<DelDualSplit>(s), ElementsAre("协管方不同意，副职须由主管方决定"));
  s.facts.split_settlement->settled_by = SettlingBody::managing_side;
  EXPECT_THAT(reasons(ask<DelDualSplit>(s), Verdict::Kind::kMet), ElementsAre("协管方不同意，已决定：决定"));
}

TEST(DualManagement, DisagreementOnAHeadGoesToTheSuperior) {
  for (const auto kind : {PostKind::head, PostKind::internal}) {
    auto s = disagreed(kind);
    EXPECT_THAT(unmet<DelDualSplit>(s), ElementsAre("协管方不同意，正职须报上级组织部门决定"));
    s.facts.split_settlement = RecordSplitSettlement{SettlingBody::managing_side, true, document("决定")};
    EXPECT_THAT(unmet<DelDualSplit>(s), ElementsAre("协管方不同意，正职须报上级组织部门决定"));
    s.facts.split_settlement->settled_by = SettlingBody::superior_od;
    EXPECT_TRUE(met<DelDualSplit>(s));
  }
}

TEST(DualManagement, DisagreementDecidedAgainstTheCandidateBars) {
  auto s = disagreed(PostKind::deputy);
  s.facts.split_settlement = RecordSplitSettlement{SettlingBody::managing_side, false, document("决定")};
  EXPECT_THAT(unmet<DelDualSplit>(s), ElementsAre("意见不一致，决定不支持任用"));
}

}  // namespace
}  // namespace renmian::test
