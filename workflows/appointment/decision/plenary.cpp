#include "workflows/appointment/decision/plenary.hpp"

#include <algorithm>

#include "workflows/appointment/decision/vote_count.hpp"

namespace renmian::appointment {
namespace {

Verdict not_voted() { return Verdict::unmet(Text{"尚无会议表决记录", "no vote of a meeting is recorded"}); }

Verdict no_plenary() { return Verdict::met(Text{"不是全委会表决", "not a vote of the plenary"}); }

Verdict between_plenaries(const Facts& facts) {
  if (!facts.plenary_urgency) {
    return Verdict::unmet(Text{"应由全委会票决；由常委会决定的，缺少闭会期间急需任用并征求委员意见的记录",
                               "the plenary must vote; for the standing committee to decide, the urgency between "
                               "plenaries and the opinions asked of the members are not recorded"});
  }
  const auto& urgency = *facts.plenary_urgency;
  std::vector<Text> missing;
  if (urgency.members_total == 0 || urgency.members_asked != urgency.members_total) {
    const auto total = std::to_string(urgency.members_total);
    const auto asked = std::to_string(urgency.members_asked);
    missing.emplace_back("全委会委员 " + total + " 人，已征求意见 " + asked + " 人，应逐一征求",
                         asked + " of " + total + " members of the committee were asked, all must be");
  }
  if (urgency.asked_until > facts.vote->held_on) {
    missing.push_back(about({"征求委员意见应在常委会决定之前完成，完成于",
                             "the members must be asked before the standing committee decides, they were by"},
                            to_string(urgency.asked_until)));
  }
  if (!missing.empty()) return Verdict::unmet(std::move(missing));
  return Verdict::met(about({"闭会期间急需任用，已逐一征求全委会委员意见，完成于",
                             "urgent between plenaries, all members of the committee were asked by"},
                            to_string(urgency.asked_until)));
}

}  // namespace

Verdict VotePlenary::check(const Facts& facts, const Given&) {
  if (!facts.vote) return not_voted();
  if (!facts.plenary_scope) {
    if (facts.opened && facts.opened->post.kind != PostKind::head) {
      return Verdict::met(Text{"不是正职", "not the post of a head"});
    }
    return Verdict::unmet(Text{"未核定是否属于下一级党委、政府正职",
                               "whether the post is head of the Party committee or government of the next lower level "
                               "is not recorded"});
  }
  if (!facts.plenary_scope->for_plenary) {
    return Verdict::met(
        about({"不属于全委会票决范围", "not for the plenary to vote on"}, facts.plenary_scope->plenary_basis));
  }
  if (!facts.vote->kind) {
    return Verdict::unmet(Text{"未记录由何种会议表决", "which kind of meeting voted is not recorded"});
  }
  if (*facts.vote->kind == MeetingKind::standing_committee) return between_plenaries(facts);
  if (*facts.vote->kind != MeetingKind::plenary) {
    return Verdict::unmet(Text{"应由全委会票决", "the plenary must vote"});
  }
  if (facts.vote->methods != std::vector{VotingMethod::secret_ballot}) {
    return Verdict::unmet(Text{"全委会应以无记名投票方式表决", "the plenary must vote by secret ballot"});
  }
  return Verdict::met();
}

Verdict VotePlenaryQuorum::check(const Facts& facts, const Given& given) {
  if (!facts.vote) return not_voted();
  const auto& vote = *facts.vote;
  if (vote.kind != MeetingKind::plenary) return no_plenary();
  std::vector<Text> missing;
  const auto count = count_votes(vote, given.policy);
  if (count.members == 0 || !count.quorate()) {
    const auto members = std::to_string(count.members);
    const auto present = std::to_string(count.present);
    const auto needed = std::to_string(std::max<std::int64_t>(1, (count.members * 2 + 2) / 3));
    missing.emplace_back(
        "全委会委员 " + members + " 人，实到 " + present + " 人，至少须到 " + needed + " 人",
        present + " of " + members + " members of the plenary are present, at least " + needed + " are needed");
  }
  if (std::ranges::find(vote.methods, VotingMethod::secret_ballot) != vote.methods.end()) {
    if (!vote.papers) {
      missing.emplace_back("未记录选票的发出和收回", "the papers issued and returned are not recorded");
    } else {
      std::vector<std::string> voters;
      for (const auto& member : vote.members) {
        if (may_vote(vote, member)) voters.push_back(member.staff);
      }
      std::ranges::move(common::paper_faults(*vote.papers, vote.ballots, voters), std::back_inserter(missing));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict VotePlenaryRecuse::check(const Facts& facts, const Given&) {
  if (!facts.vote) return not_voted();
  const auto& vote = *facts.vote;
  if (vote.kind != MeetingKind::plenary) return no_plenary();
  std::vector<Text> missing;
  for (const auto& member : vote.members) {
    if (!member.concerned || !member.present) continue;
    if (!member.left_room) {
      missing.push_back(
          about({"成员应回避审议而未离场", "member concerned who did not leave the discussion"}, member.staff));
    }
    if (vote.papers && std::ranges::find(vote.papers->issued_to, member.staff) == vote.papers->issued_to.end()) {
      missing.push_back(
          about({"回避审议的成员未领取选票", "member who left the discussion but received no paper"}, member.staff));
    }
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::appointment
