#include "workflows/appointment/qualification/avoidance_gates.hpp"

#include "engine/procedure/machine.hpp"
#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

// A brother in that position to the post.
Situation with_brother(bool same_leader, bool direct_superior, bool guarded_work) {
  Situation s;
  s.facts.kinship->relatives = {{"王某", Kin::sibling, "某局", same_leader, direct_superior, guarded_work}};
  return s;
}

// A head of that kind of the area, grown up in 某省某县.
Situation head_of(AreaHead head, std::optional<Line> area) {
  Situation s;
  s.facts.kinship->area_head = head;
  s.facts.kinship->area = std::move(area);
  return s;
}

TEST(Avoidance, NeedsTheCheckAndTheRecord) {
  Situation s;
  EXPECT_TRUE(met<AvoidKin>(s));
  s.facts.kinship.reset();
  EXPECT_THAT(unmet<AvoidKin>(s), ElementsAre("缺少任职回避审查记录"));
  s.facts.person_record.reset();
  EXPECT_THAT(unmet<AvoidKin>(s), ElementsAre("尚未调取干部信息"));
  s.facts.waivers = {{"avoid-kin", "provincial_civil_service", document("规定")}};
  EXPECT_EQ(verdict_of<AvoidKin>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
}

TEST(Avoidance, BarsEachOfTheThreeRelationsAtWork) {
  EXPECT_TRUE(met<AvoidKin>(with_brother(false, false, false)));
  EXPECT_THAT(unmet<AvoidKin>(with_brother(true, false, false)),
              ElementsAre("亲属在同一机关直接隶属于同一领导人员：王某（某局）"));
  EXPECT_THAT(unmet<AvoidKin>(with_brother(false, true, false)),
              ElementsAre("与亲属有直接上下级领导关系：王某（某局）"));
  EXPECT_THAT(unmet<AvoidKin>(with_brother(false, false, true)),
              ElementsAre("一方担任领导的机关由另一方从事组织、人事、纪检、监察、审计、财务工作：王某（某局）"));
}

TEST(Avoidance, OfRelativesAtWorkMayBeVariedByTheProvinceAlone) {
  auto s = with_brother(true, false, false);
  s.facts.waivers = {{"avoid-kin", "superior_od", document("复函")}};
  EXPECT_EQ(verdict_of<AvoidKin>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
  s.facts.waivers = {{"avoid-kin", "provincial_civil_service", document("规定")}};
  EXPECT_EQ(verdict_of<AvoidKin>(s.facts, s.given()).kind, Verdict::Kind::kWaived);
  s.facts.kinship->businesses = {{"某公司", Kin::spouse, true}};
  EXPECT_EQ(verdict_of<AvoidKin>(s.facts, s.given()).kind, Verdict::Kind::kUnmet);
}

TEST(Avoidance, AsksAboutEveryRelativeInTheUnitOfThePost) {
  Situation s;
  s.facts.opened->post.unit = "某局";
  s.facts.person_record->person.family = {{"王某", Kin::spouse, "某局"}, {"李某", Kin::child, "某校"}};
  EXPECT_THAT(unmet<AvoidKin>(s), ElementsAre("亲属在拟任职单位工作，未作回避审查：王某"));
  s.facts.kinship->relatives = {{"王某", Kin::spouse, "某局", false, false, false}};
  EXPECT_TRUE(met<AvoidKin>(s));
}

TEST(Avoidance, BarsFromSupervisingAFamilyBusiness) {
  Situation s;
  s.facts.kinship->businesses = {{"甲公司", Kin::child, true}, {"乙公司", Kin::child_in_law, false}};
  EXPECT_THAT(unmet<AvoidKin>(s), ElementsAre("拟任职单位监管、主管亲属经营的企业：甲公司"));
  s.facts.kinship->businesses.erase(s.facts.kinship->businesses.begin());
  EXPECT_TRUE(met<AvoidKin>(s));
}

TEST(AreaAvoidance, BarsHeadsFromWhereTheyGrewUp) {
  for (const auto head : {AreaHead::county_head, AreaHead::city_head}) {
    EXPECT_THAT(unmet<AvoidKin>(head_of(head, "某省某县")), ElementsAre("不得在成长地任职：某省某县"));
    EXPECT_TRUE(met<AvoidKin>(head_of(head, "某省另一县")));
  }
  EXPECT_TRUE(met<AvoidKin>(head_of(AreaHead::not_area_head, "某省某县")));
}

TEST(AreaAvoidance, AtCityLevelFollowsThePolicy) {
  auto city = head_of(AreaHead::city_head, "某省某县");
  city.policy.growth_place_bars_city_heads = false;
  EXPECT_TRUE(met<AvoidKin>(city));
  auto county = head_of(AreaHead::county_head, "某省某县");
  county.policy.growth_place_bars_city_heads = false;
  EXPECT_FALSE(met<AvoidKin>(county));
  county.facts.waivers = {{"avoid-kin", "provincial_civil_service", document("规定")}};
  EXPECT_EQ(verdict_of<AvoidKin>(county.facts, county.given()).kind, Verdict::Kind::kUnmet);
}

TEST(AreaAvoidance, NeedsBothPlaces) {
  auto s = head_of(AreaHead::county_head, {});
  s.facts.person_record->person.area_of_growth.reset();
  EXPECT_THAT(unmet<AvoidKin>(s), ElementsAre("缺少任职地", "缺少成长地"));
}

TEST(OtherOffices, ThatTheLawForbidsAreResigned) {
  Situation s;
  s.facts.other_offices->offices = {{"县人大常委会委员", true, {}}, {"学会会员", false, {}}};
  EXPECT_THAT(unmet<SepNotConcurrent>(s), ElementsAre("法律规定不得兼任，尚未辞去：县人大常委会委员"));
  s.facts.other_offices->offices[0].resignation = document("辞职决定", s.today);
  EXPECT_TRUE(met<SepNotConcurrent>(s));
  s.facts.other_offices->offices[0].resignation = document("辞职决定", 2026y / 5 / 7);
  EXPECT_THAT(unmet<SepNotConcurrent>(s), ElementsAre("辞去兼任职务的日期晚于今天：县人大常委会委员 2026-05-07"));
}

TEST(OtherOffices, AreChecked) {
  Situation s;
  EXPECT_TRUE(met<SepNotConcurrent>(s));
  s.facts.other_offices.reset();
  EXPECT_THAT(unmet<SepNotConcurrent>(s), ElementsAre("缺少兼职情况审查记录"));
}

}  // namespace
}  // namespace renmian::test
