#include "workflows/appointment/publicity/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

// A case whose post needs no publicity, as recorded.
Situation exempted(PublicityExemption reason) {
  Situation s;
  s.facts.publicity.reset();
  s.facts.publicity_result.reset();
  s.facts.publicity_not_applicable = RecordPublicityNotApplicable{reason, document("依据"), "组织部长"};
  return s;
}

Situation with_complaint(ComplaintOutcome outcome) {
  Situation s;
  s.facts.complaints = {concluded("X1", outcome)};
  return s;
}

TEST(Publicity, StartsOnTheDayOfTheDecisionAtTheEarliest) {
  Situation s;
  s.facts.publicity->posted_on = 2026y / 4 / 20;
  EXPECT_TRUE(met<PubAfterDecision>(s));
  s.facts.publicity->posted_on = 2026y / 4 / 19;
  EXPECT_THAT(unmet<PubAfterDecision>(s), ElementsAre("公示不得早于决定之日：2026-04-20"));
}

TEST(Publicity, IsNotPostedTomorrow) {
  Situation s;
  s.facts.publicity->posted_on = s.today;
  EXPECT_TRUE(met<PubAfterDecision>(s));
  s.facts.publicity->posted_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<PubAfterDecision>(s), ElementsAre("公示日期晚于今天：2026-05-07"));
}

TEST(Publicity, NeedsADecisionAndANotice) {
  Situation s;
  s.facts.publicity.reset();
  EXPECT_THAT(unmet<PubAfterDecision>(s), ElementsAre("尚未公示"));
  EXPECT_THAT(unmet<PubDays>(s), ElementsAre("尚未公示"));
  EXPECT_THAT(unmet<PubContent>(s), ElementsAre("尚未公示"));
  s.facts.vote.reset();
  EXPECT_THAT(unmet<PubAfterDecision>(s), ElementsAre("尚未作出任用决定"));
}

TEST(Publicity, IsPendingOnItsLastDay) {
  Situation s;
  s.today = 2026y / 4 / 28;
  const auto verdict = ask<PubDays>(s);
  EXPECT_THAT(reasons(verdict, Verdict::Kind::kPending), ElementsAre("公示期至：2026-04-28"));
  EXPECT_EQ(verdict.due, 2026y / 4 / 29);
}

TEST(Publicity, IsOverOnTheDayAfter) {
  Situation s;
  s.today = 2026y / 4 / 29;
  EXPECT_THAT(reasons(ask<PubDays>(s), Verdict::Kind::kMet), ElementsAre("公示期至：2026-04-28"));
}

TEST(Publicity, EndsADayEarlierIfThePolicyCountsTheDayOfPosting) {
  Situation s;
  s.policy.publicity_count_start_day = true;
  s.facts.publicity_result->taken_down_on = s.today = 2026y / 4 / 28;
  EXPECT_TRUE(met<PubDays>(s));
  s.today = 2026y / 4 / 27;
  EXPECT_EQ(ask<PubDays>(s).due, 2026y / 4 / 28);
}

TEST(Publicity, RunsAsManyWorkingDaysAsThePolicySays) {
  Situation s;
  s.policy.publicity_working_days = 7;  // 1 to 5 May are off
  EXPECT_THAT(unmet<PubDays>(s), ElementsAre("公示在期满前撤下，公示期至：2026-04-30"));
  s.policy.publicity_working_days = 8;
  EXPECT_EQ(ask<PubDays>(s).due, 2026y / 5 / 7);
}

TEST(Publicity, IsTakenDownAfterItsLastDay) {
  Situation s;
  s.facts.publicity_result->taken_down_on = 2026y / 4 / 28;
  EXPECT_THAT(unmet<PubDays>(s), ElementsAre("公示在期满前撤下，公示期至：2026-04-28"));
  s.facts.publicity_result->taken_down_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<PubDays>(s), ElementsAre("撤下公示的日期晚于今天：2026-05-07"));
  s.facts.publicity_result.reset();
  EXPECT_TRUE(met<PubDays>(s));
}

TEST(Publicity, IntoAYearWithoutCalendarIsNotGuessed) {
  Situation s;
  s.facts.publicity->posted_on = 2099y / 12 / 30;
  EXPECT_THROW(ask<PubDays>(s), Fault);
}

TEST(PublicityContent, ListsWhatTheNoticeLacks) {
  Situation s;
  EXPECT_TRUE(met<PubContent>(s));
  s.facts.publicity->text = "";
  s.facts.publicity->scope = "";
  s.facts.publicity->complaint_channels.reset();
  EXPECT_THAT(unmet<PubContent>(s), ElementsAre("缺少公示内容", "缺少公示范围", "缺少举报渠道"));
}

