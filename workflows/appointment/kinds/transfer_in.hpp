// 调任: from a state enterprise, university, institute or other institution (CSL Art. 70): the full procedure, with
// strict inspection.
#pragma once

#include "workflows/appointment/kinds/rows.hpp"

namespace renmian::appointment {

struct TransferIn : CadreCase {
  static constexpr ProcedureInfo info{"transfer_in", 1, {"调任", "Transfer in"}, "transfer_in"};

  // clang-format off
  using Procedure = mp::mp_append<
    MotionRows<Recommend, RENMIAN_QUALIFICATIONS>,       // 动议
    RecommendationRows,                                  // 民主推荐
    InspectionRows,                                      // 组织考察
    CheckRows<FanUnitOpinions, SignTwo>,                                           // 凡提四必
    DeliberationRows<RENMIAN_FOUR_MUSTS, RENMIAN_EXCLUSIONS>,  // 部务会、酝酿、上会审核
    DecisionRows<Decided>,                               // 讨论决定
    PublicityRows<Appointing>,                           // 任前公示
    AppointmentRows<>, ProbationRows<>,                  // 办理任职、试用期
    DepartureRows,                                       // 离任审查
    ReturnRows, RecommendationReturnRows, PublicityReturnRows  // 退回
  >;
  // clang-format on

  // No path may reach these ...
  using Goals = mp::mp_list<Probation, Appointed>;
  // ... without having passed every one of these.
  using Mandatory = FullMandatory;
};

}  // namespace renmian::appointment
