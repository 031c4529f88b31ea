// 降职: from the proposal to the placement one level down (CSL Art. 50; 推进领导干部能上能下规定; regulation
// reference 2.9). Read a row: standing in the first column, on the command, once all gates are met, the case moves to
// the third.
#pragma once

#include "workflows/appointment/kinds/leaving.hpp"

namespace renmian::appointment {

// clang-format off
using DemoteRows = mp::mp_append<mp::mp_list<
  //   standing in        on                          moves to          and      once these gates are met

  // 提出 Proposal
  Row< ToPropose,         Open,                       Proposing,        Record,  Requires<> >,
  Row< Proposing,         RecordUnfitFinding,         none,             Record,  Requires<> >,
  Row< Proposing,         ProposeDemotion,            none,             Record,  Requires<DemLevel> >,
  Row< Proposing,         ProposeRemoval,             Free<DeptMeeting>, Record, Requires<DemLevel, RemGround> >>,

  // 讨论决定 Decision
  LeavingDecisionRows<ClosedRejected, RemGround, DemLevel>, mp::mp_list<

  // 办理免职 Leaving the post, and placement one level down
  Row< Free<Decided>,     HoldLeavingTalk,            Leaving,          Record,  Requires<> >,
  Row< Leaving,           IssueRemovalNotice,         HandingOver,      Record,  Requires<RemGround, DemLevel, RemLegalFirst> >,
  Row< HandingOver,       RecordHandover,             Placing,          Record,  Requires<> >,
  Row< Placing,           PlaceAtLevel,               DepartureAudit,   Record,  Requires<DemLevel> >>,

  LeavingDepartureRows
>;
// clang-format on

struct Demote : LeavingCase {
  static constexpr ProcedureInfo info{"demote", 1, {"降职", "Demotion"}, "demote"};
  using Procedure = DemoteRows;
  using Mandatory = mp::mp_list<RemGround, DemLevel, RemLegalFirst, RENMIAN_LEAVING_VOTE>;
};

}  // namespace renmian::appointment
