// 任前公示: when it starts, how long it runs, what it says, and what its complaints lead to (R2019 Art. 42; PUB2000).
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// Publicity starts after the decision; or it does not apply, for a reason that is right for the post.
struct PubAfterDecision {
  static constexpr GateInfo info{
      .id = "pub-after-decision",
      .title = {"决定之后公示", "Publicity follows the decision"},
      .source = "R2019 Art. 42",
      .mark = Mark::kV,
      .confirmed_by = {"组织部", "Organization department"},
      .waiver = {"特殊岗位；换届考察时已公示的人选", "Special posts; persons publicized at term change"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// At least five working days; pending until the day after the last of them.
struct PubDays {
  static constexpr GateInfo info{.id = "pub-days",
                                 .title = {"公示不少于五个工作日", "Publicity of at least five working days"},
                                 .source = "R2019 Art. 42",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// The notice can be supervised; an exceptional promotion is stated with its reason.
struct PubContent {
  static constexpr GateInfo info{.id = "pub-content",
                                 .title = {"公示内容真实、便于监督", "The notice is true and can be supervised"},
                                 .source = "R2019 Art. 42",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"组织部", "Organization department"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Every complaint received has an outcome a, b, c or d.
struct PubComplaintsClosed {
  static constexpr GateInfo info{.id = "pub-complaints-closed",
                                 .title = {"收到的信访举报均有结论", "Every complaint has an outcome"},
                                 .source = "PUB2000",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// Outcome d suspends, for three months at most; then, or before, the committee may proceed on the person's written
// statement.
struct PubSuspend {
  static constexpr GateInfo info{.id = "pub-suspend",
                                 .title = {"性质严重一时难以查实的暂缓任用", "A serious, unproven complaint suspends"},
                                 .source = "PUB2000",
                                 .mark = Mark::kM,
                                 .confirmed_by = {"党委（党组）", "Party committee"},
                                 .waiver = {"本人作出书面说明后，党委（党组）可以决定继续办理",
                                            "The committee may proceed on the person's written statement"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// A proven serious problem (outcome c) ends the case: the deciding body revokes its decision, and only then.
struct PubOutcome {
  static constexpr GateInfo info{.id = "pub-outcome",
                                 .title = {"问题严重且属实的撤销决定", "A proven serious problem revokes the decision"},
                                 .source = "PUB2000; vote rules of R2019 for a new decision",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"党委（党组）", "Party committee"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::appointment
