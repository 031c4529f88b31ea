// 换届: the renewal of a whole leading body (R2019 Arts. 17-19; LOL; regulation reference 2.5). The superior leads;
// persons who newly enter are publicized at the inspection, which is recorded where the publicity of others stands.
#pragma once

#include "workflows/appointment/kinds/rows.hpp"

namespace renmian::appointment {

struct TermChange : CadreCase {
  static constexpr ProcedureInfo info{"term_change", 1, {"换届", "Term change"}, "term_change"};

  using Steps = mp::mp_list<Nomination, InspectionStep, FileReviewStep, Decision, PublicityStep, LegalProcedure,
                            AppointmentStep, DepartureStep>;

  // clang-format off
  using Procedure = mp::mp_append<
    MotionRows<Recommend, RENMIAN_QUALIFICATIONS>,       // 动议
    RecommendationRows,                                  // 民主推荐
    InspectionRows,                                      // 组织考察
    mp::mp_list<Row< Inspect, RecordInspectionPublicity, none, Record, Requires<> >>,  // 新提名人选考察时公示
    CheckRows<FanUnitOpinions, SignTwo>,                                           // 凡提四必
    DeliberationRows<RENMIAN_FOUR_MUSTS, RENMIAN_EXCLUSIONS>,  // 部务会、酝酿、上会审核
    DecisionRows<Decided>,                               // 讨论决定
    PublicityRows<LegalStep>,                            // 任前公示
    LegalRows,                                           // 法定程序
    AppointmentRows<LegMajority>,                        // 办理任职
    DepartureRows,                                       // 离任审查
    ReturnRows, RecommendationReturnRows, PublicityReturnRows  // 退回
  >;
  // clang-format on

  // No path may reach these ...
  using Goals = mp::mp_list<Appointed>;
  // ... without having passed every one of these.
  using Mandatory = LegalMandatory;
};

}  // namespace renmian::appointment
