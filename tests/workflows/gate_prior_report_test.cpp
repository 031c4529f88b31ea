#include "workflows/appointment/prior_report/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::Contains;
using testing::ElementsAre;

constexpr auto kExceptional = ReportableMatter::exceptional;
const std::string kNoConsent = "缺少上级组织部门的书面同意；未答复不视为同意";

ReportContent content() { return {"工作特殊需要", "任人唯贤", 1, 1, "核定职数 3，已用 2", "无", "无", true}; }

// Listed and reported on 2 March, received on 3 March; answered on 10 March.
Situation reported(std::vector<ReportableMatter> matters) {
  Situation s;
  s.facts.reportable->matters = matters;
  s.facts.prior_report = FilePriorReport{document("报告", 2026y / 3 / 2), std::move(matters), 2026y / 3 / 3, content()};
  s.facts.superior_consent = RecordSuperiorConsent{document("复函", 2026y / 3 / 10)};
  return s;
}

Situation unanswered() {
  auto s = reported({kExceptional});
  s.facts.superior_consent.reset();
  return s;
}

// What has to be reported, though nobody listed it.
std::vector<std::string> shown(const Situation& s) {
  auto found = unmet<Sbsh3Report>(s);
  EXPECT_THAT(found, Contains(kNoConsent));
  std::erase(found, kNoConsent);
  return found;
}

Situation with_waiver(const char* gate, const char* authority) {
  Situation s;
  s.facts.waivers = {{gate, authority, document("复函")}};
  return s;
}

TEST(ReportableByFacts, IsAnExceptionFromYearsAllowedByTheSuperior) {
  for (const std::string gate : {"qual-service", "qual-grassroots", "qual-deputy-2y", "qual-head-3y"}) {
    EXPECT_THAT(shown(with_waiver(gate.c_str(), "superior_od")),
                ElementsAre("未向上级报告的事项：破格提拔（已记录例外的规则：" + gate + "）"));
  }
  // 一般应当 is departed from by the committee itself, without a report.
  EXPECT_TRUE(met<Sbsh3Report>(with_waiver("qual-education", "own_pc")));
  EXPECT_TRUE(met<Sbsh3Report>(with_waiver("qual-two-posts", "own_pc")));
}

TEST(ReportableByFacts, IsARecordOfExceptionalGrounds) {
  Situation s;
  s.facts.exceptional_grounds = RecordExceptionalGrounds{};
  EXPECT_THAT(shown(s), ElementsAre("未向上级报告的事项：破格提拔（已记录破格提拔情形）"));
  s.facts.exceptional_grounds->broken_rules = {BrokenRule::skip_level};
  EXPECT_THAT(shown(s), ElementsAre("未向上级报告的事项：破格提拔（已记录破格提拔情形）",
                                    "未向上级报告的事项：越级提拔（已记录越级提拔情形）"));
}

TEST(ReportableByFacts, IsALevelSkippedByTheRecord) {
  Situation s;
  PostHeld held;
  held.leadership = true;
  held.from = 2020y / 1 / 1;
  held.level = PostLevel::section_head;
  s.facts.person_record = TakePersonRecord{};
  s.facts.person_record->person.posts = {held};
  EXPECT_TRUE(met<Sbsh3Report>(s));
  s.facts.person_record->person.posts[0].level = PostLevel::section_deputy;
  EXPECT_THAT(shown(s), ElementsAre("未向上级报告的事项：越级提拔（现任乡科级副职，拟任县处级副职）"));
  s.facts.person_record->person.posts.clear();
  EXPECT_THAT(shown(s), ElementsAre("未向上级报告的事项：越级提拔（现任没有领导职务，拟任县处级副职）"));
}

TEST(ReportableByFacts, IsAnExemptionFromRecommendation) {
  EXPECT_THAT(shown(with_waiver("rec-done", "superior_od")),
              ElementsAre("未向上级报告的事项：特殊需要人选未经民主推荐（免予民主推荐：复函）"));
}

