// 依法推荐、提名: a post filled by the people's congress, its standing committee, the CPPCC or the government (R2019
// ch. 8; LOL). The Party procedure ends with the decision to nominate; who is appointed is decided by the legal step.
#pragma once

#include "workflows/appointment/kinds/rows.hpp"

namespace renmian::appointment {

struct LegalNominate : CadreCase {
  static constexpr ProcedureInfo info{"legal_nominate", 1, {"依法推荐、提名", "Legal nomination"}, "legal_nominate"};

  using Steps = mp::mp_list<Nomination, InspectionStep, FileReviewStep, Decision, PublicityStep, LegalProcedure,
                            AppointmentStep, DepartureStep>;

  // clang-format off
  using Procedure = mp::mp_append<
    MotionRows<Recommend, RENMIAN_QUALIFICATIONS>,       // 动议
    RecommendationRows,                                  // 民主推荐
    InspectionRows,                                      // 组织考察
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
