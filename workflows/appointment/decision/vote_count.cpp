#include "workflows/appointment/decision/vote_count.hpp"

#include <algorithm>

namespace renmian::appointment {

VoteCount count_votes(const MeetingItem& item, const DecisionPolicy& policy) {
  VoteCount count;
  std::int64_t voters = 0;
  Ballots stated;
  for (const auto& member : item.members) {
    ++count.members;
    count.present += member.present ? 1 : 0;
    const bool left_out = member.concerned && item.kind != MeetingKind::plenary && !policy.recused_stay_in_denominator;
    count.base += left_out ? 0 : 1;
    if (!may_vote(item, member) || member.by_proxy) continue;
    ++voters;
    if (!member.opinion) continue;
    switch (*member.opinion) {
      case Opinion::agree:
        ++stated.agree.value;
        break;
      case Opinion::disagree:
        ++stated.disagree.value;
        break;
      case Opinion::defer:
        ++stated.defer.value;
        break;
    }
  }

  const auto& ballots = item.ballots;
  const bool secret =
      std::find(item.methods.begin(), item.methods.end(), VotingMethod::secret_ballot) != item.methods.end();
  if (secret) {
    count.agree = ballots.agree;
    const auto cast = ballots.agree + ballots.disagree + ballots.defer;
    if (cast > voters) {
      const auto papers = std::to_string(cast);
      const auto entitled = std::to_string(voters);
      count.contradictions.emplace_back("票数 " + papers + " 多于参加表决的成员 " + entitled + " 人",
                                        papers + " ballots are more than the " + entitled + " members who could vote");
    }
    return count;
  }
  count.agree = stated.agree;
  const auto compare = [&](Words what, std::int64_t counted, std::int64_t opinions) {
    if (counted == opinions) return;
    const auto votes = std::to_string(counted);
    const auto members = std::to_string(opinions);
    count.contradictions.emplace_back(
        std::string(what.zh) + "票记录为 " + votes + " 票，成员表明的意见为 " + members + " 人",
        std::string(what.en) + ": " + votes + " votes are recorded, " + members + " members stated it");
  };
  compare({"同意", "agree"}, ballots.agree, stated.agree);
  compare({"不同意", "disagree"}, ballots.disagree, stated.disagree);
  compare({"缓议", "defer"}, ballots.defer, stated.defer);
  return count;
}

}  // namespace renmian::appointment
