// The rows that several kinds of case share, grouped by the steps of the regulation. Read a row: standing in the first
// column, on the command, once all gates are met, the case moves to the third; `none` records and stays.
#pragma once

#include "workflows/appointment/kinds/cadre_case.hpp"

namespace renmian::appointment {

// clang-format off

// 动议 Motion, R2019 ch. 3: from the need to the work plan; then `Next`, by way of the superior where a matter must be reported.
template <class Next, class... Qualification>
using MotionRows = mp::mp_list<
  Row< Idle,            Open,                         Analysis,        Record,  Requires<> >,
  Row< Analysis,        GiveStartOpinion,             Motion,          Record,  Requires<AnBeforeStart, AuthLevel, QuotaVacancy, Wbz4Quota> >,
  Row< Motion,          ReportProposal,               MotionSounding,  Record,  Requires<MoContent, MoSignedRecord, MoNoAdhoc, Wbz1Nepotism, Wbz2Rush> >,
  Row< MotionSounding,  FixWorkPlan,                  Next,            Record,  Requires<Qualification...> >,
  Row< MotionSounding,  FilePriorReport,              PriorReport,     Record,  Requires<RepContent> >,
  Row< PriorReport,     RecordSuperiorConsent,        Next,            Record,  Requires<RepAnswered, Qualification...> >,
  Row< PriorReport,     RecordSuperiorRefusal,        ClosedRejected,  Record,  Requires<> >
>;

// 民主推荐 Democratic recommendation, R2019 ch. 4
using RecommendationRows = mp::mp_list<
  Row< Recommend,       SummarizeRecommendation,      Targeting,       Record,  Requires<RecDone, RecDifferential, RecMeetingDrop, RecScope> >
>;

// 组织考察 Inspection, R2019 ch. 5; Art. 31
using InspectionRows = mp::mp_list<
  Row< Targeting,       FixTarget,                    Inspect,         Record,  Requires<RecDone, RecValid1y, RecSamePost, TgtWeighed, TgtNumber, RENMIAN_EXCLUSIONS> >,
  Row< Inspect,         FormInspectionTeam,           none,            Record,  Requires<InsTeam2, InsRecuse, ExcApprovedEarly> >,
  Row< Inspect,         PublishInspectionNotice,      none,            Record,  Requires<InsNotice> >,
  Row< Inspect,         CompleteInspection,           FileReview,      Record,  Requires<InsTeam2, InsRecuse, InsNotice, InsTalks, InsFeedback, FanUnitOpinions, FanAuditFirst, InsMaterial, SignTwo, ExcApprovedEarly> >
>;

// 凡提四必 The four checks, Code2016; R2019 Art. 31. `Opinion`: what a return may have broken besides.
template <class... Opinion>
using CheckRows = mp::mp_list<
  Row< FileReview,      ConcludeFileReview,           DeptMeeting,     Record,  Requires<RENMIAN_FOUR_MUSTS, Opinion..., FileStop> >
>;

// 部务会、酝酿、上会审核 Department meeting, deliberation, check before the meeting, R2019 ch. 6; `Barred`: what else keeps a
// case of the kind from the meeting.
template <class... Barred>
using DeliberationRows = mp::mp_list<
  Row< DeptMeeting,     AdoptProposal,                Deliberate,      Record,  Requires<DeptMeetingQuorum, FileStop> >,
  Row< Deliberate,      CloseConsultations,           AgendaGate,      Record,  Requires<DelSuperiorLeader, DelNonparty, DelDual, DelDualSplit> >,
  Row< AgendaGate,      PassAgendaGate,               Meeting,         Record,  Requires<Sbsh1Procedure, Sbsh2Issues, Sbsh3Report, RENMIAN_NOT_FOR_THE_MEETING, RepAnswered, ExcApproved, FileThreeTimes, FileStop, Wbz3Adhoc, MoNoAdhoc, Barred...> >
>;

// 讨论决定 Collective decision, R2019 ch. 6; Code2016. Adopted, it leads to `Next`.
template <class Next>
using DecisionRows = mp::mp_list<
  Row< Meeting,         AdoptDecision,                Next,            Record,  Requires<Lbd1Form, Lbd2Person, Wbz1Nepotism, Wbz2Rush, Wbz3Adhoc, Wbz5Leak, Sbsh3Report, RENMIAN_LAWFUL_VOTE, VoteMajority, VoteSplit, VoteAbsentAsked, VoteNotTwice, ExcApproved, ComplaintAtMeeting> >,
  Row< Meeting,         RejectDecision,               ClosedRejected,  Record,  Requires<Lbd1Form, RENMIAN_LAWFUL_VOTE, VoteFailed> >,
  Row< Meeting,         PostponeVote,                 Deferred,        Record,  Requires<> >,
  Row< Deferred,        PutBackOnAgenda,              AgendaGate,      Record,  Requires<> >,
  Row< Next,            CarryReconsideration,         Meeting,         Record,  Requires<VoteReconsider> >,
  Row< Next,            SubmitForApproval,            Submitted,       Record,  Requires<SubDocs> >,
  Row< Submitted,       RecordApproval,               Next,            Record,  Requires<> >,
  Row< Submitted,       RecordDisapproval,            ClosedRejected,  Record,  Requires<> >
>;

// 任前公示 Publicity, R2019 Art. 42; then `Next`.
template <class Next>
using PublicityRows = mp::mp_list<
  Row< Decided,         StartPublicity,               Publicity,       Record,  Requires<PubAfterDecision, PubContent, SubApproved> >,
  Row< Decided,         RecordPublicityNotApplicable, Next,            Record,  Requires<SubApproved, RENMIAN_PUBLICIZED> >,
  Row< Publicity,       ConcludePublicity,            Next,            Record,  Requires<SubApproved, RENMIAN_PUBLICIZED> >,
  Row< Publicity,       RevokeDecision,               ClosedRevoked,   Record,  Requires<PubOutcome> >
>;

// 法定程序 Legal step, R2019 ch. 8; LOL: the people's congress, its standing committee, the CPPCC or the government elects or decides.
using LegalRows = mp::mp_list<
  Row< LegalStep,       RecordDemocraticConsultation, none,            Record,  Requires<> >,
  Row< LegalStep,       DeliverRecommendationLetter,  none,            Record,  Requires<LegRetry2> >,
  Row< LegalStep,       SubmitLegalMotion,            none,            Record,  Requires<LegRetry2> >,
  Row< LegalStep,       RecordLegalElected,           Appointing,      Record,  Requires<LegLetter, LegConsult, LegSecrecy, LegMajority, LegRemoveFirst, LegRetry2, ComplaintBeforeVote> >,
  Row< LegalStep,       RecordLegalRejected,          ClosedRejected,  Record,  Requires<LegLetter, LegFailed> >,
  Row< LegalStep,       RecordLegalSuspension,        LegalSuspended,  Record,  Requires<> >,
  Row< LegalSuspended,  RecordLegalCleared,           LegalStep,       Record,  Requires<ComplaintBeforeVote> >,
  Row< LegalStep,       WithdrawNomination,           ClosedWithdrawn, Record,  Requires<> >,
  Row< LegalSuspended,  WithdrawNomination,           ClosedWithdrawn, Record,  Requires<> >,
  Row< LegalStep,       RevokeDecision,               ClosedRevoked,   Record,  Requires<PubOutcome> >
>;

// 办理任职 Appointment formalities, R2019 ch. 7. `Formality`: what the kind's notice needs besides.
template <class... Formality>
using AppointmentRows = mp::mp_list<
  Row< Appointing,      HoldTalk,                     none,            Record,  Requires<AppTalk> >,
  Row< Appointing,      IssueNotice,                  Appointed,       Record,  Requires<AppTalk, AppEffectiveDate, TriScope, RENMIAN_STILL_FREE, FileThreeTimes, FileStop, AvoidKin, SepNotConcurrent, LegOath, Formality...> >,
  Row< Appointing,      RevokeDecision,               ClosedRevoked,   Record,  Requires<PubOutcome> >
>;

// 试用期 Probation, R2019 Art. 43; TRIAL2001
template <class... Formality>
using ProbationRows = mp::mp_list<
  Row< Appointing,      IssueTrialNotice,             Probation,       Record,  Requires<AppTalk, AppEffectiveDate, TriScope, TriFiling, RENMIAN_STILL_FREE, FileThreeTimes, FileStop, AvoidKin, SepNotConcurrent, LegOath, Formality...> >,
  Row< Probation,       ConfirmAppointment,           Appointed,       Record,  Requires<TriOneYear, TriAssess, TriCounts, AppEffectiveDate> >,
  Row< Probation,       RemoveFromTrial,              TrialRemoved,    Record,  Requires<TriAssess, TriFail> >
>;

// 离任审查 Departure, DEP2010, AUD2019
using DepartureRows = mp::mp_list<
  Row< Appointed,       RecordDeparture,              DepartureAudit,  Record,  Requires<> >,
  Row< DepartureAudit,  RecordDepartureInspection,    none,            Record,  Requires<> >,
  Row< DepartureAudit,  RecordEconomicAudit,          none,            Record,  Requires<> >,
  Row< DepartureAudit,  CloseCase,                    Closed,          Record,  Requires<DepInspection, DepAudit> >
>;
// 退回 Return: forgets what it re-opens (facts.cpp), so that every gate on the way is asked again. These rows come last: the
// order of the rows is the order of the steps.
using ReturnRows = mp::mp_list<
  Row< FileReview,      ReturnToInspection,           Inspect,         Record,  Requires<> >,
  Row< DeptMeeting,     ReturnToInspection,           Inspect,         Record,  Requires<> >,
  Row< DeptMeeting,     ReturnToFileReview,           FileReview,      Record,  Requires<> >,
  Row< AgendaGate,      ReturnToInspection,           Inspect,         Record,  Requires<> >,
  Row< AgendaGate,      ReturnToFileReview,           FileReview,      Record,  Requires<> >,
  Row< AgendaGate,      ReturnToMotion,               Motion,          Record,  Requires<> >,
  Row< Meeting,         ReturnToInspection,           Inspect,         Record,  Requires<> >,
  Row< Meeting,         ReturnToFileReview,           FileReview,      Record,  Requires<> >
>;
// Where there is a recommendation to return to,
using RecommendationReturnRows = mp::mp_list<
  Row< Recommend,       ReturnToMotion,               Motion,          Record,  Requires<> >,
  Row< Targeting,       ReturnToRecommendation,       Recommend,       Record,  Requires<> >,
  Row< AgendaGate,      ReturnToRecommendation,       Recommend,       Record,  Requires<> >
>;
// and a publicity to return from.
using PublicityReturnRows = mp::mp_list<
  Row< Publicity,       ReturnToFileReview,           FileReview,      Record,  Requires<> >
>;
// clang-format on

// What no promotion, by whatever way, goes without; each kind adds its own.
using AlwaysMandatory =
    mp::mp_list<AnBeforeStart, AuthLevel, MoContent, MoSignedRecord, Wbz1Nepotism, Wbz2Rush, Wbz3Adhoc, MoNoAdhoc,
                Wbz4Quota, QuotaVacancy, AppQuotaAgain, Wbz5Leak, Sbsh1Procedure, Sbsh2Issues, Sbsh3Report, RepAnswered,
                RENMIAN_NOT_FOR_THE_MEETING, ExcApproved, FileStop, FileThreeTimes, DeptMeetingQuorum,
                DelSuperiorLeader, DelNonparty, DelDual, DelDualSplit, Lbd1Form, Lbd2Person, RENMIAN_LAWFUL_VOTE,
                VoteMajority, VoteSplit, VoteAbsentAsked, VoteNotTwice, ComplaintAtMeeting, AppTalk, AvoidKin,
                SepNotConcurrent, LegOath, TriScope>;

// The same with recommendation, inspection and publicity: the full procedure.
using FullMandatory =
    mp::mp_append<AlwaysMandatory,
                  mp::mp_list<RENMIAN_FOUR_MUSTS, RENMIAN_EXCLUSIONS, RENMIAN_QUALIFICATIONS, RecDone, RecValid1y,
                              RecSamePost, RecDifferential, RecMeetingDrop, RecScope, TgtWeighed, TgtNumber, InsTeam2,
                              InsRecuse, InsNotice, InsTalks, InsFeedback, FanUnitOpinions, FanAuditFirst, InsMaterial,
                              SignTwo, ExcApprovedEarly, RENMIAN_PUBLICIZED>>;
// And with the legal step.
using LegalMandatory = mp::mp_append<FullMandatory, mp::mp_list<LegLetter, LegConsult, LegSecrecy, LegMajority,
                                                                LegRemoveFirst, LegRetry2, ComplaintBeforeVote>>;

}  // namespace renmian::appointment
