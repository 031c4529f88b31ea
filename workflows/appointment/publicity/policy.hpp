// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct PublicityPolicy {
  Whole<5, 60> publicity_working_days{5};
  bool publicity_count_start_day = false;
  Whole<1, 3> publicity_suspension_months{3};
  bool publicity_lists_candidate = true;
  BOOST_DESCRIBE_CLASS(PublicityPolicy, (),
                       (publicity_working_days, publicity_count_start_day, publicity_suspension_months,
                        publicity_lists_candidate),
                       (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"publicity_working_days",       "pub-days",             Mark::kV, {"公示工作日数（不少于五个）", "working days of publicity (at least five)"}},
    {"publicity_count_start_day",    "pub-days",             Mark::kM, {"张贴当日是否计入公示期；默认不计入", "whether the posting day counts; by default it does not"}},
    {"publicity_suspension_months",  "pub-suspend",          Mark::kS, {"暂缓任用最长月数", "longest suspension after publicity, in months"}},
    {"publicity_lists_candidate",    "pub-content",          Mark::kS, {"公示须逐项列明人选基本情况", "whether the notice must state each particular of the candidate"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
