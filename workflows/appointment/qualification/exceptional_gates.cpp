#include "workflows/appointment/qualification/exceptional_gates.hpp"

#include <algorithm>

#include "workflows/appointment/qualification/career.hpp"
#include "workflows/appointment/qualification/gates.hpp"

namespace renmian::appointment {
namespace {

bool waived(const Facts& facts, std::string_view gate) {
  return std::ranges::any_of(facts.waivers, [&](const RecordWaiver& waiver) { return waiver.gate.value == gate; });
}

bool breaks(const Facts& facts, BrokenRule rule) {
  return facts.exceptional_grounds && std::ranges::count(facts.exceptional_grounds->broken_rules, rule) > 0;
}

bool breaks_years_in_post(const Facts& facts) {
  return breaks(facts, BrokenRule::years_in_post) || waived(facts, QualDeputy2y::info.id) ||
         waived(facts, QualHead3y::info.id);
}

Verdict not_exceptional() { return Verdict::met(Text{"不是破格提拔", "not an exceptional promotion"}); }

}  // namespace

bool is_exceptional(const Facts& facts) {
  return facts.exceptional_grounds || std::ranges::any_of(facts.waivers, [](const RecordWaiver& waiver) {
           return waiver.gate.value.starts_with("qual-");
         });
}

Verdict ExcNotInTrial::check(const Facts& facts, const Given& given) {
  if (!is_exceptional(facts)) return not_exceptional();
  if (auto missing = record_missing(facts, given)) return *missing;
  constexpr int kMonthsAfterPromotion = 12;
  const Career career(facts);
  const auto day = counting_day(facts, given);
  const auto promoted = career.last_promotion();
  std::vector<Text> reasons;
  if (const auto last_day = career.probation_on(day.date)) {
    reasons.push_back(about({"试用期内不得破格，试用期至", "no exception during probation, which lasts until"},
                            to_string(*last_day)));
  }
  if (!promoted) {
    reasons.emplace_back("缺少上次提拔时间", "the date of the last promotion is missing");
    return Verdict::unmet(std::move(reasons));
  }
  const auto year_over = add_months(*promoted, kMonthsAfterPromotion);
  const Text text{"上次提拔 " + to_string(*promoted) + "，" + to_string(year_over) + "满一年；" + day.written().zh,
                  "last promoted on " + to_string(*promoted) + ", a year is over on " + to_string(year_over) + "; " +
                      day.written().en};
  if (day.date < year_over) reasons.push_back(text);
  return reasons.empty() ? Verdict::met(text) : Verdict::unmet(std::move(reasons));
}

Verdict ExcNotTwice::check(const Facts& facts, const Given& given) {
  if (!breaks_years_in_post(facts)) {
    return Verdict::met(Text{"任职年限上未破格", "no exception on years in post"});
  }
  if (auto missing = record_missing(facts, given)) return *missing;
  const auto promoted = Career(facts).last_promotion();
  for (const auto& [on, on_years_in_post] : facts.person_record->person.exceptional) {
    // An ordinary promotion since then ends the run.
    if (!on_years_in_post || (promoted && on < *promoted)) continue;
    return Verdict::unmet(
        about({"上次提拔已在任职年限上破格", "the last promotion was an exception on years in post"}, to_string(on)));
  }
  return Verdict::met();
}

Verdict ExcOneLevel::check(const Facts& facts, const Given& given) {
  if (auto missing = record_missing(facts, given)) return *missing;
  constexpr int kOneSkipped = 2;
  const auto day = counting_day(facts, given);
  const auto* held = Career(facts).post_on(day.date);
  const auto target = facts.opened->post.level;
  const int steps = rung(held) - rung(target);
  const auto from = held == nullptr ? Words{"无领导职务", "no leadership post"} : level_name(held->level);
  Text text{"由" + std::string(from.zh) + "到" + std::string(level_name(target).zh) + "，计" +
                std::to_string(std::max(steps, 0)) + "级",
            "from " + std::string(from.en) + " to " + std::string(level_name(target).en) +
                ", levels: " + std::to_string(std::max(steps, 0))};
  if (steps < kOneSkipped) return Verdict::met(std::move(text));
  if (steps > kOneSkipped) {
    return Verdict::unmet(Text{text.zh + "，不得越两级提拔", text.en + "; two levels must not be skipped"});
  }
  const bool grounded = breaks(facts, BrokenRule::skip_level) && !facts.exceptional_grounds->grounds.empty();
  if (grounded) return Verdict::met(std::move(text));
  return Verdict::unmet(
      Text{text.zh + "，越一级提拔缺少破格情形", text.en + "; the grounds for skipping a level are not recorded"});
}

}  // namespace renmian::appointment
