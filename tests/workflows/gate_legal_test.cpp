#include "engine/procedure/machine.hpp"
#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/legal/gates.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

// A nomination to the standing committee: received on 20 April for the session of 27 April, which appoints by 21 of 40.
Situation appointed_by_standing_committee() {
  Situation s;
  s.facts.legal_motion = SubmitLegalMotion{LegalBody::congress_standing_committee,
                                           document("提请任命案"),
                                           document("说明"),
                                           document("考察材料"),
                                           2026y / 4 / 20,
                                           2026y / 4 / 27};
  s.facts.law_test = RecordLawTest{2026y / 4 / 15, true};
  s.facts.legal_history = RecordLegalHistory{0};
  s.facts.embargo = RecordEmbargo{2026y / 4 / 27, false};
  s.facts.legal_result =
      LegalVote{LegalBody::congress_standing_committee, 2026y / 4 / 27, 40, 30, 21, document("任命决定")};
  return s;
}

Situation elected_by_congress() {
  auto s = appointed_by_standing_committee();
  s.facts.legal_motion.reset();
  s.facts.legal_letter = DeliverRecommendationLetter{document("推荐书"), 2026y / 4 / 26};
  s.facts.legal_result = LegalVote{LegalBody::congress, 2026y / 4 / 27, 201, 190, 101, document("当选公告")};
  return s;
}

TEST(LegalLetter, GoesToThePresidiumBeforeTheElection) {
  auto s = elected_by_congress();
  s.facts.legal_letter->delivered_on = 2026y / 4 / 27;
  EXPECT_TRUE(met<LegLetter>(s));
  s.facts.legal_letter->delivered_on = 2026y / 4 / 28;
  EXPECT_THAT(unmet<LegLetter>(s), ElementsAre("推荐书晚于选举提交：2026-04-28"));
  s.facts.legal_letter->delivered_on = 2026y / 4 / 26;
  s.facts.legal_result->body = LegalBody::congress_standing_committee;
  EXPECT_THAT(unmet<LegLetter>(s), ElementsAre("推荐书应提交人民代表大会主席团，表决机关是：人大常委会"));
  s.facts.legal_letter.reset();
  EXPECT_THAT(unmet<LegLetter>(s), ElementsAre("尚未向主席团提交推荐书，也未提请选举、任命"));
}

TEST(LegalLetter, IsNotDeliveredTomorrow) {
  auto s = elected_by_congress();
  s.facts.legal_result.reset();
  s.facts.legal_letter->delivered_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<LegLetter>(s), ElementsAre("推荐书提交日期晚于今天：2026-05-07"));
}

TEST(LegalMotion, IsReceivedDaysBeforeTheSessionOfTheStandingCommittee) {
  auto s = appointed_by_standing_committee();
  EXPECT_TRUE(met<LegLetter>(s));
  s.facts.legal_motion->received_on = 2026y / 4 / 21;
  EXPECT_THAT(unmet<LegLetter>(s), ElementsAre("任免案应在会议前送达，至迟于：2026-04-20"));
  s.policy.npc_motion_days = 6;
  EXPECT_TRUE(met<LegLetter>(s));
}

