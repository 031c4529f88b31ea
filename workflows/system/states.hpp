// The states of a day of the system. Their codes differ from those of all cases, so that days can be listed by them.
#pragma once

#include "engine/case/journal_entries.hpp"
#include "engine/procedure/table.hpp"

namespace renmian::system_day {

// clang-format off
struct Day { static constexpr StepInfo info{"system_day", {"当日记录", "Record of the day"}}; };
using Steps = mp::mp_list<Day>;

struct NotOpened : State { static constexpr StateInfo info{"system_day_not_opened", {"未开始", "Not opened"}, &Day::info}; };
struct Opened    : State { static constexpr StateInfo info{system_procedure::kOpen,       {"记录中", "Open"},       &Day::info}; };
struct Closed    : State { static constexpr StateInfo info{"system_day_closed",     {"已结束", "Closed"},     nullptr, true}; };
// clang-format on

// 系统记录: what is recorded while the day is open.
struct DayFile : State {
  static constexpr StateInfo info{"system_record", {"系统记录", "Record of the system"}};
};

}  // namespace renmian::system_day
