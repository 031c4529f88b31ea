// 系统事项: one case a day, so that none grows long. Read a row: standing in the first column, on the command, once all
// gates are met, the day moves to the third.
#pragma once

#include "workflows/system/gates.hpp"
#include "workflows/system/states.hpp"

namespace renmian::system_day {

// clang-format off
using Rows = mp::mp_list<
  //   standing in  on         moves to  and      once these gates are met
  Row< NotOpened,   OpenDay,   Opened,   Record,  Requires<> >,
  Row< NotOpened,   StartLog,  Opened,   Record,  Requires<SysTwoPersons> >,
  Row< Opened,      CloseDay,  Closed,   Record,  Requires<> >
>;

using File = mp::mp_list<
  Row< DayFile,  Heartbeat,       none,  Record,  Requires<SysDay, CaseOpen> >,
  Row< DayFile,  RecordReading,   none,  Record,  Requires<SysDay, CaseOpen> >,
  Row< DayFile,  RecordRefusal,   none,  Record,  Requires<SysDay, CaseOpen> >,
  Row< DayFile,  RecordExport,    none,  Record,  Requires<SysDay, CaseOpen> >,
  Row< DayFile,  RecordPolicy,    none,  Record,  Requires<SysDay, CaseOpen> >,
  Row< DayFile,  RecordRegister,  none,  Record,  Requires<SysDay, CaseOpen> >,
  Row< DayFile,  RecordSignIn,    none,  Record,  Requires<SysDay, CaseOpen> >,
  Row< DayFile,  RecordRunning,   none,  Record,  Requires<SysDay, CaseOpen> >,
  Row< DayFile,  RecordFinding,   none,  Record,  Requires<SysDay, CaseOpen> >,
  Row< DayFile,  RecordRestore,   none,  Record,  Requires<SysDay, CaseOpen> >
>;
// clang-format on

// A day as the engine compiles it (engine/procedure/compiled.hpp).
struct SystemDay {
  static constexpr ProcedureInfo info{system_procedure::kId, 1, {"系统事项", "System"}, "system"};
  using Facts = system_day::Facts;
  using Policy = system_day::Policy;
  using Steps = system_day::Steps;
  using Procedure = Rows;
  using Dossier = File;
  using Always = mp::mp_list<SysProgram>;
  using Goals = mp::mp_list<>;
  using Mandatory = mp::mp_list<>;

  static Words vocabulary(std::string_view member);
  static Words value_title(std::string_view code);
};

}  // namespace renmian::system_day