TEST(LegalMotion, ThatIsLateMayBeAllowedByTheProvincialRegulationOnly) {
  auto s = appointed_by_standing_committee();
  s.facts.legal_motion->received_on = 2026y / 4 / 21;
  s.facts.waivers = {{"leg-letter", "superior_od", document("复函")}};
  EXPECT_EQ(verdict_of<LegLetter>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
  s.facts.waivers = {{"leg-letter", "provincial", document("省任免条例第九条")}};
  EXPECT_EQ(verdict_of<LegLetter>(s.facts, s.given()).kind, Verdict::Kind::kWaived);
  s.facts.legal_motion->explanation.reset();
  EXPECT_EQ(verdict_of<LegLetter>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
  s.facts.legal_motion.reset();
  EXPECT_EQ(verdict_of<LegLetter>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
}

TEST(LegalMotion, ComesWithItsPapersAndTheLawTest) {
  auto s = appointed_by_standing_committee();
  s.facts.legal_motion->explanation.reset();
  s.facts.legal_motion->assessment_material.reset();
  s.facts.law_test->passed = false;
  EXPECT_THAT(unmet<LegLetter>(s), ElementsAre("缺少提请任免的说明", "缺少提请任免的考察材料", "尚未通过法律知识考试"));
  s = appointed_by_standing_committee();
  s.facts.law_test.reset();
  EXPECT_THAT(unmet<LegLetter>(s), ElementsAre("尚未通过法律知识考试"));
  s.policy.law_test_required = false;
  EXPECT_TRUE(met<LegLetter>(s));
}

TEST(LegalMotion, GoesToTheBodyThatVotesAtItsSession) {
  auto s = appointed_by_standing_committee();
  s.facts.legal_result->body = LegalBody::cppcc;
  EXPECT_THAT(unmet<LegLetter>(s), ElementsAre("提请的机关与表决机关不同，提请的是：人大常委会"));
  s = appointed_by_standing_committee();
  s.facts.legal_result->held_on = 2026y / 4 / 26;
  EXPECT_THAT(unmet<LegLetter>(s), ElementsAre("表决早于提请的会议日期：2026-04-27"));
}

TEST(LegalMotion, ToTheGovernmentHasNoDays) {
  auto s = appointed_by_standing_committee();
  s.facts.legal_motion =
      SubmitLegalMotion{LegalBody::government, document("提请任命"), {}, {}, 2026y / 4 / 27, 2026y / 4 / 27};
  s.facts.legal_result = LegalVote{LegalBody::government, 2026y / 4 / 27};
  EXPECT_TRUE(met<LegLetter>(s));
}

TEST(LegalConsultation, IsHeldInATermChange) {
  Situation s;
  EXPECT_THAT(reasons(ask<LegConsult>(s), Verdict::Kind::kMet), ElementsAre("不是换届"));
  s.facts.opened->kind = CaseKind::term_change;
  EXPECT_THAT(unmet<LegConsult>(s), ElementsAre("换届尚未进行民主协商"));
  s.facts.democratic_consultation = RecordDemocraticConsultation{s.today, {"民主党派"}, document("协商记录")};
  EXPECT_TRUE(met<LegConsult>(s));
  s.facts.democratic_consultation->held_on = 2026y / 5 / 7;
  s.facts.democratic_consultation->consulted.clear();
  EXPECT_THAT(unmet<LegConsult>(s), ElementsAre("缺少民主协商对象", "民主协商日期晚于今天：2026-05-07"));
  s.facts.opened.reset();
  EXPECT_THAT(unmet<LegConsult>(s), ElementsAre("缺少事项类型"));
}

TEST(LegalSecrecy, HoldsUntilTheVote) {
  auto s = appointed_by_standing_committee();
  EXPECT_TRUE(met<LegSecrecy>(s));
  s.facts.embargo->checked_on = 2026y / 4 / 26;
  EXPECT_THAT(unmet<LegSecrecy>(s), ElementsAre("核查早于表决之日：2026-04-27"));
  s.facts.embargo = RecordEmbargo{2026y / 5 / 7};
  EXPECT_THAT(unmet<LegSecrecy>(s), ElementsAre("表决前已对外公布", "核查日期晚于今天：2026-05-07"));
  s.facts.embargo.reset();
  EXPECT_THAT(unmet<LegSecrecy>(s), ElementsAre("缺少表决前未对外公布的核查"));
}

TEST(LegalMajority, IsOfAllMembersNotOfThosePresent) {
  auto s = appointed_by_standing_committee();
  EXPECT_TRUE(met<LegMajority>(s));
  s.facts.legal_result->agree = 20;
  EXPECT_THAT(unmet<LegMajority>(s), ElementsAre("全体 40 人，出席 30 人，同意 20 人，过半数为 21 人"));
  EXPECT_TRUE(met<LegMajority>(elected_by_congress()));
  auto congress = elected_by_congress();
  congress.facts.legal_result->agree = 100;
  EXPECT_THAT(unmet<LegMajority>(congress), ElementsAre("全体 201 人，出席 190 人，同意 100 人，过半数为 101 人"));
}

TEST(LegalMajority, NeedsACountThatFits) {
  auto s = appointed_by_standing_committee();
  s.facts.legal_result->present = 20;
  EXPECT_THAT(unmet<LegMajority>(s),
              ElementsAre("应到、实到、同意人数不符", "全体 40 人，出席 20 人，同意 21 人，过半数为 21 人"));
  s.facts.legal_result->present = 41;
  EXPECT_THAT(unmet<LegMajority>(s), ElementsAre("应到、实到、同意人数不符"));
  s.facts.legal_result->members_total = s.facts.legal_result->present = s.facts.legal_result->agree = 0;
  EXPECT_FALSE(met<LegMajority>(s));
  s.facts.legal_result.reset();
  EXPECT_THAT(unmet<LegMajority>(s), ElementsAre("尚无选举、任命结果"));
}

TEST(LegalMajority, FollowsTheDecisionOfTheCommittee) {
  auto s = appointed_by_standing_committee();
  s.facts.legal_result->held_on = 2026y / 4 / 20;
  EXPECT_TRUE(met<LegMajority>(s));
  s.facts.legal_result->held_on = 2026y / 4 / 19;
  EXPECT_THAT(unmet<LegMajority>(s), ElementsAre("选举、任命早于党委决定之日：2026-04-20"));
  s.facts.legal_result->held_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<LegMajority>(s), ElementsAre("选举、任命日期晚于今天：2026-05-07"));
}

TEST(LegalMajority, IsNotAskedOfTheGovernment) {
  auto s = appointed_by_standing_committee();
  s.facts.legal_result = LegalVote{LegalBody::government, 2026y / 4 / 27};
  EXPECT_TRUE(met<LegMajority>(s));
}

TEST(LegalRejection, IsTheOtherSideOfTheMajority) {
  auto s = appointed_by_standing_committee();
  EXPECT_THAT(unmet<LegFailed>(s), ElementsAre("没有未获通过的表决"));
  s.facts.legal_rejection = s.facts.legal_result;
  s.facts.legal_rejection->agree = 20;
  EXPECT_TRUE(met<LegFailed>(s));
  s.facts.legal_rejection->agree = 21;
  EXPECT_THAT(unmet<LegFailed>(s),
              ElementsAre("已获通过，不是未通过：全体 40 人，出席 30 人，同意 21 人，过半数为 21 人"));
}

TEST(LegalRemovalFirst, IsAskedOfWhoHoldsAPostFilledByLaw) {
  Situation s;
  EXPECT_THAT(reasons(ask<LegRemoveFirst>(s), Verdict::Kind::kMet), ElementsAre("现任职务不是由人大等选举、任命产生"));
  s.facts.legal_post = RecordLegalPost{};
  EXPECT_THAT(unmet<LegRemoveFirst>(s), ElementsAre("未记录现任职务是否由人大等选举、任命产生"));
  s.facts.legal_post.reset();
  EXPECT_THAT(unmet<LegRemoveFirst>(s), ElementsAre("未记录现任职务是否由人大等选举、任命产生"));
  s.facts.legal_post = RecordLegalPost{LegalBody::congress_standing_committee};
  EXPECT_THAT(unmet<LegRemoveFirst>(s), ElementsAre("须先由产生机关免职或接受辞职：人大常委会"));
}

TEST(LegalRemovalFirst, IsByTheSameBodyOrTheCongresssStandingCommittee) {
  Situation s;
  s.facts.legal_post = RecordLegalPost{LegalBody::congress};
  s.facts.legal_removal = RecordLegalRemoval{LegalBody::congress_standing_committee, LegalRelease::resignation_accepted,
                                             s.today, document("决定")};
  EXPECT_THAT(reasons(ask<LegRemoveFirst>(s), Verdict::Kind::kMet), ElementsAre("已依法免职：2026-05-06"));
  s.facts.legal_removal->decided_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<LegRemoveFirst>(s), ElementsAre("依法免职日期晚于今天：2026-05-07"));
  s.facts.legal_removal->decided_on = s.today;
  s.facts.legal_removal->body = LegalBody::government;
  EXPECT_THAT(unmet<LegRemoveFirst>(s), ElementsAre("免职、接受辞职的不是产生机关，产生机关是：人民代表大会"));
  s.facts.legal_post->chosen_by = LegalBody::congress_standing_committee;
  s.facts.legal_removal->body = LegalBody::congress;
  EXPECT_FALSE(met<LegRemoveFirst>(s));
}

TEST(LegalRemovalFirst, PrecedesTheNewAppointment) {
  auto s = appointed_by_standing_committee();  // 27 April
  s.facts.legal_post = RecordLegalPost{LegalBody::congress_standing_committee};
  s.facts.legal_removal = RecordLegalRemoval{LegalBody::congress_standing_committee, LegalRelease::removed_by_law,
                                             2026y / 4 / 27, document("决定")};
  EXPECT_TRUE(met<LegRemoveFirst>(s));
  s.facts.legal_removal->decided_on = 2026y / 4 / 28;
  EXPECT_THAT(unmet<LegRemoveFirst>(s), ElementsAre("依法免职晚于新的选举、任命之日：2026-04-27"));
}

TEST(LegalRetry, EndsAfterTwoRejectionsInATerm) {
  auto s = appointed_by_standing_committee();
  s.facts.legal_history->rejected_this_term = 1;
  EXPECT_TRUE(met<LegRetry2>(s));
  s.facts.legal_history->rejected_this_term = 2;
  EXPECT_THAT(unmet<LegRetry2>(s), ElementsAre("本届对同一职务提名已未获通过次数：2"));
  s.facts.legal_history.reset();
  EXPECT_THAT(unmet<LegRetry2>(s), ElementsAre("缺少本届既往提名结果"));
}

TEST(Oath, IsTakenWhereItIsRequired) {
  auto s = appointed_by_standing_committee();
  EXPECT_THAT(reasons(ask<LegOath>(s), Verdict::Kind::kMet), ElementsAre("该职务不须宪法宣誓"));
  s.facts.oath = RecordOath{};
  EXPECT_THAT(unmet<LegOath>(s), ElementsAre("尚未进行宪法宣誓"));
  s.facts.oath->taken_on = 2026y / 4 / 27;
  EXPECT_TRUE(met<LegOath>(s));
  s.facts.oath->taken_on = 2026y / 4 / 26;
  EXPECT_THAT(unmet<LegOath>(s), ElementsAre("宣誓早于选举、任命之日：2026-04-27"));
  s.facts.oath->taken_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<LegOath>(s), ElementsAre("宣誓日期晚于今天：2026-05-07"));
  s.facts.oath.reset();
  EXPECT_THAT(unmet<LegOath>(s), ElementsAre("未记录是否须进行宪法宣誓"));
}

TEST(Nomination, GoesToOneBodyTheLastCounts) {
  Facts facts;
  const Actor actor{"P1", "pc_secretary", "县委"};
  SubmitLegalMotion{}.record(facts, {{}, actor});
  DeliverRecommendationLetter{}.record(facts, {{}, actor});
  EXPECT_FALSE(facts.legal_motion);
  SubmitLegalMotion{}.record(facts, {{}, actor});
  EXPECT_FALSE(facts.legal_letter);
  EXPECT_TRUE(facts.legal_motion);
}

}  // namespace
}  // namespace renmian::test
