// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

BOOST_DEFINE_ENUM_CLASS(DepartureInstitutions, both, inspection_only, audit_only)

struct DeparturePolicy {
  DepartureInstitutions departure_institutions = DepartureInstitutions::both;
  BOOST_DESCRIBE_CLASS(DeparturePolicy, (), (departure_institutions), (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"departure_institutions",       "dep-inspection",       Mark::kM, {"离任审查适用的制度：离任检查、经济责任审计或两者", "which departure institutions apply: inspection of selection work, economic audit, or both"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
