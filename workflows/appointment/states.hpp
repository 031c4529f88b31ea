// The six steps of an appointment and its states (R2019; order of the regulation).
#pragma once

#include "engine/procedure/table.hpp"

namespace renmian::appointment {

// clang-format off
struct Nomination      { static constexpr StepInfo info{"nomination",  {"动议与推荐", "Nomination"}}; };
struct InspectionStep  { static constexpr StepInfo info{"inspection",  {"组织考察", "Inspection"}}; };
struct FileReviewStep  { static constexpr StepInfo info{"file_review", {"档案审核与凡提四必", "File review"}}; };
struct Decision        { static constexpr StepInfo info{"decision",    {"讨论决定", "Deliberation and decision"}}; };
struct PublicityStep   { static constexpr StepInfo info{"publicity",   {"任前公示", "Pre-appointment publicity"}}; };
struct AppointmentStep { static constexpr StepInfo info{"appointment", {"办理任职", "Appointment"}}; };
struct LegalProcedure  { static constexpr StepInfo info{"legal",       {"法定程序", "Legal step"}}; };
struct DepartureStep   { static constexpr StepInfo info{"departure",   {"离任审查", "Departure audit"}}; };
struct ProposalStep    { static constexpr StepInfo info{"proposal",    {"提出免职、辞职、降职", "Proposal to leave a post"}}; };
struct LeavingStep     { static constexpr StepInfo info{"leaving",     {"办理免职", "Leaving the post"}}; };
struct SelectionStep   { static constexpr StepInfo info{"selection",   {"选派挂职", "Selection for a secondment"}}; };
struct SecondmentStep  { static constexpr StepInfo info{"secondment",  {"挂职锻炼", "Secondment"}}; };
using Steps =
    mp::mp_list<Nomination, InspectionStep, FileReviewStep, Decision, PublicityStep, AppointmentStep, DepartureStep>;

struct Idle           : State { static constexpr StateInfo info{"idle",            {"未启动", "Not started"},                       &Nomination::info}; };
struct Analysis       : State { static constexpr StateInfo info{"analysis",        {"分析研判", "Analysis"},                        &Nomination::info}; };
struct Motion         : State { static constexpr StateInfo info{"motion",          {"动议", "Motion"},                              &Nomination::info, false, Vacancy::kReserved}; };
struct MotionSounding : State { static constexpr StateInfo info{"motion_sounding", {"沟通酝酿", "Soundings on the motion"},         &Nomination::info, false, Vacancy::kReserved}; };
struct PriorReport    : State { static constexpr StateInfo info{"prior_report",    {"任前事项报告", "Prior report"},                &Nomination::info, false, Vacancy::kReserved}; };
struct Recommend      : State { static constexpr StateInfo info{"recommend",       {"民主推荐", "Democratic recommendation"},       &Nomination::info, false, Vacancy::kReserved}; };
struct Targeting      : State { static constexpr StateInfo info{"targeting",       {"确定考察对象", "Choice of inspection target"}, &Nomination::info, false, Vacancy::kReserved}; };
struct Inspect        : State { static constexpr StateInfo info{"inspect",         {"考察", "Inspection"},                          &InspectionStep::info, false, Vacancy::kReserved}; };
struct FileReview     : State { static constexpr StateInfo info{"file_review",     {"档案审核与凡提四必", "File review and four checks"}, &FileReviewStep::info, false, Vacancy::kReserved}; };
struct DeptMeeting    : State { static constexpr StateInfo info{"dept_meeting",    {"部务会", "Department meeting"},                &Decision::info, false, Vacancy::kReserved}; };
struct Deliberate     : State { static constexpr StateInfo info{"deliberate",      {"酝酿", "Deliberation"},                        &Decision::info, false, Vacancy::kReserved}; };
struct AgendaGate     : State { static constexpr StateInfo info{"agenda_gate",     {"上会审核", "Check before the meeting"},        &Decision::info, false, Vacancy::kReserved}; };
struct Meeting        : State { static constexpr StateInfo info{"meeting",         {"党委（党组）讨论", "Meeting"},                 &Decision::info, false, Vacancy::kReserved}; };
struct Deferred       : State { static constexpr StateInfo info{"deferred",        {"暂缓表决", "Vote postponed"},                  &Decision::info, false, Vacancy::kReserved}; };
struct Decided        : State { static constexpr StateInfo info{"decided",         {"已作出决定", "Decided"},                       &Decision::info, false, Vacancy::kReserved}; };
struct Submitted      : State { static constexpr StateInfo info{"submitted",       {"报上级审批", "Submitted for approval"},        &Decision::info, false, Vacancy::kReserved}; };
struct Publicity      : State { static constexpr StateInfo info{"publicity",       {"任前公示", "Publicity"},                       &PublicityStep::info, false, Vacancy::kReserved}; };
struct LegalStep      : State { static constexpr StateInfo info{"legal_step",      {"提请选举、任命", "Before the legal body"},     &LegalProcedure::info, false, Vacancy::kReserved}; };
struct LegalSuspended : State { static constexpr StateInfo info{"legal_suspended", {"暂缓选举、任命", "Legal vote suspended"},      &LegalProcedure::info, false, Vacancy::kReserved}; };
struct Appointing     : State { static constexpr StateInfo info{"appointing",      {"办理任职手续", "Appointment formalities"},     &AppointmentStep::info, false, Vacancy::kReserved}; };
struct Probation      : State { static constexpr StateInfo info{"probation",       {"试用期", "Probation"},                         &AppointmentStep::info, false, Vacancy::kTaken}; };
struct Appointed      : State { static constexpr StateInfo info{"appointed",       {"已任职", "Appointed"},                         &AppointmentStep::info, false, Vacancy::kTaken}; };
struct DepartureAudit : State { static constexpr StateInfo info{"departure_audit", {"离任审查", "Departure audit"},                 &DepartureStep::info, false, Vacancy::kGivenBack}; };
struct Closed         : State { static constexpr StateInfo info{"closed",          {"办结", "Closed"},                              nullptr, true, Vacancy::kGivenBack}; };
struct ClosedRejected : State { static constexpr StateInfo info{"closed_rejected", {"未获通过", "Closed: rejected"},                nullptr, true}; };
struct ClosedRevoked  : State { static constexpr StateInfo info{"closed_revoked",  {"决定已撤销", "Closed: decision revoked"},      nullptr, true}; };
struct ClosedWithdrawn : State { static constexpr StateInfo info{"closed_withdrawn", {"已撤回提名", "Closed: nomination withdrawn"}, nullptr, true}; };
struct TrialRemoved   : State { static constexpr StateInfo info{"trial_removed",   {"试用期满不胜任免职", "Removed after trial"},   nullptr, true, Vacancy::kGivenBack}; };

// 免职、辞职、降职: the post is given back with the notice
struct Proposing      : State { static constexpr StateInfo info{"proposing",       {"提出建议（申请）", "Proposal or application"}, &ProposalStep::info}; };
struct Refused        : State { static constexpr StateInfo info{"refused",         {"不同意辞职", "Resignation refused"},           &LeavingStep::info}; };
struct Leaving        : State { static constexpr StateInfo info{"leaving",         {"办理免职手续", "Formalities of leaving"},      &LeavingStep::info}; };
struct HandingOver    : State { static constexpr StateInfo info{"handing_over",    {"工作交接", "Handing over"},                    &LeavingStep::info, false, Vacancy::kGivenBack}; };
struct Placing        : State { static constexpr StateInfo info{"placing",         {"安排岗位", "Placement"},                       &LeavingStep::info, false, Vacancy::kGivenBack}; };

// 挂职: no vacancy is touched
struct TaskFixing     : State { static constexpr StateInfo info{"task_fixing",     {"确定任务和岗位", "Task and posts"},            &SelectionStep::info}; };
struct Selecting      : State { static constexpr StateInfo info{"selecting",       {"确定人选", "Selection"},                       &SelectionStep::info}; };
struct Briefing       : State { static constexpr StateInfo info{"briefing",        {"谈话派出", "Talk and letter"},                 &SelectionStep::info}; };
struct OnTheWay       : State { static constexpr StateInfo info{"on_the_way",      {"等待报到", "Before the arrival"},              &SecondmentStep::info}; };
struct Seconded       : State { static constexpr StateInfo info{"seconded",        {"挂职中", "Seconded"},                          &SecondmentStep::info}; };
struct MidTermPassed  : State { static constexpr StateInfo info{"mid_term_passed", {"中期考核后", "After the mid-term assessment"}, &SecondmentStep::info}; };
struct Returned       : State { static constexpr StateInfo info{"returned",        {"已返回", "Returned"},                          &SecondmentStep::info}; };

// A state of an appointment in a case that touches no vacancy; it may stand in another step.
template <class S, const StepInfo* step = S::info.step>
struct Free : State { static constexpr StateInfo info{S::info.code, S::info.title, step, S::info.end}; };

// clang-format on

}  // namespace renmian::appointment
