// 信访举报: the register is consistent, who investigates is independent, and what a complaint stops where no rule of
// another subject does (before the meeting: fan-4-complaint, sbsh-2-issues; in publicity: pub-complaints-closed).
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

Text not_yet_concluded(const Complaint& complaint);
// "信访举报 X1 影响使用：…", of a complaint that affects_use().
Text how_it_affects_use(const Complaint& complaint);

// Each number is registered once; only what is registered is sorted, investigated, and then concluded by who was
// assigned. Neither who runs the case nor the unit complained about investigates, nor the cadre section alone.
struct ComplaintRegister {
  static constexpr GateInfo info{
      .id = "complaint-register",
      .title = {"信访举报先登记、甄别、调查后办结", "Complaints are registered, sorted, investigated, then concluded"},
      .source = "PUB2000; full-process record",
      .mark = Mark::kS,
      .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// A major question that is not clear: the vote is postponed.
struct ComplaintAtMeeting {
  static constexpr GateInfo info{
      .id = "complaint-at-meeting",
      .title = {"重大问题未查清的暂缓表决", "With a major question not clear there is no vote"},
      .source = "R2019 Art. 38",
      .mark = Mark::kV,
      .confirmed_by = {"干部监督科、纪委监委", "Supervision section with discipline organ"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Waiting for the people's congress: the nominator checks at once and reports; what is not cleared is not voted on.
struct ComplaintBeforeVote {
  static constexpr GateInfo info{
      .id = "complaint-before-vote",
      .title = {"人大表决前的反映查清并报告", "Complaints before the congress votes are cleared and reported"},
      .source = "Chongqing Art. 20; R2014 Art. 49",
      .mark = Mark::kV,
      .confirmed_by = {"干部监督科、纪委监委", "Supervision section with discipline organ"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using ComplaintsDossier =
    mp::mp_list<AnyTime<RegisterComplaint, ComplaintRegister>, AnyTime<TriageComplaint, ComplaintRegister>,
                AnyTime<AssignInvestigator, ComplaintRegister>, AnyTime<ConcludeComplaint, ComplaintRegister>,
                AnyTime<RecordDecisionToProceed>>;

}  // namespace renmian::appointment