TEST(PublicityContent, OfAnExceptionalPromotionStatesTheReason) {
  for (const auto matter : {ReportableMatter::exceptional, ReportableMatter::skip_level}) {
    Situation s;
    s.facts.prior_report = FilePriorReport{document("报告"), {ReportableMatter::kin, matter}};
    EXPECT_THAT(unmet<PubContent>(s), ElementsAre("破格、越级提拔须公示具体情形和理由"));
    s.facts.publicity->exceptional_reason = "在急难险重任务中作出突出贡献";
    EXPECT_TRUE(met<PubContent>(s));
  }
}

TEST(PublicityContent, OfAnotherReportedMatterNeedsNoReason) {
  Situation s;
  s.facts.prior_report = FilePriorReport{document("报告"), {ReportableMatter::kin}};
  EXPECT_TRUE(met<PubContent>(s));
}

TEST(PublicityContent, OfAnExceptionalPromotionIsKnownByItsListAndItsWaivers) {
  Situation listed;
  listed.facts.reportable->matters = {ReportableMatter::exceptional};
  EXPECT_THAT(unmet<PubContent>(listed), ElementsAre("破格、越级提拔须公示具体情形和理由"));
  Situation waived;
  waived.facts.waivers = {{"qual-service", "superior_od", document("上级复函")}};
  EXPECT_THAT(unmet<PubContent>(waived), ElementsAre("破格、越级提拔须公示具体情形和理由"));
  waived.facts.waivers = {{"qual-education", "pc", document("常委会意见")},
                          {"wbz-2-rush", "superior_od", document("上级复函")}};
  EXPECT_TRUE(met<PubContent>(waived));
}

TEST(PublicityContent, StatesEveryParticularOfTheCandidate) {
  Situation s;
  s.facts.publicity->candidate->political_status = "";
  s.facts.publicity->candidate->contact = "";
  EXPECT_THAT(unmet<PubContent>(s), ElementsAre("公示缺少人选基本情况：政治面貌", "公示缺少人选基本情况：联系方式"));
  s.facts.publicity->candidate = PublicNotice{};
  EXPECT_EQ(unmet<PubContent>(s).size(), 10u);
  s.facts.publicity->candidate.reset();
  EXPECT_THAT(unmet<PubContent>(s), ElementsAre("缺少人选基本情况"));
  s.policy.publicity_lists_candidate = false;
  EXPECT_TRUE(met<PubContent>(s));
}

TEST(PublicityExempted, AboveBureauLevelIsForHigherPosts) {
  auto s = exempted(PublicityExemption::above_bureau_level);
  s.facts.opened->post.level = PostLevel::provincial_deputy;
  const auto because = ElementsAre("不适用公示：厅局级以上职务");
  EXPECT_THAT(reasons(ask<PubAfterDecision>(s), Verdict::Kind::kMet), because);
  EXPECT_THAT(reasons(ask<PubDays>(s), Verdict::Kind::kMet), because);
  EXPECT_THAT(reasons(ask<PubContent>(s), Verdict::Kind::kMet), because);
  s.facts.opened->post.level = PostLevel::bureau_head;
  const auto refused = ElementsAre("不适用公示的理由与拟任职务不符：厅局级以上职务");
  EXPECT_THAT(unmet<PubAfterDecision>(s), refused);
  EXPECT_THAT(unmet<PubDays>(s), refused);
  EXPECT_THAT(unmet<PubContent>(s), refused);
}

TEST(PublicityExempted, ASpecialPostIsMarkedAsOne) {
  auto s = exempted(PublicityExemption::special_post);
  EXPECT_THAT(unmet<PubAfterDecision>(s), ElementsAre("不适用公示的理由与拟任职务不符：特殊岗位"));
  s.facts.opened->post.special = true;
  EXPECT_TRUE(met<PubAfterDecision>(s));
  s.facts.opened.reset();
  EXPECT_THAT(unmet<PubAfterDecision>(s), ElementsAre("不适用公示的理由与拟任职务不符：特殊岗位"));
}

TEST(PublicityExempted, AtTermChangeRestsOnItsDocument) {
  const auto s = exempted(PublicityExemption::publicized_at_term_change);
  EXPECT_THAT(reasons(ask<PubDays>(s), Verdict::Kind::kMet), ElementsAre("不适用公示：换届考察时已公示"));
}

TEST(PublicityComplaints, AllNeedAnOutcomeCheckableOrNot) {
  Situation s;
  EXPECT_TRUE(met<PubComplaintsClosed>(s));
  s.facts.complaints = {complaint("X1"), complaint("X2", false), concluded("X3", ComplaintOutcome::a_not_true)};
  EXPECT_THAT(unmet<PubComplaintsClosed>(s), ElementsAre("信访举报尚无结论：X1", "信访举报尚无结论：X2"));
}

