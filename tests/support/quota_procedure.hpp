// The smallest procedure with a vacancy in it: a proposal is promised one, an appointment takes it up, a departure
// gives it back. For tests of the quota that do not want to walk the whole regulation.
#pragma once

#include "tests/support/small_procedure.hpp"

namespace renmian::with_quota {

struct Wbz4Quota {
  static constexpr GateInfo info{.id = "wbz-4-quota",
                                 .title = {"不准超职数配备", "Within the quota"},
                                 .source = "test",
                                 .mark = Mark::kV,
                                 .sees_quota = true};
  static Verdict check(const small::Facts&, const Given<small::Policy>& given) {
    const auto& quota = given.around.quota;
    return !quota || quota->vacant() > 0 ? Verdict::met() : Verdict::unmet(Text{"没有空缺", "no vacancy"});
  }
};

// clang-format off
struct Analysis  : State { static constexpr StateInfo info{"analysis",  {"研判", "Analysis"},  &small::OnlyStep::info}; };
struct Motion    : State { static constexpr StateInfo info{"motion",    {"动议", "Motion"},    &small::OnlyStep::info, false, Vacancy::kReserved}; };
struct Appointed : State { static constexpr StateInfo info{"appointed", {"已任", "Appointed"}, &small::OnlyStep::info, false, Vacancy::kTaken}; };
struct Left      : State { static constexpr StateInfo info{"left",      {"离任", "Left"},      nullptr, true, Vacancy::kGivenBack}; };
struct Rejected  : State { static constexpr StateInfo info{"rejected",  {"未通过", "Rejected"}, nullptr, true}; };

using Rows = mp::mp_list<
  Row< Analysis,  small::Propose, Motion,    Record, Requires<Wbz4Quota> >,
  Row< Motion,    small::Vote,    Appointed, Record, Requires<Wbz4Quota> >,
  Row< Motion,    small::Drop,    Rejected,  Record, Requires<>          >,
  Row< Motion,    small::Propose, Analysis,  Record, Requires<>          >,
  Row< Appointed, small::Drop,    Left,      Record, Requires<>          >
>;
// clang-format on

struct WithQuota : small::SmallWith<Rows> {
  static constexpr ProcedureInfo info{"with-quota", 1, {"职数流程", "Procedure with a quota"}, "test"};
  using Goals = mp::mp_list<Appointed>;
  using Mandatory = mp::mp_list<Wbz4Quota>;
};

const renmian::Procedure& compiled();  // quota_procedure.cpp

}  // namespace renmian::with_quota
