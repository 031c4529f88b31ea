#include "workflows/appointment/removal/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

// The deputy head of a bureau, of division level, is to leave the post on a ground that needs nothing further.
Situation leaving(CaseKind kind = CaseKind::removal) {
  Situation s;
  s.facts.opened->kind = kind;
  s.facts.removal = ProposeRemoval{RemovalGround::work_need, "班子调整", {}, {}, "县委", "县委"};
  s.facts.audit_declaration = RecordAuditDeclaration{false, document("说明")};
  s.facts.discipline_declaration = RecordDisciplineDeclaration{false, false, false, document("说明")};
  s.facts.duty_declaration = RecordDutyDeclaration{false, false, document("说明")};
  return s;
}

Situation resigning(ResignationKind kind = ResignationKind::voluntary) {
  auto s = leaving(CaseKind::resign);
  s.facts.removal->ground = RemovalGround::resigned_or_transferred;
  s.facts.resignation_applied = ApplyResignation{kind, 2026y / 2 / 1, document("辞职申请"), {}, {}};
  return s;
}

Situation demoted() {
  auto s = leaving(CaseKind::demote);
  s.facts.removal->ground = RemovalGround::unfit;
  s.facts.unfit_finding = RecordUnfitFinding{3, "不担当、不作为", 2026y / 4 / 1, document("认定意见")};
  s.facts.demotion = ProposeDemotion{PostLevel::section_head, {}, document("降职建议")};
  return s;
}

TEST(RemovalGround, RestsOnItsEvidence) {
  auto s = leaving();
  EXPECT_THAT(reasons(ask<RemGround>(s), Verdict::Kind::kMet), ElementsAre("免职情形：工作需要或者其他原因"));
  s.facts.removal->reason = "";
  EXPECT_THAT(unmet<RemGround>(s), ElementsAre("缺少工作需要的理由"));
  for (const auto ground : {RemovalGround::accountability, RemovalGround::violation}) {
    s.facts.removal->ground = ground;
    s.facts.removal->evidence.reset();
    EXPECT_THAT(unmet<RemGround>(s), ElementsAre("缺少依据材料，免职情形：" + std::string(name_of(ground).zh)));
    s.facts.removal->evidence = document("决定");
    EXPECT_TRUE(met<RemGround>(s));
  }
  s.facts.removal.reset();
  EXPECT_THAT(unmet<RemGround>(s), ElementsAre("尚未提出免职建议"));
}

TEST(RemovalGround, OfAgeIsReached) {
  auto s = leaving();
  s.facts.removal->ground = RemovalGround::reached_age;
  EXPECT_THAT(unmet<RemGround>(s), ElementsAre("未记录到达年龄的日期"));
  s.facts.removal->since = s.today;
  EXPECT_TRUE(met<RemGround>(s));
  s.facts.removal->since = 2026y / 5 / 7;
  EXPECT_THAT(unmet<RemGround>(s), ElementsAre("尚未到达年龄：2026-05-07"));
}

TEST(RemovalGround, OfAbsenceLastsMoreThanAYear) {
  for (const auto ground : {RemovalGround::study_leave, RemovalGround::health}) {
    auto s = leaving();
    s.facts.removal->ground = ground;
    s.facts.removal->evidence = document("证明");
    EXPECT_THAT(unmet<RemGround>(s), ElementsAre("未记录离岗起始日期"));
    s.facts.removal->since = 2025y / 5 / 5;
    EXPECT_TRUE(met<RemGround>(s));
    s.facts.removal->since = 2025y / 5 / 6;
    EXPECT_THAT(unmet<RemGround>(s), ElementsAre("离岗未超过规定时间，须晚于：2026-05-06"));
    s.facts.removal->since = 2025y / 5 / 5;
    s.facts.removal->evidence.reset();
    EXPECT_FALSE(met<RemGround>(s));
  }
}

TEST(RemovalGround, OfUnfitnessRestsOnAFindingOrAnAssessment) {
  auto s = leaving();
  s.facts.removal->ground = RemovalGround::unfit;
  EXPECT_THAT(unmet<RemGround>(s), ElementsAre("缺少不适宜担任现职的认定"));
  s.facts.unfit_finding = RecordUnfitFinding{};
  EXPECT_TRUE(met<RemGround>(s));
}

TEST(RemovalGround, OfResignationRestsOnTheApplicationOrAnOrder) {
  auto s = resigning();
  EXPECT_TRUE(met<RemGround>(s));
  s.facts.resignation_applied.reset();
  EXPECT_THAT(unmet<RemGround>(s), ElementsAre("缺少依据材料，免职情形：辞职或者调出"));
  s.facts.removal->evidence = document("调令");
  EXPECT_TRUE(met<RemGround>(s));
}

