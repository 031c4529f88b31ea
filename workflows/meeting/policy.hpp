// What the place may set for meetings; the limits in the types keep it at least as strict as the regulation.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::meeting {

struct Policy {
  Whole<0, 365> agenda_days_ahead{1};
  bool recused_stay_in_denominator = true;
  BOOST_DESCRIBE_CLASS(Policy, (), (agenda_days_ahead, recused_stay_in_denominator), (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"agenda_days_ahead",           "mtg-agenda", Mark::kM, {"议程和材料须提前几天送达", "days by which agenda and material precede the meeting"}},
    {"recused_stay_in_denominator", "mtg-count",  Mark::kM, {"回避成员是否仍计入应到会成员", "whether a recused member stays in the denominator"}},
  });
  // clang-format on
};

}  // namespace renmian::meeting
