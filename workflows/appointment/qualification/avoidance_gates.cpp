#include "workflows/appointment/qualification/avoidance_gates.hpp"

#include <algorithm>

#include "workflows/appointment/qualification/gates.hpp"

namespace renmian::appointment {
namespace {

// What the province may vary.
std::vector<Text> relatives_at_work(const RecordKinshipDeclaration& kinship) {
  std::vector<Text> barred;
  for (const auto& relative : kinship.relatives) {
    const auto who = relative.name.value + "（" + relative.workplace.value + "）";
    if (relative.same_leader) {
      barred.push_back(
          about({"亲属在同一机关直接隶属于同一领导人员", "a relative directly under the same leader"}, who));
    }
    if (relative.direct_superior) {
      barred.push_back(
          about({"与亲属有直接上下级领导关系", "direct superior-subordinate relation with a relative"}, who));
    }
    if (relative.guarded_work) {
      barred.push_back(about({"一方担任领导的机关由另一方从事组织、人事、纪检、监察、审计、财务工作",
                              "one leads the organ in which the other does organization, personnel, discipline, "
                              "supervision, audit or finance work"},
                             who));
    }
  }
  return barred;
}

// What nobody may vary.
std::vector<Text> barred_in_any_case(const RecordKinshipDeclaration& kinship, const Facts& facts, const Given& given) {
  const auto& person = facts.person_record->person;
  std::vector<Text> barred;
  for (const auto& relative : person.family) {
    const bool declared =
        std::ranges::find(kinship.relatives, relative.name, &RelativeAtWork::name) != kinship.relatives.end();
    if (relative.workplace == facts.opened->post.unit && !declared) {
      barred.push_back(
          about({"亲属在拟任职单位工作，未作回避审查", "a relative works in the unit of the post and was not checked"},
                relative.name));
    }
  }
  for (const auto& business : kinship.businesses) {
    if (!business.supervised_by_unit) continue;
    barred.push_back(about(
        {"拟任职单位监管、主管亲属经营的企业", "the body to be led supervises a relative's business"}, business.name));
  }
  const bool area_head = kinship.area_head == AreaHead::county_head ||
                         (kinship.area_head == AreaHead::city_head && given.policy.growth_place_bars_city_heads);
  if (!area_head) return barred;
  if (!kinship.area) barred.emplace_back("缺少任职地", "the area of the post is missing");
  if (!person.area_of_growth) barred.emplace_back("缺少成长地", "the place of growing up is missing");
  if (kinship.area && person.area_of_growth == kinship.area) {
    barred.push_back(about({"不得在成长地任职", "not to serve where one grew up"}, *kinship.area));
  }
  return barred;
}

}  // namespace

Verdict AvoidKin::check(const Facts& facts, const Given& given) {
  if (auto missing = record_missing(facts, given)) return *missing;
  if (!facts.kinship) {
    return Verdict::unwaivable(Text{"缺少任职回避审查记录", "the check for avoidance in office is missing"});
  }
  auto barred = barred_in_any_case(*facts.kinship, facts, given);
  const bool waivable = barred.empty();
  for (auto& reason : relatives_at_work(*facts.kinship)) barred.push_back(std::move(reason));
  auto verdict = Verdict::unless(std::move(barred));
  verdict.waivable = waivable;
  return verdict;
}

Verdict SepNotConcurrent::check(const Facts& facts, const Given& given) {
  if (!facts.other_offices) {
    return Verdict::unmet(Text{"缺少兼职情况审查记录", "the check of other offices is missing"});
  }
  std::vector<Text> held;
  for (const auto& [title, law_forbids, resignation] : facts.other_offices->offices) {
    if (!law_forbids) continue;
    if (!resignation) {
      held.push_back(about({"法律规定不得兼任，尚未辞去", "not to be held together and not resigned"}, title));
    } else if (resignation->date > given.today()) {
      held.push_back(about({"辞去兼任职务的日期晚于今天", "the resignation is dated in the future"},
                           title.value + " " + to_string(resignation->date)));
    }
  }
  return Verdict::unless(std::move(held));
}

}  // namespace renmian::appointment