TEST(RemovalGround, IsDecidedByTheBodyThatAppointed) {
  auto s = leaving();
  s.facts.removal->decided_by = "县委组织部";
  EXPECT_THAT(unmet<RemGround>(s), ElementsAre("应由任命机关决定：县委"));
  s.facts.removal->appointed_by = s.facts.removal->decided_by = "";
  EXPECT_THAT(unmet<RemGround>(s), ElementsAre("未记录任命机关"));
}

TEST(RemovalByLaw, ComesFirst) {
  auto s = leaving();
  EXPECT_TRUE(met<RemLegalFirst>(s));
  s.facts.legal_post = RecordLegalPost{LegalBody::congress};
  EXPECT_THAT(unmet<RemLegalFirst>(s), ElementsAre("须先由产生机关免职或接受辞职：人民代表大会"));
  s.facts.legal_removal =
      RecordLegalRemoval{LegalBody::congress, LegalRelease::removed_by_law, 2026y / 4 / 27, document("决定")};
  EXPECT_THAT(reasons(ask<RemLegalFirst>(s), Verdict::Kind::kMet), ElementsAre("已依法免职：2026-04-27"));
  s.facts.removal_notice = IssueRemovalNotice{document("免职通知"), 2026y / 4 / 27};
  EXPECT_TRUE(met<RemLegalFirst>(s));
  s.facts.removal_notice->left_on = 2026y / 4 / 26;
  EXPECT_THAT(unmet<RemLegalFirst>(s), ElementsAre("免职日期早于依法免职之日：2026-04-27"));
}

TEST(RemovalByLaw, IsNotDeniedForAnElectedPost) {
  auto s = leaving();
  s.facts.opened->post.system = PostSystem::elected;
  EXPECT_THAT(unmet<RemLegalFirst>(s), ElementsAre("该职务为选任制，未记录产生机关"));
  s.facts.legal_post.reset();
  EXPECT_THAT(unmet<RemLegalFirst>(s), ElementsAre("未记录现任职务是否由人大等选举、任命产生"));
}

TEST(Resignation, IsBarredByEachSituationOfTheLaw) {
  auto s = resigning();
  EXPECT_TRUE(met<RemNoResign>(s));
  s.facts.audit_declaration->under_audit = true;
  EXPECT_THAT(unmet<RemNoResign>(s), ElementsAre("正在接受审计"));
  s.facts.audit_declaration->under_audit = false;
  s.facts.discipline_declaration->in_criminal_process = true;
  EXPECT_THAT(unmet<RemNoResign>(s), ElementsAre("涉嫌犯罪，司法程序尚未终结"));
  // Nothing is favourable until the office says so.
  s.facts.audit_declaration = RecordAuditDeclaration{};
  s.facts.discipline_declaration = RecordDisciplineDeclaration{};
  s.facts.duty_declaration = RecordDutyDeclaration{};
  EXPECT_THAT(unmet<RemNoResign>(s),
              ElementsAre("正在接受审计", "正在接受纪律审查", "正在接受监察调查", "涉嫌犯罪，司法程序尚未终结",
                          "在涉密岗位任职或未满脱密期", "重要公务尚未处理完毕，须由本人继续处理"));
}

TEST(Resignation, NeedsTheDeclarationOfEachOffice) {
  Situation s;
  EXPECT_THAT(unmet<RemNoResign>(s), ElementsAre("缺少审计机关的说明", "缺少纪检监察机关的说明", "缺少所在单位的说明"));
}

TEST(ResignationForPublicDuty, IsAppliedForWithinSevenDays) {
  EXPECT_THAT(reasons(ask<ResPublicDuty7d>(resigning()), Verdict::Kind::kMet), ElementsAre("不是因公辞职"));
  auto s = resigning(ResignationKind::for_public_duty);
  EXPECT_THAT(unmet<ResPublicDuty7d>(s), ElementsAre("未记录党组织通知日期"));
  s.facts.resignation_applied->notified_on = 2026y / 1 / 25;
  EXPECT_THAT(reasons(ask<ResPublicDuty7d>(s), Verdict::Kind::kMet), ElementsAre("期限至：2026-02-01"));
  s.facts.resignation_applied->notified_on = 2026y / 1 / 24;
  EXPECT_THAT(unmet<ResPublicDuty7d>(s), ElementsAre("因公辞职申请逾期，期限至：2026-01-31"));
  s.facts.resignation_applied->late_because = "在外学习";
  EXPECT_THAT(reasons(ask<ResPublicDuty7d>(s), Verdict::Kind::kMet), ElementsAre("逾期，已记录理由：在外学习"));
  s.facts.resignation_applied->applied_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<ResPublicDuty7d>(s), ElementsAre("申请日期晚于今天：2026-05-07"));
  s.facts.resignation_applied.reset();
  EXPECT_THAT(unmet<ResPublicDuty7d>(s), ElementsAre("尚未提出辞职申请"));
}

