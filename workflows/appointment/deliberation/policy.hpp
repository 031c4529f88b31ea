// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct DeliberationPolicy {
  Whole<2, 3> department_meeting_quorum_thirds{2};
  Whole<1, 12> dual_management_reply_months{1};
  BOOST_DESCRIBE_CLASS(DeliberationPolicy, (), (department_meeting_quorum_thirds, dual_management_reply_months), (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"department_meeting_quorum_thirds", "dept-meeting-quorum", Mark::kM, {"部务会到会人数下限（三分之几）", "quorum of the department meeting, in thirds of its members"}},
    {"dual_management_reply_months",     "del-dual",            Mark::kV, {"协管方未答复即视为同意的月数", "months without an answer of the assisting side that count as consent"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
