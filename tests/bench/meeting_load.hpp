// A standing committee decides 200 promotions by one command: every case has some 40 events and gets one more, the
// meeting another, all of it in one commit.
#pragma once

#include <string>

namespace renmian::bench {

constexpr double kMeetingTargetMs = 500;

// Milliseconds, medians of the rounds.
struct MeetingCost {
  double cold_ms = 0;  // a desk that has to read the cases first
  double warm_ms = 0;  // the desk that brought them there
};

// On a new database of its own, which it migrates.
MeetingCost measure_meeting(const std::string& database, int rounds);

}  // namespace renmian::bench
