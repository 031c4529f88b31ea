#include "workflows/appointment/exceptions/gates.hpp"

#include <algorithm>

#include "workflows/appointment/kinds/matrix.hpp"

namespace renmian::appointment {

Verdict WaiverAllowed::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  for (const auto& waiver : facts.waivers) {
    const auto gate = std::find_if(kWaivable.begin(), kWaivable.end(),
                                   [&](const GateInfo* info) { return info->id == waiver.gate.value; });
    if (gate == kWaivable.end()) {
      missing.push_back(about({"规则没有例外规定", "no exception is provided for the rule"}, waiver.gate));
    } else if ((*gate)->waiver_authority != waiver.authority.value) {
      const auto right = std::string((*gate)->waiver_authority);
      missing.emplace_back(
          "规则 " + waiver.gate.value + " 的例外只能由 " + right + " 批准，不是 " + waiver.authority.value,
          "only " + right + " may allow an exception from " + waiver.gate.value + ", not " + waiver.authority.value);
    }
  }
  return Verdict::unless(std::move(missing));
}

namespace {

Verdict left_out(const Facts& facts, std::initializer_list<ProcedureStep> steps) {
  std::vector<Text> missing;
  for (const auto step : steps) {
    if (!facts.does_not_apply(step)) {
      missing.push_back(
          about({"未记录该步骤不适用的理由、依据和决定人",
                 "reason, authority and person who decided that the step does not apply are not recorded"},
                row_of(step).title));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict required_here(Words what) {
  return Verdict::unmet(about({"本地政策要求进行", "by local policy it is required"}, what));
}

bool is_lateral(const Facts& facts) { return facts.opened && facts.opened->kind == CaseKind::lateral; }

}  // namespace

Verdict NaInspection::check(const Facts& facts, const Given& given) {
  if (is_lateral(facts) && given.policy.lateral_needs_inspection) return required_here({"考察", "inspection"});
  return left_out(facts, {ProcedureStep::inspection_target, ProcedureStep::inspection_plan, ProcedureStep::inspection,
                          ProcedureStep::integrity_opinion, ProcedureStep::inspection_material});
}

Verdict NaFourChecks::check(const Facts& facts, const Given& given) {
  if (is_lateral(facts) && given.policy.lateral_needs_four_checks)
    return required_here({"凡提四必", "the four checks"});
  return left_out(facts, {ProcedureStep::four_checks});
}

}  // namespace renmian::appointment
