#include "workflows/appointment/formalities/gates.hpp"

#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/departure/gates.hpp"

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

TEST(ProbationScope, IsForPromotionsAndForWhoComesFromTheRankTrackOrFromOutside) {
  Situation s;
  for (const auto kind : {CaseKind::promote, CaseKind::rank_to_post, CaseKind::transfer_in}) {
    s.facts.opened->kind = kind;
    EXPECT_TRUE(TriScope::applies(s.facts, s.policy));
  }
  for (const auto kind :
       {CaseKind::further_use, CaseKind::lateral, CaseKind::term_change, CaseKind::legal_nominate, CaseKind::demote}) {
    s.facts.opened->kind = kind;
    EXPECT_FALSE(TriScope::applies(s.facts, s.policy));
  }
  s.facts.opened->kind = CaseKind::transfer_in;
  s.policy.probation_on_transfer_in = false;
  EXPECT_FALSE(TriScope::applies(s.facts, s.policy));
}

TEST(ProbationScope, EndsWhereAnOrganOfStatePowerAppoints) {
  Situation s;
  s.facts.legal_result = LegalVote{LegalBody::government, 2026y / 4 / 22};
  EXPECT_TRUE(TriScope::applies(s.facts, s.policy));
  s.facts.legal_result->body = LegalBody::congress_standing_committee;
  EXPECT_FALSE(TriScope::applies(s.facts, s.policy));
  EXPECT_THAT(unmet<TriScope>(s), ElementsAre("该职务不实行试用期，应印发任免通知"));
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

TEST(ProbationFiling, PrecedesTheTrialNoticeByAMonth) {
  Situation s;
  s.facts.probation_filing = RecordProbationFiling{true, document("备案", 2026y / 3 / 30)};
  EXPECT_THAT(reasons(ask<TriFiling>(s), Verdict::Kind::kMet), ElementsAre("备案满期，试任通知不早于：2026-04-30"));
  s.facts.probation_filing->filing = document("备案", 2026y / 4 / 1);
  EXPECT_THAT(unmet<TriFiling>(s), ElementsAre("备案满期，试任通知不早于：2026-05-01"));
  s.facts.trial_notice.reset();
  s.today = 2026y / 4 / 30;
  EXPECT_EQ(ask<TriFiling>(s).due, 2026y / 5 / 1);
  EXPECT_EQ(ask<TriFiling>(s).kind, Verdict::Kind::kPending);
  s.today = 2026y / 5 / 1;
  EXPECT_TRUE(met<TriFiling>(s));
}

TEST(ProbationFiling, IsAskedOfWhoHasAProbationAndMustFile) {
  Situation s;
  EXPECT_THAT(reasons(ask<TriFiling>(s), Verdict::Kind::kMet), ElementsAre("试任前无须备案"));
  s.facts.probation_filing = RecordProbationFiling{};
  EXPECT_THAT(unmet<TriFiling>(s), ElementsAre("试任前尚未备案"));
  s.facts.probation_filing.reset();
  EXPECT_THAT(unmet<TriFiling>(s), ElementsAre("未记录试任前是否须备案"));
  s.facts.opened->post.kind = PostKind::head;
  EXPECT_THAT(reasons(ask<TriFiling>(s), Verdict::Kind::kMet), ElementsAre("不实行试用期，无须备案"));
  s.facts.opened.reset();
  EXPECT_THAT(unmet<TriFiling>(s), ElementsAre("缺少拟任职务"));
}

TEST(EffectiveDate, KeepsTimeInPostAndProbationApart) {
  Situation s;
  EXPECT_THAT(reasons(ask<AppEffectiveDate>(s), Verdict::Kind::kMet),
              ElementsAre("任职时间起算日：2026-04-20，试用期起算日：2026-04-30"));
  s.facts.trial_notice.reset();
  EXPECT_THAT(unmet<AppEffectiveDate>(s), ElementsAre("尚未印发任免通知或试任通知"));
}

TEST(EffectiveDate, IsThatOfTheDecisionNotOfTheNotice) {
  Situation s;
  s.facts.notice = IssueNotice{document("任职通知", 2026y / 4 / 30), 2026y / 4 / 20};
  EXPECT_TRUE(met<AppEffectiveDate>(s));
  s.facts.notice->time_in_post_from = 2026y / 4 / 30;
  EXPECT_THAT(unmet<AppEffectiveDate>(s), ElementsAre("任职时间应自决定之日起计算：2026-04-20"));
  s.facts.vote.reset();
  EXPECT_THAT(unmet<AppEffectiveDate>(s), ElementsAre("缺少任用决定日期"));
}

TEST(EffectiveDate, IsThatOfTheElectionOrAppointmentByLaw) {
  for (const auto body : {LegalBody::congress, LegalBody::congress_standing_committee, LegalBody::government,
                          LegalBody::party_congress, LegalBody::cppcc}) {
    Situation s;
    s.facts.legal_result = LegalVote{body, 2026y / 4 / 24};
    s.facts.notice = IssueNotice{document("任职通知", 2026y / 4 / 30), 2026y / 4 / 20};
    EXPECT_THAT(unmet<AppEffectiveDate>(s), ElementsAre("任职时间应自选举、任命之日起计算：2026-04-24"));
    s.facts.notice->time_in_post_from = 2026y / 4 / 24;
    EXPECT_TRUE(met<AppEffectiveDate>(s));
    s.facts.confirmation->time_in_post_from = 2026y / 4 / 24;
    EXPECT_TRUE(met<TriCounts>(s));
  }
}

TEST(EffectiveDate, OfAnElectedPostIsUnknownBeforeTheElection) {
  Situation elected;
  elected.facts.opened->post.system = PostSystem::elected;
  EXPECT_THAT(unmet<AppEffectiveDate>(elected), ElementsAre("尚无选举、任命结果"));
  EXPECT_THAT(unmet<TriCounts>(elected), ElementsAre("尚无选举、任命结果"));
  Situation nominated;
  nominated.facts.opened->kind = CaseKind::legal_nominate;
  EXPECT_THAT(unmet<AppEffectiveDate>(nominated), ElementsAre("尚无选举、任命结果"));
}

TEST(EffectiveDate, IsNotAfterTheNoticeNorTheNoticeTomorrow) {
  Situation s;
  s.facts.trial_notice->notice.date = 2026y / 4 / 20;
  EXPECT_TRUE(met<AppEffectiveDate>(s));
  s.facts.trial_notice->notice.date = 2026y / 4 / 19;
  EXPECT_THAT(unmet<AppEffectiveDate>(s), ElementsAre("通知早于决定（选举、任命）之日：2026-04-20"));
  s.facts.trial_notice->notice.date = s.today;
  EXPECT_TRUE(met<AppEffectiveDate>(s));
  s.facts.trial_notice->notice.date = 2026y / 5 / 7;
  EXPECT_THAT(unmet<AppEffectiveDate>(s), ElementsAre("通知日期晚于今天：2026-05-07"));
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
