// Clocks that have run out: each is noted in its case once, by the command its item names, so that whoever must act is
// told. Any node may look at any time: the idempotency key is made of the case, the clock and its last day, so that a
// clock is noted once however many nodes look, after restarts, and if the time jumps.
#pragma once

#include "engine/case/desk.hpp"
#include "engine/case/due_follower.hpp"

namespace renmian {

// The commands of clocks are given by the program itself.
inline const Actor& clock_actor() {
  static const Actor actor{.id = "system", .role = "clock", .unit = "system", .auth = "program"};
  return actor;
}

// Catches up, then notes every clock whose last day has come. The answers, in the order of the items.
std::vector<Answer> fire_due(Desk& desk, DueFollower& follower);

}  // namespace renmian
