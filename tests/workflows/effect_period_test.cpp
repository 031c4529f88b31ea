#include "workflows/appointment/exclusion/effect_period.hpp"

#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/exclusion/gates.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

Sanction sanction(Measure measure, CivilDate effective_on) { return {measure, effective_on, {}, {}, false}; }

struct LastDay {
  Measure measure;
  CivilDate last_day;
};

// Of each measure of the table, in effect from 31 May 2024.
const std::vector<LastDay>& last_days() {
  static const std::vector<LastDay> days{{Measure::party_warning, 2025y / 5 / 31},
                                         {Measure::party_serious_warning, 2025y / 11 / 30},
                                         {Measure::party_removal, 2026y / 5 / 31},
                                         {Measure::party_expulsion, 2029y / 5 / 31},
                                         {Measure::admin_warning, 2024y / 11 / 30},
                                         {Measure::admin_demerit, 2025y / 5 / 31},
                                         {Measure::admin_major_demerit, 2025y / 11 / 30},
                                         {Measure::admin_demotion, 2026y / 5 / 31},
                                         {Measure::admin_dismissal, 2026y / 5 / 31},
                                         {Measure::admonition, 2024y / 11 / 30},
                                         {Measure::transfer_of_post, 2025y / 5 / 31},
                                         {Measure::ordered_resignation, 2026y / 5 / 31},
                                         {Measure::org_removal, 2026y / 5 / 31},
                                         {Measure::org_demotion, 2026y / 5 / 31},
                                         {Measure::suspended_for_inspection, 2024y / 11 / 30}};
  return days;
}

// Barred on the last day, until the day after.
void expect_last_day(Situation s, CivilDate last_day, const std::string& what) {
  s.today = last_day;
  const auto verdict = ask<ExclEffectPeriod>(s);
  EXPECT_EQ(code_of(verdict.kind), "pending") << what;
  EXPECT_EQ(verdict.due, add_days(last_day, 1)) << what;
  s.today = add_days(last_day, 1);
  EXPECT_TRUE(met<ExclEffectPeriod>(s)) << what;
}

TEST(EffectPeriods, BarOnTheLastDayOfEachMeasureAndNotOnTheNext) {
  for (const auto& [measure, last_day] : last_days()) {
    Situation s;
    s.facts.screening->sanctions = {sanction(measure, 2024y / 5 / 31)};
    expect_last_day(s, last_day, std::string(name_of(measure).en));
  }
}

TEST(EffectPeriods, OfConcealedPersonalMattersFollowHowItWasHandled) {
  struct Case {
    ConcealmentHandling handling;
    CivilDate last_day;
    const char* zh;
  };
  for (const auto& [handling, last_day, zh] :
       {Case{ConcealmentHandling::admonished, 2024y / 11 / 30, "瞒报个人有关事项受诫勉"},
        Case{ConcealmentHandling::disqualified_as_target, 2025y / 5 / 31, "瞒报个人有关事项取消考察对象资格"},
        Case{ConcealmentHandling::removed_from_post, 2025y / 5 / 31, "瞒报个人有关事项免职"},
        Case{ConcealmentHandling::demoted, 2026y / 5 / 31, "瞒报个人有关事项降职"}}) {
    Situation s;
    s.facts.screening->concealment = Concealment{handling, 2024y / 5 / 31};
    expect_last_day(s, last_day, zh);
    s.today = last_day;
    EXPECT_THAT(reasons(ask<ExclEffectPeriod>(s), Verdict::Kind::kPending),
                ElementsAre(zh + std::string("（2024-05-31起）影响期至 ") + to_string(last_day) + "（PIH2017）"));
  }
}

TEST(EffectPeriods, AfterRemovalAreShorterForAPostThatIsNotHigher) {
  for (const auto measure : {Measure::ordered_resignation, Measure::org_removal}) {
    Situation s;
    s.facts.screening->sanctions = {sanction(measure, 2024y / 5 / 31)};
    s.facts.opened->kind = CaseKind::lateral;
    expect_last_day(s, 2025y / 5 / 31, "lateral");
    s.facts.opened->kind = CaseKind::further_use;
    expect_last_day(s, 2026y / 5 / 31, "further_use");
  }
}

TEST(EffectPeriods, OfOtherMeasuresDoNotDependOnThePost) {
  for (const auto& [measure, last_day] : last_days()) {
    if (measure == Measure::ordered_resignation || measure == Measure::org_removal) continue;
    EXPECT_EQ(last_day_of_effect(sanction(measure, 2024y / 5 / 31), Aim::kOtherPost, Policy{}), last_day)
        << name_of(measure).en;
  }
}

