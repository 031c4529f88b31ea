// A meeting in which everything is in order, for tests to spoil one thing at a time.
//
// A standing committee of seven, M1 its principal leader, all present on 20 April 2026; four items announced on the
// 17th; O1 is an observer and C1, in a plenary, a candidate member.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workflows/meeting/gates.hpp"

namespace renmian::test {

using namespace std::chrono_literals;

inline constexpr int kMembers = 7;

inline CaseId case_of_item(int number) {
  Uuid uuid;
  uuid.bytes[0] = 1;
  uuid.bytes[14] = static_cast<std::uint8_t>(number / 256);
  uuid.bytes[15] = static_cast<std::uint8_t>(number % 256);
  return {uuid};
}

inline meeting::Open meeting_to_open(meeting::MeetingKind kind = meeting::MeetingKind::standing_committee) {
  return {kind, "2026年第8次常委会", "示例县委", 2026y / 4 / 20, "M1"};
}

inline meeting::AgendaItem agenda_item(int number, CaseId id) {
  return {number, id, "任职事项" + std::to_string(number), "M2", 2026y / 4 / 17};
}

inline meeting::AnnounceAgenda agenda_of(int items) {
  meeting::AnnounceAgenda agenda{{}, 2026y / 4 / 17};
  for (int number = 1; number <= items; ++number) {
    agenda.items.push_back(agenda_item(number, case_of_item(number)));
  }
  return agenda;
}

// The first `present` of `members` are there.
inline meeting::TakeRoll roll_of(int members = kMembers, int present = kMembers) {
  meeting::TakeRoll roll{2026y / 4 / 20, {}, {"O1"}};
  for (int number = 1; number <= members; ++number) {
    auto& member = roll.members.emplace_back();
    member.staff = "M" + std::to_string(number);
    member.principal_leader = number == 1;
    member.present = number <= present;
    if (!member.present) member.absent_because = "出差";
    member.absent_opinion_asked = !member.present;
  }
  return roll;
}

// The first `present` members speak, M1 last, and the first `agree` of them agree.
inline meeting::ItemResult result_of(int number, CaseId id, meeting::ItemOutcome outcome = meeting::ItemOutcome::adopt,
                                     int agree = 6, int present = kMembers) {
  meeting::ItemResult result;
  result.item_number = number;
  result.case_id = id;
  result.outcome = outcome;
  result.introduced_by = "M2";
  result.minutes = {"会议纪要", {}, 2026y / 4 / 20, {}};
  if (outcome == meeting::ItemOutcome::postpone) {
    result.strong_disagreement = true;
    result.postponed_because = "意见分歧较大";
    return result;
  }
  result.methods = {meeting::VotingMethod::hands};
  for (int member = 1; member <= present; ++member) {
    result.opinions.push_back({"M" + std::to_string(member),
                               member <= agree ? meeting::Opinion::agree : meeting::Opinion::disagree,
                               member == 1 ? present : member - 1});
  }
  result.ballots = {agree, present - agree, 0};
  return result;
}

// The same by secret ballot: papers to all who are present.
inline meeting::ItemResult secret_result_of(int number, CaseId id, int agree = 6, int present = kMembers) {
  auto result = result_of(number, id, meeting::ItemOutcome::adopt, agree, present);
  result.methods = {meeting::VotingMethod::secret_ballot};
  result.papers.emplace();
  for (int member = 1; member <= present; ++member) result.papers->issued_to.push_back("M" + std::to_string(member));
  result.papers->returned = present;
  return result;
}

}  // namespace renmian::test
