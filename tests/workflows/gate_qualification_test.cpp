#include "workflows/appointment/qualification/gates.hpp"

#include "engine/procedure/machine.hpp"
#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

PersonRecord& person(Situation& s) { return s.facts.person_record->person; }

// The person takes a post of that level; the motion is of 25 February 2026.
Situation to(PostLevel level) {
  Situation s;
  s.facts.opened->post.level = level;
  return s;
}

// A deputy of division level since that day, to become head.
Situation deputy_since(CivilDate from) {
  auto s = to(PostLevel::division_head);
  person(s).posts = {{"副局长", "某局", PostLevel::division_deputy, PostKind::deputy, from, {}, {}, true}};
  return s;
}

// The reason of a verdict that is met.
template <class Gate>
std::vector<std::string> because(const Situation& s) {
  return reasons(ask<Gate>(s), Verdict::Kind::kMet);
}

template <class Gate>
void expect_waived_only_by(std::string_view authority, Situation s) {
  const std::string gate(Gate::info.id);
  EXPECT_EQ(verdict_of<Gate>(s.facts, s.given()).kind, Verdict::Kind::kUnmet) << gate;
  for (const auto* wrong : {"superior_od", "own_pc", "provincial_civil_service"}) {
    if (wrong == authority) continue;
    s.facts.waivers = {{gate, wrong, document("批复")}};
    EXPECT_EQ(verdict_of<Gate>(s.facts, s.given()).kind, Verdict::Kind::kUnmet) << gate << " " << wrong;
  }
  s.facts.waivers = {{gate, std::string(authority), document("批复")}};
  EXPECT_EQ(verdict_of<Gate>(s.facts, s.given()).kind, Verdict::Kind::kWaived) << gate;
}

