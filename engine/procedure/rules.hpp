// The rules of the regulation across all procedures: every gate, where it is asked, and the rules that are no gate,
// each with what is done instead. Pure; any thread.
#pragma once

#include <span>
#include <vector>

#include "engine/procedure/procedure.hpp"

namespace renmian {

// A rule that bars no single step.
struct RuleWithoutGate {
  GateInfo info;
  Words instead;  // why it is no gate, and what keeps it instead
};

struct Rule {
  const GateInfo* info = nullptr;
  const Words* instead = nullptr;                // set: it is no gate
  std::vector<const ProcedureInfo*> procedures;  // that ask it
  std::vector<const CommandInfo*> commands;      // that ask it, each once
  bool of_every_command = false;
};

// In the order in which the procedures first ask them, then those without a gate.
std::vector<Rule> rules_of(std::span<const Procedure* const> procedures, std::span<const RuleWithoutGate> others);

boost::json::object to_json(const Rule& rule);

}  // namespace renmian
