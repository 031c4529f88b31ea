#include "workflows/appointment/recommendation/target_gates.hpp"

#include "workflows/appointment/blank_text.hpp"

namespace renmian::appointment {

namespace {

Verdict not_fixed() { return Verdict::unmet(Text{"尚未确定考察对象", "the inspection target has not been fixed"}); }

}  // namespace

Verdict TgtWeighed::check(const Facts& facts, const Given&) {
  if (!facts.target) return not_fixed();
  std::vector<Text> missing;
  if (blank_like(facts.target->weighed.value)) {
    missing.emplace_back("未说明综合考虑了哪些情况", "it is not said what was weighed");
  }
  if (facts.target->factors.empty()) {
    missing.emplace_back("没有推荐票以外的考虑因素", "no factor other than the votes was weighed");
  }
  return Verdict::unless(std::move(missing));
}

Verdict TgtNumber::check(const Facts& facts, const Given& given) {
  if (!facts.target) return not_fixed();
  const auto& target = *facts.target;
  const auto targets = std::to_string(target.targets);
  const auto posts = std::to_string(target.post_count);
  const Text counted{"考察对象 " + targets + " 人，拟任职务 " + posts + " 个",
                     targets + " targets, " + posts + " posts"};
  if (target.post_count > 0 && target.targets > target.post_count) return Verdict::met(counted);

  const bool term_change = facts.opened && facts.opened->kind == CaseKind::term_change;
  const bool may_be_equal = target.opinions_concentrated && !term_change && given.policy.equal_targets_if_concentrated;
  if (may_be_equal && target.post_count > 0 && target.targets == target.post_count) {
    return Verdict::met(Text{counted.zh + "，意见比较集中", counted.en + ", opinions are concentrated"});
  }
  return Verdict::unmet(
      Text{counted.zh + "，考察对象须多于拟任职务数", counted.en + ": more targets than posts are needed"});
}

}  // namespace renmian::appointment
