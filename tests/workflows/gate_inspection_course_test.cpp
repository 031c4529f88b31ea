// What the inspection team declares, publishes, hears, gives back and signs.
#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/inspection/gates.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

Verdict recusal_with(const Situation& s, const Surroundings& around) {
  return InsRecuse::check(s.facts, {s.policy, WorkingDays::china(), start_of_day_in_china(s.today), false, around});
}

Situation internal_post() {
  Situation s;
  s.facts.opened->post.kind = PostKind::internal;
  s.policy.simplified_inspection_of_internal_posts = true;
  return s;
}

Situation presiding_since(CivilDate day) {
  Situation s;
  s.facts.audit_result.reset();
  s.facts.person_record.reset();
  s.facts.team->audit_standing = AuditStanding::presiding_deputy;
  s.facts.team->presiding_since = day;
  return s;
}

TEST(Recusal, IsDeclaredByEachMember) {
  Situation s;
  EXPECT_TRUE(met<InsRecuse>(s));
  s.facts.team->members[1].declared_unrelated = false;
  EXPECT_THAT(unmet<InsRecuse>(s), ElementsAre("考察组成员未作无须回避的声明：T2"));
  s.facts.team->members.clear();
  EXPECT_THAT(unmet<InsRecuse>(s), ElementsAre("尚未组成考察组"));
  s.facts.team.reset();
  EXPECT_THAT(unmet<InsRecuse>(s), ElementsAre("尚未组成考察组"));
}

TEST(Recusal, IsAskedOfTheRegisterToo) {
  const Situation s;
  Surroundings around;
  around.kin = {{s.facts.opened->person, "T9", Kin::sibling}};
  EXPECT_TRUE(recusal_with(s, around).passes());
  around.kin.push_back({s.facts.opened->person, "T2", Kin::cousin});
  EXPECT_THAT(reasons(recusal_with(s, around), Verdict::Kind::kUnmet),
              ElementsAre("考察组成员与考察对象有亲属关系，须回避：T2"));
  around.kin.back().person.uuid.bytes[15] = 1;  // somebody else's relative
  EXPECT_TRUE(recusal_with(s, around).passes());
}

TEST(InspectionNotice, InSuitableScopeIsMet) { EXPECT_TRUE(met<InsNotice>({})); }

TEST(InspectionNotice, ListsWhatItLacks) {
  Situation s;
  s.facts.inspection_notice->scope = "";
  s.facts.inspection_notice->contents = {NoticeContent::target_and_post, NoticeContent::inspection_period};
  EXPECT_THAT(unmet<InsNotice>(s), ElementsAre("缺少预告范围", "考察预告缺少内容：考察组成员及联系方式",
                                               "考察预告缺少内容：考察内容范围", "考察预告缺少内容：举报渠道"));
  s.facts.inspection_notice.reset();
  EXPECT_THAT(unmet<InsNotice>(s), ElementsAre("未发布考察预告"));
}

TEST(InspectionNotice, IsNotPublishedTomorrow) {
  Situation s;
  s.facts.inspection_notice->published_on = s.facts.inspection_notice->until = s.today;
  EXPECT_TRUE(met<InsNotice>(s));
  s.facts.inspection_notice->published_on = s.facts.inspection_notice->until = 2026y / 5 / 7;
  EXPECT_THAT(unmet<InsNotice>(s), ElementsAre("预告日期晚于今天：2026-05-07"));
}

TEST(InspectionNotice, RunsAsManyDaysAsThePolicySays) {
  Situation s;  // 9 to 13 March
  s.policy.inspection_notice_days = 5;
  EXPECT_TRUE(met<InsNotice>(s));
  s.policy.inspection_notice_days = 6;
  EXPECT_THAT(unmet<InsNotice>(s), ElementsAre("预告期限不足，至少须到：2026-03-14"));
  s.policy.inspection_notice_days = 1;
  s.facts.inspection_notice->until = 2026y / 3 / 8;
  EXPECT_THAT(unmet<InsNotice>(s), ElementsAre("预告期限不足，至少须到：2026-03-09"));
}

TEST(SimplifiedInspection, OfAnInternalPostNeedsNoNoticeAndAnyCircle) {
  auto s = internal_post();
  s.facts.inspection_notice.reset();
  s.facts.inspection->talked_with = {CircleClass::internal_unit};
  EXPECT_THAT(reasons(ask<InsNotice>(s), Verdict::Kind::kMet), ElementsAre("内设机构领导职务简化考察，不要求考察预告"));
  EXPECT_TRUE(met<InsTalks>(s));
  s.facts.inspection->talks_held = 0;
  EXPECT_THAT(unmet<InsTalks>(s), ElementsAre("没有个别谈话记录"));
}

