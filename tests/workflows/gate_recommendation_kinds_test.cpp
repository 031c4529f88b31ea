// How the recommendation is held by kind of case and of post: opinions heard instead, five steps of a term change, the
// dropped meeting, the reference list, the circle, the post it is directed to.
#include "engine/procedure/machine.hpp"
#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/exceptions/gates.hpp"
#include "workflows/appointment/recommendation/gates.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

// A further use for which opinions were heard in place of the recommendation.
Situation by_opinions() {
  Situation s;
  s.facts.opened->kind = CaseKind::further_use;
  s.facts.recommendation.reset();
  s.facts.opinions_heard =
      HearOpinions{2026y / 3 / 2, {CircleClass::unit_leaders}, 12, 11, "普遍赞成", document("听取意见记录")};
  return s;
}

Situation exempted() {
  Situation s;
  s.facts.recommendation.reset();
  s.facts.waivers = {{"rec-done", "superior_od", document("复函")}};
  return s;
}

Situation term_change() {
  Situation s;
  s.facts.opened->kind = CaseKind::term_change;
  s.facts.recommendation->five_steps =
      TermChangeRecommendation{true, document("参考人选建议"), true, true, document("综合分析"), document("汇报")};
  return s;
}

// The meeting was dropped on all three findings.
Situation without_meeting() {
  Situation s;
  s.facts.recommendation->form = RecommendationForm::talks;
  s.facts.recommendation->meeting_drop = MeetingDrop{true, true, true, true};
  return s;
}

template <class Gate>
void expect_unmet_without_recommendation() {
  Situation s;
  s.facts.recommendation.reset();
  EXPECT_THAT(unmet<Gate>(s), ElementsAre("尚未进行民主推荐"));
  EXPECT_FALSE(ask<Gate>(s).waivable);
}

template <class Gate>
void expect_nothing_asked_where_none_was_needed() {
  EXPECT_THAT(reasons(ask<Gate>(by_opinions()), Verdict::Kind::kMet),
              ElementsAre("以听取意见代替民主推荐，听取意见日期：2026-03-02"));
  EXPECT_THAT(reasons(ask<Gate>(exempted()), Verdict::Kind::kMet), ElementsAre("经同意免予民主推荐：复函"));
}

TEST(HearingOpinions, ReplacesTheRecommendationOfAFurtherUse) {
  EXPECT_TRUE(met<RecDone>(by_opinions()));
  EXPECT_THAT(reasons(ask<RecValid1y>(by_opinions()), Verdict::Kind::kMet),
              ElementsAre("民主推荐结果有效期至：2027-03-02"));
}

TEST(HearingOpinions, ReplacesNoOtherRecommendation) {
  auto s = by_opinions();
  s.facts.opened->kind = CaseKind::promote;
  EXPECT_THAT(unmet<RecDone>(s), ElementsAre("听取意见只能代替进一步使用的民主推荐"));
  EXPECT_THAT(unmet<RecValid1y>(s), ElementsAre("没有注明日期的民主推荐结果"));
}

TEST(HearingOpinions, IsValidForAYearToo) {
  auto s = by_opinions();
  s.today = 2027y / 3 / 3;
  EXPECT_THAT(unmet<RecValid1y>(s), ElementsAre("民主推荐结果已失效，有效期至：2027-03-02"));
}

TEST(HearingOpinions, ListsWhatItsRecordLacks) {
  auto s = by_opinions();
  s.facts.opinions_heard->heard_for = 12;
  EXPECT_TRUE(met<RecDone>(s));
  s.facts.opinions_heard->heard_for = 13;
  EXPECT_THAT(unmet<RecDone>(s), ElementsAre("听取意见的人数前后不符"));
  s.facts.opinions_heard->heard_in_all = s.facts.opinions_heard->heard_for = 0;
  s.facts.opinions_heard->results = "无";
  EXPECT_THAT(unmet<RecDone>(s), ElementsAre("没有听取意见的对象和人数", "缺少听取意见的结果"));
}

TEST(TermChange, IsRecommendedInFiveSteps) { EXPECT_TRUE(met<RecDone>(term_change())); }

TEST(TermChange, ListsTheStepsThatAreMissing) {
  auto s = term_change();
  s.facts.recommendation->five_steps->presided_by_local_committee = false;
  EXPECT_THAT(unmet<RecDone>(s), ElementsAre("会议推荐不是由本级党委主持"));
  s.facts.recommendation->five_steps.reset();
  s.facts.recommendation->directed = false;
  EXPECT_THAT(unmet<RecDone>(s),
              ElementsAre("换届须全额定向推荐", "谈话前未发送谈话提纲和干部名册",
                          "缺少上级研究提出的会议推荐参考人选名单", "参考人选未与本级党委沟通",
                          "会议推荐不是由本级党委主持", "缺少对推荐情况的综合分析", "未向上级汇报推荐情况"));
}

