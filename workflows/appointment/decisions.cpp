#include "workflows/appointment/decisions.hpp"

#include <algorithm>

namespace renmian::appointment {

std::vector<const MeetingItem*> votes(const Facts& facts, const History& history) {
  std::vector<const MeetingItem*> all;
  for (const auto& past : history) {
    const auto& command = past->command;
    if (command.info == &AdoptDecision::info) {
      all.push_back(&static_cast<const AdoptDecision*>(command.data.get())->item);
    } else if (command.info == &RejectDecision::info) {
      all.push_back(&static_cast<const RejectDecision*>(command.data.get())->item);
    }
  }
  if (facts.vote) all.push_back(&*facts.vote);
  return all;
}

std::vector<std::string> principal_leaders(const MeetingItem& item) {
  std::vector<std::string> leaders;
  for (const auto& member : item.members) {
    if (member.principal_leader) leaders.push_back(member.staff.value);
  }
  return leaders;
}

std::optional<CivilDate> took_effect_on(const Facts& facts) {
  std::optional<CivilDate> day;
  const auto note = [&](const auto& record, const auto& document) {
    if (record && (!day || ((*record).*document).date < *day)) day = ((*record).*document).date;
  };
  note(facts.trial_notice, &IssueTrialNotice::notice);
  note(facts.notice, &IssueNotice::notice);
  note(facts.removal_notice, &IssueRemovalNotice::notice);
  note(facts.secondment_decision, &DecideSecondment::minutes);
  return day;
}

}  // namespace renmian::appointment
