// A re-examination (倒查) of many cases: those of a unit, of a period, those decided under one person (离任检查: every
// decision of a secretary's tenure).
//
// Which cases: those whose course is over, that is, which stand in an end, were ended early, or have reached what their
// procedure leads to (an appointment stays open until the person leaves the post). Where it is asked under whom they
// were decided, all cases with such a decision, however far they have come: a tenure is more than what is closed.
//
// The day of a case is that of a decision (every one it records counts); where it records none, DecisionsOf may name
// the day of the appointment; else it is the day of its last event. A case that could only be read in part is kept
// unless it ran wholly outside the period: what it would show cannot be known.
//
// What the lists of cases say is not looked at twice: verify() is what tells whether they agree with the log.
#pragma once

#include <functional>
#include <set>

#include "engine/case/recheck.hpp"

namespace renmian {

struct DecisionTaken {
  CivilDate on;
  std::set<std::string> under = {};  // staff numbers of who led those who decided
};

// What a case says of its decisions; pure or at least safe on one thread.
using DecisionsOf = std::function<std::vector<DecisionTaken>(const LoadedCase&)>;

struct RecheckScope {
  std::optional<CivilDate> from, to;      // both included
  std::optional<std::set<PostId>> posts;  // only cases of these; what concerns no post is then left out
  std::string decided_under;              // staff number; empty: whoever decided
};

// The posts of `unit` and of all units below it.
std::set<PostId> posts_of_unit(Store& store, UnitId unit);

struct RecheckTotals {
  std::uint64_t cases = 0;
  std::uint64_t steps = 0;  // judged
  std::uint64_t cases_deviating = 0;
  std::uint64_t deviations = 0;
  std::uint64_t remarks = 0;
  std::uint64_t erased = 0;      // cases, in part
  std::uint64_t unreadable = 0;  // cases, in part or wholly

  // Nothing deviates, and nothing that was not lawfully erased was left out.
  bool clean() const { return deviations == 0 && unreadable == 0; }
};

// Calls `found` for every case of the scope, by id. `progress`, after every page: how many cases were gone through.
// Memory: one page of cases. Faults of the store are thrown.
RecheckTotals recheck(Store& store, const RecheckRules& rules, const RecheckScope& scope,
                      const DecisionsOf& decisions_of, const std::function<void(const CaseRecheck&)>& found,
                      const std::function<void(std::uint64_t)>& progress = {});

}  // namespace renmian
