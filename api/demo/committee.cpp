#include "api/demo/committee.hpp"

namespace renmian {

appointment::MeetingItem committee_vote(const CivilDate& held_on, int agreeing) {
  using namespace appointment;
  constexpr int kMembers = 7;
  MeetingItem item{.meeting = "县委常委会会议",
                   .held_on = held_on,
                   .introduced_by = "组织部部长",
                   .superior_reply_stated = true,
                   .methods = {VotingMethod::hands},
                   .ballots = {.agree = agreeing, .disagree = kMembers - agreeing},
                   .minutes = {.title = "县委常委会会议纪要", .date = held_on}};
  for (int number = 1; number <= kMembers; ++number) {
    item.members.push_back({.staff = "CW-0" + std::to_string(number),
                            .principal_leader = number == kMembers,
                            .present = true,
                            .opinion = number <= agreeing ? Opinion::agree : Opinion::disagree,
                            .spoke = number});
  }
  return item;
}

}  // namespace renmian
