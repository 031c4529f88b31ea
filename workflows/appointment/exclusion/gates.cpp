#include "workflows/appointment/exclusion/gates.hpp"

#include <algorithm>

#include "workflows/appointment/exclusion/effect_period.hpp"

namespace renmian::appointment {

Verdict ExclPolitical::check(const Facts& facts, const Given&) {
  if (!facts.screening) return not_screened();
  if (!facts.screening->political_breach) return Verdict::met();
  return Verdict::unmet(Text{"违反政治纪律和政治规矩", "political discipline or rules were violated"});
}

Verdict ExclMasses::check(const Facts& facts, const Given&) {
  if (!facts.screening) return not_screened();
  if (!facts.screening->low_recognition) return Verdict::met();
  return Verdict::unmet(Text{"群众公认度不高", "recognition by the masses is low"});
}

Verdict ExclAnnual::check(const Facts& facts, const Given& given) {
  if (!facts.screening) return not_screened();
  const auto last_year = static_cast<int>(given.today().year()) - 1;
  auto assessments = facts.screening->assessments;
  if (facts.person_record) {
    const auto& recorded = facts.person_record->person.assessments;
    assessments.insert(assessments.end(), recorded.begin(), recorded.end());
  }
  std::vector<Text> graded;
  std::vector<Text> excluding;
  for (const auto& [year, grade] : assessments) {
    if (year != last_year) continue;
    const bool excludes = grade == AnnualGrade::basically_competent || grade == AnnualGrade::incompetent ||
                          (grade == AnnualGrade::not_graded && given.policy.not_graded_counts_as_excluded);
    auto& reasons = excludes ? excluding : graded;
    const auto reason = about({"上年年度考核等次", "last year's grade"}, name_of(grade));
    if (std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(reason);
  }
  if (!excluding.empty()) return Verdict::unmet(std::move(excluding));
  if (!graded.empty()) return Verdict::met(graded.front());
  return Verdict::unmet(
      about({"缺少年度考核结果，年度", "the annual assessment is missing for the year"}, std::to_string(last_year)));
}

Verdict ExclCanvass::check(const Facts& facts, const Given&) {
  if (!facts.screening) return not_screened();
  if (!facts.screening->canvassing) return Verdict::met();
  return Verdict::unmet(Text{"有跑官、拉票等非组织行为", "there was lobbying for office, canvassing or the like"});
}

Verdict ExclEmigrated::check(const Facts& facts, const Given&) {
  if (!facts.screening) return not_screened();
  if (facts.screening->emigration == Emigration::none) return Verdict::met();
  if (facts.opened && facts.opened->post.special) {
    return Verdict::met(Text{"特殊岗位除外", "special posts are exempt"});
  }
  if (facts.screening->emigration == Emigration::spouse) {
    return Verdict::unmet(Text{"配偶已移居国（境）外", "the spouse has emigrated"});
  }
  return Verdict::unmet(Text{"没有配偶，子女均已移居国（境）外", "there is no spouse and all children have emigrated"});
}

Verdict ExclOther::check(const Facts& facts, const Given&) {
  if (!facts.screening) return not_screened();
  if (!facts.screening->otherwise_unfit) return Verdict::met();
  return Verdict::unmet(Text{"有其他不宜提拔的情形", "the candidate is otherwise unfit for promotion"});
}

Verdict ExclEffectPeriod::check(const Facts& facts, const Given& given) {
  if (!facts.screening) return not_screened();
  Verdict verdict;
  const auto bar = [&](Verdict::Kind kind, const Effect& effect, const std::string& zh, const std::string& en) {
    if (verdict.kind != Verdict::Kind::kUnmet) verdict.kind = kind;
    verdict.reasons.emplace_back(effect.name.zh + zh + "（" + effect.source + "）",
                                 effect.name.en + en + " (" + effect.source + ")");
  };
  for (const auto& effect : effects(facts, given.policy)) {
    const auto& last_day = effect.last_day;
    if (!last_day) {
      bar(Verdict::Kind::kUnmet, effect, "尚未恢复党员权利", ": Party member's rights not restored");
    } else if (given.today() <= *last_day) {
      bar(Verdict::Kind::kPending, effect, "影响期至 " + to_string(*last_day),
          ": in effect until " + to_string(*last_day));
      verdict.due = std::max(verdict.due.value_or(*last_day), add_days(*last_day, 1));
    }
    if (effect.still_affects_use) {
      bar(Verdict::Kind::kUnmet, effect, "影响期满后仍影响使用", ": still affects use after its period");
    }
  }
  if (verdict.kind != Verdict::Kind::kPending) verdict.due.reset();
  return verdict;
}

}  // namespace renmian::appointment