TEST(Suspension, IsForOutcomeDOnly) {
  EXPECT_TRUE(met<PubSuspend>({}));
  for (const auto outcome :
       {ComplaintOutcome::a_not_true, ComplaintOutcome::b_no_effect, ComplaintOutcome::c_serious_proven}) {
    EXPECT_TRUE(met<PubSuspend>(with_complaint(outcome)));
  }
}

TEST(Suspension, LastsThreeMonthsFromTheConclusion) {
  auto s = with_complaint(ComplaintOutcome::d_serious_unproven);  // 27 April
  s.today = 2026y / 7 / 26;
  const auto verdict = ask<PubSuspend>(s);
  EXPECT_THAT(reasons(verdict, Verdict::Kind::kPending),
              ElementsAre("暂缓任用至：2026-07-27", "缺少本人负责任的书面说明和党委（党组）继续办理的决定"));
  EXPECT_EQ(verdict.due, 2026y / 7 / 27);
  s.today = 2026y / 7 / 27;
  EXPECT_THAT(unmet<PubSuspend>(s), ElementsAre("缺少本人负责任的书面说明和党委（党组）继续办理的决定"));
}

TEST(Suspension, OfSeveralComplaintsLastsToTheLatestEnd) {
  auto s = with_complaint(ComplaintOutcome::d_serious_unproven);
  s.facts.complaints.push_back(concluded("X2", ComplaintOutcome::d_serious_unproven, 2026y / 4 / 22));
  EXPECT_EQ(ask<PubSuspend>(s).due, 2026y / 7 / 27);
}

TEST(Suspension, EndsWhenTheCommitteeProceedsOnTheWrittenStatement) {
  auto s = with_complaint(ComplaintOutcome::d_serious_unproven);
  for (const auto day : {CivilDate{2026y / 5 / 6}, CivilDate{2026y / 8 / 3}}) {
    s.today = day;
    s.facts.decision_to_proceed.reset();
    EXPECT_FALSE(ask<PubSuspend>(s).passes());
    s.facts.decision_to_proceed =
        RecordDecisionToProceed{document("本人说明", 2026y / 4 / 27), document("常委会决定", 2026y / 4 / 28)};
    EXPECT_EQ(ask<PubSuspend>(s).kind, Verdict::Kind::kWaived);
    EXPECT_EQ(ask<PubSuspend>(s).document, "常委会决定");
  }
}

TEST(Suspension, IsNotEndedByADecisionOlderThanTheConclusion) {
  auto s = with_complaint(ComplaintOutcome::d_serious_unproven);  // 27 April
  s.facts.decision_to_proceed =
      RecordDecisionToProceed{document("本人说明", 2026y / 4 / 27), document("常委会决定", 2026y / 4 / 26)};
  EXPECT_EQ(ask<PubSuspend>(s).kind, Verdict::Kind::kPending);
  s.facts.decision_to_proceed =
      RecordDecisionToProceed{document("本人说明", 2026y / 4 / 26), document("常委会决定", 2026y / 4 / 27)};
  EXPECT_EQ(ask<PubSuspend>(s).kind, Verdict::Kind::kPending);
}

TEST(Suspension, OfALaterComplaintNeedsADecisionOfItsOwn) {
  auto s = with_complaint(ComplaintOutcome::d_serious_unproven);
  s.facts.decision_to_proceed =
      RecordDecisionToProceed{document("本人说明", 2026y / 4 / 27), document("常委会决定", 2026y / 4 / 28)};
  s.facts.complaints.push_back(concluded("X2", ComplaintOutcome::d_serious_unproven, 2026y / 5 / 4));
  EXPECT_EQ(ask<PubSuspend>(s).due, 2026y / 8 / 4);
}

TEST(Outcome, CRequiresTheRevocation) {
  auto s = with_complaint(ComplaintOutcome::c_serious_proven);
  EXPECT_THAT(unmet<PubOutcome>(s), ElementsAre("问题严重且属实，须撤销任用决定，信访举报：X1"));
  s.facts.revocation = RevokeDecision{document("会议纪要"), "纪委监委"};
  EXPECT_TRUE(met<PubOutcome>(s));
}

TEST(Outcome, OtherThanCForbidsTheRevocation) {
  auto s = with_complaint(ComplaintOutcome::d_serious_unproven);
  EXPECT_TRUE(met<PubOutcome>(s));
  s.facts.revocation = RevokeDecision{document("会议纪要"), "纪委监委"};
  EXPECT_THAT(unmet<PubOutcome>(s), ElementsAre("没有严重且属实的问题，不撤销任用决定"));
}

}  // namespace
}  // namespace renmian::test
