// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct SecondmentPolicy {
  Whole<1, 36> secondment_months_least{12};
  Whole<1, 36> secondment_months_most{24};
  BOOST_DESCRIBE_CLASS(SecondmentPolicy, (), (secondment_months_least, secondment_months_most), (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"secondment_months_least",      "sec-period",           Mark::kS, {"挂职最短月数", "shortest secondment, in months"}},
    {"secondment_months_most",       "sec-period",           Mark::kS, {"挂职最长月数（含延长）", "longest secondment, in months, extension included"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
