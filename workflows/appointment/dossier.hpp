// 案卷: what may be recorded at any time until the case is over. Each subject lists its own beside its gates.
#pragma once

#include "engine/procedure/correction.hpp"
#include "engine/procedure/work.hpp"

namespace renmian::appointment {

struct CaseFile : State {
  static constexpr StateInfo info{"case_file", {"案卷", "Case file"}};
};

template <class Command, class... Gate>
using AnyTime = Row<CaseFile, Command, none, Record, Requires<CaseOpen, Gate...>>;

// What the engine offers in every case: the life of work items and clocks, and corrections.
using DeskDossier = mp::mp_append<WorkRows<CaseFile>, CorrectionRows<CaseFile>>;

}  // namespace renmian::appointment
