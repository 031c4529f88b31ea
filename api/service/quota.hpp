// The register of leadership quotas (领导职数, CSL Arts. 20, 43, 71) as people keep it: how many posts of a level a
// unit may have and how many are in use. What running cases hold beside is counted by the engine.
//
// Any thread. Bad input is a value; faults of the environment are thrown, "too-busy" also where cases move so often
// that no moment could be found to reserve for them: setting the line again does it.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

struct QuotaSet {
  QuotaStanding standing;          // as it is now for somebody who asks for no case
  std::vector<CaseId> over_quota;  // running cases that are promised a vacancy, and for which none is left
};

// Keeps the line instead of the one before. Running cases of this unit and level that are promised a vacancy and hold
// none yet are given one, those opened first before the others. Problem "no-such-unit" at /unit. Doing it again
// changes nothing, unless a case came to its promise in the second for which a node still went by the lines it had read
// before: then it reserves for that case.
boost::system::result<QuotaSet, Problems> set_quota(Desk& desk, const QuotaLine& line);

// The same if `actor` may ("quota.set"); otherwise what lacks_right() says.
boost::system::result<QuotaSet, Problems> set_quota(Desk& desk, const QuotaLine& line, const Actor& actor);

// {unit, level, authorised, in_use, reserved, vacant}; vacant is below zero where the unit is over its quota.
boost::json::object quota_view(const QuotaStanding& standing);

// The same with over_quota, the ids of the cases.
boost::json::object quota_view(const QuotaSet& set);

}  // namespace renmian
