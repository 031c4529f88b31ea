// What a cadre case waits for (待办与时限): the checks that other offices owe, each by a role of regulation
// reference 6.1, and the clocks of regulation reference 5 that its facts start. Pure.
#pragma once

#include "engine/case/due.hpp"
#include "engine/procedure/path.hpp"
#include "engine/procedure/position.hpp"
#include "workflows/appointment/facts.hpp"
#include "workflows/appointment/policy.hpp"

namespace renmian::appointment {

std::vector<DueItem> what_waits(const Facts& facts, const Position& at, const Path& path, const Policy& policy,
                                const WorkingDays& calendar);

}  // namespace renmian::appointment
