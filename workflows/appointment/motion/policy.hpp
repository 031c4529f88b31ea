// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct MotionPolicy {
  Whole<1, 12> analysis_valid_months{12};
  bool proposal_needs_signed_record = true;
  bool selection_for_heads = false;
  BOOST_DESCRIBE_CLASS(MotionPolicy, (), (analysis_valid_months, proposal_needs_signed_record, selection_for_heads), (),
                       ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"analysis_valid_months",        "an-before-start",      Mark::kS, {"分析研判报告有效月数", "months for which an analysis report is current"}},
    {"proposal_needs_signed_record", "mo-signed-record",     Mark::kS, {"初步建议须由组织部长签字并归档；默认须要", "whether the proposal must be signed by the head of the organization department and filed; by default it must"}},
    {"selection_for_heads",          "mo-content",           Mark::kM, {"公开选拔、竞争上岗可否用于正职；一般用于副职，默认不可", "whether open selection and competition may be used for heads; normally for deputies, by default not"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
