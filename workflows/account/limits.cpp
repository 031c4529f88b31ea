#include "workflows/account/limits.hpp"

#include <algorithm>

namespace renmian::account {
namespace {

constexpr int kDeepest = 32;  // units below units: registers may be wrong, and go in a circle

bool names_case(const Grant& grant, const Subject& subject, const Places& places) {
  if (subject.case_id) return std::ranges::find(grant.cases, *subject.case_id) != grant.cases.end();
  return subject.person && std::ranges::any_of(grant.cases, [&](CaseId id) {
           const auto known = places.people.find(id);
           return known != places.people.end() && known->second == *subject.person;
         });
}

}  // namespace

bool Places::is_within(UnitId unit, UnitId above) const {
  for (int depth = 0; depth < kDeepest; ++depth) {
    if (unit == above) return true;
    const auto known = parents.find(unit);
    if (known == parents.end() || !known->second) return false;
    unit = *known->second;
  }
  return false;
}

bool is_general(const Subject& subject) {
  return !subject.case_id && subject.procedure.empty() && !subject.unit && !subject.person;
}

bool is_own(const Facts& account, const Subject& subject) { return account.person && subject.person == account.person; }

bool covers(const Grant& grant, const Subject& subject, bool own, const Places& places) {
  if (is_general(subject)) return true;
  if (grant.role == Role::cadre_self) return own;
  if (grant.role == Role::inspection_team || !grant.cases.empty()) {
    if (!names_case(grant, subject, places)) return false;
    if (!subject.case_id) return true;  // a file belongs to no unit
  }
  if (grant.unit && (!subject.unit || !places.is_within(*subject.unit, *grant.unit))) return false;
  const bool has_level = subject.level.has_value();
  if (grant.highest_level && (has_level ? *subject.level < *grant.highest_level : !subject.unit)) return false;
  return true;
}

bool names_act(const Grant& grant, std::string_view act) {
  return grant.acts.empty() || act == "case.see" ||
         std::ranges::any_of(grant.acts, [&](const Line& each) { return each.value == act; });
}

}  // namespace renmian::account
