// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"
#include "workflows/appointment/recommendation/circle.hpp"

namespace renmian::appointment {

struct RecommendationPolicy {
  Whole<1, 12> recommendation_valid_months{12};
  Circle recommendation_circle_leading_body{CircleClass::party_committee,        CircleClass::congress_government_cppcc,
                                            CircleClass::discipline_supervision, CircleClass::court_procuratorate,
                                            CircleClass::department_heads,       CircleClass::lower_level_heads,
                                            CircleClass::non_party_leaders};
  Circle recommendation_circle_department{CircleClass::unit_leaders, CircleClass::internal_leaders,
                                          CircleClass::subordinate_heads};
  bool equal_targets_if_concentrated = true;
  BOOST_DESCRIBE_CLASS(RecommendationPolicy, (),
                       (recommendation_valid_months, recommendation_circle_leading_body,
                        recommendation_circle_department, equal_targets_if_concentrated),
                       (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"recommendation_valid_months",  "rec-valid-1y",         Mark::kV, {"民主推荐结果有效月数（至多一年）", "months a recommendation is valid (at most a year)"}},
    {"recommendation_circle_leading_body", "rec-scope",      Mark::kV, {"推荐地方领导班子成员的参加范围（第十九条）", "who takes part for members of a local leading body (Art. 19)"}},
    {"recommendation_circle_department", "rec-scope",        Mark::kM, {"推荐工作部门领导成员的参加范围（第二十一条）", "who takes part for leaders of a department (Art. 21)"}},
    {"equal_targets_if_concentrated", "tgt-number",          Mark::kM, {"个别提拔意见比较集中时可以等额确定考察对象", "concentrated opinions allow one target for each post in an individual case"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
