#include "workflows/appointment/gates/exclusion.hpp"

#include <algorithm>

#include "workflows/appointment/gates/effect_period.hpp"

namespace renmian::appointment {

Verdict ExclEffectPeriod::check(const Facts& facts, const Given& given) {
  if (!facts.screening) return not_screened();
  Verdict verdict;
  const auto bar = [&](Verdict::Kind kind, Measure measure, const std::string& zh, const std::string& en) {
    if (verdict.kind != Verdict::Kind::kUnmet) verdict.kind = kind;
    const auto name = name_of(measure);
    const auto source = std::string(effect_rule(measure, given.policy).source);
    verdict.reasons.emplace_back(std::string(name.zh) + zh + "（" + source + "）",
                                 std::string(name.en) + en + " (" + source + ")");
  };
  for (const auto& sanction : facts.screening->sanctions) {
    const auto last_day = last_day_of_effect(sanction, given.policy);
    if (!last_day) {
      bar(Verdict::Kind::kUnmet, sanction.measure, "尚未恢复党员权利", ": Party member's rights not restored");
    } else if (given.today() <= *last_day) {
      bar(Verdict::Kind::kPending, sanction.measure, "影响期至 " + to_string(*last_day),
          ": in effect until " + to_string(*last_day));
      verdict.due = std::max(verdict.due.value_or(*last_day), add_days(*last_day, 1));
    }
    if (sanction.still_affects_use) {
      bar(Verdict::Kind::kUnmet, sanction.measure, "影响期满后仍影响使用", ": still affects use after its period");
    }
  }
  if (verdict.kind != Verdict::Kind::kPending) verdict.due.reset();
  return verdict;
}

}  // namespace renmian::appointment
