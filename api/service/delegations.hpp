// Delegations (委托): who may act for whom, from which day to which. A delegation is never changed or deleted, only
// revoked.
//
// Any thread. Bad input is a value; faults of the environment are thrown. Whoever adds a delegation twice under the
// same idempotency key within seven days gets the first one again, whatever else the second asks for.
#pragma once

#include <boost/system/result.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

struct DelegationToAdd {
  Line from;  // staff numbers
  Line to;
  CivilDate first_day;  // both days included
  CivilDate last_day;
  std::optional<std::vector<Line>> commands;  // codes; absent or empty: all that `from` may give
  std::optional<BatchId> batch;               // only for the cases of this batch
  BOOST_DESCRIBE_CLASS(DelegationToAdd, (), (from, to, first_day, last_day, commands, batch), (), ())
};

// Problems: "out-of-range" at /last_day before the first; "same-staff" at /to; "unknown-command" at /commands/N for
// what no procedure has; "no-such-batch" at /batch.
boost::system::result<Delegation, Problems> add_delegation(Desk& desk, const DelegationToAdd& what, const Actor& actor,
                                                           const std::string& idempotency_key);

// Problems: that of a lacking right (may.hpp), "no-such-delegation". One that was revoked before stays so.
boost::system::result<Delegation, Problem> revoke_delegation(Desk& desk, DelegationId id, const Actor& actor);

}  // namespace renmian
