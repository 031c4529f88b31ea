// The states of a meeting. Their codes differ from those of all cases, so that meetings can be listed by them.
#pragma once

#include "engine/procedure/table.hpp"

namespace renmian::meeting {

// clang-format off
struct Preparation { static constexpr StepInfo info{"preparation", {"会前准备", "Preparation"}}; };
struct Sitting     { static constexpr StepInfo info{"sitting",     {"会议", "Sitting"}}; };
using Steps = mp::mp_list<Preparation, Sitting>;

struct NotConvened : State { static constexpr StateInfo info{"meeting_not_convened", {"未召集", "Not convened"},          &Preparation::info}; };
struct Convened    : State { static constexpr StateInfo info{"meeting_convened",     {"已召集", "Convened"},              &Preparation::info}; };
struct Announced   : State { static constexpr StateInfo info{"meeting_announced",    {"议程已通知", "Agenda announced"},  &Preparation::info}; };
struct InSession   : State { static constexpr StateInfo info{"meeting_in_session",   {"开会中", "In session"},            &Sitting::info}; };
struct Closed      : State { static constexpr StateInfo info{"meeting_closed",       {"已结束", "Closed"},                nullptr, true}; };
struct Cancelled   : State { static constexpr StateInfo info{"meeting_cancelled",    {"已取消", "Cancelled"},             nullptr, true}; };
// clang-format on

// 会议档案: what may be recorded at any time until the meeting is over.
struct MeetingFile : State {
  static constexpr StateInfo info{"meeting_file", {"会议档案", "File of the meeting"}};
};

}  // namespace renmian::meeting
