// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct FormalitiesPolicy {
  Whole<12, 12> probation_months{12};
  Whole<1, 12> probation_filing_months{1};
  bool probation_on_transfer_in = true;
  BOOST_DESCRIBE_CLASS(FormalitiesPolicy, (), (probation_months, probation_filing_months, probation_on_transfer_in), (),
                       ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"probation_months",             "tri-one-year",         Mark::kV, {"试用期月数（一年）", "months of probation (one year)"}},
    {"probation_filing_months",      "tri-filing",           Mark::kV, {"试任前备案须早于试任通知的月数", "months by which the filing precedes the trial notice"}},
    {"probation_on_transfer_in",     "tri-scope",            Mark::kM, {"调任领导职务是否实行试用期", "whether a transfer from outside the civil service has a probation"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
