#include "workflows/appointment/facts.hpp"

#include <algorithm>

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(RegisterComplaint, Facts)
RENMIAN_DEFINE_COMMAND(TriageComplaint, Facts)
RENMIAN_DEFINE_COMMAND(AssignInvestigator, Facts)
RENMIAN_DEFINE_COMMAND(ConcludeComplaint, Facts)
RENMIAN_DEFINE_COMMAND(RecordDecisionToProceed, Facts)

namespace {

Complaint& complaint_of(Facts& facts, const Line& number) {
  const auto known = std::find_if(facts.complaints.begin(), facts.complaints.end(),
                                  [&](const Complaint& complaint) { return complaint.register_number == number; });
  if (known != facts.complaints.end()) return *known;
  auto& complaint = facts.complaints.emplace_back();
  complaint.register_number = number;
  return complaint;
}

// 带病提拔: proven only after the person took the post.
bool after_appointment(const Complaint& complaint) {
  return complaint.registered && (complaint.registered->received_at == ReceivedAt::probation ||
                                  complaint.registered->received_at == ReceivedAt::after_appointment);
}

}  // namespace

void RegisterComplaint::record(Facts& facts, const Stamp&) const {
  auto& registered = facts.complaints.emplace_back();  // a second one of the same number is for the gate to refuse
  registered.register_number = complaint;
  registered.registered = *this;
}
void TriageComplaint::record(Facts& facts, const Stamp&) const { complaint_of(facts, complaint).triaged = *this; }
void AssignInvestigator::record(Facts& facts, const Stamp&) const { complaint_of(facts, complaint).assigned = *this; }
void ConcludeComplaint::record(Facts& facts, const Stamp& stamp) const {
  auto& concerned = complaint_of(facts, complaint);
  concerned.concluded = *this;
  concerned.concluded_by = stamp.actor.id;
  if (outcome == ComplaintOutcome::c_serious_proven && after_appointment(concerned)) facts.back_trace_needed = true;
}
void RecordDecisionToProceed::record(Facts& facts, const Stamp&) const { facts.decision_to_proceed = *this; }

}  // namespace renmian::appointment
