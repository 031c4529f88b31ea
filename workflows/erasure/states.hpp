// The states of an erasure. Their codes differ from those of all cases, so that erasures can be listed by them.
#pragma once

#include "engine/procedure/table.hpp"

namespace renmian::erasure {

// clang-format off
struct Approval  { static constexpr StepInfo info{"erasure_approval",  {"申请批准", "Approval"}}; };
struct Execution { static constexpr StepInfo info{"erasure_execution", {"执行", "Execution"}}; };
using Steps = mp::mp_list<Approval, Execution>;

struct NotRequested : State { static constexpr StateInfo info{"erasure_not_requested", {"未申请", "Not requested"},   &Approval::info}; };
struct Requested    : State { static constexpr StateInfo info{"erasure_requested",     {"已申请", "Requested"},       &Approval::info}; };
struct Approved     : State { static constexpr StateInfo info{"erasure_approved",      {"已批准", "Approved"},        &Execution::info}; };
struct CarriedOut   : State { static constexpr StateInfo info{"erasure_carried_out",   {"已执行", "Carried out"},     nullptr, true}; };
struct Rejected     : State { static constexpr StateInfo info{"erasure_rejected",      {"不予销毁", "Rejected"},      nullptr, true}; };
// clang-format on

}  // namespace renmian::erasure
