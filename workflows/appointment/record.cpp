// How each command becomes part of the facts. Most commands are facts as they stand; a return forgets exactly what it
// re-opens, and keeps the confirmations in the case file.
#include <algorithm>

#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

const std::string* Facts::waiver_of(std::string_view gate, std::string_view authority) const {
  const auto found = std::find_if(waivers.begin(), waivers.end(), [&](const RecordWaiver& waiver) {
    return waiver.gate.value == gate && waiver.authority.value == authority;
  });
  return found == waivers.end() ? nullptr : &found->document.title.value;
}

void Open::record(Facts& facts, const Stamp& stamp) const {
  facts.opened = *this;
  facts.handler = stamp.actor.id;
}
void GiveStartOpinion::record(Facts& facts, const Stamp&) const { facts.start = *this; }
void ReportProposal::record(Facts& facts, const Stamp&) const { facts.proposal = *this; }
void FixWorkPlan::record(Facts& facts, const Stamp&) const { facts.work_plan = *this; }
void FilePriorReport::record(Facts& facts, const Stamp&) const { facts.prior_report = *this; }
void RecordSuperiorConsent::record(Facts& facts, const Stamp&) const { facts.superior_consent = *this; }
void RecordSuperiorRefusal::record(Facts& facts, const Stamp&) const { facts.superior_refusal = *this; }
void SummarizeRecommendation::record(Facts& facts, const Stamp&) const { facts.recommendation = *this; }
void FixTarget::record(Facts& facts, const Stamp&) const { facts.target = *this; }
void FormInspectionTeam::record(Facts& facts, const Stamp&) const { facts.team = *this; }
void PublishInspectionNotice::record(Facts& facts, const Stamp&) const { facts.inspection_notice = *this; }
void CompleteInspection::record(Facts& facts, const Stamp&) const { facts.inspection = *this; }
void ConcludeFileReview::record(Facts& facts, const Stamp&) const { facts.four_checks = *this; }
void AdoptProposal::record(Facts& facts, const Stamp&) const { facts.department_meeting = *this; }
void CloseConsultations::record(Facts& facts, const Stamp&) const { facts.consultations = *this; }
void PassAgendaGate::record(Facts& facts, const Stamp&) const {
  facts.agenda = *this;
  facts.postponed.reset();
}
void AdoptDecision::record(Facts& facts, const Stamp&) const { facts.vote = item; }
void RejectDecision::record(Facts& facts, const Stamp&) const { facts.vote = item; }
void PostponeVote::record(Facts& facts, const Stamp&) const { facts.postponed = *this; }
void PutBackOnAgenda::record(Facts& facts, const Stamp&) const { facts.agenda.reset(); }
void CarryReconsideration::record(Facts& facts, const Stamp&) const {
  facts.reconsideration = *this;
  facts.vote.reset();  // the earlier decision no longer stands; the meeting votes anew
  facts.submission.reset();
  facts.approval.reset();
}
void SubmitForApproval::record(Facts& facts, const Stamp&) const { facts.submission = *this; }
void RecordApproval::record(Facts& facts, const Stamp&) const { facts.approval = *this; }
void RecordDisapproval::record(Facts& facts, const Stamp&) const { facts.disapproval = *this; }
void StartPublicity::record(Facts& facts, const Stamp&) const { facts.publicity = *this; }
void RecordPublicityNotApplicable::record(Facts& facts, const Stamp&) const { facts.publicity_not_applicable = *this; }
void ConcludePublicity::record(Facts& facts, const Stamp&) const { facts.publicity_result = *this; }
void RevokeDecision::record(Facts& facts, const Stamp&) const { facts.revocation = *this; }
void HoldTalk::record(Facts& facts, const Stamp&) const { facts.talk = *this; }
void IssueNotice::record(Facts& facts, const Stamp&) const { facts.notice = *this; }
void IssueTrialNotice::record(Facts& facts, const Stamp&) const { facts.trial_notice = *this; }
void ConfirmAppointment::record(Facts& facts, const Stamp&) const { facts.confirmation = *this; }
void RemoveFromTrial::record(Facts& facts, const Stamp&) const { facts.trial_removal = *this; }
void RecordDeparture::record(Facts& facts, const Stamp&) const { facts.departure = *this; }
void RecordDepartureInspection::record(Facts& facts, const Stamp&) const { facts.departure_inspection = *this; }
void RecordEconomicAudit::record(Facts& facts, const Stamp&) const { facts.economic_audit = *this; }
void CloseCase::record(Facts& facts, const Stamp&) const { facts.closing = *this; }

