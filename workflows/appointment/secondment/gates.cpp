#include "workflows/appointment/secondment/gates.hpp"

namespace renmian::appointment {

namespace {

Verdict not_selected() { return Verdict::unmet(Text{"尚未确定挂职人选", "nobody is selected for the secondment"}); }

}  // namespace

Verdict SecRelation::check(const Facts& facts, const Given&) {
  if (!facts.secondment) return not_selected();
  std::vector<Text> missing;
  if (facts.secondment->relation_changes) {
    missing.emplace_back("挂职不得改变人事关系", "a secondment must not change the personnel relation");
  }
  if (facts.secondment->takes_quota) {
    missing.emplace_back("挂职不得占用挂职单位职数", "a secondment must not take a quota of the host");
  }
  return Verdict::unless(std::move(missing));
}

Verdict SecPeriod::check(const Facts& facts, const Given& given) {
  if (!facts.secondment) return not_selected();
  const auto end_after = [&](std::int64_t months) {
    return add_days(add_months(facts.secondment->first_day, static_cast<int>(months)), -1);
  };
  const auto earliest = end_after(given.policy.secondment_months_least);
  const auto latest = end_after(given.policy.secondment_months_most);
  const auto last = facts.secondment->last_day;
  if (last < earliest) {
    return Verdict::unmet(
        about({"挂职期限过短，至少到", "the period is too short, it must last until"}, to_string(earliest)));
  }
  if (last > latest) {
    return Verdict::unmet(about({"挂职期限过长，至多到", "the period is too long, it must end by"}, to_string(latest)));
  }
  return Verdict::met(about({"挂职至", "seconded until"}, to_string(last)));
}

Verdict SecAppraised::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  if (!facts.final_appraisal) missing.emplace_back("缺少挂职单位鉴定", "the host's appraisal is missing");
  if (!facts.home_assessment) {
    missing.emplace_back("缺少派出单位考核", "the home unit's assessment is missing");
  } else if (!facts.home_assessment->filed) {
    missing.emplace_back("鉴定和考核材料尚未归入档案", "appraisal and assessment are not in the personnel file");
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::appointment
