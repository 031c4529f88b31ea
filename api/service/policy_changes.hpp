// The policy of this organisation (政策参数): the values in force, and how new ones come into force. One person
// proposes them with a reason, another confirms; what is laxer than the regulation is refused with the rule. Cases keep
// the policy they were opened under (engine/case/migration.hpp).
//
// Acts "policy.read" and "policy.set", the latter of both persons. Any thread. Faults as of store and journal.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "api/service/runtime.hpp"

namespace renmian {

struct PolicyProposal {
  static constexpr const char* kKind = "policy_proposal";
  Line procedure;
  Whole<1, 1'000'000> number;
  TextUpTo<100'000> values;  // JSON object; what is left out has its default
  Line digest;               // of what they put in force
  Line instead_of;           // digest of what was in force when they were proposed
  Paragraph reason;
  Line proposed_by;  // staff numbers
  Timestamp proposed_at;
  std::optional<Line> confirmed_by;
  std::optional<Timestamp> confirmed_at;  // in force from then on
  BOOST_DESCRIBE_CLASS(PolicyProposal, (),
                       (procedure, number, values, digest, instead_of, reason, proposed_by, proposed_at, confirmed_by,
                        confirmed_at),
                       (), ())
};

// As above, with the values as an object.
boost::json::object proposal_view(const PolicyProposal& proposal);
boost::json::object proposal_schema();

// {procedure, title, digest, in_force_at, values: [{key, value, default, limits, rule, mark, zh, en}]} of the newest
// version of each procedure; of one, the problem of what is not there if there is no such procedure.
boost::system::result<boost::json::array, Problem> policies_view(Desk& desk, const Actor& actor);
boost::system::result<boost::json::object, Problem> policy_view(Desk& desk, std::string_view procedure,
                                                                const Actor& actor);
boost::json::object policy_schema();

// Proposed twice under one idempotency key within seven days, the first is given again. Problems: a lacking right, that
// of no such procedure, those of Procedure::policy, "nothing-new" for what is in force.
boost::system::result<PolicyProposal, Problems> propose_policy(Runtime& runtime, std::string_view procedure,
                                                               const boost::json::object& values,
                                                               const Paragraph& reason, const Actor& actor,
                                                               const std::string& idempotency_key);

// Puts in force what was proposed, and both persons on record. Problems: a lacking right, that of what is not there,
// "same-person", "not-waiting" (confirmed before), "policy-moved" (another policy came into force meanwhile), those
// of Procedure::policy if the program takes the values no longer. `again`: what the actor began before is brought to
// its end, and answered as if it had been then. Fault "store-locked" while another of this procedure is being
// confirmed.
boost::system::result<PolicyProposal, Problems> confirm_policy(Runtime& runtime, std::string_view procedure,
                                                               std::int64_t number, const Actor& actor, bool again);

// All there ever were, by number.
boost::system::result<std::vector<PolicyProposal>, Problem> policy_proposals(Desk& desk, std::string_view procedure,
                                                                             const Actor& actor);

}  // namespace renmian
