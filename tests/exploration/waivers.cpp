#include "tests/exploration/waivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/procedure/standing.hpp"
#include "tests/exploration/schema_values.hpp"

namespace renmian::exploration {
namespace {

constexpr std::string_view kRecordWaiver = "record_waiver";
constexpr Timestamp kNow{1'772'413'200'000'000};  // 2 March 2026
const Actor kExplorer{.id = "explorer", .role = "cadre_section", .unit = "od"};

class Waivers {
 public:
  explicit Waivers(const Procedure& procedure) : procedure_(procedure), policy_(procedure.default_policy()) {}

  WaiversTried try_all() {
    const auto& book = procedure_.book();
    const auto known =
        std::ranges::find(book.commands, kRecordWaiver, [](const BookCommand& command) { return command.info->code; });
    if (known == book.commands.end()) return {};
    std::set<std::string_view> authorities{"nobody"};
    for (const auto* gate : book.gates) {
      if (!gate->waiver_authority.empty()) authorities.insert(gate->waiver_authority);
    }
    const auto without = verdicts(procedure_.no_facts());
    for (const auto* gate : book.gates) {
      for (const auto authority : authorities) {
        auto data = least_value(known->schema).as_object();
        data["gate"] = gate->id;
        data["authority"] = authority;
        ++tried_.recorded;
        compare(without, verdicts(after(data)), *gate, authority);
      }
    }
    return std::move(tried_);
  }

 private:
  Circumstances circumstances() const { return {policy_, &WorkingDays::china(), kNow, &Surroundings::none()}; }

  CaseFacts after(const boost::json::object& waiver) const {
    const auto command = procedure_.parse(kRecordWaiver, waiver).value();
    return procedure_.judge(procedure_.no_facts(), procedure_.start(), command, kExplorer, circumstances()).facts;
  }

  // Of every gate asked at any state, in a fixed order.
  std::vector<GateVerdict> verdicts(const CaseFacts& facts) const {
    std::vector<GateVerdict> all;
    for (const auto* state : procedure_.book().states) {
      for (auto& prospect : procedure_.prospects(facts, {state->code, Standing::kActive}, circumstances())) {
        std::ranges::move(prospect.verdicts, std::back_inserter(all));
      }
    }
    return all;
  }

  void compare(const std::vector<GateVerdict>& without, const std::vector<GateVerdict>& with, const GateInfo& gate,
               std::string_view authority) {
    for (std::size_t i = 0; i < with.size(); ++i) {
      const auto& asked = *with[i].gate;
      const auto& verdict = with[i].verdict;
      const bool opened = verdict.passes() && !without[i].verdict.passes();
      if (!opened) continue;
      ++tried_.counted;
      const bool may = authority == gate.waiver_authority;
      if (may && (&asked == &gate || verdict.kind == Verdict::Kind::kMet)) continue;
      tried_.wrong.push_back(
          fmt::format("a waiver of {} by {} makes {} {}", gate.id, authority, asked.id, code_of(verdict.kind)));
    }
  }

  const Procedure& procedure_;
  PolicyValues policy_;
  WaiversTried tried_;
};

}  // namespace

WaiversTried try_waivers(const Procedure& procedure) { return Waivers(procedure).try_all(); }

}  // namespace renmian::exploration
