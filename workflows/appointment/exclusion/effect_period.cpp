#include "workflows/appointment/exclusion/effect_period.hpp"

#include <algorithm>

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {
namespace {

struct Rule {
  int months;
  std::string_view source;
};

Rule rule_of(Measure measure, Aim aim, const Policy& policy) {
  constexpr std::string_view kParty = "《中国共产党纪律处分条例》2023";
  constexpr std::string_view kAdministrative = "CSL Art. 64; GDL Arts. 8, 19";
  constexpr std::string_view kOrganizational = "《组织处理规定》2021";
  // No promotion period is laid down for an expulsion: what is, is that nobody is re-admitted within five years.
  constexpr int kMonthsAfterExpulsion = 60;
  const auto rule = [](std::int64_t months, std::string_view source) { return Rule{static_cast<int>(months), source}; };
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
    case Measure::org_removal:
      return rule(aim == Aim::kHigherPost ? policy.months_after_ordered_resignation_or_removal.value
                                          : policy.months_without_post_after_ordered_resignation_or_removal.value,
                  kOrganizational);
    case Measure::org_demotion:             return rule(policy.months_after_org_demotion, kOrganizational);
    case Measure::suspended_for_inspection: return rule(policy.months_after_suspension_for_inspection, kOrganizational);
  }
  // clang-format on
  return {};
}

bool is_administrative(const Sanction& sanction) {
  return sanction.measure >= Measure::admin_warning && sanction.measure <= Measure::admin_dismissal;
}

Text named(Words name, CivilDate from) {
  return {std::string(name.zh).append("（").append(to_string(from)).append("起）"),
          std::string(name.en).append(" (from ").append(to_string(from)).append(")")};
}

Words title_of(ConcealmentHandling handling) {
  // clang-format off
  switch (handling) {
    case ConcealmentHandling::admonished:             return {"瞒报个人有关事项受诫勉", "admonition for concealed personal matters"};
    case ConcealmentHandling::disqualified_as_target: return {"瞒报个人有关事项取消考察对象资格", "disqualification as a target for concealed personal matters"};
    case ConcealmentHandling::removed_from_post:      return {"瞒报个人有关事项免职", "removal for concealed personal matters"};
    case ConcealmentHandling::demoted:                return {"瞒报个人有关事项降职", "demotion for concealed personal matters"};
  }
  // clang-format on
  return {};
}

Effect effect_of(const Sanction& sanction, Aim aim, const Policy& policy) {
  return {named(name_of(sanction.measure), sanction.effective_on), last_day_of_effect(sanction, aim, policy),
          std::string(rule_of(sanction.measure, aim, policy).source), sanction.still_affects_use};
}

Effect effect_together(const std::vector<Sanction>& sanctions, const Policy& policy) {
  auto effect = effect_of(sanctions.front(), Aim::kHigherPost, policy);
  if (sanctions.size() == 1) return effect;
  for (auto other = sanctions.begin() + 1; other != sanctions.end(); ++other) {
    const auto name = named(name_of(other->measure), other->effective_on);
    effect.name.zh += "、" + name.zh;
    effect.name.en += ", " + name.en;
    effect.still_affects_use = effect.still_affects_use || other->still_affects_use;
  }
  effect.last_day = last_day_together(sanctions, policy);
  effect.source += "; GDL Art. 15";
  return effect;
}

// The worse of two accounts of one sanction.
Sanction worse(const Sanction& one, const Sanction& other) {
  auto both = one;
  both.still_affects_use = one.still_affects_use || other.still_affects_use;
  both.decided_until = std::max(one.decided_until, other.decided_until);
  both.restored_on = one.restored_on && other.restored_on ? std::max(one.restored_on, other.restored_on) : std::nullopt;
  return both;
}

}  // namespace

std::optional<CivilDate> last_day_of_effect(const Sanction& sanction, Aim aim, const Policy& policy) {
  const bool until_restored = sanction.measure == Measure::party_probation;
  if (until_restored && !sanction.restored_on) return std::nullopt;
  const auto from = until_restored ? *sanction.restored_on : sanction.effective_on;
  const auto by_rule = add_months(from, rule_of(sanction.measure, aim, policy).months);
  return std::max(by_rule, sanction.decided_until.value_or(by_rule));
}

CivilDate last_day_of_effect(const Concealment& concealment, const Policy& policy) {
  const auto months = [&]() -> std::int64_t {
    switch (concealment.handling) {
      case ConcealmentHandling::admonished:
        return policy.months_after_concealment_admonished;
      case ConcealmentHandling::disqualified_as_target:
        return policy.months_after_concealment_disqualified;
      case ConcealmentHandling::removed_from_post:
        return policy.months_after_concealment_removed;
      case ConcealmentHandling::demoted:
        break;
    }
    return policy.months_after_concealment_demoted;
  }();
  return add_months(concealment.effective_on, static_cast<int>(months));
}

CivilDate last_day_together(const std::vector<Sanction>& sanctions, const Policy& policy) {
  constexpr int kMostMonths = 48;
  int sum = 0;
  bool decided = false;
  auto first = sanctions.front().effective_on;
  auto last = first;
  for (const auto& sanction : sanctions) {
    sum += rule_of(sanction.measure, Aim::kHigherPost, policy).months;
    decided = decided || sanction.decided_until;
    first = std::min(first, sanction.effective_on);
    last = std::max(last, *last_day_of_effect(sanction, Aim::kHigherPost, policy));
  }
  if (decided || sanctions.size() == 1 || policy.several_sanctions_last == SeveralSanctions::longest) return last;
  return std::max(last, add_months(first, std::min(sum, kMostMonths)));
}

std::vector<Sanction> known_sanctions(const Facts& facts) {
  std::vector<Sanction> known;
  if (facts.person_record) known = facts.person_record->person.sanctions;
  std::vector<bool> matched(known.size());
  for (const auto& screened : facts.screening ? facts.screening->sanctions : std::vector<Sanction>{}) {
    std::size_t at = 0;
    while (at < matched.size() &&
           (matched[at] || known[at].measure != screened.measure || known[at].effective_on != screened.effective_on)) {
      ++at;
    }
    if (at == matched.size()) {
      known.push_back(screened);
    } else {
      known[at] = worse(known[at], screened);
      matched[at] = true;
    }
  }
  std::ranges::stable_sort(known, {}, &Sanction::effective_on);
  return known;
}

std::vector<Effect> effects(const Facts& facts, const Policy& policy) {
  const bool rises = !facts.opened || facts.opened->kind != CaseKind::lateral;
  std::vector<Effect> all;
  std::vector<std::vector<Sanction>> together;  // administrative ones
  for (const auto& sanction : known_sanctions(facts)) {
    if (!is_administrative(sanction)) {
      all.push_back(effect_of(sanction, rises ? Aim::kHigherPost : Aim::kOtherPost, policy));
    } else if (!together.empty() && sanction.effective_on <= last_day_together(together.back(), policy)) {
      together.back().push_back(sanction);
    } else {
      together.push_back({sanction});
    }
  }
  for (const auto& sanctions : together) all.push_back(effect_together(sanctions, policy));
  if (facts.screening && facts.screening->concealment) {
    const auto& concealment = *facts.screening->concealment;
    all.push_back({named(title_of(concealment.handling), concealment.effective_on),
                   last_day_of_effect(concealment, policy), "PIH2017"});
  }
  return all;
}

}  // namespace renmian::appointment
