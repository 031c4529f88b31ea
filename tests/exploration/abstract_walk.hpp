// Random walks over the abstract machine: any command at any position, mostly a likely one, with gates that answer by
// the seed. Beside what every single command is held to (abstract_machine.hpp), no walk enters an appointment state
// unless every mandatory gate was passed on its way, where a return takes back what was passed since.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/exploration/abstract_machine.hpp"

namespace renmian::exploration {

struct AbstractStep {
  std::size_t command = 0;
  std::uint64_t answers = 0;  // seed of what the gates answer; 0: all are met
};
using AbstractWalk = std::vector<AbstractStep>;

// A walk, and what went wrong at its last step.
struct FailedAbstractWalk {
  std::string what;
  AbstractWalk steps;
};

// `appointed` counts the walks that enter an appointment state.
std::optional<FailedAbstractWalk> walk_at_random(const AbstractMachine& machine, std::uint64_t seed,
                                                 std::uint64_t* appointed = nullptr);

// The same from its steps; nothing if they go well.
std::optional<std::string> walk_again(const AbstractMachine& machine, const AbstractWalk& steps);

// The fewest of its steps that still go wrong, one per line.
std::string shortest_of(const AbstractMachine& machine, const FailedAbstractWalk& failed);

}  // namespace renmian::exploration
