// Nothing about the system's own records is left to the place.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::system_day {

struct Policy {
  BOOST_DESCRIBE_CLASS(Policy, (), (), (), ())
  static constexpr std::array<PolicyItem, 0> items{};
};

}  // namespace renmian::system_day
