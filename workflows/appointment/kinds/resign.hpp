// 辞职: 因公、自愿、引咎、责令, from the application to the departure audit (辞职规定; CSL Arts. 85-87; regulation
// reference 2.9). Read a row: standing in the first column, on the command, once all gates are met, the case moves to
// the third.
#pragma once

#include "workflows/appointment/kinds/leaving.hpp"

namespace renmian::appointment {

// clang-format off
using ResignRows = mp::mp_append<mp::mp_list<
  //   standing in        on                          moves to          and      once these gates are met

  // 提出 Application
  Row< ToPropose,         Open,                       Proposing,        Record,  Requires<> >,
  Row< Proposing,         ApplyResignation,           none,             Record,  Requires<ResPublicDuty7d> >,
  Row< Proposing,         ProposeRemoval,             Free<DeptMeeting>, Record, Requires<ResPublicDuty7d, RemGround> >>,

  // 讨论决定 Decision
  LeavingDecisionRows<Refused, RemGround, RemNoResign>, mp::mp_list<

  // 办理免职 Leaving
  Row< Refused,           AnswerResignation,          ClosedRejected,   Record,  Requires<ResAnswer> >,
  Row< Free<Decided>,     AnswerResignation,          Leaving,          Record,  Requires<ResAnswer> >,
  Row< Leaving,           IssueRemovalNotice,         HandingOver,      Record,  Requires<RemGround, RemLegalFirst, RemNoResign> >,
  Row< HandingOver,       RecordHandover,             DepartureAudit,   Record,  Requires<> >>,

  LeavingDepartureRows
>;
// clang-format on

struct Resign : LeavingCase {
  static constexpr ProcedureInfo info{"resign", 1, {"辞职", "Resignation"}, "resign"};
  using Procedure = ResignRows;
  using Dossier = mp::mp_append<LeavingCase::Dossier, ResignationDossier>;
  using Mandatory =
      mp::mp_list<RemGround, RemLegalFirst, RemNoResign, ResPublicDuty7d, ResAnswer, RENMIAN_LEAVING_VOTE>;
};

}  // namespace renmian::appointment
