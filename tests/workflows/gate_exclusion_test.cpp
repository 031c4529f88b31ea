#include "workflows/appointment/gates/exclusion.hpp"

#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/gates/effect_period.hpp"

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

TEST(EffectPeriods, EndOnTheSameDayOfTheMonth) {
  struct Case {
    Measure measure;
    CivilDate last_day;
  };
  for (const auto& [measure, last_day] :
       {Case{Measure::party_warning, 2025y / 5 / 31}, Case{Measure::party_serious_warning, 2025y / 11 / 30},
        Case{Measure::party_removal, 2026y / 5 / 31}, Case{Measure::party_expulsion, 2029y / 5 / 31},
        Case{Measure::admin_warning, 2024y / 11 / 30}, Case{Measure::admin_demerit, 2025y / 5 / 31},
        Case{Measure::admin_major_demerit, 2025y / 11 / 30}, Case{Measure::admin_demotion, 2026y / 5 / 31},
        Case{Measure::admin_dismissal, 2026y / 5 / 31}, Case{Measure::admonition, 2024y / 11 / 30},
        Case{Measure::transfer_of_post, 2025y / 5 / 31}, Case{Measure::ordered_resignation, 2026y / 5 / 31},
        Case{Measure::org_removal, 2026y / 5 / 31}, Case{Measure::org_demotion, 2026y / 5 / 31},
        Case{Measure::suspended_for_inspection, 2024y / 11 / 30}}) {
    EXPECT_EQ(last_day_of_effect({measure, 2024y / 5 / 31, {}, {}, false}, Policy{}), last_day) << name_of(measure).en;
  }
}

TEST(EffectPeriods, OfPartyProbationRunFromTheRestorationOfRights) {
  Sanction sanction{Measure::party_probation, 2023y / 5 / 31, {}, {}, false};
  EXPECT_EQ(last_day_of_effect(sanction, Policy{}), std::nullopt);
  sanction.restored_on = 2024y / 5 / 31;
  EXPECT_EQ(last_day_of_effect(sanction, Policy{}), 2026y / 5 / 31);
}

TEST(EffectPeriods, AreLengthenedButNotShortenedByADecision) {
  Sanction sanction{Measure::admin_demerit, 2025y / 3 / 1, {}, 2027y / 3 / 1, false};
  EXPECT_EQ(last_day_of_effect(sanction, Policy{}), 2027y / 3 / 1);
  sanction.decided_until = 2025y / 4 / 1;
  EXPECT_EQ(last_day_of_effect(sanction, Policy{}), 2026y / 3 / 1);
}

TEST(EffectPeriods, FollowAStricterPolicy) {
  Policy policy;
  policy.months_after_admonition = 12;
  EXPECT_EQ(last_day_of_effect({Measure::admonition, 2026y / 1 / 1, {}, {}, false}, policy), 2027y / 1 / 1);
}

TEST(EffectPeriods, BarOnTheirLastDayAndNoLongerOnTheNext) {
  Situation s;
  s.facts.screening->sanctions = {{Measure::admonition, 2025y / 11 / 6, {}, {}, false}};
  const auto verdict = ask<ExclEffectPeriod>(s);
  EXPECT_THAT(reasons(verdict, Verdict::Kind::kPending),
              ElementsAre("诫勉影响期至 2026-05-06（2015 rules on reminder, inquiry, admonition）"));
  EXPECT_EQ(verdict.due, 2026y / 5 / 7);
  s.today = 2026y / 5 / 7;
  EXPECT_TRUE(met<ExclEffectPeriod>(s));
}

TEST(EffectPeriods, OfSeveralSanctionsWaitForTheLatest) {
  Situation s;
  s.facts.screening->sanctions = {{Measure::party_warning, 2025y / 10 / 1, {}, {}, false},
                                  {Measure::admin_warning, 2026y / 1 / 1, {}, {}, false},
                                  {Measure::admin_warning, 2020y / 1 / 1, {}, {}, false}};
  const auto verdict = ask<ExclEffectPeriod>(s);
  EXPECT_THAT(reasons(verdict, Verdict::Kind::kPending),
              ElementsAre("党内警告影响期至 2026-10-01（《中国共产党纪律处分条例》2023）",
                          "政务警告影响期至 2026-07-01（CSL Art. 64; GDL Arts. 8, 19）"));
  EXPECT_EQ(verdict.due, 2026y / 10 / 2);
}

TEST(EffectPeriods, ThatOnlyTimeDoesNotEndAreUnmet) {
  Situation s;
  s.facts.screening->sanctions = {{Measure::admonition, 2026y / 4 / 1, {}, {}, false},
                                  {Measure::party_probation, 2020y / 1 / 1, {}, {}, false},
                                  {Measure::admin_warning, 2020y / 1 / 1, {}, {}, true}};
  EXPECT_THAT(unmet<ExclEffectPeriod>(s),
              ElementsAre("诫勉影响期至 2026-10-01（2015 rules on reminder, inquiry, admonition）",
                          "留党察看尚未恢复党员权利（《中国共产党纪律处分条例》2023）",
                          "政务警告影响期满后仍影响使用（CSL Art. 64; GDL Arts. 8, 19）"));
  EXPECT_EQ(ask<ExclEffectPeriod>(s).due, std::nullopt);
}

}  // namespace
}  // namespace renmian::test
