// 载体内容销毁. Read a row: standing in the first column, on the command, once all gates are met, the erasure moves to
// the third.
#pragma once

#include "workflows/erasure/gates.hpp"
#include "workflows/erasure/states.hpp"

namespace renmian::erasure {

// clang-format off
using Rows = mp::mp_list<
  //   standing in    on                moves to     and      once these gates are met
  Row< NotRequested,  RequestErasure,   Requested,   Record,  Requires<EraCasesOver> >,
  Row< Requested,     ApproveErasure,   Approved,    Record,  Requires<EraCasesOver, EraTwoPersons> >,
  Row< Approved,      CarryOutErasure,  CarriedOut,  Record,  Requires<EraAsApproved> >,
  Row< Requested,     RejectErasure,    Rejected,    Record,  Requires<> >,
  Row< Approved,      RejectErasure,    Rejected,    Record,  Requires<> >
>;
// clang-format on

// An erasure as the engine compiles it (engine/procedure/compiled.hpp).
struct Erasure {
  static constexpr ProcedureInfo info{"erasure", 1, {"载体内容销毁", "Erasure"}, "erasure"};
  using Facts = erasure::Facts;
  using Policy = erasure::Policy;
  using Steps = erasure::Steps;
  using Procedure = Rows;
  using Dossier = mp::mp_list<>;
  using Always = mp::mp_list<ActDelegated, ActNotHandler>;

  // Nothing is erased ...
  using Goals = mp::mp_list<CarriedOut>;
  // ... without having passed every one of these.
  using Mandatory = mp::mp_list<EraCasesOver, EraTwoPersons, EraAsApproved>;

  static Words vocabulary(std::string_view member);
  static Words value_title(std::string_view code);
};

}  // namespace renmian::erasure
