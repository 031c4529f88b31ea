// 个别提拔任职: the individual promotion from the motion to the departure audit (R2019; regulation reference 2.3, 2.4).
// Read a row: standing in the first column, on the command, once all gates are met, the case moves to the third.
#pragma once

#include "engine/procedure/reflection.hpp"
#include "engine/procedure/standing.hpp"
#include "workflows/appointment/gates.hpp"
#include "workflows/appointment/steps.hpp"

namespace renmian::appointment {

// 不得列为考察对象的七种情形 (R2019 Art. 24)
#define RENMIAN_EXCLUSIONS \
  ExclPolitical, ExclMasses, ExclAnnual, ExclCanvass, ExclEmigrated, ExclEffectPeriod, ExclOther
// 凡提四必 (Code2016; R2019 Art. 31)
#define RENMIAN_FOUR_MUSTS Fan1File, Fan2Personal, Fan3Discipline, Fan4Complaint

// clang-format off
using Procedure = mp::mp_list<
  //   standing in       on                            moves to         and      once these gates are met

  // 动议与推荐 Nomination, R2019 ch. 3, 4
  Row< Idle,            Open,                         Analysis,        Record,  Requires<> >,
  Row< Analysis,        GiveStartOpinion,             Motion,          Record,  Requires<QuotaVacancy, Wbz4Quota> >,
  Row< Motion,          ReportProposal,               MotionSounding,  Record,  Requires<Wbz1Nepotism, Wbz2Rush> >,
  Row< MotionSounding,  FixWorkPlan,                  Recommend,       Record,  Requires<> >,
  Row< MotionSounding,  FilePriorReport,              PriorReport,     Record,  Requires<> >,
  Row< PriorReport,     RecordSuperiorConsent,        Recommend,       Record,  Requires<> >,
  Row< PriorReport,     RecordSuperiorRefusal,        ClosedRejected,  Record,  Requires<> >,
  Row< Recommend,       SummarizeRecommendation,      Targeting,       Record,  Requires<RecDone> >,
  Row< Targeting,       FixTarget,                    Inspect,         Record,  Requires<RecValid1y, RENMIAN_EXCLUSIONS> >,

  // 组织考察 Inspection, R2019 ch. 5
  Row< Inspect,         FormInspectionTeam,           none,            Record,  Requires<InsTeam2> >,
  Row< Inspect,         PublishInspectionNotice,      none,            Record,  Requires<> >,
  Row< Inspect,         CompleteInspection,           FileReview,      Record,  Requires<InsTeam2, SignTwo> >,

  // 档案审核与凡提四必 File review and the four checks, R2019 Art. 31
  Row< FileReview,      ConcludeFileReview,           DeptMeeting,     Record,  Requires<RENMIAN_FOUR_MUSTS> >,

  // 讨论决定 Deliberation and decision, R2019 ch. 6
  Row< DeptMeeting,     AdoptProposal,                Deliberate,      Record,  Requires<> >,
  Row< Deliberate,      CloseConsultations,           AgendaGate,      Record,  Requires<> >,
  Row< AgendaGate,      PassAgendaGate,               Meeting,         Record,  Requires<Sbsh1Procedure, Sbsh2Issues, Sbsh3Report, RENMIAN_FOUR_MUSTS, RENMIAN_EXCLUSIONS, QuotaVacancy, Wbz3Adhoc, Wbz4Quota> >,
  Row< Meeting,         AdoptDecision,                Decided,         Record,  Requires<Lbd1Form, Lbd2Person, Wbz1Nepotism, Wbz2Rush, Wbz3Adhoc, Wbz5Leak, VoteQuorum, VoteIntro, VoteEach, VoteLast, VoteMethod, VoteMajority, VoteSplit, VoteRecuse, VoteNoProxy, VoteAbsentAsked, VoteNotTwice> >,
  Row< Meeting,         RejectDecision,               ClosedRejected,  Record,  Requires<Lbd1Form, VoteQuorum, VoteIntro, VoteEach, VoteLast, VoteMethod, VoteFailed, VoteRecuse, VoteNoProxy> >,
  Row< Meeting,         PostponeVote,                 Deferred,        Record,  Requires<> >,
  Row< Deferred,        PutBackOnAgenda,              AgendaGate,      Record,  Requires<> >,
  Row< Decided,         CarryReconsideration,         Meeting,         Record,  Requires<VoteReconsider> >,
  Row< Decided,         SubmitForApproval,            Submitted,       Record,  Requires<> >,
  Row< Submitted,       RecordApproval,               Decided,         Record,  Requires<> >,
  Row< Submitted,       RecordDisapproval,            ClosedRejected,  Record,  Requires<> >,

  // 任前公示 Publicity, R2019 Art. 42
  Row< Decided,         StartPublicity,               Publicity,       Record,  Requires<PubAfterDecision, PubContent> >,
  Row< Decided,         RecordPublicityNotApplicable, Appointing,      Record,  Requires<PubAfterDecision, PubDays, PubContent, PubComplaintsClosed, PubSuspend, PubOutcome> >,
  Row< Publicity,       ConcludePublicity,            Appointing,      Record,  Requires<PubAfterDecision, PubDays, PubContent, PubComplaintsClosed, PubSuspend, PubOutcome> >,
  Row< Publicity,       RevokeDecision,               ClosedRevoked,   Record,  Requires<PubOutcome> >,

