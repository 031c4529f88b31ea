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
struct DepartureStep   { static constexpr StepInfo info{"departure",   {"离任审查", "Departure audit"}}; };
using Steps =
    mp::mp_list<Nomination, InspectionStep, FileReviewStep, Decision, PublicityStep, AppointmentStep, DepartureStep>;

struct Idle           : State { static constexpr StateInfo info{"idle",            {"未启动", "Not started"},                       &Nomination::info}; };
struct Analysis       : State { static constexpr StateInfo info{"analysis",        {"分析研判", "Analysis"},                        &Nomination::info}; };
struct Motion         : State { static constexpr StateInfo info{"motion",          {"动议", "Motion"},                              &Nomination::info}; };
struct MotionSounding : State { static constexpr StateInfo info{"motion_sounding", {"沟通酝酿", "Soundings on the motion"},         &Nomination::info}; };
struct PriorReport    : State { static constexpr StateInfo info{"prior_report",    {"任前事项报告", "Prior report"},                &Nomination::info}; };
struct Recommend      : State { static constexpr StateInfo info{"recommend",       {"民主推荐", "Democratic recommendation"},       &Nomination::info}; };
struct Targeting      : State { static constexpr StateInfo info{"targeting",       {"确定考察对象", "Choice of inspection target"}, &Nomination::info}; };
struct Inspect        : State { static constexpr StateInfo info{"inspect",         {"考察", "Inspection"},                          &InspectionStep::info}; };
struct FileReview     : State { static constexpr StateInfo info{"file_review",     {"档案审核与凡提四必", "File review and four checks"}, &FileReviewStep::info}; };
struct DeptMeeting    : State { static constexpr StateInfo info{"dept_meeting",    {"部务会", "Department meeting"},                &Decision::info}; };
struct Deliberate     : State { static constexpr StateInfo info{"deliberate",      {"酝酿", "Deliberation"},                        &Decision::info}; };
struct AgendaGate     : State { static constexpr StateInfo info{"agenda_gate",     {"上会审核", "Check before the meeting"},        &Decision::info}; };
struct Meeting        : State { static constexpr StateInfo info{"meeting",         {"党委（党组）讨论", "Meeting"},                 &Decision::info}; };
struct Deferred       : State { static constexpr StateInfo info{"deferred",        {"暂缓表决", "Vote postponed"},                  &Decision::info}; };
struct Decided        : State { static constexpr StateInfo info{"decided",         {"已作出决定", "Decided"},                       &Decision::info}; };
struct Submitted      : State { static constexpr StateInfo info{"submitted",       {"报上级审批", "Submitted for approval"},        &Decision::info}; };
struct Publicity      : State { static constexpr StateInfo info{"publicity",       {"任前公示", "Publicity"},                       &PublicityStep::info}; };
struct Appointing     : State { static constexpr StateInfo info{"appointing",      {"办理任职手续", "Appointment formalities"},     &AppointmentStep::info}; };
struct Probation      : State { static constexpr StateInfo info{"probation",       {"试用期", "Probation"},                         &AppointmentStep::info}; };
struct Appointed      : State { static constexpr StateInfo info{"appointed",       {"已任职", "Appointed"},                         &AppointmentStep::info}; };
struct DepartureAudit : State { static constexpr StateInfo info{"departure_audit", {"离任审查", "Departure audit"},                 &DepartureStep::info}; };
struct Closed         : State { static constexpr StateInfo info{"closed",          {"办结", "Closed"},                              nullptr, true}; };
struct ClosedRejected : State { static constexpr StateInfo info{"closed_rejected", {"未获通过", "Closed: rejected"},                nullptr, true}; };
struct ClosedRevoked  : State { static constexpr StateInfo info{"closed_revoked",  {"决定已撤销", "Closed: decision revoked"},      nullptr, true}; };
struct TrialRemoved   : State { static constexpr StateInfo info{"trial_removed",   {"试用期满不胜任免职", "Removed after trial"},   nullptr, true}; };

struct CaseFile       : State { static constexpr StateInfo info{"case_file",       {"案卷", "Case file"}}; };
// clang-format on

}  // namespace renmian::appointment
