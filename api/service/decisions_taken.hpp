// When, and under whom, a case was decided, as the record says it; for `renmian audit recheck`
// (docs/guide-supervisor.md).
//
// A decision was taken under a person (staff number) who
//   is listed, in the record of the vote that the case holds, as principal leader of those who decide, present or not;
//   or chaired the meeting in which it was voted on, if that meeting is a case of its own here.
// A meeting is itself a decision under its chair and its principal leader, so that its own rules are re-examined too. A
// decision that an individual office takes (secondment, formalities) is under nobody.
#pragma once

#include <map>

#include "engine/case/recheck_run.hpp"

namespace renmian {

class DecisionsTaken {
 public:
  // Without the chairs of meetings: where it is not asked under whom.
  DecisionsTaken() = default;

  // Reads all meetings. One that cannot be read is left out: its own re-examination tells. Faults of the store are
  // thrown.
  DecisionsTaken(Store& store, Catalogue& catalogue);

  // The day is that of the meeting; of a case without a vote that on which it took effect (took_effect_on).
  std::vector<DecisionTaken> operator()(const LoadedCase& loaded) const;

 private:
  void note_chair(const LoadedCase& meeting);

  struct Chaired {
    std::string meeting;  // its title
    CivilDate held_on;
    std::string chair;
  };
  std::multimap<CaseId, Chaired> chaired_;  // by the case that was decided
};

}  // namespace renmian