  // 办理任职 Appointment, R2019 ch. 7; TRIAL2001
  Row< Appointing,      HoldTalk,                     none,            Record,  Requires<AppTalk> >,
  Row< Appointing,      IssueNotice,                  Appointed,       Record,  Requires<AppTalk, TriScope, QuotaVacancy, Wbz4Quota, PubComplaintsClosed, PubSuspend, PubOutcome> >,
  Row< Appointing,      IssueTrialNotice,             Probation,       Record,  Requires<AppTalk, TriScope, QuotaVacancy, Wbz4Quota, PubComplaintsClosed, PubSuspend, PubOutcome> >,
  Row< Appointing,      RevokeDecision,               ClosedRevoked,   Record,  Requires<PubOutcome> >,
  Row< Probation,       ConfirmAppointment,           Appointed,       Record,  Requires<TriOneYear, TriAssess, TriCounts> >,
  Row< Probation,       RemoveFromTrial,              TrialRemoved,    Record,  Requires<TriAssess, TriFail> >,

  // 离任审查 Departure, DEP2010, AUD2019
  Row< Appointed,       RecordDeparture,              DepartureAudit,  Record,  Requires<> >,
  Row< DepartureAudit,  RecordDepartureInspection,    none,            Record,  Requires<> >,
  Row< DepartureAudit,  RecordEconomicAudit,          none,            Record,  Requires<> >,
  Row< DepartureAudit,  CloseCase,                    Closed,          Record,  Requires<DepInspection, DepAudit> >,

  // 退回 Return: forgets what it re-opens (record.cpp), so that every gate on the way is asked again
  Row< Recommend,       ReturnToMotion,               Motion,          Record,  Requires<> >,
  Row< Targeting,       ReturnToRecommendation,       Recommend,       Record,  Requires<> >,
  Row< FileReview,      ReturnToInspection,           Inspect,         Record,  Requires<> >,
  Row< DeptMeeting,     ReturnToInspection,           Inspect,         Record,  Requires<> >,
  Row< DeptMeeting,     ReturnToFileReview,           FileReview,      Record,  Requires<> >,
  Row< AgendaGate,      ReturnToMotion,               Motion,          Record,  Requires<> >,
  Row< AgendaGate,      ReturnToRecommendation,       Recommend,       Record,  Requires<> >,
  Row< AgendaGate,      ReturnToInspection,           Inspect,         Record,  Requires<> >,
  Row< AgendaGate,      ReturnToFileReview,           FileReview,      Record,  Requires<> >
>;

// 案卷: what may be recorded at any time until the case is over
template <class Command>
using AnyTime = Row<CaseFile, Command, none, Record, Requires<CaseOpen>>;
using Dossier = mp::mp_list<
  AnyTime<RecordQuotaReply>, AnyTime<RecordNepotismCheck>, AnyTime<RecordRushCheck>, AnyTime<ListReportableMatters>,
  AnyTime<RecordExclusionScreening>, AnyTime<RecordFileReview>, AnyTime<RecordPersonalMatters>,
  AnyTime<RecordDisciplineOpinion>, AnyTime<RecordIntegrityOpinion>, AnyTime<RecordVoteHistory>, AnyTime<RecordLeakCheck>,
  AnyTime<RecordDecisionToProceed>,
  Row< CaseFile, RegisterComplaint, none, Record, Requires<CaseOpen, ComplaintRegister> >,
  Row< CaseFile, ConcludeComplaint, none, Record, Requires<CaseOpen, ComplaintRegister> >,
  Row< CaseFile, RaiseIssue,        none, Record, Requires<CaseOpen, IssueRegister> >,
  Row< CaseFile, SettleIssue,       none, Record, Requires<CaseOpen, IssueRegister> >,
  Row< CaseFile, RecordWaiver,      none, Record, Requires<CaseOpen, WaiverAllowed> >
>;
// clang-format on

using Standing = StandingRegion<reflection::CommandsOf<Dossier>>;

// 个别提拔 as the engine compiles it (engine/procedure/compiled.hpp).
struct Appointment {
  static constexpr ProcedureInfo info{
      "appointment", 1, {"干部任职（个别提拔）", "Appointment (individual promotion)"}, "promote"};
  using Facts = appointment::Facts;
  using Policy = appointment::Policy;
  using Steps = appointment::Steps;
  using Procedure = appointment::Procedure;
  using Dossier = appointment::Dossier;
  using Standing = appointment::Standing;
  using Table = mp::mp_append<Procedure, Standing::Rows, Dossier>;
  using Initial = mp::mp_list<Idle, Active, CaseFile>;

  // No path may reach these ...
  using Goals = mp::mp_list<Probation, Appointed>;
  // ... without having passed every one of these.
  using Mandatory =
      mp::mp_list<RENMIAN_FOUR_MUSTS, Sbsh1Procedure, Sbsh2Issues, Sbsh3Report, Lbd1Form, Lbd2Person, Wbz1Nepotism,
                  Wbz2Rush, Wbz3Adhoc, Wbz4Quota, Wbz5Leak, QuotaVacancy, RecDone, RecValid1y, RENMIAN_EXCLUSIONS,
                  InsTeam2, SignTwo, VoteQuorum, VoteIntro, VoteEach, VoteLast, VoteMethod, VoteMajority, VoteSplit,
                  VoteRecuse, VoteNoProxy, VoteAbsentAsked, VoteNotTwice, PubAfterDecision, PubDays, PubContent,
                  PubComplaintsClosed, PubSuspend, PubOutcome, AppTalk, TriScope>;

  static Words vocabulary(std::string_view member);
  static Words value_title(std::string_view code);
};

#undef RENMIAN_EXCLUSIONS
#undef RENMIAN_FOUR_MUSTS

}  // namespace renmian::appointment