namespace {

void reopen_decision(Facts& facts) {
  facts.department_meeting.reset();
  facts.consultations.reset();
  facts.agenda.reset();
  facts.postponed.reset();
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
  reopen_file_review(facts);
}
void reopen_recommendation(Facts& facts) {
  facts.recommendation.reset();
  facts.target.reset();
  reopen_inspection(facts);
}

}  // namespace

void ReturnToMotion::record(Facts& facts, const Stamp&) const {
  facts.returned_because = reason;
  facts.proposal.reset();
  facts.work_plan.reset();
  facts.prior_report.reset();
  facts.superior_consent.reset();
  reopen_recommendation(facts);
}
void ReturnToRecommendation::record(Facts& facts, const Stamp&) const {
  facts.returned_because = reason;
  reopen_recommendation(facts);
}
void ReturnToInspection::record(Facts& facts, const Stamp&) const {
  facts.returned_because = reason;
  reopen_inspection(facts);
}
void ReturnToFileReview::record(Facts& facts, const Stamp&) const {
  facts.returned_because = reason;
  reopen_file_review(facts);
}

void RecordQuotaReply::record(Facts& facts, const Stamp&) const { facts.quota = *this; }
void RecordNepotismCheck::record(Facts& facts, const Stamp&) const { facts.nepotism = *this; }
void RecordRushCheck::record(Facts& facts, const Stamp&) const { facts.rush = *this; }
void ListReportableMatters::record(Facts& facts, const Stamp&) const { facts.reportable = *this; }
void RecordExclusionScreening::record(Facts& facts, const Stamp&) const { facts.screening = *this; }
void RecordFileReview::record(Facts& facts, const Stamp&) const { facts.file_review = *this; }
void RecordPersonalMatters::record(Facts& facts, const Stamp&) const { facts.personal_matters = *this; }
void RecordDisciplineOpinion::record(Facts& facts, const Stamp&) const { facts.discipline = *this; }
void RecordIntegrityOpinion::record(Facts& facts, const Stamp&) const { facts.integrity = *this; }
void RecordVoteHistory::record(Facts& facts, const Stamp&) const { facts.vote_history = *this; }
void RecordLeakCheck::record(Facts& facts, const Stamp&) const { facts.leaks = *this; }
void RecordWaiver::record(Facts& facts, const Stamp&) const { facts.waivers.push_back(*this); }

void RegisterComplaint::record(Facts& facts, const Stamp&) const { facts.complaints.push_back({*this, {}}); }
void ConcludeComplaint::record(Facts& facts, const Stamp&) const {
  const auto known = std::find_if(facts.complaints.begin(), facts.complaints.end(), [&](const Complaint& c) {
    return c.registered && c.registered->complaint == complaint;
  });
  if (known == facts.complaints.end()) {
    facts.complaints.push_back({{}, *this});
  } else {
    known->concluded = *this;
  }
}
void RecordDecisionToProceed::record(Facts& facts, const Stamp&) const { facts.decision_to_proceed = *this; }
void RaiseIssue::record(Facts& facts, const Stamp&) const { facts.issues.push_back({*this, {}}); }
void SettleIssue::record(Facts& facts, const Stamp&) const {
  const auto known = std::find_if(facts.issues.begin(), facts.issues.end(),
                                  [&](const Issue& i) { return i.raised && i.raised->issue == issue; });
  if (known == facts.issues.end()) {
    facts.issues.push_back({{}, *this});
  } else {
    known->settled = *this;
  }
}

}  // namespace renmian::appointment
