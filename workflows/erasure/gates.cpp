#include "workflows/erasure/gates.hpp"

#include <algorithm>
#include <set>

namespace renmian::erasure {
namespace {

Verdict not_requested() { return Verdict::unmet(Text{"尚未申请", "nobody has asked for it"}); }

}  // namespace

Verdict EraCasesOver::check(const Facts& facts, const Given&) {
  if (!facts.requested) return not_requested();
  std::vector<Text> missing;
  std::set<CaseId> named;
  if (facts.requested->cases.empty()) missing.emplace_back("没有列明事项", "no case is named");
  for (const auto& each : facts.requested->cases) {
    const auto id = to_string(each.case_id);
    if (!named.insert(each.case_id).second) missing.emplace_back("事项重复：" + id, "named twice: " + id);
    if (!each.over) missing.emplace_back("事项尚未办结：" + id, "this case is not over: " + id);
  }
  return Verdict::unless(std::move(missing));
}

Verdict EraTwoPersons::check(const Facts& facts, const Given& given) {
  if (!facts.approver) return Verdict::unmet(Text{"尚未批准", "nobody has approved it"});
  const bool for_the_requester = given.actor != nullptr && given.actor->on_behalf_of == facts.handler.value;
  if (*facts.approver != facts.handler && !for_the_requester) return Verdict::met();
  return Verdict::unmet(Text{"申请人 " + facts.handler.value + " 不得自行批准",
                             facts.handler.value + " asked for it and cannot approve it"});
}

Verdict EraAsApproved::check(const Facts& facts, const Given&) {
  if (!facts.requested) return not_requested();
  if (!facts.carried_out) return Verdict::unmet(Text{"没有列明记录", "no entries are named"});
  const auto& carried_out = *facts.carried_out;
  std::vector<Text> missing;
  if (carried_out.rule != facts.requested->rule) {
    missing.emplace_back("依据与批准的不同：" + facts.requested->rule.value,
                         "the rule is not the one approved: " + facts.requested->rule.value);
  }
  const auto& entries = carried_out.entries;
  if (entries.empty()) missing.emplace_back("没有列明记录", "no entries are named");
  if (std::ranges::adjacent_find(entries, std::ranges::greater_equal{}, &LogIndex::value) != entries.end()) {
    missing.emplace_back("记录须由小到大、各列一次", "the entries must be ascending, each once");
  }
  return Verdict::unless(std::move(missing));
}

}  // namespace renmian::erasure
