#include "workflows/appointment/checks/gates.hpp"
#include "workflows/appointment/decision/gates.hpp"
#include "workflows/appointment/prior_report/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

TEST(AgendaProcedure, IsMetWhenEveryStepIsDone) { EXPECT_TRUE(met<Sbsh1Procedure>({})); }

TEST(AgendaProcedure, ListsEveryMissingStep) {
  Situation s;
  s.facts = Facts{};
  EXPECT_THAT(
      unmet<Sbsh1Procedure>(s),
      ElementsAre("缺少初步建议", "未进行民主推荐，也没有准予免予推荐的文件", "尚未确定考察对象", "尚未组成考察组",
                  "未发布考察预告", "缺少考察材料", "四项审核尚未办结", "部务会尚未提出任用方案", "酝酿尚未结束"));
}

TEST(AgendaProcedure, AcceptsTheSuperiorsExemptionFromRecommendation) {
  Situation s;
  s.facts.recommendation->form = RecommendationForm::none;
  EXPECT_THAT(unmet<Sbsh1Procedure>(s), ElementsAre("未进行民主推荐，也没有准予免予推荐的文件"));
  s.facts.waivers = {{"rec-done", "superior_od", document("复函")}};
  EXPECT_TRUE(met<Sbsh1Procedure>(s));
}

TEST(AgendaIssues, ListOpenIssuesAndCheckableComplaints) {
  Situation s;
  EXPECT_TRUE(met<Sbsh2Issues>(s));
  s.facts.issues = {{RaiseIssue{"W1", "学历存疑"}, {}},
                    {RaiseIssue{"W2", "已查清"}, SettleIssue{"W2", document("结论")}}};
  s.facts.complaints = {complaint("X1"), complaint("X2", false)};
  EXPECT_THAT(unmet<Sbsh2Issues>(s), ElementsAre("问题尚未查清：W1", "信访举报尚未查结：X1"));
}

TEST(AgendaReport, NeedsTheCheckEvenIfThereIsNothingToReport) {
  Situation s;
  EXPECT_TRUE(met<Sbsh3Report>(s));
  s.facts.reportable.reset();
  EXPECT_THAT(unmet<Sbsh3Report>(s), ElementsAre("缺少任前报告事项核对记录"));
}

TEST(AgendaReport, MustCoverEveryMatterAndBeAnswered) {
  Situation s;
  s.facts.reportable->matters = {ReportableMatter::exceptional, ReportableMatter::kin};
  s.facts.prior_report = FilePriorReport{document("报告"), {ReportableMatter::exceptional}};
  EXPECT_THAT(unmet<Sbsh3Report>(s),
              ElementsAre("未向上级报告的事项：领导干部近亲属提拔", "缺少上级组织部门的书面同意；未答复不视为同意"));
  s.facts.prior_report->matters.push_back(ReportableMatter::kin);
  EXPECT_THAT(unmet<Sbsh3Report>(s), ElementsAre("缺少上级组织部门的书面同意；未答复不视为同意"));
  s.facts.superior_consent = RecordSuperiorConsent{document("复函")};
  EXPECT_TRUE(met<Sbsh3Report>(s));
}

TEST(AgendaAdHoc, AllowsItemAndMaterialOneDayAhead) {
  Situation s;
  s.facts.agenda->on_agenda_since = s.facts.agenda->material_sent_on = 2026y / 4 / 19;
  EXPECT_TRUE(met<Wbz3Adhoc>(s));
}

TEST(AgendaAdHoc, RefusesThemOnTheDayOfTheMeeting) {
  Situation s;
  s.facts.agenda->on_agenda_since = s.facts.agenda->material_sent_on = 2026y / 4 / 20;
  EXPECT_THAT(unmet<Wbz3Adhoc>(s),
              ElementsAre("议题应列入会议议程，至迟于：2026-04-19", "会议材料应送达，至迟于：2026-04-19"));
}

TEST(AgendaAdHoc, CountsTheDaysOfThePolicy) {
  Situation s;
  s.policy.agenda_days_ahead = 3;
  EXPECT_TRUE(met<Wbz3Adhoc>(s));
  s.policy.agenda_days_ahead = 4;
  EXPECT_THAT(unmet<Wbz3Adhoc>(s),
              ElementsAre("议题应列入会议议程，至迟于：2026-04-16", "会议材料应送达，至迟于：2026-04-16"));
}

TEST(AgendaAdHoc, RefusesUnrecordedDays) {
  Situation s;
  s.facts.agenda->on_agenda_since.reset();
  EXPECT_THAT(unmet<Wbz3Adhoc>(s), ElementsAre("议题应列入会议议程，至迟于：2026-04-19"));
  s.facts.agenda.reset();
  EXPECT_THAT(unmet<Wbz3Adhoc>(s), ElementsAre("尚未记录会议日期、列入议程和送达材料的日期"));
}

TEST(AgendaAdHoc, RefusesAVoteHeldBeforeTheMeetingOfTheAgenda) {
  Situation s;
  s.facts.vote->held_on = s.facts.agenda->meeting_on;
  EXPECT_TRUE(met<Wbz3Adhoc>(s));
  s.facts.vote->held_on = add_days(s.facts.agenda->meeting_on, -1);
  EXPECT_THAT(unmet<Wbz3Adhoc>(s), ElementsAre("表决早于议程所定会议日期：2026-04-20"));
}

}  // namespace
}  // namespace renmian::test
