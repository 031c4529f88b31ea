// What the place may set about accounts.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::account {

struct Policy {
  bool strict_separation = true;
  Whole<1, 1096> longest_right_days{366};
  Whole<1, 5> proof_minutes{5};
  BOOST_DESCRIBE_CLASS(Policy, (), (strict_separation, longest_right_days, proof_minutes), (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"strict_separation",  "acc-separation", Mark::kS, {"三员互不兼任；否则系统管理员和安全保密管理员可由一人担任，安全审计员始终不得兼任", "the three administrators exclude each other; otherwise one person may be system and security administrator, and never auditor beside"}},
    {"longest_right_days", "acc-term",       Mark::kM, {"授权最长期限（天）", "the longest time for which a right is granted, in days"}},
    {"proof_minutes",      "acc-proof",      Mark::kM, {"批准、签署、导出、授权前验证身份的有效时间（分钟）", "for how long a proof of who one is stands for approving, signing, exporting and granting, in minutes"}},
  });
  // clang-format on
};

}  // namespace renmian::account
