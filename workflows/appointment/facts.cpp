#include "workflows/appointment/facts.hpp"

#include <algorithm>

namespace renmian::appointment {

const std::string* Facts::waiver_of(std::string_view gate, std::string_view authority) const {
  const auto found = std::find_if(waivers.begin(), waivers.end(), [&](const RecordWaiver& waiver) {
    return waiver.gate.value == gate && waiver.authority.value == authority;
  });
  return found == waivers.end() ? nullptr : &found->document.title.value;
}

void reopen_decision(Facts& facts) {
  facts.department_meeting.reset();
  facts.consultations.reset();
  facts.agenda.reset();
  facts.postponed.reset();
  // After a return from the publicity the meeting decides anew, and what it decides is publicized anew.
  facts.vote.reset();
  facts.submission.reset();
  facts.approval.reset();
  facts.publicity.reset();
  facts.publicity_result.reset();
}
void reopen_file_review(Facts& facts) {
  facts.four_checks.reset();
  reopen_decision(facts);
}
void reopen_inspection(Facts& facts) {
  facts.team.reset();
  facts.inspection_notice.reset();
  facts.inspection.reset();
  facts.integrity.reset();
  facts.unit_opinions.reset();
  facts.feedback.reset();
  facts.inspection_publicity.reset();
  reopen_file_review(facts);
}
void reopen_recommendation(Facts& facts) {
  facts.recommendation.reset();
  facts.opinions_heard.reset();
  facts.target.reset();
  reopen_inspection(facts);
}

}  // namespace renmian::appointment