TEST(Qualifications, AreUnmetWithoutTheRecordOfThePerson) {
  Situation s;
  s.facts.person_record.reset();
  const auto missing = ElementsAre("尚未调取干部信息");
  EXPECT_THAT(unmet<QualService>(s), missing);
  EXPECT_THAT(unmet<QualGrassroots>(s), missing);
  EXPECT_THAT(unmet<QualTwoPosts>(s), missing);
  EXPECT_THAT(unmet<QualDeputy2y>(s), missing);
  EXPECT_THAT(unmet<QualHead3y>(s), missing);
  EXPECT_THAT(unmet<QualEducation>(s), missing);
  EXPECT_THAT(unmet<QualTraining>(s), missing);
  EXPECT_THAT(unmet<QualHealth>(s), missing);
  EXPECT_THAT(unmet<QualLegal>(s), missing);
  s.facts.waivers = {{"qual-service", "superior_od", document("批复")}};
  EXPECT_EQ(verdict_of<QualService>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
}

TEST(Qualifications, DoNotRestOnARecordOfTomorrow) {
  Situation s;
  s.facts.person_record->as_of = s.today;
  EXPECT_TRUE(met<QualHealth>(s));
  s.facts.person_record->as_of = 2026y / 5 / 7;
  EXPECT_THAT(unmet<QualHealth>(s), ElementsAre("干部信息的日期晚于今天：2026-05-07"));
}

TEST(Qualifications, OfYearsAndPostsDoNotApplyBelowCountyLevel) {
  auto s = to(PostLevel::section_head);
  person(s) = {};
  const auto not_applicable = ElementsAre("县处级以下职务不适用");
  EXPECT_THAT(because<QualService>(s), not_applicable);
  EXPECT_THAT(because<QualGrassroots>(s), not_applicable);
  EXPECT_THAT(because<QualTwoPosts>(s), not_applicable);
  EXPECT_THAT(because<QualDeputy2y>(s), not_applicable);
  EXPECT_THAT(because<QualHead3y>(s), not_applicable);
  EXPECT_FALSE(met<QualEducation>(s));
  EXPECT_FALSE(met<QualTraining>(s));
  EXPECT_FALSE(met<QualHealth>(s));
}

TEST(Service, IsFiveYearsOnTheDayOfTheMotion) {
  Situation s;
  person(s).service_from = 2021y / 2 / 25;
  EXPECT_THAT(because<QualService>(s),
              ElementsAre("工龄须满5年：2021-02-25 起，2026-02-25满；计算至动议之日 2026-02-25，按日计算"));
  person(s).service_from = 2021y / 2 / 26;
  EXPECT_THAT(unmet<QualService>(s),
              ElementsAre("工龄须满5年：2021-02-26 起，2026-02-26满；计算至动议之日 2026-02-25，按日计算"));
  expect_waived_only_by<QualService>("superior_od", s);
  person(s).service_from.reset();
  EXPECT_THAT(unmet<QualService>(s), ElementsAre("缺少参加工作时间"));
}

TEST(Service, FollowsAStricterPolicy) {
  Situation s;
  person(s).service_from = 2020y / 2 / 26;
  EXPECT_TRUE(met<QualService>(s));
  s.policy.service_years = 6;
  EXPECT_FALSE(met<QualService>(s));
}

TEST(Grassroots, IsTwoYearsInAll) {
  Situation s;
  person(s).grassroots = {{2015y / 1 / 1, 2016y / 1 / 1}, {2018y / 1 / 1, 2019y / 1 / 1}};
  EXPECT_THAT(because<QualGrassroots>(s),
              ElementsAre("基层工作经历须满2年：2015-01-01 至 2016-01-01、2018-01-01 至 2019-01-01，2019-01-01满；"
                          "计算至动议之日 2026-02-25，按日计算"));
  person(s).grassroots[1].to = 2018y / 12 / 31;
  EXPECT_THAT(unmet<QualGrassroots>(s),
              ElementsAre("基层工作经历须满2年：2015-01-01 至 2016-01-01、2018-01-01 至 2018-12-31；"
                          "计算至动议之日 2026-02-25，按日计算"));
  person(s).grassroots.clear();
  EXPECT_THAT(unmet<QualGrassroots>(s), ElementsAre("基层工作经历须满2年：无；计算至动议之日 2026-02-25，按日计算"));
  expect_waived_only_by<QualGrassroots>("superior_od", s);
}

TEST(TwoPosts, AreDifferentOnesAtTheNextLowerLevel) {
  Situation s;
  EXPECT_THAT(because<QualTwoPosts>(s),
              ElementsAre("须在下一级（乡科级正职）任职的职位2个，已任2个：某局科长 2021-07-01、某镇镇长 2024-05-01；"
                          "计算至动议之日 2026-02-25"));
  person(s).posts[2].from = 2026y / 2 / 26;
  EXPECT_THAT(unmet<QualTwoPosts>(s),
              ElementsAre("须在下一级（乡科级正职）任职的职位2个，已任1个：某局科长 2021-07-01；"
                          "计算至动议之日 2026-02-25"));
  expect_waived_only_by<QualTwoPosts>("own_pc", s);
}

TEST(TwoPosts, AreNotTheSamePostHeldTwice) {
  Situation s;
  person(s).posts[2] = person(s).posts[1];
  EXPECT_FALSE(met<QualTwoPosts>(s));
  person(s).posts[2].unit = "另一局";
  EXPECT_TRUE(met<QualTwoPosts>(s));
}

TEST(TwoPosts, AreNeitherRankTrackNorSecondment) {
  Situation s;
  person(s).posts[1].leadership = false;
  person(s).posts[1].rank_track = true;
  EXPECT_FALSE(met<QualTwoPosts>(s));
  s = {};
  person(s).secondments = {{2024y / 4 / 1, 2025y / 4 / 1, "某镇"}};
  EXPECT_FALSE(met<QualTwoPosts>(s));
  person(s).secondments = {{2023y / 4 / 1, 2024y / 5 / 1, "某镇"}};
  EXPECT_TRUE(met<QualTwoPosts>(s));
}

TEST(DeputyToHead, NeedsTwoYearsAsDeputy) {
  EXPECT_THAT(
      because<QualDeputy2y>(deputy_since(2024y / 2 / 25)),
      ElementsAre("任副职（县处级副职）须满2年：2024-02-25 起，2026-02-25满；计算至动议之日 2026-02-25，按日计算"));
  const auto early = deputy_since(2024y / 2 / 26);
  EXPECT_THAT(
      unmet<QualDeputy2y>(early),
      ElementsAre("任副职（县处级副职）须满2年：2024-02-26 起，2026-02-26满；计算至动议之日 2026-02-25，按日计算"));
  expect_waived_only_by<QualDeputy2y>("superior_od", early);
}

TEST(DeputyToHead, AsksNothingElse) {
  EXPECT_THAT(because<QualDeputy2y>(to(PostLevel::division_deputy)), ElementsAre("拟任职务不是正职层次"));
  auto s = deputy_since(2026y / 1 / 1);
  person(s).posts[0].level = PostLevel::division_head;
  EXPECT_THAT(because<QualDeputy2y>(s), ElementsAre("层次未提高，现任职务：副局长 2026-01-01"));
  EXPECT_THAT(because<QualTwoPosts>(s), ElementsAre("层次未提高，现任职务：副局长 2026-01-01"));
}

TEST(DeputyToHead, CountsToTheDayThatThePolicyNames) {
  auto s = deputy_since(2024y / 3 / 2);  // recommended on 2 March 2026, decided on 20 April
  EXPECT_FALSE(met<QualDeputy2y>(s));
  s.policy.years_counted_on = CountedOn::recommendation;
  EXPECT_THAT(because<QualDeputy2y>(s), ElementsAre("任副职（县处级副职）须满2年：2024-03-02 起，2026-03-02满；"
                                                    "计算至民主推荐之日 2026-03-02，按日计算"));
  person(s).posts[0].from = 2024y / 4 / 20;
  EXPECT_FALSE(met<QualDeputy2y>(s));
  s.policy.years_counted_on = CountedOn::decision;
  EXPECT_TRUE(met<QualDeputy2y>(s));
  person(s).posts[0].from = 2024y / 4 / 21;
  EXPECT_FALSE(met<QualDeputy2y>(s));
}

TEST(DeputyToHead, CountsToTodayBeforeThatDay) {
  auto s = deputy_since(2024y / 2 / 20);
  s.facts.proposal.reset();
  s.facts.person_record->as_of = 2026y / 2 / 1;
  s.today = 2026y / 2 / 19;
  EXPECT_THAT(unmet<QualDeputy2y>(s), ElementsAre("任副职（县处级副职）须满2年：2024-02-20 起，2026-02-20满；"
                                                  "计算至今天 2026-02-19，按日计算"));
  s.facts.proposal = Situation{}.facts.proposal;  // dated 25 February, which is yet to come
  EXPECT_FALSE(met<QualDeputy2y>(s));
  s.today = 2026y / 2 / 20;
  EXPECT_TRUE(met<QualDeputy2y>(s));
}

TEST(DeputyToHead, MayCountByMonth) {
  auto s = deputy_since(2024y / 2 / 28);
  EXPECT_FALSE(met<QualDeputy2y>(s));
  s.policy.years_counted_by = CountedBy::month;
  EXPECT_THAT(
      because<QualDeputy2y>(s),
      ElementsAre("任副职（县处级副职）须满2年：2024-02-28 起，2026-02-01满；计算至动议之日 2026-02-25，按月计算"));
  person(s).posts[0].from = 2024y / 3 / 1;
  EXPECT_FALSE(met<QualDeputy2y>(s));
}

TEST(DeputyToHead, DoesNotCountTheYearsThatTheAssessmentTakesAway) {
  auto s = deputy_since(2023y / 1 / 1);
  for (const auto grade : {AnnualGrade::basically_competent, AnnualGrade::incompetent, AnnualGrade::not_graded}) {
    person(s).assessments = {{2024, grade}};
    EXPECT_TRUE(met<QualDeputy2y>(s));
    person(s).assessments = {{2024, grade}, {2025, grade}};
    EXPECT_THAT(unmet<QualDeputy2y>(s),
                ElementsAre("任副职（县处级副职）须满2年：2023-01-01 至 2024-01-01、2026-01-01 "
                            "起，不计2024年度，不计2025年度，2027-01-01满；计算至动议之日 2026-02-25，按日计算"));
  }
  s.policy.years_without_grade_count = true;
  EXPECT_TRUE(met<QualDeputy2y>(s));
  person(s).assessments = {{2024, AnnualGrade::incompetent}, {2025, AnnualGrade::basically_competent}};
  EXPECT_FALSE(met<QualDeputy2y>(s));
  s.policy.years_below_competent_count = true;
  EXPECT_TRUE(met<QualDeputy2y>(s));
}

TEST(DeputyToHead, DoesNotCountTheRankTrack) {
  auto s = deputy_since(2020y / 1 / 1);
  person(s).posts[0].leadership = false;
  person(s).posts[0].rank_track = true;
  EXPECT_THAT(unmet<QualDeputy2y>(s),
              ElementsAre("任副职（县处级副职）须满2年：无；计算至动议之日 2026-02-25，按日计算"));
}

TEST(RankToPost, CountsTheRankTrack) {
  auto s = to(PostLevel::division_deputy);
  person(s).posts = {
      {"四级调研员", "某局", PostLevel::division_deputy, PostKind::internal, 2025y / 1 / 1, {}, {}, false, true}};
  EXPECT_FALSE(met<QualHead3y>(s));
  s.facts.opened->kind = CaseKind::rank_to_post;
  EXPECT_THAT(because<QualHead3y>(s), ElementsAre("层次未提高，现任职务：四级调研员 2025-01-01"));
}

TEST(LowerHeadToUpperDeputy, NeedsThreeYearsAsHead) {
  Situation s;
  person(s).posts[1].from = 2023y / 2 / 25;
  EXPECT_THAT(because<QualHead3y>(s), ElementsAre("任下级正职（乡科级正职）须满3年：2023-02-25 起，2026-02-25满；"
                                                  "计算至动议之日 2026-02-25，按日计算"));
  person(s).posts[1].from = 2023y / 2 / 26;
  EXPECT_THAT(unmet<QualHead3y>(s), ElementsAre("任下级正职（乡科级正职）须满3年：2023-02-26 起，2026-02-26满；"
                                                "计算至动议之日 2026-02-25，按日计算"));
  expect_waived_only_by<QualHead3y>("superior_od", s);
  EXPECT_THAT(because<QualHead3y>(to(PostLevel::division_head)), ElementsAre("拟任职务不是副职层次"));
}

TEST(LowerHeadToUpperDeputy, IsNotASkippedLevel) {
  auto s = to(PostLevel::bureau_deputy);  // from head of a section, which skips the division level
  EXPECT_THAT(unmet<QualHead3y>(s),
              ElementsAre("任下级正职（县处级正职）须满3年：无；计算至动议之日 2026-02-25，按日计算"));
}

TEST(Education, IsJuniorCollegeAndFromBureauLevelUpBachelor) {
  Situation s;
  person(s).education.level = EducationLevel::junior_college;
  EXPECT_THAT(because<QualEducation>(s), ElementsAre("须大学专科以上，最高学历：大学专科"));
  s.facts.opened->post.level = PostLevel::division_head;
  EXPECT_TRUE(met<QualEducation>(s));
  s.facts.opened->post.level = PostLevel::bureau_deputy;
  EXPECT_THAT(unmet<QualEducation>(s), ElementsAre("须大学本科以上，最高学历：大学专科"));
  expect_waived_only_by<QualEducation>("own_pc", s);
  person(s).education.level = EducationLevel::bachelor;
  EXPECT_TRUE(met<QualEducation>(s));
  person(s).education.level = EducationLevel::secondary;
  s.facts.opened->post.level = PostLevel::section_deputy;
  EXPECT_THAT(unmet<QualEducation>(s), ElementsAre("须大学专科以上，最高学历：高中、中专"));
}

TEST(Training, AddsUpTheHoursOfRecognisedInstitutionsOfFiveYears) {
  Situation s;
  person(s).training = {{"党校", 2021y / 2 / 26, 300, true}, {"干部学院", 2026y / 2 / 25, 250, true}};
  EXPECT_THAT(because<QualTraining>(s), ElementsAre("2021-02-25之后至2026-02-25培训550学时，须550学时"));
  person(s).training[0].on = 2021y / 2 / 25;
  EXPECT_THAT(unmet<QualTraining>(s), ElementsAre("2021-02-25之后至2026-02-25培训250学时，须550学时"));
  person(s).training = {{"党校", 2025y / 1 / 1, 549, true}};
  EXPECT_FALSE(met<QualTraining>(s));
  person(s).training = {{"党校", 2025y / 1 / 1, 550, false}};
  EXPECT_FALSE(met<QualTraining>(s));
  person(s).training = {{"党校", 2026y / 2 / 26, 550, true}};
  EXPECT_FALSE(met<QualTraining>(s));
}

TEST(Training, MayBeDeferredToAYearAfterThePromotion) {
  Situation s;
  person(s).training.clear();
  EXPECT_FALSE(met<QualTraining>(s));
  s.facts.training_deferral = DeferTraining{"抗洪抢险"};
  EXPECT_THAT(because<QualTraining>(s),
              ElementsAre("2021-02-25之后至2026-02-25培训0学时，须550学时；至迟于2027-04-20完成"));
  s.facts.vote.reset();
  EXPECT_THAT(because<QualTraining>(s),
              ElementsAre("2021-02-25之后至2026-02-25培训0学时，须550学时；提任后一年内完成"));
}

TEST(Health, IsStated) {
  Situation s;
  EXPECT_TRUE(met<QualHealth>(s));
  person(s).health_ok = false;
  EXPECT_THAT(unmet<QualHealth>(s), ElementsAre("身体条件不能履行职责"));
  person(s).health_ok.reset();
  EXPECT_THAT(unmet<QualHealth>(s), ElementsAre("缺少身体条件的说明"));
}

TEST(LegalQualification, IsCheckedAgainstTheRecord) {
  Situation s;
  EXPECT_TRUE(met<QualLegal>(s));
  auto& requirements = s.facts.legal_qualification->requirements;
  requirements = {{"须具备法律职业资格", "《法官法》", "法律职业资格", true},
                  {"年满二十三周岁", "《监察官法》", {}, false}};
  EXPECT_THAT(unmet<QualLegal>(s), ElementsAre("不具备法定资格：法律职业资格（《法官法》）",
                                               "不符合法定条件：年满二十三周岁（《监察官法》）"));
  person(s).legal_qualifications = {"法律职业资格"};
  requirements[1].satisfied = true;
  EXPECT_TRUE(met<QualLegal>(s));
  requirements[0].satisfied = false;
  EXPECT_FALSE(met<QualLegal>(s));
  s.facts.legal_qualification.reset();
  EXPECT_THAT(unmet<QualLegal>(s), ElementsAre("缺少法定任职资格审查记录"));
}

TEST(PartyPosts, NeedFullMembershipAndItsYears) {
  Situation s;
  auto& post = s.facts.legal_qualification->party_post;
  person(s).party_since = 2023y / 2 / 26;
  post = PartyPost::below_county;
  EXPECT_TRUE(met<QualLegal>(s));
  post = PartyPost::at_county;
  EXPECT_THAT(unmet<QualLegal>(s),
              ElementsAre("党龄须满3年：2023-02-26 起，2026-02-26满；计算至动议之日 2026-02-25，按日计算"));
  person(s).party_since = 2023y / 2 / 25;
  EXPECT_TRUE(met<QualLegal>(s));
  post = PartyPost::above_county;
  EXPECT_FALSE(met<QualLegal>(s));
  person(s).party_since = 2021y / 2 / 25;
  EXPECT_TRUE(met<QualLegal>(s));
  person(s).party_since = 2021y / 2 / 26;
  EXPECT_FALSE(met<QualLegal>(s));
}

TEST(PartyPosts, AreNotForANonMember) {
  Situation s;
  s.facts.legal_qualification->party_post = PartyPost::below_county;
  const auto missing = ElementsAre("担任党的职务须为正式党员，缺少入党转正时间");
  person(s).party_member = false;
  EXPECT_THAT(unmet<QualLegal>(s), missing);
  person(s).party_member = true;
  person(s).party_since.reset();
  EXPECT_THAT(unmet<QualLegal>(s), missing);
  s.facts.legal_qualification->party_post = PartyPost::no_party_post;
  EXPECT_TRUE(met<QualLegal>(s));
}

}  // namespace
}  // namespace renmian::test
