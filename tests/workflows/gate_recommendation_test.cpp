#include "workflows/appointment/recommendation/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

TEST(Recommendation, ByTalksAndMeetingIsMet) { EXPECT_TRUE(met<RecDone>({})); }

TEST(Recommendation, ByTalksAloneNeedsNoTallySheet) {
  Situation s;
  s.facts.recommendation->form = RecommendationForm::talks;
  s.facts.recommendation->papers_issued = s.facts.recommendation->papers_returned = 0;
  s.facts.recommendation->papers_valid = s.facts.recommendation->votes_for = 0;
  s.facts.recommendation->counted_by.clear();
  EXPECT_TRUE(met<RecDone>(s));
}

TEST(Recommendation, ByMeetingAloneLacksItsTalks) {
  Situation s;
  s.facts.recommendation->form = RecommendationForm::meeting;
  EXPECT_THAT(unmet<RecDone>(s), ElementsAre("缺少谈话调研推荐，只有会议推荐可以免去"));
}

TEST(Recommendation, NotHeldIsUnmet) {
  Situation s;
  s.facts.recommendation->form = RecommendationForm::none;
  EXPECT_THAT(unmet<RecDone>(s), ElementsAre("尚未进行民主推荐"));
  s.facts.recommendation.reset();
  EXPECT_THAT(unmet<RecDone>(s), ElementsAre("尚未进行民主推荐"));
}

TEST(Recommendation, ListsAllThatItsRecordLacks) {
  Situation s;
  s.facts.recommendation->result_on.reset();
  s.facts.recommendation->talks_held = s.facts.recommendation->papers_valid = 0;
  s.facts.recommendation->counted_by = {"T1"};
  EXPECT_THAT(unmet<RecDone>(s), ElementsAre("缺少推荐结果日期", "没有谈话调研推荐的谈话记录", "会议推荐没有有效票",
                                             "计票表须由两名计票人签字", "推荐票数、人数前后不符"));
}

TEST(Recommendation, WithFiguresThatContradictEachOtherIsUnmet) {
  using Spoil = void (*)(SummarizeRecommendation&);
  for (const Spoil spoil :
       {Spoil{[](auto& r) { r.attended = 31; }}, Spoil{[](auto& r) { r.papers_returned = 29; }},
        Spoil{[](auto& r) { r.papers_valid = 29; }}, Spoil{[](auto& r) { r.votes_for = 28; }},
        Spoil{[](auto& r) { r.talks_for = 17; }}, Spoil{[](auto& r) { r.talks_other = 1; }},
        Spoil{[](auto& r) { r.talks_nobody = 2; }}, Spoil{[](auto& r) { r.talks_abstained = 0; }}}) {
    Situation s;
    spoil(*s.facts.recommendation);
    EXPECT_THAT(unmet<RecDone>(s), ElementsAre("推荐票数、人数前后不符"));
  }
}

TEST(Recommendation, IsCountedByTwoDifferentPeople) {
  Situation s;
  s.facts.recommendation->counted_by = {"T1", "T1"};
  EXPECT_THAT(unmet<RecDone>(s), ElementsAre("计票表须由两名计票人签字"));
}

TEST(RecommendationValidity, LastsToTheSameDayAYearLater) {
  Situation s;
  s.today = 2027y / 3 / 2;
  EXPECT_TRUE(met<RecValid1y>(s));
}

TEST(RecommendationValidity, IsOverOnTheDayAfter) {
  Situation s;
  s.today = 2027y / 3 / 3;
  EXPECT_THAT(unmet<RecValid1y>(s), ElementsAre("民主推荐结果已失效，有效期至：2027-03-02"));
}

TEST(RecommendationValidity, FollowsAStricterPolicy) {
  Situation s;
  s.policy.recommendation_valid_months = 2;
  EXPECT_THAT(unmet<RecValid1y>(s), ElementsAre("民主推荐结果已失效，有效期至：2026-05-02"));
}

TEST(RecommendationValidity, NeedsADateThatIsNotInTheFuture) {
  Situation s;
  s.facts.recommendation->result_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<RecValid1y>(s), ElementsAre("推荐结果日期晚于今天：2026-05-07"));
  s.facts.recommendation->result_on.reset();
  EXPECT_THAT(unmet<RecValid1y>(s), ElementsAre("没有注明日期的民主推荐结果"));
}

TEST(RecommendationValidity, IsNotAskedOfAnExemptedCandidate) {
  Situation s;
  s.facts.recommendation->form = RecommendationForm::none;
  EXPECT_THAT(unmet<RecValid1y>(s), ElementsAre("没有注明日期的民主推荐结果"));
  s.facts.waivers = {{"rec-done", "superior_od", document("复函")}};
  EXPECT_THAT(reasons(ask<RecValid1y>(s), Verdict::Kind::kMet), ElementsAre("经同意免予民主推荐：复函"));
}

}  // namespace
}  // namespace renmian::test
