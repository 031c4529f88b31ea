// The rules of the system's own records.
#pragma once

#include "engine/procedure/gate.hpp"
#include "workflows/system/facts.hpp"
#include "workflows/system/policy.hpp"

namespace renmian::system_day {

using Given = renmian::Given<Policy>;

// What people ask for is a matter of cases; these records are the program's own account.
struct SysProgram {
  static constexpr GateInfo info{.id = "sys-program",
                                 .title = {"只由程序记录", "Only the program records here"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"}};
  static Verdict check(const Facts& facts, const Given& given);
};

struct SysDay {
  static constexpr GateInfo info{.id = "sys-day",
                                 .title = {"当日记录已开始", "The day has been opened"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 双人: whoever asks for a new log does not approve it.
struct SysTwoPersons {
  static constexpr GateInfo info{.id = "sys-two-persons",
                                 .title = {"启用新日志由两人办理", "Two persons start a new log"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::system_day
