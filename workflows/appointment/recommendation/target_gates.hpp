// 确定考察对象: what the choice rests on, and how many are chosen (R2019 Arts. 23, 25).
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// The decision shows what was weighed beside the votes: a recommendation is not an election.
struct TgtWeighed {
  static constexpr GateInfo info{.id = "tgt-weighed",
                                 .title = {"不简单以票取人", "Other factors than votes were weighed"},
                                 .source = "R2019 Art. 23",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）、组织部", "Party committee, organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// More targets than posts; in an individual case with concentrated opinions one for each post will do.
struct TgtNumber {
  static constexpr GateInfo info{
      .id = "tgt-number",
      .title = {"考察对象多于拟任职务数", "More targets than posts"},
      .source = "R2019 Art. 25",
      .mark = Mark::kM,
      .confirmed_by = {"干部科", "Cadre section"},
      .waiver = {"个别提拔任职意见比较集中的可以等额", "Equal in an individual case with concentrated opinions"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
