#include "workflows/appointment/gates/appointment.hpp"

#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/gates/departure.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

TEST(AppointmentTalk, IsHeldByADesignatedPerson) {
  Situation s;
  EXPECT_TRUE(met<AppTalk>(s));
  s.facts.talk->designated_by.reset();
  EXPECT_THAT(unmet<AppTalk>(s), ElementsAre("未记录谈话人由党委（党组）指定"));
  s.facts.talk.reset();
  EXPECT_THAT(unmet<AppTalk>(s), ElementsAre("尚未进行任职谈话"));
}

TEST(AppointmentTalk, IsNotHeldTomorrow) {
  Situation s;
  s.facts.talk->held_on = s.today;
  EXPECT_TRUE(met<AppTalk>(s));
  s.facts.talk->held_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<AppTalk>(s), ElementsAre("任职谈话日期晚于今天：2026-05-07"));
}

TEST(ProbationScope, IsAppointedDeputiesAndInternalPostsUpToBureauLevel) {
  PostTaken post;
  post.system = PostSystem::appointed;
  post.kind = PostKind::deputy;
  post.level = PostLevel::bureau_head;
  EXPECT_TRUE(TriScope::applies(post));
  post.level = PostLevel::provincial_deputy;
  EXPECT_FALSE(TriScope::applies(post));
  post.level = PostLevel::section_deputy;
  post.kind = PostKind::internal;
  EXPECT_TRUE(TriScope::applies(post));
  post.kind = PostKind::head;
  EXPECT_FALSE(TriScope::applies(post));
  post.kind = PostKind::deputy;
  post.system = PostSystem::elected;
  EXPECT_FALSE(TriScope::applies(post));
  post.system = PostSystem::contracted;
  EXPECT_FALSE(TriScope::applies(post));
}

TEST(ProbationScope, DecidesBetweenTheTwoNotices) {
  Situation s;
  EXPECT_THAT(reasons(ask<TriScope>(s), Verdict::Kind::kMet), ElementsAre("该职务实行试用期，印发试任通知"));
  s.facts.opened->post.kind = PostKind::head;
  EXPECT_THAT(unmet<TriScope>(s), ElementsAre("该职务不实行试用期，应印发任免通知"));
  s.facts.trial_notice.reset();
  s.facts.notice = IssueNotice{document("任职通知"), 2026y / 4 / 20};
  EXPECT_THAT(reasons(ask<TriScope>(s), Verdict::Kind::kMet), ElementsAre("该职务不实行试用期，印发任免通知"));
  s.facts.opened->post.kind = PostKind::deputy;
  EXPECT_THAT(unmet<TriScope>(s), ElementsAre("该职务实行试用期，应印发试任通知"));
}

TEST(ProbationScope, TellsBeforeAnyNoticeWhichApplies) {
  Situation s;
  s.facts.trial_notice.reset();
  EXPECT_THAT(reasons(ask<TriScope>(s), Verdict::Kind::kMet), ElementsAre("该职务实行试用期，印发试任通知"));
  s.facts.opened->post.system = PostSystem::elected;
  EXPECT_THAT(reasons(ask<TriScope>(s), Verdict::Kind::kMet), ElementsAre("该职务不实行试用期，印发任免通知"));
  s.facts.opened.reset();
  EXPECT_THAT(unmet<TriScope>(s), ElementsAre("缺少拟任职务"));
}

TEST(Probation, LastsOneYearFromTheTrialNotice) {
  Situation s;
  s.today = 2027y / 4 / 29;  // day 365
  const auto verdict = ask<TriOneYear>(s);
  EXPECT_THAT(reasons(verdict, Verdict::Kind::kPending), ElementsAre("试用期满之日：2027-04-30"));
  EXPECT_EQ(verdict.due, 2027y / 4 / 30);
  s.today = 2027y / 4 / 30;
  EXPECT_TRUE(met<TriOneYear>(s));
}

TEST(Probation, HasNotBegunWithoutTheNotice) {
  Situation s;
  s.facts.trial_notice.reset();
  EXPECT_THAT(unmet<TriOneYear>(s), ElementsAre("尚未印发试任通知"));
}

