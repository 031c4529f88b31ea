#include "workflows/appointment/checks/agenda_gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::Contains;
using testing::ElementsAre;

Situation left_out(std::vector<ProcedureStep> steps) {
  Situation s;
  s.facts.not_applicable = {{std::move(steps), "平级转任", document("依据"), "H1"}};
  return s;
}

TEST(NotForTheMeeting, IsAProcedureNotDoneAsRequired) {
  Situation s;
  EXPECT_TRUE(met<NoagendaProcedure>(s));
  s.facts.inspection.reset();
  s.facts.recommendation->counted_by = {"T1"};
  s.facts.team->members.pop_back();
  EXPECT_THAT(unmet<NoagendaProcedure>(s),
              ElementsAre("缺少考察材料", "计票表须由两名计票人签字", "考察组只有 1 人，至少须有 2 人"));
}

TEST(NotForTheMeeting, IsARecommendationThatIsTooOld) {
  Situation s;
  s.today = 2027y / 3 / 2;
  EXPECT_TRUE(met<NoagendaProcedure>(s));
  s.today = 2027y / 3 / 3;
  EXPECT_THAT(unmet<NoagendaProcedure>(s), ElementsAre("民主推荐结果已失效，有效期至：2027-03-02"));
}

TEST(NotForTheMeeting, IsNotAProcedureWhoseStepsDoNotApply) {
  auto s = left_out({ProcedureStep::talk_recommendation, ProcedureStep::inspection_notice});
  s.facts.recommendation.reset();
  s.facts.inspection_notice.reset();
  EXPECT_TRUE(met<NoagendaProcedure>(s));
  s.facts.not_applicable.clear();
  EXPECT_THAT(unmet<NoagendaProcedure>(s), ElementsAre("未进行民主推荐，也没有准予免予推荐的文件", "未发布考察预告"));
}

TEST(NotForTheMeeting, IsIntegrityWithoutBothOpinions) {
  Situation s;
  EXPECT_TRUE(met<NoagendaIntegrity>(s));
  s.facts.integrity->signed_by_secretary = false;
  s.facts.discipline->opinion = DisciplineOpinion::affects_use;
  EXPECT_THAT(unmet<NoagendaIntegrity>(s), ElementsAre("缺少党委（党组）书记签字", "纪检监察机关认为影响使用"));
  s.facts.integrity.reset();
  s.facts.discipline.reset();
  EXPECT_THAT(unmet<NoagendaIntegrity>(s), ElementsAre("缺少廉洁自律情况结论性意见", "缺少纪检监察机关的回复意见"));
}

TEST(NotForTheMeeting, IsNotWhatARecordLeavesOut) {
  auto s = left_out({ProcedureStep::four_checks, ProcedureStep::integrity_opinion});
  s.facts.integrity.reset();
  s.facts.discipline.reset();
  s.facts.personal_matters.reset();
  s.facts.file_reviews.clear();
  EXPECT_TRUE(met<NoagendaIntegrity>(s));
  const auto because = ElementsAre("该项审核不适用，已有记录");
  EXPECT_THAT(reasons(ask<NoagendaPersonal>(s), Verdict::Kind::kMet), because);
  EXPECT_THAT(reasons(ask<NoagendaFile>(s), Verdict::Kind::kMet), because);
}

TEST(NotForTheMeeting, IsWhatWasFoundEvenIfTheCheckNeedNotHaveBeenMade) {
  auto s = left_out({ProcedureStep::four_checks, ProcedureStep::integrity_opinion});
  s.facts.integrity->favourable = false;
  s.facts.discipline->opinion = DisciplineOpinion::affects_use;
  EXPECT_THAT(unmet<NoagendaIntegrity>(s), ElementsAre("廉洁自律情况结论性意见不支持任用", "纪检监察机关认为影响使用"));
  s.facts.personal_matters->result = PersonalMatters::concealment;
  EXPECT_THAT(unmet<NoagendaPersonal>(s), ElementsAre("认定为隐瞒不报，不得提拔任用"));
  s.facts.open_file_doubts = {FileItem::birth};
  EXPECT_THAT(unmet<NoagendaFile>(s), ElementsAre("档案存疑未认定：出生时间"));
}

TEST(NotForTheMeeting, ArePersonalMattersNotCleared) {
  Situation s;
  EXPECT_TRUE(met<NoagendaPersonal>(s));
  s.facts.personal_matters.reset();
  EXPECT_THAT(unmet<NoagendaPersonal>(s), ElementsAre("个人有关事项报告尚未查核"));
}

TEST(NotForTheMeeting, IsACheckableComplaint) {
  Situation s;
  s.facts.complaints = {complaint("X1", false)};
  EXPECT_TRUE(met<NoagendaComplaint>(s));
  s.facts.complaints = {complaint("X1")};
  EXPECT_THAT(unmet<NoagendaComplaint>(s), ElementsAre("信访举报尚未查结：X1"));
}

TEST(NotForTheMeeting, IsADoubtfulFile) {
  Situation s;
  EXPECT_TRUE(met<NoagendaFile>(s));
  s.facts.file_reviews.clear();
  EXPECT_THAT(unmet<NoagendaFile>(s), ElementsAre("缺少档案室的任前审核登记"));
}

TEST(NotForTheMeeting, IsAMajorProblemOfTourOrAuditWithoutConclusion) {
  Situation s;
  EXPECT_TRUE(met<NoagendaInspectionAudit>(s));
  s.facts.tour_and_audit->major_problem_found = true;
  EXPECT_THAT(unmet<NoagendaInspectionAudit>(s), ElementsAre("巡视巡察、审计发现的重大问题尚无结论"));
  s.facts.tour_and_audit->conclusion = document("结论");
  EXPECT_TRUE(met<NoagendaInspectionAudit>(s));
  s.facts.tour_and_audit.reset();
  EXPECT_THAT(unmet<NoagendaInspectionAudit>(s), ElementsAre("缺少巡视巡察、审计发现问题的核对记录"));
}

TEST(NotForTheMeeting, IsATourOrAuditAskedTomorrow) {
  Situation s;
  s.facts.tour_and_audit->asked_on = s.today;
  EXPECT_TRUE(met<NoagendaInspectionAudit>(s));
  s.facts.tour_and_audit->asked_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<NoagendaInspectionAudit>(s), ElementsAre("巡视巡察、审计核对日期晚于今天：2026-05-07"));
}

TEST(NotForTheMeeting, IsAMatterNotReported) {
  Situation s;
  EXPECT_TRUE(met<NoagendaReport>(s));
  s.facts.reportable->matters = {ReportableMatter::kin};
  EXPECT_THAT(unmet<NoagendaReport>(s), Contains("未向上级报告的事项：领导干部近亲属提拔"));
}

TEST(NotForTheMeeting, IsWhatSomebodyJudgedUnfitOrNobodyJudged) {
  Situation s;
  EXPECT_TRUE(met<NoagendaOther>(s));
  s.facts.other_unfitness->otherwise_unfit = true;
  s.facts.other_unfitness->reason = "正在接受调查";
  EXPECT_THAT(unmet<NoagendaOther>(s), ElementsAre("有其他不宜提交会议的情形：正在接受调查"));
  s.facts.other_unfitness.reset();
  EXPECT_THAT(unmet<NoagendaOther>(s), ElementsAre("未记录有无其他不宜提交会议的情形"));
}

}  // namespace
}  // namespace renmian::test
