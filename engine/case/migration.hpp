// Moving running cases to a newer version of their procedure, or to the policy now in force: first a dry run that says
// what it would mean for each case, then the move itself, which is an event of the case (command "move_to_version")
// with a reason and a second person. From it on the case is read, from its events, under the newer version.
//
// A case goes on in the state that the newer version names as the successor (Procedure::successor_of); every state of
// the older version must have one, and every accepted command of the case must be readable in the newer version.
// Nothing else changes the version or the policy of a case; load_case and verify() hold the log to that.
#pragma once

#include "engine/case/desk.hpp"

namespace renmian {

struct MoveToVersion {
  static constexpr std::string_view kCode = "move_to_version";
  Whole<1, 1'000'000> from_version;
  Whole<1, 1'000'000> to_version;
  Paragraph reason;
  Line second_person;  // staff number of who confirms it
  BOOST_DESCRIBE_CLASS(MoveToVersion, (), (from_version, to_version, reason, second_person), (), ())
};

// What a move would mean for one case.
struct PlannedMove {
  CaseId case_id;
  std::int64_t from_version = 0, to_version = 0;
  std::string from, to;  // positions
  bool policy_changes = false;
  bool over = false;             // it stands in an end: there is nothing to move
  Problems problems;             // why it cannot be moved; then there is nothing else
  std::vector<Prospect> before;  // what is possible next, now and after the move
  std::vector<Prospect> after;

  bool possible() const { return problems.empty() && !over; }
  // The gates of the next steps that are met now and would not be, with their verdicts under the newer version.
  std::vector<GateVerdict> newly_unmet() const;
};

// The case as `newer`, under `policy`, reads it; its events and versions are as they were.
boost::system::result<LoadedCase, Problems> carried_over(const LoadedCase& loaded, const Procedure& newer,
                                                         PinnedPolicy policy);

// A dry run: changes nothing. To the newest version and the policy in force. Cases that do not exist are left out.
std::vector<PlannedMove> plan_moves(Desk& desk, std::span<const CaseId> cases);

struct MoveOrder {
  CaseId case_id;
  std::int64_t to_version = 0;  // as the plan said
  Paragraph reason;
  Line second_person;
  Actor actor;
  Trace trace = {};                  // kept with the event
  std::string idempotency_key = {};  // empty: none
};

// Moves one case as planned; given again under its key, it is answered as the first time. Refused (kBadInput, with
// problems) if it cannot be moved or the second person is the actor; a refusal is not recorded.
Answer move_to_version(Desk& desk, Random& random, const MoveOrder& order);

}  // namespace renmian
