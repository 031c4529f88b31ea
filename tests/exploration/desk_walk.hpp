// Random walks of several cases at one desk (desk_world.hpp): each follows a lawful course, where there is one for its
// kind, and is led astray by the seed. Any command of the book at any position, lawful data spoiled, random data,
// complaints of every outcome, waivers from right and wrong authorities, corrections, rest, return and early end,
// relatives that become known, days that pass.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/exploration/desk_world.hpp"

namespace renmian::exploration {

struct FailedDeskWalk {
  std::string what;
  std::vector<DeskStep> steps;
};

// How far the walks came: by the state in which each case was left.
using Reached = std::map<std::string, int>;

std::optional<FailedDeskWalk> desk_walk(const std::vector<const Procedure*>& procedures, std::uint64_t seed,
                                        Reached* reached = nullptr);

// The fewest of its steps that still go wrong at a desk of the same seed.
std::vector<DeskStep> shortest_of(const std::vector<const Procedure*>& procedures, std::uint64_t seed,
                                  const FailedDeskWalk& failed);

// One line: the moment's wait, the case, the command, its data, who gives it.
std::string told(const DeskStep& step);

}  // namespace renmian::exploration
