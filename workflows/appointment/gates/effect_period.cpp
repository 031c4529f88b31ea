#include "workflows/appointment/gates/effect_period.hpp"

#include <algorithm>

namespace renmian::appointment {

EffectRule effect_rule(Measure measure, const Policy& policy) {
  constexpr std::string_view kParty = "《中国共产党纪律处分条例》2023";
  constexpr std::string_view kAdministrative = "CSL Art. 64; GDL Arts. 8, 19";
  constexpr std::string_view kOrganizational = "《组织处理规定》2021";
  // No promotion period is laid down for an expulsion: what is, is that nobody is re-admitted within five years.
  constexpr int kMonthsAfterExpulsion = 60;
  const auto rule = [](std::int64_t months, std::string_view source) {
    return EffectRule{static_cast<int>(months), source};
  };
  // clang-format off
  switch (measure) {
    case Measure::party_warning:            return rule(policy.months_after_party_warning, kParty);
    case Measure::party_serious_warning:    return rule(policy.months_after_party_serious_warning, kParty);
    case Measure::party_removal:            return rule(policy.months_after_party_removal, kParty);
    case Measure::party_probation:          return rule(policy.months_after_party_probation_restored, kParty);
    case Measure::party_expulsion:          return rule(kMonthsAfterExpulsion, kParty);
    case Measure::admin_warning:            return rule(policy.months_after_admin_warning, kAdministrative);
    case Measure::admin_demerit:            return rule(policy.months_after_admin_demerit, kAdministrative);
    case Measure::admin_major_demerit:      return rule(policy.months_after_admin_major_demerit, kAdministrative);
    case Measure::admin_demotion:
    case Measure::admin_dismissal:          return rule(policy.months_after_admin_demotion_or_dismissal, kAdministrative);
    case Measure::admonition:               return rule(policy.months_after_admonition, "2015 rules on reminder, inquiry, admonition");
    case Measure::transfer_of_post:         return rule(policy.months_after_transfer_of_post, kOrganizational);
    case Measure::ordered_resignation:
    case Measure::org_removal:              return rule(policy.months_after_ordered_resignation_or_removal, kOrganizational);
    case Measure::org_demotion:             return rule(policy.months_after_org_demotion, kOrganizational);
    case Measure::suspended_for_inspection: return rule(policy.months_after_suspension_for_inspection, kOrganizational);
  }
  // clang-format on
  return {};
}

std::optional<CivilDate> last_day_of_effect(const Sanction& sanction, const Policy& policy) {
  const bool until_restored = sanction.measure == Measure::party_probation;
  if (until_restored && !sanction.restored_on) return std::nullopt;
  const auto from = until_restored ? *sanction.restored_on : sanction.effective_on;
  const auto by_rule = add_months(from, effect_rule(sanction.measure, policy).months);
  return std::max(by_rule, sanction.decided_until.value_or(by_rule));
}

}  // namespace renmian::appointment