TEST(SimplifiedInspection, IsForInternalPostsAndWhereThePlaceHasSaidSo) {
  auto s = internal_post();
  s.facts.inspection_notice.reset();
  s.facts.opened->post.kind = PostKind::deputy;
  EXPECT_THAT(unmet<InsNotice>(s), ElementsAre("未发布考察预告"));
  s = internal_post();
  s.facts.inspection_notice.reset();
  s.policy.simplified_inspection_of_internal_posts = false;
  EXPECT_THAT(unmet<InsNotice>(s), ElementsAre("未发布考察预告"));
}

TEST(InspectionTalks, CoverTheClassesOfTheArticle) {
  Situation s;
  EXPECT_TRUE(met<InsTalks>(s));
  s.facts.inspection->talked_with.pop_back();
  EXPECT_THAT(unmet<InsTalks>(s), ElementsAre("考察谈话的范围缺少：直属单位主要领导成员"));
  s.facts.inspection->omitted = {{CircleClass::subordinate_heads, "没有直属单位"}};
  EXPECT_TRUE(met<InsTalks>(s));
  s.facts.inspection->omitted[0].reason = "无";
  EXPECT_THAT(unmet<InsTalks>(s), ElementsAre("考察谈话的范围缺少：直属单位主要领导成员"));
  s.facts.inspection.reset();
  EXPECT_THAT(unmet<InsTalks>(s), ElementsAre("缺少考察材料"));
}

TEST(InspectionTalks, ForALocalLeadingBodyReachItsOrgans) {
  Situation s;
  s.facts.opened->post.system = PostSystem::elected;
  EXPECT_THAT(unmet<InsTalks>(s),
              ElementsAre("考察谈话的范围缺少：党委成员", "考察谈话的范围缺少：人大常委会、政府、政协领导成员",
                          "考察谈话的范围缺少：纪委监委领导成员", "考察谈话的范围缺少：法院、检察院主要领导成员"));
  s.facts.inspection->talked_with = s.policy.talk_circle_leading_body;
  EXPECT_TRUE(met<InsTalks>(s));
}

TEST(Feedback, IsGivenAndViewsAreExchanged) {
  Situation s;
  EXPECT_TRUE(met<InsFeedback>(s));
  s.facts.feedback->unit_leader = "";
  s.facts.feedback->views = "略";
  EXPECT_THAT(unmet<InsFeedback>(s), ElementsAre("缺少反馈的单位主要领导", "缺少交换意见的情况"));
  s.facts.feedback.reset();
  EXPECT_THAT(unmet<InsFeedback>(s), ElementsAre("尚未向单位主要领导反馈考察情况"));
}

TEST(Feedback, IsNotGivenTomorrow) {
  Situation s;
  s.facts.feedback->held_on = s.today;
  EXPECT_TRUE(met<InsFeedback>(s));
  s.facts.feedback->held_on = 2026y / 5 / 7;
  EXPECT_THAT(unmet<InsFeedback>(s), ElementsAre("反馈日期晚于今天：2026-05-07"));
}

TEST(UnitOpinions, AreThoseOfThreeBodies) {
  Situation s;
  EXPECT_TRUE(met<FanUnitOpinions>(s));
  s.facts.unit_opinions->unit_discipline.reset();
  EXPECT_THAT(unmet<FanUnitOpinions>(s), ElementsAre("未听取意见：所在单位纪检监察机构"));
  s.facts.unit_opinions.reset();
  EXPECT_THAT(unmet<FanUnitOpinions>(s),
              ElementsAre("未听取意见：所在单位组织（人事）部门", "未听取意见：所在单位纪检监察机构",
                          "未听取意见：所在单位机关党组织"));
}

TEST(UnitOpinions, ThatFindUseAffectedCloseTheGate) {
  Situation s;
  s.facts.unit_opinions->party_organization->affects_use = true;
  EXPECT_THAT(unmet<FanUnitOpinions>(s), ElementsAre("认为影响使用：所在单位机关党组织"));
}

TEST(UnitOpinions, AreNotReplacedByTheDisciplineOrganOfTheLevel) {
  Situation s;
  s.facts.unit_opinions.reset();
  ASSERT_TRUE(s.facts.discipline);
  EXPECT_FALSE(met<FanUnitOpinions>(s));
}