TEST(ReportableByFacts, IsAChangeOfTheInstitutionOrOfItsLeader) {
  Situation s;
  s.facts.rush->institution_changing = true;
  EXPECT_THAT(shown(s), ElementsAre("未向上级报告的事项：机构变动或主要领导即将离任期间提拔调整（机构正在变动）"));
  s.facts.rush = RecordRushCheck{false, true, false};
  EXPECT_THAT(shown(s), ElementsAre("未向上级报告的事项：机构变动或主要领导即将离任期间提拔调整（主要领导即将离任）"));
  s.facts.rush = RecordRushCheck{false, false, true};
  EXPECT_TRUE(met<Sbsh3Report>(s));
}

TEST(ReportableByFacts, IsARelativeWhoProposesSignsOrVotes) {
  Situation s;
  s.around.kin = {{{}, "Q9", Kin::parent}, {{}, "T1", Kin::self}};
  EXPECT_TRUE(met<Sbsh3Report>(s));
  for (const std::string leader : {"T1", "Z1", "M7"}) {
    s.around.kin = {{{}, leader, Kin::parent}};
    EXPECT_THAT(shown(s),
                ElementsAre("未向上级报告的事项：领导干部近亲属提拔（领导干部 " + leader + " 与人选的关系：父母）"));
  }
}

TEST(ReportableByFacts, IsASanctionWhoseEffectIsOver) {
  const Sanction admonished{Measure::admonition, 2025y / 11 / 5};
  Situation s;
  s.facts.screening->sanctions = {admonished};
  EXPECT_THAT(
      shown(s),
      ElementsAre("未向上级报告的事项：受问责或处分影响期满后重新任用（诫勉（2025-11-05起），影响期至 2026-05-05）"));
  s.today = 2026y / 5 / 5;  // in effect still: another gate's matter
  EXPECT_TRUE(met<Sbsh3Report>(s));

  s.today = 2026y / 5 / 6;
  s.facts.screening->sanctions.clear();
  s.facts.opened.reset();
  s.facts.person_record = TakePersonRecord{};
  s.facts.person_record->person.sanctions = {admonished};
  EXPECT_THAT(
      shown(s),
      ElementsAre("未向上级报告的事项：受问责或处分影响期满后重新任用（诫勉（2025-11-05起），影响期至 2026-05-05）"));
}

TEST(ReportableByFacts, IsNamedOnceIfItIsListedToo) {
  auto s = with_waiver("qual-service", "superior_od");
  s.facts.reportable->matters = {kExceptional};
  EXPECT_THAT(shown(s), ElementsAre("未向上级报告的事项：破格提拔"));
}

TEST(ReportableByFacts, IsSettledByAnApprovedReportThoughNobodyListedIt) {
  auto s = reported({kExceptional});
  s.facts.reportable->matters.clear();
  s.facts.waivers = {{"qual-service", "superior_od", document("复函")}};
  EXPECT_TRUE(met<Sbsh3Report>(s));
}

TEST(PriorReport, CanNameEachOfTheElevenMatters) {
  int matters = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<ReportableMatter>>([&](auto matter) {
    ++matters;
    auto s = reported({matter.value});
    EXPECT_TRUE(met<Sbsh3Report>(s)) << matter.name;
    s.facts.prior_report->matters.clear();
    EXPECT_EQ(unmet<Sbsh3Report>(s).size(), 1u) << matter.name;
  });
  EXPECT_EQ(matters, 11);
}

TEST(PriorReport, FiledAnewNeedsANewReply) {
  auto s = reported({kExceptional});
  const Actor actor{"Z2", "organization_department", "组织部"};
  s.facts.prior_report->record(s.facts, {{}, actor});
  EXPECT_THAT(unmet<Sbsh3Report>(s), ElementsAre(kNoConsent));
}

