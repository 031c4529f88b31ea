// 影响期: how long a sanction or measure keeps a cadre from promotion (R2019 Art. 24; the sources of each period).
#pragma once

#include "workflows/appointment/facts.hpp"
#include "workflows/appointment/policy.hpp"

namespace renmian::appointment {

struct EffectRule {
  int months;
  std::string_view source;
};

EffectRule effect_rule(Measure measure, const Policy& policy);

// The last day on which `sanction` takes effect: the same day of the month when its months are over, or a later day
// that the deciding body set. Nothing while it has no end: probation within the Party, rights not restored.
std::optional<CivilDate> last_day_of_effect(const Sanction& sanction, const Policy& policy);

}  // namespace renmian::appointment
