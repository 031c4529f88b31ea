#include "workflows/appointment/qualification/exceptional_gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

PersonRecord& person(Situation& s) { return s.facts.person_record->person; }

// An exceptional promotion; the motion is of 25 February 2026.
Situation breaking(std::vector<BrokenRule> rules) {
  Situation s;
  s.facts.exceptional_grounds =
      RecordExceptionalGrounds{{ExceptionalGround::tested_in_danger}, std::move(rules), "抗洪抢险中作出重大贡献"};
  return s;
}

template <class Gate>
std::vector<std::string> because(const Situation& s) {
  return reasons(ask<Gate>(s), Verdict::Kind::kMet);
}

TEST(ExceptionalPromotion, IsOneWithGroundsOrAnExceptionFromAQualification) {
  Situation s;
  EXPECT_FALSE(is_exceptional(s.facts));
  s.facts.waivers = {{"rec-done", "superior_od", document("批复")}};
  EXPECT_FALSE(is_exceptional(s.facts));
  s.facts.waivers = {{"qual-service", "superior_od", document("批复")}};
  EXPECT_TRUE(is_exceptional(s.facts));
  EXPECT_TRUE(is_exceptional(breaking({BrokenRule::service_years}).facts));
}

TEST(WithinAYearOfPromotion, NobodyIsPromotedExceptionally) {
  auto s = breaking({BrokenRule::service_years});
  person(s).promoted_on = 2025y / 2 / 25;
  EXPECT_THAT(because<ExcNotInTrial>(s),
              ElementsAre("上次提拔 2025-02-25，2026-02-25满一年；计算至动议之日 2026-02-25"));
  person(s).promoted_on = 2025y / 2 / 26;
  EXPECT_THAT(unmet<ExcNotInTrial>(s), ElementsAre("上次提拔 2025-02-26，2026-02-26满一年；计算至动议之日 2026-02-25"));
  s.facts.exceptional_grounds.reset();
  EXPECT_THAT(because<ExcNotInTrial>(s), ElementsAre("不是破格提拔"));
  s.facts.waivers = {{"qual-head-3y", "superior_od", document("批复")}};
  EXPECT_FALSE(met<ExcNotInTrial>(s));
}

TEST(WithinAYearOfPromotion, TheLatestPostStandsForAPromotionThatIsNotRecorded) {
  auto s = breaking({BrokenRule::service_years});
  person(s).promoted_on.reset();
  EXPECT_THAT(because<ExcNotInTrial>(s),
              ElementsAre("上次提拔 2024-05-01，2025-05-01满一年；计算至动议之日 2026-02-25"));
  person(s).posts.clear();
  EXPECT_THAT(unmet<ExcNotInTrial>(s), ElementsAre("缺少上次提拔时间"));
  s.facts.person_record.reset();
  EXPECT_THAT(unmet<ExcNotInTrial>(s), ElementsAre("尚未调取干部信息"));
}

TEST(DuringProbation, NobodyIsPromotedExceptionally) {
  auto s = breaking({BrokenRule::service_years});
  person(s).probation_until = 2026y / 2 / 24;
  EXPECT_TRUE(met<ExcNotInTrial>(s));
  person(s).probation_until = 2026y / 2 / 25;
  EXPECT_THAT(unmet<ExcNotInTrial>(s), ElementsAre("试用期内不得破格，试用期至：2026-02-25"));
  person(s).probation_until.reset();
  person(s).posts[2].trial_from = 2025y / 2 / 24;
  EXPECT_TRUE(met<ExcNotInTrial>(s));
  person(s).posts[2].trial_from = 2025y / 2 / 25;
  EXPECT_THAT(unmet<ExcNotInTrial>(s), ElementsAre("试用期内不得破格，试用期至：2026-02-25"));
}

TEST(ExceptionsOnYearsInPost, DoNotRunOn) {
  auto s = breaking({BrokenRule::years_in_post});
  EXPECT_TRUE(met<ExcNotTwice>(s));
  person(s).exceptional = {{2021y / 7 / 1, true}};  // the last promotion
  EXPECT_THAT(unmet<ExcNotTwice>(s), ElementsAre("上次提拔已在任职年限上破格：2021-07-01"));
  person(s).exceptional = {{2021y / 7 / 1, false}};
  EXPECT_TRUE(met<ExcNotTwice>(s));
  person(s).exceptional = {{2017y / 3 / 1, true}};  // an ordinary promotion followed
  EXPECT_TRUE(met<ExcNotTwice>(s));
}

TEST(ExceptionsOnYearsInPost, AreThoseThatAWaiverGrantsToo) {
  Situation s;
  person(s).exceptional = {{2021y / 7 / 1, true}};
  EXPECT_THAT(because<ExcNotTwice>(s), ElementsAre("任职年限上未破格"));
  s.facts.waivers = {{"qual-service", "superior_od", document("批复")}};
  EXPECT_TRUE(met<ExcNotTwice>(s));
  for (const auto* gate : {"qual-deputy-2y", "qual-head-3y"}) {
    s.facts.waivers = {{gate, "superior_od", document("批复")}};
    EXPECT_FALSE(met<ExcNotTwice>(s)) << gate;
  }
  s.facts.person_record.reset();
  EXPECT_THAT(unmet<ExcNotTwice>(s), ElementsAre("尚未调取干部信息"));
}

TEST(SkippingLevels, OneNeedsItsGrounds) {
  Situation s;
  EXPECT_THAT(because<ExcOneLevel>(s), ElementsAre("由乡科级正职到县处级副职，计1级"));
  s.facts.opened->post.level = PostLevel::division_head;
  EXPECT_THAT(unmet<ExcOneLevel>(s), ElementsAre("由乡科级正职到县处级正职，计2级，越一级提拔缺少破格情形"));
  s = breaking({BrokenRule::skip_level});
  s.facts.opened->post.level = PostLevel::division_head;
  EXPECT_THAT(because<ExcOneLevel>(s), ElementsAre("由乡科级正职到县处级正职，计2级"));
  s.facts.exceptional_grounds->grounds.clear();
  EXPECT_FALSE(met<ExcOneLevel>(s));
  s = breaking({BrokenRule::service_years});
  s.facts.opened->post.level = PostLevel::division_head;
  EXPECT_FALSE(met<ExcOneLevel>(s));
}

TEST(SkippingLevels, TwoIsForbidden) {
  auto s = breaking({BrokenRule::skip_level});
  s.facts.opened->post.level = PostLevel::bureau_deputy;
  EXPECT_THAT(unmet<ExcOneLevel>(s), ElementsAre("由乡科级正职到厅局级副职，计3级，不得越两级提拔"));
}

TEST(SkippingLevels, StartFromThePostHeldAtTheMotion) {
  Situation s;
  s.facts.opened->post.level = PostLevel::section_head;
  EXPECT_THAT(because<ExcOneLevel>(s), ElementsAre("由乡科级正职到乡科级正职，计0级"));
  person(s).posts[2].to = 2026y / 2 / 25;
  EXPECT_THAT(unmet<ExcOneLevel>(s), ElementsAre("由无领导职务到乡科级正职，计2级，越一级提拔缺少破格情形"));
  person(s).posts[2].to = 2026y / 2 / 26;
  EXPECT_TRUE(met<ExcOneLevel>(s));
  s.facts.person_record.reset();
  EXPECT_THAT(unmet<ExcOneLevel>(s), ElementsAre("尚未调取干部信息"));
}

}  // namespace
}  // namespace renmian::test