TEST(PriorReportReply, IsNotOfTomorrowNorOlderThanTheReceipt) {
  auto s = reported({kExceptional});
  s.facts.superior_consent->reply.date = 2026y / 3 / 3;
  EXPECT_TRUE(met<Sbsh3Report>(s));
  EXPECT_THAT(reasons(ask<RepAnswered>(s), Verdict::Kind::kMet), ElementsAre("上级书面答复日期：2026-03-03"));
  s.facts.superior_consent->reply.date = 2026y / 3 / 2;
  EXPECT_THAT(unmet<Sbsh3Report>(s), ElementsAre("上级答复早于收到报告的日期：2026-03-03"));
  EXPECT_THAT(unmet<RepAnswered>(s), ElementsAre("上级答复早于收到报告的日期：2026-03-03"));
  s.facts.superior_consent->reply.date = s.today;
  EXPECT_TRUE(met<RepAnswered>(s));
  s.facts.superior_consent->reply.date = 2026y / 5 / 7;
  EXPECT_THAT(unmet<Sbsh3Report>(s), ElementsAre("上级答复日期晚于今天：2026-05-07"));
  EXPECT_THAT(unmet<RepAnswered>(s), ElementsAre("上级答复日期晚于今天：2026-05-07"));
}

TEST(PriorReportReply, IsAwaitedForTheWorkingDaysOfThePolicyThenRemindedOf) {
  auto s = unanswered();
  s.today = 2026y / 3 / 17;
  EXPECT_THAT(unmet<RepAnswered>(s),
              ElementsAre("自 2026-03-03 起等待上级书面答复，10 个工作日于 2026-03-17 届满；未答复不视为同意"));
  s.today = 2026y / 3 / 18;
  EXPECT_THAT(
      unmet<RepAnswered>(s),
      ElementsAre("自 2026-03-03 起等待上级书面答复，10 个工作日已于 2026-03-17 届满，应予催办；未答复不视为同意"));
  s.policy.prior_report_reply_working_days = 5;
  EXPECT_THAT(
      unmet<RepAnswered>(s),
      ElementsAre("自 2026-03-03 起等待上级书面答复，5 个工作日已于 2026-03-10 届满，应予催办；未答复不视为同意"));
}

TEST(PriorReportReply, IsAlsoARefusalWhichIsNoConsent) {
  auto s = unanswered();
  s.facts.superior_refusal = RecordSuperiorRefusal{document("复函", 2026y / 3 / 10)};
  EXPECT_TRUE(met<RepAnswered>(s));
  EXPECT_THAT(unmet<Sbsh3Report>(s), ElementsAre(kNoConsent));
}

TEST(PriorReportReply, NeedsAReceiptThatCanBeTrue) {
  auto s = unanswered();
  s.facts.prior_report->received_on = 2026y / 3 / 1;
  EXPECT_THAT(unmet<RepAnswered>(s), ElementsAre("收到日期早于报告日期：2026-03-02"));
  s.facts.prior_report->received_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<RepAnswered>(s), ElementsAre("收到报告的日期晚于今天：2026-05-07"));
}

TEST(PriorReportReply, IsNotNeededIfTheCheckFoundNothingToReport) {
  Situation s;
  EXPECT_TRUE(met<RepAnswered>(s));
  EXPECT_TRUE(met<RepContent>(s));
  s.facts.reportable->matters = {ReportableMatter::batch};
  EXPECT_THAT(unmet<RepAnswered>(s), ElementsAre("未向上级报告的事项：一次或一段时间内大批调整"));
  EXPECT_THAT(unmet<RepContent>(s), ElementsAre("未向上级报告的事项：一次或一段时间内大批调整"));
  s.facts.reportable.reset();
  EXPECT_THAT(unmet<RepAnswered>(s), ElementsAre("缺少任前报告事项核对记录"));
  EXPECT_THAT(unmet<RepContent>(s), ElementsAre("缺少任前报告事项核对记录"));
}

TEST(PriorReportContent, StatesEveryPart) {
  auto s = reported({kExceptional});
  EXPECT_TRUE(met<RepContent>(s));
  s.facts.prior_report->report_content = ReportContent{"略", "无", 0, 0, "—", "", "待定", false};
  EXPECT_THAT(unmet<RepContent>(s),
              ElementsAre("任前事项报告没有写明：理由", "任前事项报告没有写明：原则",
                          "任前事项报告没有写明：涉及单位数", "任前事项报告没有写明：涉及人数",
                          "任前事项报告没有写明：职数情况", "任前事项报告没有写明：影响使用的处分情况",
                          "任前事项报告没有写明：信访举报及处理情况", "任前事项报告没有写明：人选名册"));
}