TEST(EffectPeriods, OfPartyProbationRunFromTheRestorationOfRights) {
  Situation s;
  s.facts.screening->sanctions = {sanction(Measure::party_probation, 2023y / 5 / 31)};
  EXPECT_THAT(unmet<ExclEffectPeriod>(s),
              ElementsAre("留党察看（2023-05-31起）尚未恢复党员权利（《中国共产党纪律处分条例》2023）"));
  s.facts.screening->sanctions[0].restored_on = 2024y / 5 / 31;
  expect_last_day(s, 2026y / 5 / 31, "restored");
}

TEST(EffectPeriods, AreLengthenedButNotShortenedByADecision) {
  auto demerit = sanction(Measure::admin_demerit, 2025y / 3 / 1);
  demerit.decided_until = 2027y / 3 / 1;
  EXPECT_EQ(last_day_of_effect(demerit, Aim::kHigherPost, Policy{}), 2027y / 3 / 1);
  demerit.decided_until = 2025y / 4 / 1;
  EXPECT_EQ(last_day_of_effect(demerit, Aim::kHigherPost, Policy{}), 2026y / 3 / 1);
}

TEST(EffectPeriods, FollowAStricterPolicy) {
  Policy policy;
  policy.months_after_admonition = 12;
  EXPECT_EQ(last_day_of_effect(sanction(Measure::admonition, 2026y / 1 / 1), Aim::kHigherPost, policy), 2027y / 1 / 1);
}

TEST(EffectPeriods, NameTheMeasureItsFirstAndItsLastDay) {
  Situation s;
  s.facts.screening->sanctions = {sanction(Measure::admonition, 2025y / 11 / 6)};
  const auto verdict = ask<ExclEffectPeriod>(s);
  EXPECT_THAT(reasons(verdict, Verdict::Kind::kPending),
              ElementsAre("诫勉（2025-11-06起）影响期至 2026-05-06（2015 rules on reminder, inquiry, admonition）"));
  EXPECT_EQ(verdict.reasons[0].en,
            "admonition (from 2025-11-06): in effect until 2026-05-06 (2015 rules on reminder, inquiry, admonition)");
}

TEST(EffectPeriods, OfASanctionAndAMeasureWaitForTheLonger) {
  Situation s;
  s.facts.screening->sanctions = {sanction(Measure::party_warning, 2025y / 10 / 1),
                                  sanction(Measure::admonition, 2026y / 1 / 1)};
  const auto verdict = ask<ExclEffectPeriod>(s);
  EXPECT_THAT(reasons(verdict, Verdict::Kind::kPending),
              ElementsAre("党内警告（2025-10-01起）影响期至 2026-10-01（《中国共产党纪律处分条例》2023）",
                          "诫勉（2026-01-01起）影响期至 2026-07-01（2015 rules on reminder, inquiry, admonition）"));
  EXPECT_EQ(verdict.due, 2026y / 10 / 2);
}

TEST(SeveralAdministrativeSanctions, LastForTheSumOfTheirMonths) {
  Situation s;
  s.facts.screening->sanctions = {sanction(Measure::admin_demerit, 2025y / 10 / 1),
                                  sanction(Measure::admin_warning, 2025y / 10 / 1)};
  EXPECT_THAT(
      reasons(ask<ExclEffectPeriod>(s), Verdict::Kind::kPending),
      ElementsAre("政务记过（2025-10-01起）、政务警告（2025-10-01起）影响期至 2027-04-01（CSL Art. 64; GDL Arts. "
                  "8, 19; GDL Art. 15）"));
  expect_last_day(s, 2027y / 4 / 1, "18 months");
}

TEST(SeveralAdministrativeSanctions, LastFortyEightMonthsAtMost) {
  const auto day = 2025y / 10 / 1;
  std::vector<Sanction> sanctions{sanction(Measure::admin_dismissal, day), sanction(Measure::admin_major_demerit, day)};
  EXPECT_EQ(last_day_together(sanctions, Policy{}), 2029y / 4 / 1);  // 42
  sanctions.push_back(sanction(Measure::admin_warning, day));
  EXPECT_EQ(last_day_together(sanctions, Policy{}), 2029y / 10 / 1);  // 48
  sanctions.push_back(sanction(Measure::admin_warning, day));
  EXPECT_EQ(last_day_together(sanctions, Policy{}), 2029y / 10 / 1);  // 54
}

TEST(SeveralAdministrativeSanctions, LastAsLongAsWasDecidedButNotLessThanTheLongest) {
  std::vector<Sanction> sanctions{sanction(Measure::admin_demerit, 2025y / 10 / 1),
                                  sanction(Measure::admin_warning, 2025y / 10 / 1)};
  sanctions[1].decided_until = 2026y / 12 / 1;
  EXPECT_EQ(last_day_together(sanctions, Policy{}), 2026y / 12 / 1);
  sanctions[1].decided_until = 2026y / 1 / 1;
  EXPECT_EQ(last_day_together(sanctions, Policy{}), 2026y / 10 / 1);
}

