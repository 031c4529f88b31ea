// What a case records of who decided it and when, for a re-examination of decisions (倒查, 离任检查). Pure; any thread.
#pragma once

#include <vector>

#include "engine/procedure/procedure.hpp"
#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

// Every vote on the case, adopted or not: as it was recorded, and, where it was corrected, as it stands too. A vote
// that a reconsideration took back was a decision all the same. In the order of the record.
std::vector<const MeetingItem*> votes(const Facts& facts, const History& history);

// The staff numbers of those listed as principal leader, whether they were there or not.
std::vector<std::string> principal_leaders(const MeetingItem& item);

// The day of the notice (of a trial, an appointment, a removal), the first if there are several; else the day a
// secondment was decided. Nothing: the case has come to none of these.
std::optional<CivilDate> took_effect_on(const Facts& facts);

}  // namespace renmian::appointment
