// Nothing about erasures is left to the place: the rule each follows is named in its request.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::erasure {

struct Policy {
  BOOST_DESCRIBE_CLASS(Policy, (), (), (), ())
  static constexpr std::array<PolicyItem, 0> items{};
};

}  // namespace renmian::erasure
