// 职级公务员担任领导职务: an official of the rank track takes a leading post (R2019 Art. 8; TRIAL2001 Art. 2). The
// rules of its own have not been read, so the full procedure of a promotion applies, with probation.
#pragma once

#include "workflows/appointment/kinds/rows.hpp"

namespace renmian::appointment {

struct RankToPost : CadreCase {
  static constexpr ProcedureInfo info{
      "rank_to_post", 1, {"职级公务员担任领导职务", "From the rank track to a leading post"}, "rank_to_post"};

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
