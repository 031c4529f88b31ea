// The rules of an erasure.
#pragma once

#include "engine/procedure/actor_gates.hpp"
#include "engine/procedure/gate.hpp"
#include "workflows/erasure/facts.hpp"
#include "workflows/erasure/policy.hpp"

namespace renmian::erasure {

using Given = renmian::Given<Policy>;

// While a case runs its content is needed: each is named once, and each is over.
struct EraCasesOver {
  static constexpr GateInfo info{.id = "era-cases-over",
                                 .title = {"所涉事项均已办结", "Every case concerned is over"},
                                 .source = "PIPL Art. 47",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"档案管理单位", "Archive"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// 双人: whoever asks for it does not approve it.
struct EraTwoPersons {
  static constexpr GateInfo info{.id = "era-two-persons",
                                 .title = {"申请与批准由两人分别办理", "One person asks and another approves"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"}};
  static Verdict check(const Facts& facts, const Given& given);
};

// What is carried out is what was approved: the same rule, each entry once and in order.
struct EraAsApproved {
  static constexpr GateInfo info{.id = "era-as-approved",
                                 .title = {"按批准的规则和范围执行", "What is carried out is what was approved"},
                                 .source = "Full-process record (全程纪实)",
                                 .mark = Mark::kS,
                                 .confirmed_by = {"系统", "the system"}};
  static Verdict check(const Facts& facts, const Given& given);
};

}  // namespace renmian::erasure