TEST(PriorReportContent, IsRecordedUnlessThePolicyDoesNotAskForIt) {
  auto s = reported({kExceptional});
  s.facts.prior_report->report_content.reset();
  EXPECT_THAT(unmet<RepContent>(s), ElementsAre("没有记录任前事项报告的内容"));
  s.policy.prior_report_states_content = false;
  EXPECT_TRUE(met<RepContent>(s));
}

TEST(ExceptionalPromotion, IsApprovedOnADayBeforeTheDecision) {
  auto s = reported({kExceptional});
  s.facts.superior_consent->reply.date = 2026y / 4 / 19;
  EXPECT_THAT(reasons(ask<ExcApproved>(s), Verdict::Kind::kMet), ElementsAre("上级书面同意日期：2026-04-19"));
  s.facts.superior_consent->reply.date = 2026y / 4 / 20;
  EXPECT_THAT(unmet<ExcApproved>(s), ElementsAre("上级同意应早于决定日期：2026-04-20"));
  s.facts.superior_consent.reset();
  EXPECT_THAT(unmet<ExcApproved>(s), ElementsAre(kNoConsent));
}

TEST(ExceptionalPromotion, IsApprovedAsWhatItIs) {
  auto s = reported({ReportableMatter::kin});
  EXPECT_TRUE(met<ExcApproved>(s));
  s.facts.waivers = {{"qual-head-3y", "superior_od", document("复函")}};
  EXPECT_THAT(unmet<ExcApproved>(s), ElementsAre("未向上级报告的事项：破格提拔"));
  s.facts.reportable->matters = {ReportableMatter::skip_level};
  EXPECT_THAT(unmet<ExcApproved>(s), ElementsAre("未向上级报告的事项：破格提拔", "未向上级报告的事项：越级提拔"));
}

TEST(ExceptionalPromotion, IsNotApprovedTomorrowAndNotUnchecked) {
  auto s = reported({kExceptional});
  s.facts.vote.reset();
  s.facts.superior_consent->reply.date = s.today;
  EXPECT_TRUE(met<ExcApproved>(s));
  s.facts.superior_consent->reply.date = 2026y / 5 / 7;
  EXPECT_THAT(unmet<ExcApproved>(s), ElementsAre("上级答复日期晚于今天：2026-05-07"));
  s.facts.reportable.reset();
  EXPECT_THAT(unmet<ExcApproved>(s), ElementsAre("缺少任前报告事项核对记录"));
  EXPECT_THAT(unmet<ExcApprovedEarly>(s), ElementsAre("缺少任前报告事项核对记录"));
}

TEST(ExceptionalPromotion, ThatSkipsALevelIsApprovedOnADayBeforeTheInspectionPlan) {
  auto s = reported({ReportableMatter::skip_level});
  s.facts.superior_consent->reply.date = 2026y / 3 / 31;
  EXPECT_THAT(reasons(ask<ExcApprovedEarly>(s), Verdict::Kind::kMet), ElementsAre("上级书面同意日期：2026-03-31"));
  s.facts.superior_consent->reply.date = 2026y / 4 / 1;
  EXPECT_THAT(unmet<ExcApprovedEarly>(s), ElementsAre("上级同意应早于考察方案日期：2026-04-01"));
  s.facts.superior_consent.reset();
  s.facts.team.reset();
  EXPECT_THAT(unmet<ExcApprovedEarly>(s), ElementsAre(kNoConsent));
}

TEST(ExceptionalPromotion, WithoutRecommendationIsApprovedEarlyToo) {
  auto s = reported({kExceptional});
  s.facts.superior_consent->reply.date = 2026y / 4 / 1;
  EXPECT_TRUE(met<ExcApprovedEarly>(s));  // recommended: before the decision is early enough
  s.facts.waivers = {{"rec-done", "superior_od", document("复函")}};
  EXPECT_THAT(unmet<ExcApprovedEarly>(s),
              ElementsAre("未向上级报告的事项：特殊需要人选未经民主推荐", "上级同意应早于考察方案日期：2026-04-01"));
  s.facts.prior_report->matters.push_back(ReportableMatter::no_recommendation);
  s.facts.superior_consent->reply.date = 2026y / 3 / 31;
  EXPECT_TRUE(met<ExcApprovedEarly>(s));
}

}  // namespace
}  // namespace renmian::test
