#include <algorithm>

#include "workflows/appointment/facts.hpp"
#include "workflows/appointment/kinds/matrix.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(RecordWaiver, Facts)
RENMIAN_DEFINE_COMMAND(RecordNotApplicable, Facts)

void RecordWaiver::record(Facts& facts, const Stamp&) const { facts.waivers.push_back(*this); }
void RecordNotApplicable::record(Facts& facts, const Stamp&) const { facts.not_applicable.push_back(*this); }

bool ExceptionsFacts::does_not_apply(ProcedureStep step) const {
  return std::ranges::any_of(not_applicable, [&](const RecordNotApplicable& recorded) {
    return std::ranges::find(recorded.steps, step) != recorded.steps.end();
  });
}

void record_what_does_not_apply(Facts& facts, CaseKind kind, const Stamp& stamp) {
  using namespace std::chrono_literals;
  RecordNotApplicable recorded;
  for (const auto& row : kMatrix) {
    if (applies(row, kind) == Applies::kNot) recorded.steps.push_back(row.step);
  }
  if (recorded.steps.empty()) return;
  recorded.reason = "按事项类型，条例规定的该步骤不适用";
  recorded.authority = {"《党政领导干部选拔任用工作条例》", {}, 2019y / 3 / 3, {}};
  recorded.decided_by = stamp.actor.id;
  facts.not_applicable.push_back(std::move(recorded));
}

}  // namespace renmian::appointment
