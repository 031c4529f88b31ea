// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct DecisionPolicy {
  bool recused_stay_in_denominator = true;
  bool secret_ballot_only = false;
  Whole<1, 2> rejections_before_bar{1};
  Whole<0, 365> agenda_days_ahead{1};
  BOOST_DESCRIBE_CLASS(DecisionPolicy, (),
                       (recused_stay_in_denominator, secret_ballot_only, rejections_before_bar, agenda_days_ahead), (),
                       ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"recused_stay_in_denominator",  "vote-majority",        Mark::kM, {"回避成员是否仍计入应到会成员", "whether a recused member stays in the denominator"}},
    {"secret_ballot_only",           "vote-method",          Mark::kV, {"本地规定只用无记名投票", "local rule: secret ballot only"}},
    {"rejections_before_bar",        "vote-not-twice",       Mark::kS, {"同一职位被否决几次后不再提名", "rejections for one post after which it is not proposed again"}},
    {"agenda_days_ahead",            "wbz-3-adhoc",          Mark::kM, {"议题和材料须提前几天送达", "days by which agenda and material precede the meeting"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
