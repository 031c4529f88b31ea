#include "workflows/appointment/secondment/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

// Two years with a host, from 1 March 2026 to 29 February 2028.
Situation seconded() {
  Situation s;
  s.facts.opened->kind = CaseKind::secondment;
  SelectForSecondment selected;
  selected.host = "某开发区";
  selected.first_day = 2026y / 3 / 1;
  selected.last_day = 2028y / 2 / 29;
  selected.relation_changes = selected.takes_quota = false;
  s.facts.secondment = selected;
  s.facts.final_appraisal = RecordFinalAppraisal{document("本人总结"), document("挂职鉴定")};
  s.facts.home_assessment = RecordHomeAssessment{document("考核"), true};
  return s;
}

TEST(SecondmentRelation, StaysAndTakesNoQuota) {
  auto s = seconded();
  EXPECT_TRUE(met<SecRelation>(s));
  s.facts.secondment->relation_changes = true;
  EXPECT_THAT(unmet<SecRelation>(s), ElementsAre("挂职不得改变人事关系"));
  s.facts.secondment = SelectForSecondment{};
  EXPECT_THAT(unmet<SecRelation>(s), ElementsAre("挂职不得改变人事关系", "挂职不得占用挂职单位职数"));
  s.facts.secondment.reset();
  EXPECT_THAT(unmet<SecRelation>(s), ElementsAre("尚未确定挂职人选"));
}

TEST(SecondmentPeriod, IsOneToTwoYears) {
  auto s = seconded();
  EXPECT_THAT(reasons(ask<SecPeriod>(s), Verdict::Kind::kMet), ElementsAre("挂职至：2028-02-29"));
  s.facts.secondment->last_day = 2028y / 3 / 1;
  EXPECT_THAT(unmet<SecPeriod>(s), ElementsAre("挂职期限过长，至多到：2028-02-29"));
  s.facts.secondment->last_day = 2027y / 2 / 28;
  EXPECT_TRUE(met<SecPeriod>(s));
  s.facts.secondment->last_day = 2027y / 2 / 27;
  EXPECT_THAT(unmet<SecPeriod>(s), ElementsAre("挂职期限过短，至少到：2027-02-28"));
  s.facts.secondment.reset();
  EXPECT_THAT(unmet<SecPeriod>(s), ElementsAre("尚未确定挂职人选"));
}

TEST(SecondmentPeriod, IsWhatThePlaceSays) {
  auto s = seconded();
  s.policy.secondment_months_most = 36;
  s.facts.secondment->last_day = 2029y / 2 / 28;
  EXPECT_TRUE(met<SecPeriod>(s));
  s.policy.secondment_months_least = 6;
  s.facts.secondment->last_day = 2026y / 8 / 31;
  EXPECT_TRUE(met<SecPeriod>(s));
}

TEST(SecondmentExtension, CountsIntoThePeriodAndIsAppraisedAnew) {
  auto s = seconded();
  const Actor actor{"C1", "cadre_section", "组织部"};
  ExtendSecondment{2028y / 3 / 31, document("延长决定")}.record(s.facts, {{}, actor});
  EXPECT_THAT(unmet<SecPeriod>(s), ElementsAre("挂职期限过长，至多到：2028-02-29"));
  EXPECT_THAT(unmet<SecAppraised>(s), ElementsAre("缺少挂职单位鉴定", "缺少派出单位考核"));
}

TEST(SecondmentAppraisal, IsByHostAndHomeAndInTheFile) {
  auto s = seconded();
  EXPECT_TRUE(met<SecAppraised>(s));
  s.facts.home_assessment->filed = false;
  EXPECT_THAT(unmet<SecAppraised>(s), ElementsAre("鉴定和考核材料尚未归入档案"));
  s.facts.final_appraisal.reset();
  s.facts.home_assessment.reset();
  EXPECT_THAT(unmet<SecAppraised>(s), ElementsAre("缺少挂职单位鉴定", "缺少派出单位考核"));
}

}  // namespace
}  // namespace renmian::test
