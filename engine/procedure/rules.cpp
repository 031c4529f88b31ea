#include "engine/procedure/rules.hpp"

#include <algorithm>

namespace renmian {
namespace {

void add_once(auto& list, const auto& one, auto code_of) {
  if (std::ranges::find(list, code_of(one), code_of) == list.end()) list.push_back(one);
}

}  // namespace

std::vector<Rule> rules_of(std::span<const Procedure* const> procedures, std::span<const RuleWithoutGate> others) {
  std::vector<Rule> rules;
  const auto rule_of = [&](const GateInfo* gate) -> Rule& {
    const auto known = std::ranges::find(rules, gate->id, [](const Rule& rule) { return rule.info->id; });
    return known != rules.end() ? *known : rules.emplace_back(Rule{gate, nullptr, {}, {}, false});
  };
  for (const auto* procedure : procedures) {
    const auto& book = procedure->book();
    const auto asks = [&](Rule& rule) {
      add_once(rule.procedures, &book.info, [](const ProcedureInfo* info) { return info->id; });
    };
    for (const auto& row : book.rows) {
      for (const auto* gate : row.gates) {
        auto& rule = rule_of(gate);
        asks(rule);
        add_once(rule.commands, row.command, [](const CommandInfo* info) { return info->code; });
      }
    }
    for (const auto* gate : book.always) {
      auto& rule = rule_of(gate);
      asks(rule);
      rule.of_every_command = true;
    }
  }
  for (const auto& other : others) rules.push_back({&other.info, &other.instead, {}, {}, false});
  return rules;
}

boost::json::object to_json(const Rule& rule) {
  auto view = to_json(*rule.info);
  boost::json::array procedures;
  for (const auto* info : rule.procedures) procedures.emplace_back(info->id);
  boost::json::array commands;
  for (const auto* info : rule.commands) commands.emplace_back(info->code);
  view["gate"] = rule.instead == nullptr;
  view["procedures"] = std::move(procedures);
  view["commands"] = std::move(commands);
  view["of_every_command"] = rule.of_every_command;
  if (rule.instead != nullptr) view["instead"] = {{"zh", rule.instead->zh}, {"en", rule.instead->en}};
  return view;
}

}  // namespace renmian
