// 破格提拔的限度: what no exceptional promotion may break (R2019 Art. 9). No waiver.
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// Grounds were recorded, or an exception from a qualification.
bool is_exceptional(const Facts& facts);

// Not during probation, not within one year of the last promotion.
struct ExcNotInTrial {
  static constexpr GateInfo info{
      .id = "exc-not-in-trial",
      .title = {"试用期内、任职不满一年不破格", "No exception during probation or within a year of promotion"},
      .source = "R2019 Art. 9",
      .mark = Mark::kV,
      .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 不得在任职年限上连续破格: not if the last promotion was such an exception already.
struct ExcNotTwice {
  static constexpr GateInfo info{.id = "exc-not-twice",
                                 .title = {"不在任职年限上连续破格", "No second exception running on years in post"},
                                 .source = "R2019 Art. 9",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 不得越两级提拔: one level may be skipped, as an exception with its grounds; two never.
struct ExcOneLevel {
  static constexpr GateInfo info{.id = "exc-one-level",
                                 .title = {"不越两级提拔", "Not two levels skipped at once"},
                                 .source = "R2019 Art. 9",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
