// A note that claims to be a checkpoint of a log, held against whom a verifier believes. Any thread.
#pragma once

#include <string_view>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/trail_policy.hpp"

namespace renmian {

struct LogNote {
  enum class State { kGood, kNotSigned, kMalformed };

  State state = State::kMalformed;
  Text why;               // unless it is good
  Checkpoint checkpoint;  // unless it is malformed
};

// Good if the log that the checkpoint names has signed it with the keys that the policy asks for, and no signature of a
// known key is wrong; kForgiven looks at the log's keys only.
enum class WrongWitness { kRefused, kForgiven };
LogNote open_log_note(std::string_view note, const TrailPolicy& policy, WrongWitness wrong = WrongWitness::kRefused);

}  // namespace renmian
