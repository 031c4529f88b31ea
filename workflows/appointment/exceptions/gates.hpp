// 例外: no exception is recorded that no rule provides.
#pragma once

#include <array>

#include "workflows/appointment/decision/gates.hpp"
#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/legal/gates.hpp"
#include "workflows/appointment/motion/gates.hpp"
#include "workflows/appointment/qualification/avoidance_gates.hpp"
#include "workflows/appointment/qualification/gates.hpp"
#include "workflows/appointment/recommendation/gates.hpp"

namespace renmian::appointment {

// Every gate that an authority may waive.
inline constexpr auto kWaivable = std::to_array<const GateInfo*>(
    {&AuthLevel::info, &RecDone::info, &RecSamePost::info, &Wbz2Rush::info, &VoteNotTwice::info, &QualService::info,
     &QualGrassroots::info, &QualTwoPosts::info, &QualDeputy2y::info, &QualHead3y::info, &QualEducation::info,
     &AvoidKin::info, &LegLetter::info});

// Every recorded waiver names a gate that has one, and the authority that may give it.
struct WaiverAllowed {
  static constexpr GateInfo info{.id = "waiver-allowed",
                                 .title = {"例外须有规定依据", "The rule provides for this exception"},
                                 .source = "full-process record",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 不适用记录: what a kind of case may leave out is left out by a record that names every step passed over.
struct NaInspection {
  static constexpr GateInfo info{.id = "na-inspection",
                                 .title = {"不进行考察须有记录", "That no inspection is held is recorded"},
                                 .source = "regulation matrix",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};
struct NaFourChecks {
  static constexpr GateInfo info{.id = "na-four-checks",
                                 .title = {"不进行凡提四必须有记录", "That the four checks are not made is recorded"},
                                 .source = "regulation matrix",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using ExceptionsDossier = mp::mp_list<AnyTime<RecordWaiver, WaiverAllowed>>;

}  // namespace renmian::appointment
