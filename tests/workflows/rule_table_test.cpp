// The rules of the regulation, counted: every id of the rule table is a gate or is listed as no gate with the reason,
// and nothing is asked that neither the table nor the list of local rules knows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "api/service/runtime.hpp"
#include "workflows/appointment/without_gate.hpp"

namespace renmian::test {
namespace {

struct TableRow {
  std::string where, waiver, source, mark;
};

std::map<std::string, TableRow> rule_table() {
  std::ifstream file(std::string(RENMIAN_TEST_DATA) + "/rules/rule_table.tsv");
  std::map<std::string, TableRow> table;
  std::string line;
  std::getline(file, line);  // heading
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string id;
    TableRow row;
    for (auto* cell : {&id, &row.where, &row.waiver, &row.source, &row.mark}) std::getline(cells, *cell, '\t');
    table.emplace(id, row);
  }
  return table;
}

std::set<std::string> further_rules() {
  std::ifstream file(std::string(RENMIAN_TEST_DATA) + "/rules/further_rules.txt");
  std::set<std::string> ids;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') ids.insert(line.substr(0, line.find(' ')));
  }
  return ids;
}

std::vector<Rule> all_rules() { return rules_of(compiled_procedures(), appointment::rules_without_gate()); }

TEST(RuleTable, HasTheHundredAndNineteenRulesOfTheReference) { EXPECT_EQ(rule_table().size(), 119U); }

TEST(RuleTable, EveryRuleIsAGateOrIsListedAsNoGateWithTheReason) {
  std::set<std::string> in_code;
  for (const auto& rule : all_rules()) {
    in_code.emplace(rule.info->id);
    if (rule.instead != nullptr) {
      EXPECT_FALSE(rule.instead->zh.empty() || rule.instead->en.empty()) << rule.info->id;
    } else {
      EXPECT_TRUE(rule.of_every_command || !rule.commands.empty()) << rule.info->id;
    }
  }
  for (const auto& [id, row] : rule_table()) EXPECT_TRUE(in_code.contains(id)) << id << " is in no table and no list";
}

TEST(RuleTable, NoRuleIsAskedThatNobodyListed) {
  const auto table = rule_table();
  const auto further = further_rules();
  for (const auto& rule : all_rules()) {
    const std::string id(rule.info->id);
    EXPECT_TRUE(table.contains(id) != further.contains(id))
        << id << " must be in exactly one of rule_table.tsv and further_rules.txt";
  }
  std::set<std::string> asked;
  for (const auto& rule : all_rules()) asked.emplace(rule.info->id);
  for (const auto& id : further) EXPECT_TRUE(asked.contains(id)) << id << " is listed and never asked";
}

// Where the table gives two marks, the rule carries the less certain one.
TEST(RuleTable, MarksAreThoseOfTheTable) {
  const std::string from_sure_to_unsure = "VSOM";
  const auto table = rule_table();
  for (const auto& rule : all_rules()) {
    const auto row = table.find(std::string(rule.info->id));
    if (row == table.end()) continue;
    std::size_t least = 0;
    for (std::size_t i = 0; i < from_sure_to_unsure.size(); ++i) {
      if (row->second.mark.find(from_sure_to_unsure[i]) != std::string::npos) least = i;
    }
    EXPECT_EQ(static_cast<char>(rule.info->mark), from_sure_to_unsure[least])
        << rule.info->id << ": the table says " << row->second.mark;
  }
}

TEST(RuleTable, WhereTheTableSaysNoWaiverNobodyMayWaive) {
  const auto table = rule_table();
  for (const auto& rule : all_rules()) {
    const auto row = table.find(std::string(rule.info->id));
    if (row == table.end() || !row->second.waiver.starts_with("no")) continue;
    EXPECT_EQ(rule.info->waiver_authority, "") << rule.info->id;
  }
}

TEST(RuleTable, EveryRuleIsToldInBothLanguagesWithSourceAndWhoConfirmsIt) {
  for (const auto& rule : all_rules()) {
    const auto& info = *rule.info;
    EXPECT_FALSE(info.title.zh.empty() || info.title.en.empty()) << info.id;
    EXPECT_FALSE(info.source.empty()) << info.id;
    EXPECT_FALSE(info.confirmed_by.zh.empty() || info.confirmed_by.en.empty()) << info.id;
  }
}

}  // namespace
}  // namespace renmian::test
