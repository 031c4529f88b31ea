// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct PriorReportPolicy {
  Whole<1, 10> prior_report_reply_working_days{10};
  bool prior_report_states_content = true;
  BOOST_DESCRIBE_CLASS(PriorReportPolicy, (), (prior_report_reply_working_days, prior_report_states_content), (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"prior_report_reply_working_days", "rep-sla",           Mark::kS, {"上级答复任前事项报告的工作日数；期满只催办，不视为同意", "working days in which the superior answers a prior report; then it is reminded, never taken to consent"}},
    {"prior_report_states_content",     "rep-content",       Mark::kS, {"任前事项报告须写明规定内容；默认须要", "whether the prior report must state its contents; by default it must"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
