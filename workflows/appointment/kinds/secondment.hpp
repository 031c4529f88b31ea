// 挂职: the eight steps from the task to the return (CSL Art. 72; regulation reference 4.3). It is no appointment: no
// vacancy is touched in any state.
// Read a row: standing in the first column, on the command, once all gates are met, the case moves to the third.
#pragma once

#include "workflows/appointment/kinds/cadre_case.hpp"
#include "workflows/appointment/secondment/gates.hpp"

namespace renmian::appointment {

// clang-format off
using SecondmentRows = mp::mp_list<
  //   standing in        on                          moves to          and      once these gates are met

  // 选派 Selection
  Row< Free<Idle, &SelectionStep::info>, Open,        TaskFixing,       Record,  Requires<> >,
  Row< TaskFixing,        FixSecondmentTask,          Selecting,        Record,  Requires<> >,
  Row< Selecting,         SelectForSecondment,        Free<DeptMeeting, &SelectionStep::info>, Record, Requires<SecRelation, SecPeriod> >,
  Row< Free<DeptMeeting, &SelectionStep::info>, DecideSecondment, Briefing, Record, Requires<SecRelation, SecPeriod> >,
  Row< Free<DeptMeeting, &SelectionStep::info>, RejectSecondment, Selecting, Record, Requires<> >,
  Row< Briefing,          HoldSecondmentTalk,         OnTheWay,         Record,  Requires<> >,

  // 挂职 Secondment
  Row< OnTheWay,          RecordArrival,              Seconded,         Record,  Requires<> >,
  Row< Seconded,          RecordMidTermAssessment,    MidTermPassed,    Record,  Requires<> >,
  Row< MidTermPassed,     RecordFinalAppraisal,       none,             Record,  Requires<> >,
  Row< MidTermPassed,     RecordHomeAssessment,       none,             Record,  Requires<> >,
  Row< MidTermPassed,     ExtendSecondment,           Seconded,         Record,  Requires<SecRelation, SecPeriod> >,
  Row< MidTermPassed,     RecordReturn,               Returned,         Record,  Requires<SecAppraised> >,
  Row< Returned,          CloseCase,                  Free<Closed>,     Record,  Requires<SecAppraised> >
>;
// clang-format on

struct SecondmentCase : CadreCase {
  static constexpr ProcedureInfo info{"secondment", 1, {"挂职锻炼", "Secondment"}, "secondment"};
  using Procedure = SecondmentRows;
  using Steps = mp::mp_list<SelectionStep, SecondmentStep>;
  using Dossier = mp::mp_append<ComplaintsDossier, ExceptionsDossier, DeskDossier>;

  using Goals = mp::mp_list<Returned>;
  using Mandatory = mp::mp_list<SecRelation, SecPeriod, SecAppraised>;
};

}  // namespace renmian::appointment
