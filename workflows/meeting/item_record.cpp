#include "workflows/meeting/item_record.hpp"

namespace renmian::meeting {

ItemRecords::ItemRecords(const Open& opened, const TakeRoll& roll) {
  common_.meeting = opened.title;
  common_.held_on = roll.held_on;
  common_.kind = opened.kind;
  common_.observers = roll.observers;
  for (const auto& listed : roll.members) {
    if (listed.candidate_member) {
      if (listed.present) common_.observers->push_back(listed.staff);
      continue;
    }
    places_.emplace(listed.staff.value, common_.members.size());
    auto& member = common_.members.emplace_back();
    member.staff = listed.staff;
    member.principal_leader = listed.principal_leader;
    member.present = listed.present;
    member.absent_because = listed.absent_because;
    member.absent_opinion_asked = listed.absent_opinion_asked;
  }
}

appointment::MeetingItem ItemRecords::of(const ItemResult& result) const {
  auto item = common_;
  for (const auto& stated : result.opinions) {
    const auto place = places_.find(stated.staff.value);
    if (place == places_.end()) continue;
    auto& member = item.members[place->second];
    member.opinion = stated.opinion;
    member.spoke = stated.spoke;
  }
  for (const auto& recusal : result.recused) {
    const auto place = places_.find(recusal.staff.value);
    if (place == places_.end()) continue;
    auto& member = item.members[place->second];
    member.concerned = true;
    member.left_room = recusal.left_room;
  }
  item.introduced_by = result.introduced_by;
  item.superior_reply_stated = result.superior_reply_stated;
  item.methods = result.methods;
  if (result.ballots) item.ballots = *result.ballots;
  item.papers = result.papers;
  item.strong_disagreement = result.strong_disagreement;
  item.minutes = result.minutes;
  return item;
}

}  // namespace renmian::meeting
