// Moving a case to the newest version of its procedure and the policy in force (engine/case/migration.hpp): what it
// would mean, and the move itself, with a reason and a second person.
//
// Acts "case.read" and "case.move". Any thread.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>

#include "engine/case/migration.hpp"

namespace renmian {

// {case, from_version, to_version, from, to, policy_changes, over, possible, problems, newly_unmet: gates}.
boost::json::object move_view(const PlannedMove& move);
boost::json::object move_schema();

struct MoveToOrder {
  Whole<1, 1'000'000> to_version;  // as the plan said
  Paragraph reason;
  Line second_person;  // staff number of who confirms it
  BOOST_DESCRIBE_CLASS(MoveToOrder, (), (to_version, reason, second_person), (), ())
};

// Changes nothing. The problem of a lacking right, or of what is not there.
boost::system::result<PlannedMove, Problem> plan_move(Desk& desk, CaseId id, const Actor& actor);

// The problem is that of a lacking right; what else is against it is the answer.
boost::system::result<Answer, Problem> move_case(Desk& desk, Random& random, CaseId id, const MoveToOrder& order,
                                                 const Actor& actor, const std::string& idempotency_key = {},
                                                 const Trace& trace = {});

}  // namespace renmian
