// 免职: from the proposal to the departure audit (R2019 chapter 10; 推进领导干部能上能下规定; regulation
// reference 2.9). Read a row: standing in the first column, on the command, once all gates are met, the case moves to
// the third.
#pragma once

#include "workflows/appointment/kinds/leaving.hpp"

namespace renmian::appointment {

// clang-format off
using RemovalRows = mp::mp_append<mp::mp_list<
  //   standing in        on                          moves to          and      once these gates are met

  // 提出 Proposal
  Row< ToPropose,         Open,                       Proposing,        Record,  Requires<> >,
  Row< Proposing,         RecordUnfitFinding,         none,             Record,  Requires<> >,
  Row< Proposing,         ProposeRemoval,             Free<DeptMeeting>, Record, Requires<RemGround> >>,

  // 讨论决定 Decision
  LeavingDecisionRows<ClosedRejected, RemGround>, mp::mp_list<

  // 办理免职 Leaving
  Row< Free<Decided>,     HoldLeavingTalk,            Leaving,          Record,  Requires<> >,
  Row< Leaving,           IssueRemovalNotice,         HandingOver,      Record,  Requires<RemGround, RemLegalFirst> >,
  Row< HandingOver,       RecordHandover,             DepartureAudit,   Record,  Requires<> >,
  Row< DepartureAudit,    PlaceAtLevel,               none,             Record,  Requires<> >>,

  LeavingDepartureRows
>;
// clang-format on

struct Removal : LeavingCase {
  static constexpr ProcedureInfo info{"removal", 1, {"免职", "Removal"}, "removal"};
  using Procedure = RemovalRows;
  using Mandatory = mp::mp_list<RemGround, RemLegalFirst, RENMIAN_LEAVING_VOTE>;
};

}  // namespace renmian::appointment
