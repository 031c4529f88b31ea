// Re-examination (倒查) of one case: every accepted command of it is judged once more where the case stood then, with
// the facts that were known then, by the actor and at the time on record, with what the registers said as the event
// recorded it. The rules are those of the case's own version of the procedure; the policy is the one the case was
// pinned to, or another one. What comes out differently is told; nothing is changed.
//
//   deviation   a gate or the step itself does not come out as recorded. The step counts as done all the same, and the
//               later ones are judged by the facts as they were recorded.
//   remark      what is no deviation but what an inspector wants to see: an exception that was used, a delegation that
//               was revoked since
//   stopped     from this step on nothing can be judged: its data was erased, or the record of it cannot be read (data
//               that is missing without having been erased is such a record)
//
// Not told apart: a delegation that was revoked before the act from one that was revoked after it, since the register
// does not say when; it counts as valid on its days, and is remarked.
//
// Pure but for the policies that the catalogue reads; any thread. Throws Faults of store and environment only: what is
// wrong with the case itself is in the result.
#pragma once

#include <map>

#include "engine/case/loaded_case.hpp"

namespace renmian {

struct RecheckedStep {
  std::uint64_t log_index = 0;
  std::int64_t seq = 0;  // within the case
  const CommandInfo* command = nullptr;
  Timestamp at;
  std::string actor;  // staff number
};

struct Deviation {
  enum class Kind {
    kGateClosed,       // the gate is not met by the facts and the policy
    kGateNotOnRecord,  // the step asks the gate, and it is met; the record does not have it
    kGateNotOfStep,    // the record has a gate that the step does not ask
    kRecordedClosed,   // the gate is met, but was recorded as not met
    kNotPossible,      // the procedure has no such step where the case stood
    kOtherPosition,    // the step leads elsewhere than recorded
  };

  RecheckedStep step;
  Kind kind = Kind::kGateClosed;
  std::string gate;                // id; empty: it is about the step itself
  const GateInfo* rule = nullptr;  // nothing: the procedure has no gate of this id
  std::string recorded;            // verdict code; empty: the gate is not on record
  std::optional<Verdict> now;      // nothing: the gate is not asked
  Text what;
};

struct RecheckRemark {
  enum class Kind { kWaived, kDelegationRevoked };

  RecheckedStep step;
  Kind kind = Kind::kWaived;
  const GateInfo* rule = nullptr;  // that was waived
  Text what;
};

// "gate-closed", "gate-not-on-record", "gate-not-of-step", "recorded-closed", "not-possible", "other-position";
// "waived", "delegation-revoked".
std::string_view code_of(Deviation::Kind kind);
std::string_view code_of(RecheckRemark::Kind kind);

struct RecheckStop {
  std::uint64_t log_index = 0;
  std::int64_t seq = 0;
  bool erased = false;  // else it cannot be read
  Text what;
};

struct CaseRecheck {
  CaseId id;
  std::shared_ptr<const LoadedCase> read;  // as far as it could be read; its `procedure` is nothing if not at all
  std::size_t judged = 0;                  // accepted commands
  std::vector<Deviation> deviations;
  std::vector<RecheckRemark> remarks;
  std::optional<RecheckStop> stopped;
};

struct RecheckRules {
  Catalogue& catalogue;
  const WorkingDays& calendar;
  std::vector<Delegation> delegations;               // all there are
  std::map<const Procedure*, PolicyValues> instead;  // of the pinned policy, for these procedures
};

// `events`: all events of one case, by seq.
CaseRecheck recheck(CaseId id, std::span<const StoredEvent> events, const RecheckRules& rules);

}  // namespace renmian
