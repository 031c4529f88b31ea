// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct ExceptionsPolicy {
  bool lateral_needs_inspection = true;
  bool lateral_needs_four_checks = true;
  BOOST_DESCRIBE_CLASS(ExceptionsPolicy, (), (lateral_needs_inspection, lateral_needs_four_checks), (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"lateral_needs_inspection",  "na-inspection",  Mark::kS, {"平级转任是否必须考察；默认必须", "whether a lateral transfer needs an inspection; by default it does"}},
    {"lateral_needs_four_checks", "na-four-checks", Mark::kS, {"平级转任是否必须凡提四必；默认必须", "whether a lateral transfer needs the four checks; by default it does"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
