// 进一步使用: same level, more important post or wider remit (R2019 Art. 17; regulation reference 2.1, 2.7). As a
// promotion, except that hearing opinions may replace the democratic recommendation.
#pragma once

#include "workflows/appointment/kinds/rows.hpp"

namespace renmian::appointment {

struct FurtherUse : CadreCase {
  static constexpr ProcedureInfo info{"further_use", 1, {"进一步使用", "Further use"}, "further_use"};

  // clang-format off
  using Procedure = mp::mp_append<
    MotionRows<Recommend, RENMIAN_QUALIFICATIONS>,       // 动议
    RecommendationRows,                                  // 民主推荐
    mp::mp_list<Row< Recommend, HearOpinions, Targeting, Record, Requires<RecDone> >>,  // 以听取意见代替民主推荐
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
  using Mandatory = mp::mp_append<
      AlwaysMandatory,
      mp::mp_list<RENMIAN_FOUR_MUSTS, RENMIAN_EXCLUSIONS, RENMIAN_QUALIFICATIONS, RecDone, RecValid1y, RecSamePost,
                  TgtWeighed, TgtNumber, InsTeam2, InsRecuse, InsNotice, InsTalks, InsFeedback, FanUnitOpinions,
                  FanAuditFirst, InsMaterial, SignTwo, ExcApprovedEarly, RENMIAN_PUBLICIZED>>;
};

}  // namespace renmian::appointment
