#include "tests/exploration/meeting_course.hpp"

#include "workflows/meeting/commands.hpp"

namespace renmian::exploration {
namespace {

using namespace meeting;

constexpr int kMembers = 7;

Line staff(int number) { return "CW-0" + std::to_string(number); }

TakeRoll roll(CivilDate held_on) {
  TakeRoll taken{held_on, {}, {"GC-01"}};
  for (int number = 1; number <= kMembers; ++number) {
    taken.members.push_back({.staff = staff(number), .principal_leader = number == kMembers, .present = true});
  }
  return taken;
}

// Six agree, the principal leader speaks last.
ItemResult result(const Course& course) {
  ItemResult adopted{.item_number = 1,
                     .outcome = ItemOutcome::adopt,
                     .introduced_by = "组织部部长",
                     .methods = {VotingMethod::hands},
                     .ballots = Ballots{kMembers - 1, 1, 0},
                     .minutes = {"县委常委会会议纪要", {}, course.today(), {}}};
  for (int number = 1; number <= kMembers; ++number) {
    adopted.opinions.push_back({staff(number), number == 1 ? Opinion::disagree : Opinion::agree, number});
  }
  return adopted;
}

}  // namespace

std::vector<CaseStep> meeting_course(Timestamp started_at) {
  Course course(started_at);
  course.give(
      Open{MeetingKind::standing_committee, "县委常委会会议", "示例县委", add_days(course.today(), 4), "CW-07"});
  course.on_day(1);
  AnnounceAgenda agenda{{}, course.today()};
  agenda.items.push_back({1, {}, "任职事项", "组织部部长", course.today()});
  course.give(agenda);
  course.on_day(4);
  course.give(roll(course.today()));
  course.give(DecideItems{{result(course)}});
  course.give(CloseMeeting{{"县委常委会会议纪要", {}, course.today(), {}}});
  return course.take();
}

}  // namespace renmian::exploration
