// What is known of one appointment case: the fold of its commands (record.cpp). Gates read this and nothing else.
//
// An absent fact never opens a gate: optionals are empty and flags are unfavourable until somebody confirmed.
#pragma once

#include <string>

#include "engine/procedure/standing.hpp"
#include "workflows/appointment/dossier_commands.hpp"

namespace renmian::appointment {

// What was concluded without having been registered shows here too: gate complaint-register refuses it.
struct Complaint {
  std::optional<RegisterComplaint> registered;
  std::optional<ConcludeComplaint> concluded;
  BOOST_DESCRIBE_CLASS(Complaint, (), (registered, concluded), (), ())
};

struct Issue {
  std::optional<RaiseIssue> raised;
  std::optional<SettleIssue> settled;
  BOOST_DESCRIBE_CLASS(Issue, (), (raised, settled), (), ())
};

// What the steps of the procedure brought, in their order.
struct StepFacts {
  // Nomination
  std::optional<Open> opened;
  std::optional<GiveStartOpinion> start;
  std::optional<ReportProposal> proposal;
  std::optional<FixWorkPlan> work_plan;
  std::optional<FilePriorReport> prior_report;
  std::optional<RecordSuperiorConsent> superior_consent;
  std::optional<RecordSuperiorRefusal> superior_refusal;
  std::optional<SummarizeRecommendation> recommendation;
  std::optional<FixTarget> target;
  // Inspection
  std::optional<FormInspectionTeam> team;
  std::optional<PublishInspectionNotice> inspection_notice;
  std::optional<CompleteInspection> inspection;
  std::optional<ConcludeFileReview> four_checks;
  // Decision
  std::optional<AdoptProposal> department_meeting;
  std::optional<CloseConsultations> consultations;
  std::optional<PassAgendaGate> agenda;
  std::optional<MeetingItem> vote;  // the last meeting that voted
  std::optional<PostponeVote> postponed;
  std::optional<CarryReconsideration> reconsideration;
  std::optional<SubmitForApproval> submission;
  std::optional<RecordApproval> approval;
  std::optional<RecordDisapproval> disapproval;
  // Publicity
  std::optional<StartPublicity> publicity;
  std::optional<RecordPublicityNotApplicable> publicity_not_applicable;
  std::optional<ConcludePublicity> publicity_result;
  std::optional<RevokeDecision> revocation;
  // Appointment
  std::optional<HoldTalk> talk;
  std::optional<IssueNotice> notice;
  std::optional<IssueTrialNotice> trial_notice;
  std::optional<ConfirmAppointment> confirmation;
  std::optional<RemoveFromTrial> trial_removal;
  // Departure
  std::optional<RecordDeparture> departure;
  std::optional<RecordDepartureInspection> departure_inspection;
  std::optional<RecordEconomicAudit> economic_audit;
  std::optional<CloseCase> closing;
  std::optional<Paragraph> returned_because;  // of the last return
  BOOST_DESCRIBE_CLASS(StepFacts, (),
                       (opened, start, proposal, work_plan, prior_report, superior_consent, superior_refusal,
                        recommendation, target, team, inspection_notice, inspection, four_checks, department_meeting,
                        consultations, agenda, vote, postponed, reconsideration, submission, approval, disapproval,
                        publicity, publicity_not_applicable, publicity_result, revocation, talk, notice, trial_notice,
                        confirmation, trial_removal, departure, departure_inspection, economic_audit, closing,
                        returned_because),
                       (), ())
};

// What other offices confirmed and what came in, at any time.
struct CaseFileFacts {
  std::optional<RecordQuotaReply> quota;
  std::optional<RecordNepotismCheck> nepotism;
  std::optional<RecordRushCheck> rush;
  std::optional<ListReportableMatters> reportable;
  std::optional<RecordExclusionScreening> screening;
  std::optional<RecordFileReview> file_review;
  std::optional<RecordPersonalMatters> personal_matters;
  std::optional<RecordDisciplineOpinion> discipline;
  std::optional<RecordIntegrityOpinion> integrity;
  std::vector<Complaint> complaints;
  std::optional<RecordDecisionToProceed> decision_to_proceed;
  std::vector<Issue> issues;
  std::optional<RecordVoteHistory> vote_history;
  std::optional<RecordLeakCheck> leaks;
  std::vector<RecordWaiver> waivers;
  BOOST_DESCRIBE_CLASS(CaseFileFacts, (),
                       (quota, nepotism, rush, reportable, screening, file_review, personal_matters, discipline,
                        integrity, complaints, decision_to_proceed, issues, vote_history, leaks, waivers),
                       (), ())
};

struct Facts : StepFacts, CaseFileFacts {
  StandingFacts standing;
  Line handler;  // staff number of the person who opened the case and runs it
  BOOST_DESCRIBE_CLASS(Facts, (StepFacts, CaseFileFacts), (standing, handler), (), ())

  // The document by which `authority` allowed an exception from `gate`, or nothing.
  const std::string* waiver_of(std::string_view gate, std::string_view authority) const;
};

}  // namespace renmian::appointment
