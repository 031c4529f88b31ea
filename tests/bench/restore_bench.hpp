// One decision: a stored case is restored into MSM and one command taken through it.
#pragma once

#include "engine/procedure/procedure.hpp"

namespace renmian::bench {

// Nanoseconds of MSM restore and transition alone, and of a whole judgement of the command that asks most gates.
struct DecisionCost {
  double restore_and_transition_ns = 0;
  double judgement_ns = 0;
};

DecisionCost measure_decision();

}  // namespace renmian::bench