TEST(AuditFirst, IsAskedOfAHead) {
  Situation s;
  EXPECT_THAT(reasons(ask<FanAuditFirst>(s), Verdict::Kind::kMet), ElementsAre("已审计：任期经济责任审计报告"));
  s.facts.audit_result.reset();
  EXPECT_THAT(unmet<FanAuditFirst>(s), ElementsAre("须先进行经济责任审计，尚无审计机关的审计结果：现任正职"));
  s.facts.person_record.reset();
  s.facts.team->audit_standing = AuditStanding::not_subject;
  EXPECT_THAT(reasons(ask<FanAuditFirst>(s), Verdict::Kind::kMet), ElementsAre("不属于经济责任审计对象"));
  s.facts.team.reset();
  EXPECT_THAT(unmet<FanAuditFirst>(s), ElementsAre("尚未组成考察组"));
}

TEST(AuditFirst, IsAskedOfADeputyWhoPresidesForAYear) {
  EXPECT_THAT(reasons(ask<FanAuditFirst>(presiding_since(2025y / 5 / 7)), Verdict::Kind::kMet),
              ElementsAre("主持工作未满规定期限，须先审计的起始日为：2026-05-07"));
  EXPECT_THAT(unmet<FanAuditFirst>(presiding_since(2025y / 5 / 6)),
              ElementsAre("须先进行经济责任审计，尚无审计机关的审计结果：主持工作的副职"));
  auto s = presiding_since(2025y / 5 / 7);
  s.policy.audit_after_presiding_months = 6;
  EXPECT_FALSE(met<FanAuditFirst>(s));
  s.policy.audit_after_presiding_months = 12;
  s.facts.team->presiding_since.reset();  // not known since when
  EXPECT_FALSE(met<FanAuditFirst>(s));
}

TEST(AuditFirst, IsAskedOfAHeadByTheRegisterWhateverTheTeamWasTold) {
  Situation s;
  s.facts.team->audit_standing = AuditStanding::not_subject;
  s.facts.audit_result.reset();
  PostHeld post;
  post.kind = PostKind::head;
  post.from = 2022y / 1 / 5;
  post.to = 2024y / 1 / 5;
  s.facts.person_record.emplace();
  s.facts.person_record->person.posts = {post};
  EXPECT_TRUE(met<FanAuditFirst>(s));
  s.facts.person_record->person.posts[0].to.reset();
  EXPECT_THAT(unmet<FanAuditFirst>(s), ElementsAre("须先进行经济责任审计，尚无审计机关的审计结果：现任正职"));
}

TEST(AuditFirst, NeedsAResultOfTodayAtTheLatest) {
  Situation s;
  s.facts.audit_result->result.date = s.today;
  EXPECT_TRUE(met<FanAuditFirst>(s));
  s.facts.audit_result->result.date = 2026y / 5 / 7;
  EXPECT_THAT(unmet<FanAuditFirst>(s), ElementsAre("审计结果日期晚于今天：2026-05-07"));
}

TEST(InspectionMaterial, HasFourParts) {
  Situation s;
  EXPECT_TRUE(met<InsMaterial>(s));
  s.facts.inspection->parts = {MaterialPart::performance, MaterialPart::recommendation_and_talks};
  EXPECT_THAT(unmet<InsMaterial>(s), ElementsAre("考察材料缺少内容：主要缺点和不足",
                                                 "考察材料缺少内容：档案、个人有关事项、纪检监察意见和信访核查结论"));
}

TEST(InspectionMaterial, IsSignedByEveryMemberAndNobodyElse) {
  Situation s;
  s.facts.inspection->signed_by = {"T1", "T3"};
  EXPECT_THAT(unmet<InsMaterial>(s), ElementsAre("考察组成员未在考察材料上签字：T2", "签字人不是考察组成员：T3"));
  s.facts.inspection.reset();
  EXPECT_THAT(unmet<InsMaterial>(s), ElementsAre("缺少考察材料"));
  s.facts.team.reset();
  EXPECT_THAT(unmet<InsMaterial>(s), ElementsAre("尚未组成考察组"));
}

TEST(InspectionRecords, BecomePartOfTheFacts) {
  const Situation s;
  Facts facts;
  const Actor actor{"T1", "inspection_team", "组织部"};
  s.facts.unit_opinions->record(facts, {{}, actor});
  s.facts.feedback->record(facts, {{}, actor});
  s.facts.audit_result->record(facts, {{}, actor});
  RecordInspectionPublicity{document("公示"), "全县", 2026y / 3 / 9, 2026y / 3 / 16, "无异议"}.record(facts,
                                                                                                      {{}, actor});
  EXPECT_TRUE(facts.unit_opinions && facts.feedback && facts.audit_result && facts.inspection_publicity);
  EXPECT_TRUE(RecordAuditResult::info.confirms);
}

}  // namespace
}  // namespace renmian::test