TEST(ResignationAnswer, IsGivenWithin90DaysToLeadingMembers30ToOthers) {
  auto s = resigning();  // applied on 1 February
  EXPECT_THAT(unmet<ResAnswer>(s), ElementsAre("尚未答复辞职申请，期限至：2026-05-02"));
  s.facts.resignation_answer = AnswerResignation{2026y / 5 / 2, document("答复"), {}};
  EXPECT_TRUE(met<ResAnswer>(s));
  s.facts.resignation_answer->answered_on = 2026y / 5 / 3;
  EXPECT_THAT(unmet<ResAnswer>(s), ElementsAre("答复辞职申请逾期，期限至：2026-05-02"));
  s.facts.resignation_answer->late_because = "等待审计结论";
  EXPECT_TRUE(met<ResAnswer>(s));

  s.facts.opened->post.kind = PostKind::internal;
  s.facts.resignation_answer = AnswerResignation{2026y / 3 / 3, document("答复"), {}};
  EXPECT_TRUE(met<ResAnswer>(s));
  s.facts.resignation_answer->answered_on = 2026y / 3 / 4;
  EXPECT_THAT(unmet<ResAnswer>(s), ElementsAre("答复辞职申请逾期，期限至：2026-03-03"));
  s.facts.resignation_answer->answered_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<ResAnswer>(s), ElementsAre("答复日期晚于今天：2026-05-07"));
  s.facts.resignation_applied.reset();
  EXPECT_THAT(unmet<ResAnswer>(s), ElementsAre("尚未提出辞职申请"));
}

TEST(Demotion, IsByOneLevel) {
  auto s = demoted();  // from division level, deputy
  EXPECT_TRUE(met<DemLevel>(s));
  for (const auto level : {PostLevel::section_deputy, PostLevel::division_deputy, PostLevel::division_head}) {
    s.facts.demotion->to_level = level;
    EXPECT_THAT(unmet<DemLevel>(s), ElementsAre("应降低一个职务层次"));
  }
  s = demoted();
  s.facts.placement = PlaceAtLevel{PostLevel::section_head, "某镇", document("决定")};
  EXPECT_TRUE(met<DemLevel>(s));
  s.facts.placement->level = PostLevel::section_deputy;
  EXPECT_THAT(unmet<DemLevel>(s), ElementsAre("安排的岗位与决定的职务层次不符"));
  s.facts.demotion.reset();
  EXPECT_THAT(unmet<DemLevel>(s), ElementsAre("尚未提出降职建议"));
}

TEST(Demotion, RestsOnTheLastAssessmentOrOnAFinding) {
  auto s = demoted();
  s.facts.unfit_finding.reset();
  EXPECT_THAT(unmet<DemLevel>(s), ElementsAre("没有年度考核不称职，也没有不适宜担任现职的认定"));
  s.facts.demotion->assessed = AnnualAssessment{2025, AnnualGrade::incompetent};
  EXPECT_TRUE(met<DemLevel>(s));
  EXPECT_TRUE(met<RemGround>(s));
  s.facts.demotion->assessed = AnnualAssessment{2024, AnnualGrade::basically_competent};
  EXPECT_THAT(unmet<DemLevel>(s), ElementsAre("年度考核不是不称职：基本称职", "不是最近年度的考核：2024"));
  s.facts.demotion->assessed = AnnualAssessment{2027, AnnualGrade::incompetent};
  EXPECT_THAT(unmet<DemLevel>(s), ElementsAre("不是最近年度的考核：2027"));
}

TEST(Remedies, AreFiledWithinTheirDays) {
  auto s = leaving();
  EXPECT_TRUE(met<RemRemedy>(s));
  s.facts.remedies = {{Remedy::review, 2026y / 4 / 1, 2026y / 5 / 1, document("复核申请")},
                      {Remedy::direct_appeal, 2026y / 4 / 1, 2026y / 5 / 1, document("申诉书")},
                      {Remedy::appeal, 2026y / 4 / 1, 2026y / 4 / 16, document("申诉书")}};
  EXPECT_TRUE(met<RemRemedy>(s));
  for (auto& filed : s.facts.remedies) filed.filed_on = add_days(filed.filed_on, 1);
  EXPECT_THAT(unmet<RemRemedy>(s), ElementsAre("复核、申诉已过期限：2026-05-01", "复核、申诉已过期限：2026-05-01",
                                               "复核、申诉已过期限：2026-04-16"));
  s.facts.remedies = {{Remedy::review, 2026y / 5 / 6, 2026y / 5 / 7, document("复核申请")}};
  EXPECT_THAT(unmet<RemRemedy>(s), ElementsAre("提出日期晚于今天：2026-05-07"));
}

}  // namespace
}  // namespace renmian::test
