// What the registers say, at the moment of a command, of the case it is given to. Gates may read it; what they read is
// recorded with the event, so that a verdict can be understood later.
#pragma once

#include <optional>
#include <vector>

#include "engine/registry/kin.hpp"
#include "engine/registry/quota.hpp"

namespace renmian {

// The quota line that the vacancy of a post is on.
struct QuotaPlace {
  UnitId unit;
  PostLevel level = PostLevel::section_deputy;
  friend bool operator==(const QuotaPlace&, const QuotaPlace&) = default;
};

struct Surroundings {
  std::optional<QuotaPlace> place;      // of the case's post; nothing: no line is kept for its unit and level
  std::optional<QuotaStanding> quota;   // of that line, read for the gates that see it
  std::optional<BatchId> batch;         // of the case
  std::vector<KinTie> kin;              // members of staff who are, or are related to, the person of the case
  std::vector<Delegation> delegations;  // to the actor, where they act on behalf of someone

  static const Surroundings& none() {
    static const Surroundings nothing;
    return nothing;
  }
};

}  // namespace renmian