TEST(ProbationAssessment, FitsWhatItLeadsTo) {
  Situation s;
  EXPECT_TRUE(met<TriAssess>(s));
  for (const auto result : {TrialResult::not_competent, TrialResult::serious_fault}) {
    s.facts.confirmation->result = result;
    EXPECT_THAT(unmet<TriAssess>(s), ElementsAre("考核结果不是胜任，不能正式任职"));
  }
  s.facts.confirmation.reset();
  EXPECT_THAT(unmet<TriAssess>(s), ElementsAre("尚无试用期考核结果"));
  s.facts.trial_removal = RemoveFromTrial{TrialResult::competent, document("考核"), document("决定"), "原单位"};
  EXPECT_THAT(unmet<TriAssess>(s), ElementsAre("考核结果为胜任，不应免去试任职务"));
  for (const auto result : {TrialResult::not_competent, TrialResult::serious_fault}) {
    s.facts.trial_removal->result = result;
    EXPECT_TRUE(met<TriAssess>(s));
  }
}

TEST(ProbationFailed, PlacesThePersonAtTheFormerLevel) {
  Situation s;
  s.today = 2027y / 4 / 30;
  EXPECT_THAT(unmet<TriFail>(s), ElementsAre("缺少免去试任职务的决定"));
  s.facts.trial_removal = RemoveFromTrial{TrialResult::not_competent, document("考核"), document("决定"), {}};
  EXPECT_THAT(unmet<TriFail>(s), ElementsAre("未记录按原职务层次安排的岗位"));
  s.facts.trial_removal->placed_at = "原单位主任科员";
  EXPECT_TRUE(met<TriFail>(s));
}

TEST(ProbationFailed, EndsEarlyOnlyForASeriousFault) {
  Situation s;
  s.facts.trial_removal = RemoveFromTrial{TrialResult::not_competent, document("考核"), document("决定"), "原单位"};
  EXPECT_EQ(ask<TriFail>(s).due, 2027y / 4 / 30);
  EXPECT_FALSE(ask<TriFail>(s).passes());
  s.facts.trial_removal = RemoveFromTrial{TrialResult::serious_fault, document("考核"), document("决定"), {}};
  EXPECT_TRUE(met<TriFail>(s));
}

TEST(TimeInPost, RunsFromTheDayOfTheDecision) {
  Situation s;
  EXPECT_TRUE(met<TriCounts>(s));
  s.facts.confirmation->time_in_post_from = 2026y / 4 / 30;  // the day of the trial notice
  EXPECT_THAT(unmet<TriCounts>(s), ElementsAre("任职时间应自决定之日起计算：2026-04-20"));
  s.facts.confirmation.reset();
  EXPECT_THAT(unmet<TriCounts>(s), ElementsAre("任职时间应自决定之日起计算：2026-04-20"));
  s.facts.vote.reset();
  EXPECT_THAT(unmet<TriCounts>(s), ElementsAre("缺少任用决定日期"));
}

TEST(Departure, NeedsAResultOfEachInstitutionOrWhyItDoesNotApply) {
  Situation s;
  EXPECT_THAT(reasons(ask<DepInspection>(s), Verdict::Kind::kMet), ElementsAre("不适用：不是市县党委书记"));
  EXPECT_TRUE(met<DepAudit>(s));
  s.facts.departure_inspection->not_applicable_because.reset();
  EXPECT_THAT(unmet<DepInspection>(s), ElementsAre("缺少不适用的理由"));
  s.facts.economic_audit->result.reset();
  EXPECT_THAT(unmet<DepAudit>(s), ElementsAre("缺少结果文件"));
  s.facts.departure_inspection.reset();
  s.facts.economic_audit.reset();
  EXPECT_THAT(unmet<DepInspection>(s), ElementsAre("缺少结果，也没有不适用的记录"));
  EXPECT_THAT(unmet<DepAudit>(s), ElementsAre("缺少结果，也没有不适用的记录"));
}

TEST(Departure, AsksOnlyForTheInstitutionsOfThePolicy) {
  Situation s;
  s.facts.departure_inspection.reset();
  s.facts.economic_audit.reset();
  s.policy.departure_institutions = DepartureInstitutions::audit_only;
  EXPECT_THAT(reasons(ask<DepInspection>(s), Verdict::Kind::kMet), ElementsAre("本地政策不适用此项制度"));
  EXPECT_FALSE(met<DepAudit>(s));
  s.policy.departure_institutions = DepartureInstitutions::inspection_only;
  EXPECT_THAT(reasons(ask<DepAudit>(s), Verdict::Kind::kMet), ElementsAre("本地政策不适用此项制度"));
  EXPECT_FALSE(met<DepInspection>(s));
}

}  // namespace
}  // namespace renmian::test
