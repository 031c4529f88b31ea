// 部务会与酝酿: who must have been asked before the decision (R2019 Art. 34). Whether a rule applies is answered by
// classify_deliberation; until then none of them is met.
#pragma once

#include "workflows/appointment/dossier.hpp"
#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// Enough members of the department's meeting were there.
struct DeptMeetingQuorum {
  static constexpr GateInfo info{.id = "dept-meeting-quorum",
                                 .title = {"部务会到会人数符合规定", "The department meeting had its quorum"},
                                 .source = "own rules of the department meeting",
                                 .mark = Mark::kM,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Department post: the responsible superior leader has been asked.
struct DelSuperiorLeader {
  static constexpr GateInfo info{.id = "del-superior-leader",
                                 .title = {"征求上级分管领导意见", "The responsible superior leader has been asked"},
                                 .source = "R2019 Art. 34",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Non-Party candidate: united front department and democratic parties have been asked.
struct DelNonparty {
  static constexpr GateInfo info{
      .id = "del-nonparty",
      .title = {"非中共党员征求统战部和民主党派等意见", "Non-Party: united front and democratic parties were asked"},
      .source = "R2019 Art. 34",
      .mark = Mark::kV,
      .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Dual-managed post: the assisting side answered in writing, or was silent for one month after it was asked.
struct DelDual {
  static constexpr GateInfo info{.id = "del-dual",
                                 .title = {"双重管理书面征求协管方意见", "Dual-managed: the assisting side was asked"},
                                 .source = "R2019 Art. 34",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The sides disagree: on a deputy the managing side decides, on anyone else the superior's organization department.
struct DelDualSplit {
  static constexpr GateInfo info{
      .id = "del-dual-split",
      .title = {"双重管理意见不一致的按规定决定", "Dual-managed: a disagreement has been settled"},
      .source = "R2019 Art. 34",
      .mark = Mark::kV,
      .confirmed_by = {"上级组织部、组织部", "Superior and own organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

using DeliberationDossier =
    mp::mp_list<AnyTime<ClassifyDeliberation>, AnyTime<RecordSuperiorLeaderOpinion>, AnyTime<RecordUnitedFrontOpinion>,
                AnyTime<RequestAssistingOpinion>, AnyTime<RecordAssistingOpinion>, AnyTime<RecordSplitSettlement>>;

}  // namespace renmian::appointment
