#include "workflows/appointment/exclusion/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

TEST(Exclusions, AreUnmetWithoutScreening) {
  Situation s;
  s.facts.screening.reset();
  const auto missing = ElementsAre("缺少不得列为考察对象情形的审查记录");
  EXPECT_THAT(unmet<ExclPolitical>(s), missing);
  EXPECT_THAT(unmet<ExclMasses>(s), missing);
  EXPECT_THAT(unmet<ExclAnnual>(s), missing);
  EXPECT_THAT(unmet<ExclCanvass>(s), missing);
  EXPECT_THAT(unmet<ExclEmigrated>(s), missing);
  EXPECT_THAT(unmet<ExclEffectPeriod>(s), missing);
  EXPECT_THAT(unmet<ExclOther>(s), missing);
}

TEST(Exclusions, AreMetByACleanScreening) {
  const Situation s;
  EXPECT_TRUE(met<ExclPolitical>(s));
  EXPECT_TRUE(met<ExclMasses>(s));
  EXPECT_TRUE(met<ExclAnnual>(s));
  EXPECT_TRUE(met<ExclCanvass>(s));
  EXPECT_TRUE(met<ExclEmigrated>(s));
  EXPECT_TRUE(met<ExclEffectPeriod>(s));
  EXPECT_TRUE(met<ExclOther>(s));
}

TEST(Exclusions, FollowTheJudgementsOfTheScreening) {
  Situation s;
  s.facts.screening->political_breach = s.facts.screening->low_recognition = true;
  s.facts.screening->canvassing = s.facts.screening->otherwise_unfit = true;
  EXPECT_THAT(unmet<ExclPolitical>(s), ElementsAre("违反政治纪律和政治规矩"));
  EXPECT_THAT(unmet<ExclMasses>(s), ElementsAre("群众公认度不高"));
  EXPECT_THAT(unmet<ExclCanvass>(s), ElementsAre("有跑官、拉票等非组织行为"));
  EXPECT_THAT(unmet<ExclOther>(s), ElementsAre("有其他不宜提拔的情形"));
}

TEST(AnnualAssessmentOfLastYear, BasicallyCompetentOrWorseExcludes) {
  Situation s;
  s.facts.screening->assessments = {{2025, AnnualGrade::basically_competent}};
  EXPECT_THAT(unmet<ExclAnnual>(s), ElementsAre("上年年度考核等次：基本称职"));
  s.facts.screening->assessments = {{2025, AnnualGrade::incompetent}};
  EXPECT_THAT(unmet<ExclAnnual>(s), ElementsAre("上年年度考核等次：不称职"));
  s.facts.screening->assessments = {{2025, AnnualGrade::excellent}};
  EXPECT_TRUE(met<ExclAnnual>(s));
}

TEST(AnnualAssessmentOfLastYear, AloneCounts) {
  Situation s;
  s.facts.screening->assessments = {{2024, AnnualGrade::incompetent}, {2025, AnnualGrade::competent}};
  EXPECT_TRUE(met<ExclAnnual>(s));
}

TEST(AnnualAssessmentOfLastYear, IsNamedWhenItIsMissing) {
  Situation s;
  s.today = 2027y / 1 / 1;
  EXPECT_THAT(unmet<ExclAnnual>(s), ElementsAre("缺少年度考核结果，年度：2026"));
  s.today = 2026y / 12 / 31;
  EXPECT_TRUE(met<ExclAnnual>(s));
}

TEST(AnnualAssessmentOfLastYear, WithoutGradeFollowsThePolicy) {
  Situation s;
  s.facts.screening->assessments = {{2025, AnnualGrade::not_graded}};
  EXPECT_THAT(reasons(ask<ExclAnnual>(s), Verdict::Kind::kMet), ElementsAre("上年年度考核等次：不确定等次"));
  s.policy.not_graded_counts_as_excluded = true;
  EXPECT_THAT(unmet<ExclAnnual>(s), ElementsAre("上年年度考核等次：不确定等次"));
}

TEST(Emigrated, SpouseOrAllChildrenExcludeExceptFromSpecialPosts) {
  Situation s;
  s.facts.screening->emigration = Emigration::spouse;
  EXPECT_THAT(unmet<ExclEmigrated>(s), ElementsAre("配偶已移居国（境）外"));
  s.facts.screening->emigration = Emigration::all_children_no_spouse;
  EXPECT_THAT(unmet<ExclEmigrated>(s), ElementsAre("没有配偶，子女均已移居国（境）外"));
  s.facts.opened->post.special = true;
  EXPECT_THAT(reasons(ask<ExclEmigrated>(s), Verdict::Kind::kMet), ElementsAre("特殊岗位除外"));
}

TEST(AnnualAssessmentOfLastYear, IsAlsoTheOneOfThePersonsRecord) {
  Situation s;
  s.facts.screening->assessments.clear();
  EXPECT_TRUE(met<ExclAnnual>(s));
  s.facts.screening->assessments = {{2025, AnnualGrade::competent}};
  s.facts.person_record->person.assessments = {{2025, AnnualGrade::incompetent}};
  EXPECT_THAT(unmet<ExclAnnual>(s), ElementsAre("上年年度考核等次：不称职"));
  s.facts.person_record->person.assessments = {{2025, AnnualGrade::competent}};
  EXPECT_THAT(reasons(ask<ExclAnnual>(s), Verdict::Kind::kMet), ElementsAre("上年年度考核等次：称职"));
}

}  // namespace
}  // namespace renmian::test
