// 影响期: how long sanctions and measures keep a cadre from promotion (R2019 Art. 24; the sources of each period).
#pragma once

#include "workflows/appointment/facts.hpp"
#include "workflows/appointment/policy.hpp"

namespace renmian::appointment {

// After ordered resignation and removal the period is shorter for a post that is not higher (《组织处理规定》2021).
enum class Aim { kHigherPost, kOtherPost };

// One sanction or measure, or several administrative sanctions that run together, as it keeps from a post.
struct Effect {
  Text name;                          // with the day from which it takes effect
  std::optional<CivilDate> last_day;  // nothing while it has no end: probation within the Party, rights not restored
  std::string source;
  bool still_affects_use = false;  // after its period
};

// The last day on which `sanction`, alone, takes effect: the same day of the month when its months are over (the last
// of the month where there is none), or a later day that the deciding body set.
std::optional<CivilDate> last_day_of_effect(const Sanction& sanction, Aim aim, const Policy& policy);
CivilDate last_day_of_effect(const Concealment& concealment, const Policy& policy);

// The last day of administrative sanctions that run together: the day decided, or else the sum of their months from the
// first of them, 48 at most, or the longest (policy several_sanctions_last; GDL Art. 15). Never before the end of any.
CivilDate last_day_together(const std::vector<Sanction>& sanctions, const Policy& policy);

// Of the screening and of the person's record, if one was taken: what either of them knows, and of a sanction that both
// know the worse.
std::vector<Sanction> known_sanctions(const Facts& facts);

// All effects: Party and organizational ones, then administrative ones, then concealment. An administrative sanction
// that takes effect while another one runs, runs together with it.
std::vector<Effect> effects(const Facts& facts, const Policy& policy);

}  // namespace renmian::appointment
