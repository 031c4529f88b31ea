// The count of one item of one meeting (R2019 Art. 38).
//
// Counted are the members who were present, not recused, and voting in person: in an open vote by the opinions they
// stated, with which the ballots must agree; in a secret ballot by the ballots, of which there are at most as many. In
// a plenary a recused member leaves the discussion only, and votes afterwards (VOTE2004 Art. 5).
#pragma once

#include "engine/base/text.hpp"
#include "workflows/appointment/decision/policy.hpp"
#include "workflows/appointment/parts.hpp"

namespace renmian::appointment {

inline bool takes_part(const CommitteeMember& member) { return member.present && !member.concerned; }

inline bool may_vote(const MeetingItem& item, const CommitteeMember& member) {
  return takes_part(member) || (member.present && item.kind == MeetingKind::plenary);
}

struct VoteCount {
  std::int64_t members = 0;  // who should attend (应到会成员)
  std::int64_t present = 0;  // who attend (实到会成员), those who left for this item included
  std::int64_t base = 0;     // of whom more than half must agree
  std::int64_t agree = 0;
  std::vector<Text> contradictions;  // where the ballots and the opinions do not fit

  bool quorate() const { return present * 3 >= members * 2; }
  bool adopted() const { return agree * 2 > base; }
};

VoteCount count_votes(const MeetingItem& item, const DecisionPolicy& policy);

}  // namespace renmian::appointment
