// 案卷: the registers of the case file are consistent, and no exception is recorded that no rule provides.
#pragma once

#include <array>

#include "workflows/appointment/gates/conduct.hpp"
#include "workflows/appointment/gates/recommendation.hpp"
#include "workflows/appointment/gates/vote.hpp"

namespace renmian::appointment {

// Every gate that an authority may waive.
inline constexpr std::array<const GateInfo*, 3> kWaivable{&RecDone::info, &Wbz2Rush::info, &VoteNotTwice::info};

// Each number is registered once, and only what is registered is concluded.
struct ComplaintRegister {
  static constexpr GateInfo info{.id = "complaint-register",
                                 .title = {"信访举报先登记后办结", "Complaints are registered once, then concluded"},
                                 .source = "PUB2000; full-process record",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

struct IssueRegister {
  static constexpr GateInfo info{.id = "issue-register",
                                 .title = {"待查问题先提出后查清", "Issues are raised once, then settled"},
                                 .source = "full-process record",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Every recorded waiver names a gate that has one, and the authority that may give it.
struct WaiverAllowed {
  static constexpr GateInfo info{.id = "waiver-allowed",
                                 .title = {"例外须有规定依据", "The rule provides for this exception"},
                                 .source = "full-process record",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
