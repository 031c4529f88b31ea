// What is known of one day of the system: how much of what was put on record. The entries themselves are in the events.
#pragma once

#include "engine/procedure/standing.hpp"
#include "workflows/system/commands.hpp"

namespace renmian::system_day {

struct Facts {
  StandingFacts standing;
  std::optional<CivilDate> day;
  std::optional<StartLog> new_log;
  Count readings;
  Count refusals;
  Count exports;
  Count policy_changes;
  Count register_changes;
  Count sign_ins;
  Count runs;
  Count findings;
  Count restores;
  Count heartbeats;
  BOOST_DESCRIBE_CLASS(Facts, (),
                       (standing, day, new_log, readings, refusals, exports, policy_changes, register_changes, sign_ins,
                        runs, findings, restores, heartbeats),
                       (), ())
};

}  // namespace renmian::system_day