TEST(SeveralAdministrativeSanctions, LastForTheLongestIfThePolicySaysSo) {
  Policy policy;
  policy.several_sanctions_last = SeveralSanctions::longest;
  EXPECT_EQ(
      last_day_together(
          {sanction(Measure::admin_demerit, 2025y / 10 / 1), sanction(Measure::admin_warning, 2025y / 10 / 1)}, policy),
      2026y / 10 / 1);
}

TEST(SeveralAdministrativeSanctions, RunTogetherIfOneBeginsOnTheLastDayOfTheOther) {
  Situation s;
  auto& sanctions = s.facts.screening->sanctions;
  sanctions = {sanction(Measure::admin_warning, 2025y / 5 / 6), sanction(Measure::admin_warning, 2025y / 11 / 6)};
  EXPECT_EQ(effects(s.facts, s.policy).size(), 1U);
  sanctions[1].effective_on = 2025y / 11 / 7;
  EXPECT_EQ(effects(s.facts, s.policy).size(), 2U);
}

TEST(SeveralAdministrativeSanctions, NeverEndBeforeTheLastOfThem) {
  EXPECT_EQ(last_day_together(
                {sanction(Measure::admin_dismissal, 2024y / 1 / 1), sanction(Measure::admin_dismissal, 2025y / 12 / 1),
                 sanction(Measure::admin_dismissal, 2027y / 11 / 1)},
                Policy{}),
            2029y / 11 / 1);
}

TEST(EffectPeriods, ThatOnlyTimeDoesNotEndAreUnmet) {
  Situation s;
  s.facts.screening->sanctions = {sanction(Measure::admonition, 2026y / 4 / 1),
                                  sanction(Measure::party_probation, 2020y / 1 / 1),
                                  {Measure::admin_warning, 2020y / 1 / 1, {}, {}, true}};
  EXPECT_THAT(unmet<ExclEffectPeriod>(s),
              ElementsAre("留党察看（2020-01-01起）尚未恢复党员权利（《中国共产党纪律处分条例》2023）",
                          "诫勉（2026-04-01起）影响期至 2026-10-01（2015 rules on reminder, inquiry, admonition）",
                          "政务警告（2020-01-01起）影响期满后仍影响使用（CSL Art. 64; GDL Arts. 8, 19）"));
  EXPECT_EQ(ask<ExclEffectPeriod>(s).due, std::nullopt);
}

TEST(KnownSanctions, AreThoseOfTheScreeningAndOfThePersonsRecord) {
  Situation s;
  s.facts.person_record->person.sanctions = {sanction(Measure::admonition, 2026y / 1 / 1)};
  EXPECT_EQ(ask<ExclEffectPeriod>(s).due, 2026y / 7 / 2);
  s.facts.screening->sanctions = {sanction(Measure::admonition, 2026y / 1 / 2)};
  EXPECT_EQ(known_sanctions(s.facts).size(), 2U);
  EXPECT_EQ(ask<ExclEffectPeriod>(s).due, 2026y / 7 / 3);
  s.facts.person_record.reset();
  EXPECT_EQ(known_sanctions(s.facts).size(), 1U);
}

TEST(KnownSanctions, OfWhichBothKnowAreTheWorseOfTheTwo) {
  Situation s;
  auto& screened = s.facts.screening->sanctions;
  auto& recorded = s.facts.person_record->person.sanctions;
  recorded = screened = {sanction(Measure::party_probation, 2023y / 1 / 1)};
  recorded[0].restored_on = 2024y / 1 / 1;
  ASSERT_EQ(known_sanctions(s.facts).size(), 1U);
  EXPECT_EQ(known_sanctions(s.facts)[0].restored_on, std::nullopt);
  screened[0].restored_on = 2024y / 2 / 1;
  screened[0].still_affects_use = true;
  recorded[0].decided_until = 2027y / 1 / 1;
  const auto known = known_sanctions(s.facts)[0];
  EXPECT_EQ(known.restored_on, 2024y / 2 / 1);
  EXPECT_EQ(known.decided_until, 2027y / 1 / 1);
  EXPECT_TRUE(known.still_affects_use);
}

TEST(KnownSanctions, OfTheSameKindAndDayInOneListAreTwo) {
  Situation s;
  const auto warning = sanction(Measure::admin_warning, 2026y / 1 / 1);
  s.facts.screening->sanctions = {warning, warning};
  EXPECT_EQ(known_sanctions(s.facts).size(), 2U);
  s.facts.person_record->person.sanctions = {warning};
  EXPECT_EQ(known_sanctions(s.facts).size(), 2U);
}

}  // namespace
}  // namespace renmian::test
