#include "workflows/appointment/decision/gates.hpp"

#include <algorithm>
#include <set>

#include "workflows/appointment/decision/vote_count.hpp"

namespace renmian::appointment {

Verdict Wbz3Adhoc::check(const Facts& facts, const Given& given) {
  if (!facts.agenda) {
    return Verdict::unmet(Text{"尚未记录会议日期、列入议程和送达材料的日期",
                               "the days of the meeting, of its agenda and of the material are not recorded"});
  }
  const auto latest = add_days(facts.agenda->meeting_on, -static_cast<int>(given.policy.agenda_days_ahead));
  std::vector<Text> missing;
  if (!facts.agenda->on_agenda_since || *facts.agenda->on_agenda_since > latest) {
    missing.push_back(
        about({"议题应列入会议议程，至迟于", "the item must be on the agenda, at the latest on"}, to_string(latest)));
  }
  if (!facts.agenda->material_sent_on || *facts.agenda->material_sent_on > latest) {
    missing.push_back(
        about({"会议材料应送达，至迟于", "the material must be sent, at the latest on"}, to_string(latest)));
  }
  if (facts.vote && facts.vote->held_on < facts.agenda->meeting_on) {
    missing.push_back(about({"表决早于议程所定会议日期", "the vote was held before the meeting of the agenda"},
                            to_string(facts.agenda->meeting_on)));
  }
  return Verdict::unless(std::move(missing));
}

Verdict Wbz5Leak::check(const Facts& facts, const Given&) {
  if (!facts.leaks) return Verdict::unmet(Text{"缺少保密情况核查记录", "the check for leaks is missing"});
  if (!facts.leaks->leak_found) return Verdict::met();
  return Verdict::unmet(Text{"核查发现泄露讨论决定情况", "a leak of the discussion was found"});
}

namespace {

Verdict not_voted() { return Verdict::unmet(Text{"尚无会议表决记录", "no vote of a meeting is recorded"}); }

// One sentence for each member of whom `found` holds.
template <class Found>
Verdict unless_any(const MeetingItem& item, Words what, Found found) {
  std::vector<Text> missing;
  for (const auto& member : item.members) {
    if (found(member)) missing.push_back(about(what, member.staff));
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace

Verdict Lbd1Form::check(const Facts& facts, const Given& given) {
  if (!facts.vote) return not_voted();
  std::vector<Text> missing;
  if (facts.vote->form != DecisionForm::meeting) {
    missing.push_back(about({"不得以其他形式代替会议决定", "a meeting must decide, not"}, name_of(facts.vote->form)));
  }
  if (facts.vote->held_on > given.today()) {
    missing.push_back(
        about({"会议日期晚于今天", "the day of the meeting is in the future"}, to_string(facts.vote->held_on)));
  }
  return Verdict::unless(std::move(missing));
}

Verdict Lbd2Person::check(const Facts& facts, const Given& given) {
  if (!facts.vote) return not_voted();
  auto missing = VoteEach::check(facts, given);
  auto last = VoteLast::check(facts, given);
  if (last.passes()) return missing;
  if (missing.passes()) return last;
  missing.reasons.insert(missing.reasons.end(), last.reasons.begin(), last.reasons.end());
  return missing;
}

Verdict VoteQuorum::check(const Facts& facts, const Given& given) {
  if (!facts.vote) return not_voted();
  if (facts.vote->members.empty()) {
    return Verdict::unmet(Text{"缺少应到会成员名单", "the list of members who should attend is missing"});
  }
  std::vector<Text> missing;
  std::set<std::string> listed;
  for (const auto& member : facts.vote->members) {
    if (!listed.insert(member.staff).second) {
      missing.push_back(about({"应到会成员名单重复", "listed twice among the members"}, member.staff));
    }
  }
  const auto count = count_votes(*facts.vote, given.policy);
  if (!count.quorate()) {
    const auto members = std::to_string(count.members);
    const auto present = std::to_string(count.present);
    const auto needed = std::to_string((count.members * 2 + 2) / 3);
    missing.emplace_back("应到会成员 " + members + " 人，实到 " + present + " 人，至少须到 " + needed + " 人",
                         present + " of " + members + " members are present, at least " + needed + " are needed");
  }
  return Verdict::unless(std::move(missing));
}

Verdict VoteIntro::check(const Facts& facts, const Given&) {
  if (!facts.vote) return not_voted();
  std::vector<Text> missing;
  if (!facts.vote->introduced_by) {
    missing.emplace_back("未记录由谁逐个介绍人选", "who introduced the candidate individually is not recorded");
  }
  const bool reportable = (facts.reportable && !facts.reportable->matters.empty()) ||
                          (facts.prior_report && !facts.prior_report->matters.empty());
  if (reportable && !facts.vote->superior_reply_stated) {
    missing.emplace_back("有任前报告事项，会上未说明理由和上级答复意见",
                         "there are reportable matters: the reason and the superior's answer were not stated");
  }
  return Verdict::unless(std::move(missing));
}

Verdict VoteEach::check(const Facts& facts, const Given&) {
  if (!facts.vote) return not_voted();
  return unless_any(*facts.vote, {"成员未表明同意、不同意或缓议", "member who did not state agree, disagree or defer"},
                    [](const CommitteeMember& member) { return takes_part(member) && !member.opinion; });
}

Verdict VoteLast::check(const Facts& facts, const Given&) {
  if (!facts.vote) return not_voted();
  const auto& members = facts.vote->members;
  const auto is_leader = [](const CommitteeMember& member) { return member.principal_leader; };
  if (std::count_if(members.begin(), members.end(), is_leader) != 1) {
    return Verdict::unmet(
        Text{"应到会成员中须有且只有一名主要领导", "exactly one of the members must be the principal leader"});
  }
  const auto& leader = *std::find_if(members.begin(), members.end(), is_leader);
  if (!leader.present) return Verdict::met(Text{"主要领导缺席", "the principal leader is absent"});
  if (leader.concerned) return Verdict::met(Text{"主要领导回避", "the principal leader is recused"});
  if (!leader.spoke) {
    return Verdict::unmet(Text{"未记录主要领导的发言顺序", "when the principal leader spoke is not recorded"});
  }
  std::vector<Text> missing;
  for (const auto& member : members) {
    if (&member == &leader || !takes_part(member)) continue;
    if (member.spoke && *member.spoke >= *leader.spoke) {
      missing.push_back(about(
          {"主要领导未末位表态，其后发言的成员", "the principal leader did not speak last, but before"}, member.staff));
    } else if (!member.spoke && member.opinion) {
      missing.push_back(about({"未记录成员的发言顺序", "when this member spoke is not recorded"}, member.staff));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict VoteMethod::check(const Facts& facts, const Given& given) {
  if (!facts.vote) return not_voted();
  const auto& methods = facts.vote->methods;
  if (methods.size() != 1) {
    return Verdict::unmet(
        about({"每项表决须记录且只用一种方式，现有", "one method is used and recorded for an item, there are"},
              std::to_string(methods.size())));
  }
  if (given.policy.secret_ballot_only && methods.front() != VotingMethod::secret_ballot) {
    return Verdict::unmet(Text{"本地规定只用无记名投票", "the local rule allows the secret ballot only"});
  }
  return Verdict::met();
}

Verdict VoteMajority::check(const Facts& facts, const Given& given) {
  if (!facts.vote) return not_voted();
  auto count = count_votes(*facts.vote, given.policy);
  if (!count.adopted()) {
    const auto base = std::to_string(count.base);
    const auto agree = std::to_string(count.agree);
    const auto needed = std::to_string(count.base / 2 + 1);
    count.contradictions.emplace_back("应到会成员 " + base + " 人，同意 " + agree + " 人，至少须 " + needed + " 人同意",
                                      agree + " of " + base + " members agree, at least " + needed + " are needed");
  }
  return Verdict::unless(std::move(count.contradictions));
}

Verdict VoteFailed::check(const Facts& facts, const Given& given) {
  if (!facts.vote) return not_voted();
  auto count = count_votes(*facts.vote, given.policy);
  if (count.adopted()) {
    const auto base = std::to_string(count.base);
    const auto agree = std::to_string(count.agree);
    count.contradictions.emplace_back("应到会成员 " + base + " 人，同意 " + agree + " 人，已超过半数，不是未通过",
                                      agree + " of " + base + " members agree: that is adopted, not rejected");
  }
  return Verdict::unless(std::move(count.contradictions));
}

Verdict VoteSplit::check(const Facts& facts, const Given&) {
  if (!facts.vote) return not_voted();
  if (!facts.vote->strong_disagreement) return Verdict::met();
  return Verdict::unmet(Text{"意见分歧较大，应暂缓表决", "with strong disagreement the vote is to be postponed"});
}

Verdict VoteRecuse::check(const Facts& facts, const Given& given) {
  if (!facts.vote) return not_voted();
  const auto& kin = given.around.kin;
  auto verdict = unless_any(
      *facts.vote, {"成员与人选有亲属关系而未列为回避", "member related to the candidate, but not marked as concerned"},
      [&](const CommitteeMember& member) {
        return !member.concerned && std::ranges::find(kin, member.staff, &KinTie::staff) != kin.end();
      });
  auto stayed =
      unless_any(*facts.vote, {"成员应回避而未离场", "member concerned who did not leave for the item"},
                 [](const CommitteeMember& member) { return member.concerned && member.present && !member.left_room; });
  std::ranges::move(stayed.reasons, std::back_inserter(verdict.reasons));
  return Verdict::unless(std::move(verdict.reasons));
}

Verdict VoteNoProxy::check(const Facts& facts, const Given&) {
  if (!facts.vote) return not_voted();
  return unless_any(*facts.vote, {"成员委托他人或事后投票", "member who voted by proxy or afterwards"},
                    [](const CommitteeMember& member) { return member.by_proxy; });
}

Verdict VoteAbsentAsked::check(const Facts& facts, const Given&) {
  if (!facts.vote) return not_voted();
  return unless_any(*facts.vote, {"未征求缺席成员的意见", "absent member whose opinion was not asked"},
                    [](const CommitteeMember& member) {
                      return !member.present && !member.concerned && !member.absent_opinion_asked;
                    });
}

Verdict VoteNotTwice::check(const Facts& facts, const Given& given) {
  if (!facts.vote_history) {
    return Verdict::unwaivable(
        Text{"缺少同一职位既往表决情况", "the earlier votes for the same post are not recorded"});
  }
  constexpr std::int64_t kNeverAgain = 2;  // rejected twice: not proposed again, whoever would allow it
  const std::int64_t rejected = facts.vote_history->times_rejected;
  if (rejected < given.policy.rejections_before_bar) return Verdict::met();
  const auto reason =
      about({"同一职位已被否决次数", "times already rejected for the same post"}, std::to_string(rejected));
  return rejected >= kNeverAgain ? Verdict::unwaivable(reason) : Verdict::unmet(reason);
}

Verdict VoteReconsider::check(const Facts& facts, const Given&) {
  if (!facts.reconsideration) {
    return Verdict::unmet(Text{"没有成员同意复议的记录", "no agreement of the members to reconsider is recorded"});
  }
  const std::int64_t agreeing = facts.reconsideration->members_agreeing;
  const std::int64_t total = facts.reconsideration->members_total;
  std::vector<Text> missing;
  if (agreeing > total) {
    missing.emplace_back("同意复议的人数多于成员总数", "more members agree to reconsider than there are");
  } else if (agreeing * 2 <= total) {
    const auto needed = std::to_string(total / 2 + 1);
    missing.emplace_back(
        "成员 " + std::to_string(total) + " 人，同意复议 " + std::to_string(agreeing) + " 人，至少须 " + needed + " 人",
        std::to_string(agreeing) + " of " + std::to_string(total) + " members agree to reconsider, at least " + needed +
            " are needed");
  }
  if (facts.notice || facts.trial_notice) {
    missing.emplace_back("任免通知已印发，不能复议",
                         "the notice has been issued: the decision can no longer be reconsidered");
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::appointment
