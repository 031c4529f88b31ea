#include "workflows/appointment/motion/gates.hpp"

#include "engine/procedure/machine.hpp"
#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/blank_text.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

KinTie tie(const char* staff, Kin relation) { return {{}, staff, relation}; }

TEST(Analysis, IsCurrentForTheMonthsOfThePolicy) {
  Situation s;
  s.facts.start->analysis_report.date = 2025y / 5 / 6;
  EXPECT_THAT(reasons(ask<AnBeforeStart>(s), Verdict::Kind::kMet), ElementsAre("分析研判报告有效期至：2026-05-06"));
  s.facts.start->analysis_report.date = 2025y / 5 / 5;
  EXPECT_THAT(unmet<AnBeforeStart>(s), ElementsAre("分析研判报告已过期，有效期至：2026-05-05"));
  s.facts.start->analysis_report.date = 2026y / 2 / 10;
  s.policy.analysis_valid_months = 2;
  EXPECT_THAT(unmet<AnBeforeStart>(s), ElementsAre("分析研判报告已过期，有效期至：2026-04-10"));
}

TEST(Analysis, ComesBeforeTheStartOpinion) {
  Situation s;
  s.facts.start->start_opinion.date = s.facts.start->analysis_report.date;
  EXPECT_TRUE(met<AnBeforeStart>(s));
  s.facts.start->start_opinion.date = 2026y / 2 / 9;
  EXPECT_THAT(unmet<AnBeforeStart>(s), ElementsAre("启动意见早于分析研判报告，报告日期：2026-02-10"));
}

TEST(Analysis, IsNotOfTomorrowAndNotMissing) {
  Situation s;
  s.facts.start->analysis_report.date = s.facts.start->start_opinion.date = s.today;
  EXPECT_TRUE(met<AnBeforeStart>(s));
  s.facts.start->analysis_report.date = s.facts.start->start_opinion.date = 2026y / 5 / 7;
  EXPECT_THAT(unmet<AnBeforeStart>(s),
              ElementsAre("分析研判报告日期晚于今天：2026-05-07", "启动意见日期晚于今天：2026-05-07"));
  s.facts.start.reset();
  EXPECT_THAT(unmet<AnBeforeStart>(s), ElementsAre("缺少分析研判报告和启动意见"));
}

TEST(Authority, IsThatOfTheEntryInTheList) {
  Situation s;
  EXPECT_THAT(reasons(ask<AuthLevel>(s), Verdict::Kind::kMet), ElementsAre("属本级管理权限：干部管理权限目录第3条"));
  s.facts.start->managed_by = ManagedBy::superior;
  EXPECT_THAT(unmet<AuthLevel>(s), ElementsAre("拟任职务由上级管理：干部管理权限目录第3条"));
}

