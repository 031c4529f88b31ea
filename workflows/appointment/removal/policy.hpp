// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct RemovalPolicy {
  Whole<1, 30> resign_answer_days{30};
  Whole<1, 90> resign_answer_days_leading{90};
  Whole<1, 7> resign_for_public_duty_days{7};
  Whole<12, 60> absence_months{12};
  BOOST_DESCRIBE_CLASS(RemovalPolicy, (),
                       (resign_answer_days, resign_answer_days_leading, resign_for_public_duty_days, absence_months),
                       (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"resign_answer_days",           "res-answer",           Mark::kV, {"辞职申请答复期限（日）", "days in which an application to resign is answered"}},
    {"resign_answer_days_leading",   "res-answer",           Mark::kV, {"领导成员辞职申请答复期限（日）", "days in which a leading member's application to resign is answered"}},
    {"resign_for_public_duty_days",  "res-public-duty-7d",   Mark::kV, {"因公辞职自党组织通知之日起申请的期限（日）", "days from the Party notice in which a resignation for public duty is applied for"}},
    {"absence_months",               "rem-ground",           Mark::kV, {"离职学习、因健康不能履职满几个月应免职", "months of study leave or illness after which the post is to be left"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