TEST(TermChange, PutsAReferenceListToItsMeeting) {
  auto s = term_change();
  s.facts.recommendation->reference_list.clear();
  EXPECT_THAT(unmet<RecDone>(s), ElementsAre("缺少上级研究提出的会议推荐参考人选名单"));
}

TEST(SamePost, IsTheOneTheRecommendationWasDirectedTo) {
  Situation s;
  EXPECT_TRUE(met<RecSamePost>(s));
  s.facts.recommendation->for_post->uuid.bytes[15] = 1;
  EXPECT_THAT(unmet<RecSamePost>(s), ElementsAre("定向推荐的职位不是拟任职务，须重新推荐"));
  s.facts.recommendation->directed = false;
  EXPECT_THAT(reasons(ask<RecSamePost>(s), Verdict::Kind::kMet), ElementsAre("非定向推荐"));
}

TEST(SamePost, MayBeAnotherOneIfTheOwnCommitteeSaysSo) {
  Situation s;
  s.facts.recommendation->for_post->uuid.bytes[15] = 1;
  s.facts.waivers = {{"rec-same-post", "superior_od", document("复函")}};
  EXPECT_EQ(verdict_of<RecSamePost>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
  EXPECT_THAT(unmet<WaiverAllowed>(s), ElementsAre("规则 rec-same-post 的例外只能由 own_pc 批准，不是 superior_od"));
  s.facts.waivers = {{"rec-same-post", "own_pc", document("常委会纪要")}};
  EXPECT_EQ(verdict_of<RecSamePost>(s.facts, s.given()).kind, Verdict::Kind::kWaived);
  EXPECT_TRUE(met<WaiverAllowed>(s));
}

TEST(SamePost, MustBeNamedAndNoWaiverStandsForThat) {
  Situation s;
  s.facts.recommendation->for_post.reset();
  s.facts.waivers = {{"rec-same-post", "own_pc", document("常委会纪要")}};
  const auto verdict = verdict_of<RecSamePost>(s.facts, s.given());
  EXPECT_THAT(reasons(verdict, Verdict::Kind::kUnmet), ElementsAre("定向推荐未注明推荐职位"));
  expect_unmet_without_recommendation<RecSamePost>();
  expect_nothing_asked_where_none_was_needed<RecSamePost>();
}

TEST(ReferenceList, HasMoreNamesThanPosts) {
  Situation s;
  EXPECT_THAT(reasons(ask<RecDifferential>(s), Verdict::Kind::kMet), ElementsAre("参考人选 2 人，推荐职位 1 个"));
  s.facts.recommendation->post_count = 2;
  EXPECT_THAT(unmet<RecDifferential>(s), ElementsAre("参考人选 2 人，推荐职位 2 个，须差额提出"));
  s.facts.recommendation->post_count = 0;
  EXPECT_THAT(unmet<RecDifferential>(s), ElementsAre("缺少推荐职位数"));
}

TEST(ReferenceList, CountsANameOnce) {
  Situation s;
  s.facts.recommendation->reference_list = {"甲", "甲"};
  EXPECT_THAT(unmet<RecDifferential>(s), ElementsAre("参考人选 1 人，推荐职位 1 个，须差额提出"));
}

TEST(ReferenceList, IsNotAskedForWhereNoneWasUsed) {
  Situation s;
  s.facts.recommendation->reference_list.clear();
  EXPECT_THAT(reasons(ask<RecDifferential>(s), Verdict::Kind::kMet), ElementsAre("未使用参考人选名单"));
  expect_unmet_without_recommendation<RecDifferential>();
  expect_nothing_asked_where_none_was_needed<RecDifferential>();
}

TEST(DroppedMeeting, RestsOnAllThreeFindings) {
  EXPECT_TRUE(met<RecMeetingDrop>({}));
  EXPECT_TRUE(met<RecMeetingDrop>(without_meeting()));
  using Spoil = bool MeetingDrop::*;
  const std::pair<Spoil, const char*> findings[] = {
      {&MeetingDrop::unit_small, "免去会议推荐缺少认定：单位人数较少"},
      {&MeetingDrop::circles_nearly_same, "免去会议推荐缺少认定：会议推荐与谈话推荐参加人员范围基本相同"},
      {&MeetingDrop::opinions_concentrated, "免去会议推荐缺少认定：谈话推荐意见比较集中"},
      {&MeetingDrop::confirmed_by_head, "免去会议推荐未经组织部长确认"}};
  for (const auto& [finding, reason] : findings) {
    auto s = without_meeting();
    (*s.facts.recommendation->meeting_drop).*finding = false;
    EXPECT_THAT(unmet<RecMeetingDrop>(s), ElementsAre(reason));
  }
}

TEST(DroppedMeeting, WithoutFindingsListsThemAll) {
  auto s = without_meeting();
  s.facts.recommendation->meeting_drop.reset();
  EXPECT_EQ(unmet<RecMeetingDrop>(s).size(), 4U);
  expect_unmet_without_recommendation<RecMeetingDrop>();
  expect_nothing_asked_where_none_was_needed<RecMeetingDrop>();
}

TEST(DroppedMeeting, IsNotForATermChange) {
  auto s = without_meeting();
  s.facts.opened->kind = CaseKind::term_change;
  EXPECT_THAT(unmet<RecMeetingDrop>(s), ElementsAre("换届不得免去会议推荐"));
}

TEST(RecommendationCircle, OfADepartmentIsThatOfTheArticle) {
  Situation s;
  EXPECT_TRUE(met<RecScope>(s));
  s.facts.recommendation->talked_with = {CircleClass::unit_leaders, CircleClass::subordinate_heads};
  s.facts.recommendation->met_with = {CircleClass::unit_leaders, CircleClass::internal_leaders};
  EXPECT_THAT(unmet<RecScope>(s),
              ElementsAre("谈话调研推荐的范围缺少：内设机构领导成员", "会议推荐的范围缺少：直属单位主要领导成员"));
}

TEST(RecommendationCircle, IsAdjustedWithAReason) {
  Situation s;
  s.facts.recommendation->talked_with =
      s.facts.recommendation->met_with = {CircleClass::unit_leaders, CircleClass::internal_leaders};
  s.facts.recommendation->omitted = {{CircleClass::subordinate_heads, "该局没有直属单位"}};
  EXPECT_TRUE(met<RecScope>(s));
  s.facts.recommendation->omitted[0].reason = " 略 ";
  EXPECT_THAT(unmet<RecScope>(s),
              ElementsAre("谈话调研推荐的范围缺少：直属单位主要领导成员", "会议推荐的范围缺少：直属单位主要领导成员"));
}

TEST(RecommendationCircle, IsAskedOfWhatWasHeldOnly) {
  auto s = without_meeting();
  s.facts.recommendation->met_with.clear();
  EXPECT_TRUE(met<RecScope>(s));
  expect_unmet_without_recommendation<RecScope>();
  expect_nothing_asked_where_none_was_needed<RecScope>();
}

TEST(RecommendationCircle, OfALocalLeadingBodyIsThatOfTheTermChange) {
  auto s = without_meeting();
  s.facts.opened->post.system = PostSystem::elected;
  EXPECT_EQ(unmet<RecScope>(s).size(), 7U);
  s.facts.recommendation->talked_with = s.policy.recommendation_circle_leading_body;
  EXPECT_TRUE(met<RecScope>(s));
  s.facts.recommendation->talked_with.pop_back();
  EXPECT_THAT(unmet<RecScope>(s), ElementsAre("谈话调研推荐的范围缺少：民主党派、工商联主要领导成员和无党派代表人士"));
}

TEST(RecommendationCircle, OfAnInternalPostMayBeTheInternalUnit) {
  auto s = without_meeting();
  s.facts.recommendation->talked_with = {CircleClass::internal_unit};
  EXPECT_EQ(unmet<RecScope>(s).size(), 3U);
  s.facts.opened->post.kind = PostKind::internal;
  EXPECT_TRUE(met<RecScope>(s));
  s.facts.recommendation->talked_with = s.policy.recommendation_circle_department;
  EXPECT_TRUE(met<RecScope>(s));
  s.facts.recommendation->talked_with.clear();
  EXPECT_EQ(unmet<RecScope>(s).size(), 3U);
}

TEST(RecommendationCircle, FollowsThePolicy) {
  Situation s;
  s.policy.recommendation_circle_department.push_back(CircleClass::superior_leaders);
  EXPECT_THAT(unmet<RecScope>(s), ElementsAre("谈话调研推荐的范围缺少：上级领导机关有关领导成员",
                                              "会议推荐的范围缺少：上级领导机关有关领导成员"));
}

TEST(ReturnToTheRecommendation, ForgetsTheOpinionsHeardToo) {
  auto s = by_opinions();
  reopen_recommendation(s.facts);
  EXPECT_FALSE(s.facts.opinions_heard || s.facts.unit_opinions || s.facts.feedback || s.facts.team);
  EXPECT_TRUE(s.facts.audit_result);  // the audit office's word stays
}

TEST(HearingOpinions, BecomesPartOfTheFacts) {
  Facts facts;
  const Actor actor{"H1", "cadre_section", "组织部"};
  by_opinions().facts.opinions_heard->record(facts, {{}, actor});
  ASSERT_TRUE(facts.opinions_heard);
  EXPECT_EQ(facts.opinions_heard->heard_in_all, 12);
}

}  // namespace
}  // namespace renmian::test