TEST(Authority, OfTheSuperiorIsPassedOnByTheSuperiorAlone) {
  Situation s;
  s.facts.start->managed_by = ManagedBy::superior;
  s.facts.waivers = {{"auth-level", "pc", document("常委会意见")}};
  EXPECT_EQ(verdict_of<AuthLevel>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
  s.facts.waivers = {{"auth-level", "superior_od", document("授权函")}};
  EXPECT_EQ(verdict_of<AuthLevel>(s.facts, s.given()).kind, Verdict::Kind::kWaived);
  EXPECT_EQ(verdict_of<AuthLevel>(s.facts, s.given()).document, "授权函");
}

TEST(Authority, ThatNobodyLookedUpIsNotWaived) {
  const std::string missing = "未注明拟任职务在干部管理权限目录中的条目和管理层级";
  Situation s;
  s.facts.waivers = {{"auth-level", "superior_od", document("授权函")}};
  s.facts.start->authority_entry.reset();
  EXPECT_THAT(reasons(verdict_of<AuthLevel>(s.facts, s.given()), Verdict::Kind::kUnmet), ElementsAre(missing));
  s.facts.start->authority_entry = document("目录");
  s.facts.start->managed_by.reset();
  EXPECT_THAT(unmet<AuthLevel>(s), ElementsAre(missing));
  s.facts.start.reset();
  EXPECT_THAT(unmet<AuthLevel>(s), ElementsAre(missing));
}

TEST(Proposal, StatesEveryPartOfItsContent) {
  Situation s;
  EXPECT_TRUE(met<MoContent>(s));
  s.facts.opened->post.title = "—";
  s.facts.proposal->conditions = "无";
  s.facts.proposal->scope = "　 ";
  s.facts.proposal->way = "（略）";
  s.facts.proposal->procedure = "待定。";
  s.facts.proposal->intention = "N/A";
  EXPECT_THAT(unmet<MoContent>(s),
              ElementsAre("初步建议没有写明：职位", "初步建议没有写明：条件", "初步建议没有写明：范围",
                          "初步建议没有写明：方式", "初步建议没有写明：程序", "初步建议没有写明：人选意向"));
  s.facts.proposal.reset();
  EXPECT_THAT(unmet<MoContent>(s), ElementsAre("缺少初步建议"));
}

TEST(Proposal, NeedsConsentToConditionsAboveTheStandard) {
  Situation s;
  s.facts.proposal->selection = CandidateSelection{};
  EXPECT_THAT(unmet<MoContent>(s), ElementsAre("公开选拔、竞争上岗的条件高于规定资格，缺少上级组织部门同意的文件"));
  s.facts.proposal->selection->conditions_consent = document("复函");
  EXPECT_TRUE(met<MoContent>(s));
  s.facts.proposal->selection = CandidateSelection{SelectionForm::competition, false, {}};
  EXPECT_TRUE(met<MoContent>(s));
}

TEST(Proposal, KeepsOpenSelectionToDeputiesUnlessThePolicyAllowsHeads) {
  Situation s;
  s.facts.proposal->selection = CandidateSelection{SelectionForm::competition, false, {}};
  s.facts.opened->post.kind = PostKind::head;
  EXPECT_THAT(unmet<MoContent>(s), ElementsAre("公开选拔、竞争上岗不用于正职"));
  s.policy.selection_for_heads = true;
  EXPECT_TRUE(met<MoContent>(s));
}

TEST(Proposal, IsAgreedSignedAndFiled) {
  Situation s;
  EXPECT_TRUE(met<MoSignedRecord>(s));
  s.facts.proposal->agreed_by_secretary = s.facts.proposal->signed_by_head = false;
  s.facts.proposal->signing_head.reset();
  s.facts.proposal->filed_as.reset();
  EXPECT_THAT(unmet<MoSignedRecord>(s), ElementsAre("初步建议未经书记同意", "初步建议未经组织部长签字",
                                                    "未注明签字的组织部长", "初步建议未归档"));
  s.facts.proposal.reset();
  EXPECT_THAT(unmet<MoSignedRecord>(s), ElementsAre("缺少初步建议"));
}

TEST(Proposal, NeedsNoSignedRecordWhereThePolicySaysSoButStillTheSecretary) {
  Situation s;
  s.policy.proposal_needs_signed_record = false;
  s.facts.proposal->signed_by_head = false;
  s.facts.proposal->filed_as.reset();
  EXPECT_TRUE(met<MoSignedRecord>(s));
  s.facts.proposal->agreed_by_secretary = false;
  EXPECT_THAT(unmet<MoSignedRecord>(s), ElementsAre("初步建议未经书记同意"));
}

TEST(MotionAdHoc, ComesBeforeTheDayOfTheMeeting) {
  Situation s;
  s.facts.proposal->proposal.date = 2026y / 4 / 19;
  EXPECT_THAT(reasons(ask<MoNoAdhoc>(s), Verdict::Kind::kMet), ElementsAre("动议日期：2026-04-19"));
  s.facts.proposal->proposal.date = 2026y / 4 / 20;
  EXPECT_THAT(unmet<MoNoAdhoc>(s), ElementsAre("初步建议应早于会议日期：2026-04-20"));
}

TEST(MotionAdHoc, IsOnTheAgendaBeforeTheDayOfTheMeeting) {
  Situation s;
  s.facts.agenda->on_agenda_since = 2026y / 4 / 19;
  EXPECT_TRUE(met<MoNoAdhoc>(s));
  s.facts.agenda->on_agenda_since = 2026y / 4 / 20;
  EXPECT_THAT(unmet<MoNoAdhoc>(s), ElementsAre("议题应在会议日期之前列入议程，会议日期：2026-04-20"));
  s.facts.agenda->on_agenda_since.reset();
  EXPECT_THAT(unmet<MoNoAdhoc>(s), ElementsAre("议题应在会议日期之前列入议程，会议日期：2026-04-20"));
}

TEST(MotionAdHoc, NeedsAProposalThatIsNotOfTomorrow) {
  Situation s;
  s.facts.agenda.reset();  // not yet on any agenda
  s.facts.proposal->proposal.date = s.today;
  EXPECT_TRUE(met<MoNoAdhoc>(s));
  s.facts.proposal->proposal.date = 2026y / 5 / 7;
  EXPECT_THAT(unmet<MoNoAdhoc>(s), ElementsAre("初步建议日期晚于今天：2026-05-07"));
  s.facts.proposal.reset();
  EXPECT_THAT(unmet<MoNoAdhoc>(s), ElementsAre("缺少初步建议"));
}

TEST(NepotismByRegister, NamesTheRelativeWhoProposedOrSigned) {
  Situation s;
  s.around.kin = {tie("T1", Kin::uncle_aunt), tie("Z1", Kin::spouse), tie("Q9", Kin::parent)};
  EXPECT_THAT(unmet<Wbz1Nepotism>(s), ElementsAre("提名人 T1 与人选的关系：伯叔姑舅姨，没有回避记录",
                                                  "签字人 Z1 与人选的关系：配偶，没有回避记录"));
  s.facts.nepotism->recused_staff = {"T1"};
  EXPECT_THAT(unmet<Wbz1Nepotism>(s), ElementsAre("签字人 Z1 与人选的关系：配偶，没有回避记录"));
  s.facts.nepotism->recused_staff.emplace_back("Z1");
  EXPECT_TRUE(met<Wbz1Nepotism>(s));
}

TEST(NepotismByRegister, CountsWhoProposesThemselves) {
  Situation s;
  s.around.kin = {tie("T1", Kin::self)};
  EXPECT_THAT(unmet<Wbz1Nepotism>(s), ElementsAre("提名人 T1 与人选的关系：本人，没有回避记录"));
}

TEST(NepotismByRegister, IsNotExcusedByTheRecusalOfAnother) {
  Situation s;
  s.around.kin = {tie("T1", Kin::child)};
  s.facts.nepotism = RecordNepotismCheck{true, true, "M3 回避", {"M3"}};
  EXPECT_THAT(unmet<Wbz1Nepotism>(s), ElementsAre("提名人 T1 与人选的关系：子女，没有回避记录"));
}

TEST(BlankText, IsTextThatStatesNothing) {
  for (const auto* blank : {"", " ", "　", "。", "——", "无", "无。", "（略）", "待定", "N/A", "none", "-"}) {
    EXPECT_TRUE(blank_like(blank)) << blank;
  }
  for (const auto* said : {"无党派人士", "略高于", "县直机关", "A", "待定岗位一个", "5"}) {
    EXPECT_FALSE(blank_like(said)) << said;
  }
}

}  // namespace
}  // namespace renmian::test
