// Policy values of this subject; see policy.hpp.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct LegalPolicy {
  Whole<1, 90> npc_motion_days{7};
  bool law_test_required = true;
  BOOST_DESCRIBE_CLASS(LegalPolicy, (), (npc_motion_days, law_test_required), (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"npc_motion_days",              "leg-letter",           Mark::kV, {"提请人大常委会任免须在会议前几天送达（各省规定）", "days by which a motion precedes the session of the standing committee (provincial)"}},
    {"law_test_required",            "leg-letter",           Mark::kV, {"提请人大常委会任命须通过法律知识考试（各省规定）", "whether appointment by the standing committee needs the law test (provincial)"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
