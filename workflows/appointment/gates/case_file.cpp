#include "workflows/appointment/gates/case_file.hpp"

#include <algorithm>
#include <set>

namespace renmian::appointment {

Verdict ComplaintRegister::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  std::set<std::string> numbers;
  for (const auto& [registered, concluded] : facts.complaints) {
    if (!registered) {
      missing.push_back(
          about({"信访举报未登记，不能办结", "not registered, cannot be concluded: complaint"}, concluded->complaint));
    } else if (!numbers.insert(registered->complaint).second) {
      missing.push_back(about({"信访举报编号已登记", "already registered: complaint"}, registered->complaint));
    }
  }
  return Verdict::unless(std::move(missing));
}

Verdict IssueRegister::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  std::set<std::string> numbers;
  for (const auto& [raised, settled] : facts.issues) {
    if (!raised) {
      missing.push_back(about({"问题未提出，不能办结", "not raised, cannot be settled: issue"}, settled->issue));
    } else if (!numbers.insert(raised->issue).second) {
      missing.push_back(about({"问题编号已提出", "already raised: issue"}, raised->issue));
    }
  }
  return Verdict::unless(std::move(missing));
}

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

}  // namespace renmian::appointment
