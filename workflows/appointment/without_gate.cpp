#include "workflows/appointment/without_gate.hpp"

#include <array>

namespace renmian::appointment {

std::span<const RuleWithoutGate> rules_without_gate() {
  static constexpr std::array<RuleWithoutGate, 4> kRules{{
      {{.id = "rep-sla",
        .title = {"上级组织部门十个工作日内答复", "The superior answers in ten working days"},
        .source = "REP2010 (Sichuan text)",
        .mark = Mark::kS,
        .confirmed_by = {"上级组织部", "Superior organization department"}},
       {"时限：到期提醒，绝不视为同意；rep-answered 要求书面答复",
        "a clock: it reminds, and never stands for consent; rep-answered asks for the written reply"}},
      {{.id = "rot-10y",
        .title = {"同一职位任职满十年必须交流", "Ten years in a post: rotation"},
        .source = "交流规定 Art. 5",
        .mark = Mark::kV,
        .confirmed_by = {"组织部", "Organization department"}},
       {"长期义务，不限制某一步骤：每年列出名单并提示（renmian report tenure）",
        "a standing duty that bars no step: a yearly list and a warning (renmian report tenure)"}},
      {{.id = "term-2",
        .title = {"连任不超过两届、同一层次不超过十五年", "At most two terms in a post, fifteen years at a level"},
        .source = "任期规定 Arts. 6, 7",
        .mark = Mark::kV,
        .confirmed_by = {"组织部", "Organization department"}},
       {"长期义务，不限制某一步骤：每年列出名单并提示（renmian report tenure）",
        "a standing duty that bars no step: a yearly list and a warning (renmian report tenure)"}},
      {{.id = "log-once",
        .title = {"一事一记", "One record entry for each completed step"},
        .source = "full-process record",
        .mark = Mark::kS,
        .confirmed_by = {"干部科", "Cadre section"}},
       {"由系统保证：每一步连同其结果写入审计日志的同一次提交，renmian audit verify 逐条核对",
        "kept by the system: every step and its entry in the audit log are one commit, and renmian audit verify checks "
        "each"}},
  }};
  return kRules;
}

}  // namespace renmian::appointment
