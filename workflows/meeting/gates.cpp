#include "workflows/meeting/gates.hpp"

#include <algorithm>
#include <set>

#include "workflows/appointment/decision/vote_count.hpp"
#include "workflows/common/sentence.hpp"
#include "workflows/meeting/item_record.hpp"

namespace renmian::meeting {
namespace {

using common::sentence;

// "议题 3：……"
Text of_item(ItemNumber number, const Text& what) {
  return {sentence({"议题 ", number.value, "：", what.zh}), sentence({"item ", number.value, ": ", what.en})};
}

Verdict not_begun() { return Verdict::unmet(Text{"尚未签到", "the roll has not been taken"}); }

struct Attendance {
  std::int64_t members = 0;  // with a vote
  std::int64_t present = 0;
};

Attendance attendance_of(const TakeRoll& roll) {
  Attendance attendance;
  for (const auto& member : roll.members) {
    if (member.candidate_member) continue;
    ++attendance.members;
    attendance.present += member.present ? 1 : 0;
  }
  return attendance;
}

// Asks each result together with its record as the case reads it.
template <class Ask>
Verdict of_each_result(const Facts& facts, Ask ask) {
  if (!facts.opened || !facts.roll) return not_begun();
  const ItemRecords records(*facts.opened, *facts.roll);
  std::vector<Text> missing;
  for (const auto& result : facts.results) {
    const auto item = records.of(result);
    ask(result, item, [&](const Text& what) { missing.push_back(of_item(result.item_number, what)); });
  }
  return Verdict::unless(std::move(missing));
}

bool is_member(const appointment::MeetingItem& item, const Line& staff) {
  return std::ranges::find(item.members, staff, &appointment::CommitteeMember::staff) != item.members.end();
}

}  // namespace

Verdict MtgItems::check(const Facts& facts, const Given& given) {
  std::vector<Text> missing;
  std::set<std::int64_t> numbers;
  std::set<CaseId> cases;
  for (const auto& announcement : facts.agenda) {
    if (announcement.items.empty()) missing.emplace_back("议程没有议题", "the agenda has no items");
    if (announcement.announced_on > given.today()) {
      missing.emplace_back("议程通知日期晚于今天：" + to_string(announcement.announced_on),
                           "the day of the announcement is in the future: " + to_string(announcement.announced_on));
    }
    for (const auto& item : announcement.items) {
      if (!numbers.insert(item.item_number).second) {
        missing.push_back(of_item(item.item_number, {"编号重复", "this number is on the agenda twice"}));
      }
      if (!cases.insert(item.case_id).second) {
        missing.push_back(of_item(item.item_number, {"该事项已列入议程", "this case is on the agenda twice"}));
      }
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict MtgAgenda::check(const Facts& facts, const Given& given) {
  if (!facts.roll) return not_begun();
  const auto latest = add_days(facts.roll->held_on, -static_cast<int>(given.policy.agenda_days_ahead));
  std::vector<Text> missing;
  if (facts.agenda.empty()) missing.emplace_back("尚未通知议程", "no agenda was announced");
  for (const auto& announcement : facts.agenda) {
    if (announcement.announced_on > latest) {
      missing.emplace_back(
          sentence({"议程通知于 ", to_string(announcement.announced_on), "，至迟应于 ", to_string(latest)}),
          sentence({"the agenda was announced on ", to_string(announcement.announced_on),
                    ", at the latest it must be on ", to_string(latest)}));
    }
    for (const auto& item : announcement.items) {
      if (item.material_sent_on <= latest) continue;
      missing.push_back(
          of_item(item.item_number,
                  {sentence({"材料送达于 ", to_string(item.material_sent_on), "，至迟应于 ", to_string(latest)}),
                   sentence({"the material was sent on ", to_string(item.material_sent_on),
                             ", at the latest it must be on ", to_string(latest)})}));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict MtgRoll::check(const Facts& facts, const Given& given) {
  if (!facts.roll) return not_begun();
  const auto& roll = *facts.roll;
  std::vector<Text> missing;
  if (roll.held_on > given.today()) {
    missing.emplace_back("会议日期晚于今天：" + to_string(roll.held_on),
                         "the day of the meeting is in the future: " + to_string(roll.held_on));
  }
  std::set<std::string> listed;
  const auto list = [&](const std::string& staff) {
    if (listed.insert(staff).second) return;
    missing.emplace_back("名单重复：" + staff, "listed twice: " + staff);
  };
  for (const auto& member : roll.members) {
    list(member.staff);
    if (!member.present && !member.absent_because) {
      missing.emplace_back("缺席而无原因：" + member.staff.value, "absent without a reason: " + member.staff.value);
    }
  }
  for (const auto& observer : roll.observers) list(observer);
  if (std::ranges::count_if(roll.members, [](const RollMember& m) { return m.principal_leader; }) != 1) {
    missing.emplace_back("应到会成员中须有且只有一名主要领导",
                         "exactly one of the members must be the principal leader");
  }
  return Verdict::unless(std::move(missing));
}

Verdict MtgQuorum::check(const Facts& facts, const Given&) {
  if (!facts.opened || !facts.roll) return not_begun();
  const auto [members, present] = attendance_of(*facts.roll);
  const auto needed =
      std::max<std::int64_t>(1, facts.opened->kind == MeetingKind::npc_sc ? members / 2 + 1 : (members * 2 + 2) / 3);
  if (present >= needed) return Verdict::met();
  return Verdict::unmet(
      Text{sentence({"应到会成员 ", members, " 人，实到 ", present, " 人，至少须到 ", needed, " 人"}),
           sentence({present, " of ", members, " members are present, at least ", needed, " are needed"})});
}

Verdict MtgAnnounced::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  for (const auto& result : facts.results) {
    const auto* item = facts.item(result.item_number);
    if (item == nullptr) {
      missing.push_back(of_item(result.item_number, {"不在会前通知的议程内", "was not announced before the meeting"}));
    } else if (item->case_id != result.case_id) {
      missing.push_back(of_item(result.item_number, {"议程所列的是另一事项", "the agenda has another case under it"}));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict MtgOnce::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  std::set<std::int64_t> decided;
  for (const auto& result : facts.results) {
    if (decided.insert(result.item_number).second) continue;
    missing.push_back(of_item(result.item_number, {"已有表决结果", "it has been decided already"}));
  }
  return Verdict::unless(std::move(missing));
}

Verdict MtgVoters::check(const Facts& facts, const Given&) {
  return of_each_result(facts, [](const ItemResult& result, const appointment::MeetingItem& item, auto fault) {
    std::set<std::string> spoke;
    for (const auto& stated : result.opinions) {
      const auto& staff = stated.staff.value;
      if (!spoke.insert(staff).second) {
        fault(Text{"成员重复表态：" + staff, "stated an opinion twice: " + staff});
      }
      const auto member = std::ranges::find(item.members, stated.staff, &appointment::CommitteeMember::staff);
      if (member == item.members.end()) {
        fault(Text{"无表决权的人员参加表决：" + staff, "has no vote: " + staff});
      } else if (!member->present) {
        fault(Text{"未到会的成员不得委托或事后表决：" + staff, "absent, and cannot vote by proxy or later: " + staff});
      } else if (member->concerned) {
        fault(Text{"回避的成员参加讨论：" + staff, "recused, but took part in the discussion: " + staff});
      }
    }
    if (!result.papers) return;
    std::vector<std::string> voters;
    for (const auto& member : item.members) {
      if (appointment::may_vote(item, member)) voters.push_back(member.staff);
    }
    for (const auto& what : common::paper_faults(*result.papers, item.ballots, voters)) fault(what);
  });
}

Verdict MtgRecuse::check(const Facts& facts, const Given&) {
  return of_each_result(facts, [](const ItemResult& result, const appointment::MeetingItem& item, auto fault) {
    for (const auto& recusal : result.recused) {
      const auto& staff = recusal.staff.value;
      if (!is_member(item, recusal.staff)) {
        fault(Text{"回避人员不是有表决权的成员：" + staff, "recused, but not a member with a vote: " + staff});
      } else if (!recusal.left_room) {
        fault(Text{"成员应回避而未离场：" + staff, "member concerned who did not leave: " + staff});
      }
    }
  });
}

Verdict MtgCount::check(const Facts& facts, const Given& given) {
  appointment::DecisionPolicy counting;
  counting.recused_stay_in_denominator = given.policy.recused_stay_in_denominator;
  return of_each_result(facts, [&](const ItemResult& result, const appointment::MeetingItem& item, auto fault) {
    if (result.outcome == ItemOutcome::postpone) {
      if (!result.postponed_because) fault(Text{"未记录暂缓表决的原因", "why the vote was postponed is not recorded"});
      if (result.ballots || result.papers) fault(Text{"暂缓表决的议题不应有票数", "a postponed item has no ballots"});
      return;
    }
    if (!result.ballots) fault(Text{"未记录票数", "the ballots are not recorded"});
    const bool secret = std::ranges::find(result.methods, VotingMethod::secret_ballot) != result.methods.end();
    if (secret && !result.papers)
      fault(Text{"未记录选票的发出和收回", "the papers issued and returned are not recorded"});
    const auto count = appointment::count_votes(item, counting);
    for (const auto& contradiction : count.contradictions) fault(contradiction);
    if (result.outcome == ItemOutcome::adopt && !count.adopted()) {
      fault(Text{
          sentence(
              {"应到会成员 ", count.base, " 人，同意 ", count.agree, " 人，至少须 ", count.base / 2 + 1, " 人同意"}),
          sentence({count.agree, " of ", count.base, " members agree, at least ", count.base / 2 + 1, " are needed"})});
    }
    if (result.outcome == ItemOutcome::reject && count.adopted()) {
      fault(Text{sentence({"应到会成员 ", count.base, " 人，同意 ", count.agree, " 人，已超过半数，不是未通过"}),
                 sentence({count.agree, " of ", count.base, " members agree: that is adopted, not rejected"})});
    }
  });
}

Verdict MtgReconsider::check(const Facts& facts, const Given&) {
  if (!facts.roll) return not_begun();
  if (facts.reconsidered.empty()) {
    return Verdict::unmet(Text{"没有成员同意复议的记录", "no agreement of the members to reconsider is recorded"});
  }
  const auto& asked = facts.reconsidered.back();
  std::vector<Text> missing;
  if (facts.overturned.size() != facts.reconsidered.size()) {
    missing.push_back(of_item(asked.item_number, {"尚无表决结果，不能复议", "it has not been decided yet"}));
  }
  const auto members = attendance_of(*facts.roll).members;
  const std::int64_t agreeing = asked.members_agreeing;
  if (agreeing > members) {
    missing.push_back(
        of_item(asked.item_number, {"同意复议的人数多于成员总数", "more members agree to reconsider than there are"}));
  } else if (agreeing * 2 <= members) {
    missing.push_back(
        of_item(asked.item_number,
                {sentence({"成员 ", members, " 人，同意复议 ", agreeing, " 人，至少须 ", members / 2 + 1, " 人"}),
                 sentence({agreeing, " of ", members, " members agree to reconsider, at least ", members / 2 + 1,
                           " are needed"})}));
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::meeting
