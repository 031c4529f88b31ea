#include "api/demo/lawful_person.hpp"

#include <algorithm>

namespace renmian {
namespace {

CivilDate years_before(CivilDate day, int years) { return add_months(day, -12 * years); }

PostLevel lower(PostLevel level, int steps) {
  return static_cast<PostLevel>(std::min(static_cast<int>(level) + steps, static_cast<int>(PostLevel::section_deputy)));
}

// 正职 and 副职 take turns from the highest level down.
PostKind kind_at(PostLevel level) { return static_cast<int>(level) % 2 == 0 ? PostKind::head : PostKind::deputy; }

}  // namespace

PersonRecord lawful_person(const appointment::PostTaken& post, CivilDate today) {
  const auto held = [&](const char* title, int levels_below, int from, std::optional<int> to) {
    const auto level = lower(post.level, levels_below);
    return PostHeld{title,
                    "示例县某局",
                    level,
                    kind_at(level),
                    years_before(today, from),
                    to ? std::optional(years_before(today, *to)) : std::nullopt,
                    {},
                    true,
                    false};
  };
  PersonRecord person;
  person.service_from = years_before(today, 18);
  person.grassroots = {{years_before(today, 18), years_before(today, 14)}};
  person.posts = {held("股长", 2, 11, 6), held("副主任", 1, 6, 4), held("主任", 1, 4, std::nullopt)};
  person.promoted_on = years_before(today, 6);
  const auto this_year = static_cast<int>(today.year());
  for (int year = this_year - 5; year < this_year; ++year) {
    person.assessments.push_back({year, year % 3 == 0 ? AnnualGrade::excellent : AnnualGrade::competent});
  }
  person.education = {EducationLevel::bachelor, true};
  person.training = {{"示例市委党校", years_before(today, 1), 600, true}};
  person.health_ok = true;
  person.party_member = true;
  person.party_since = years_before(today, 15);
  person.area_of_growth = "某省某县";
  return person;
}

}  // namespace renmian
