// 平级转任、交流任职: same level, not more important (CSL Art. 71; regulation reference 2.7). No recommendation,
// publicity or probation by rule; the motion, the checks, the consultation and the two-thirds meeting remain. An
// inspection or the four checks may be left out only by a record, and only where local policy allows it.
#pragma once

#include "workflows/appointment/kinds/rows.hpp"

namespace renmian::appointment {

struct Lateral : CadreCase {
  static constexpr ProcedureInfo info{"lateral", 1, {"平级转任", "Lateral transfer"}, "lateral"};

  // clang-format off
  using Procedure = mp::mp_append<
    MotionRows<Targeting, RENMIAN_QUALIFICATIONS>,             // 动议
    mp::mp_list<                                               // 考察（以适当方式）
      //   standing in       on                            moves to         and      once these gates are met
      Row< Targeting,       FixTarget,                    Inspect,         Record,  Requires<TgtWeighed, RENMIAN_EXCLUSIONS> >,
      Row< Targeting,       RecordNotApplicable,          FileReview,      Record,  Requires<NaInspection> >,
      Row< Inspect,         FormInspectionTeam,           none,            Record,  Requires<InsTeam2, InsRecuse> >,
      Row< Inspect,         CompleteInspection,           FileReview,      Record,  Requires<InsTeam2, InsRecuse, InsMaterial, SignTwo> >,
      Row< FileReview,      RecordNotApplicable,          DeptMeeting,     Record,  Requires<NaFourChecks, FileStop> >
    >,
    CheckRows<>,                                                 // 凡提四必
    DeliberationRows<>,                                        // 部务会、酝酿、上会审核
    DecisionRows<Decided>,                                     // 讨论决定
    mp::mp_list<
      Row< Decided,         HoldTalk,                     Appointing,      Record,  Requires<AppTalk, SubApproved> >
    >,
    AppointmentRows<>,                                         // 办理任职
    DepartureRows,                                             // 离任审查
    ReturnRows,                                                // 退回
    mp::mp_list<
      Row< Targeting,       ReturnToMotion,               Motion,          Record,  Requires<> >
    >
  >;
  // clang-format on

  // No path may reach these ...
  using Goals = mp::mp_list<Appointed>;
  // ... without having passed every one of these.
  using Mandatory = mp::mp_append<AlwaysMandatory, mp::mp_list<SubApproved, RENMIAN_QUALIFICATIONS>>;
};

}  // namespace renmian::appointment
