// What cases wait for, as far as a right to units, levels and cases reaches: against looking at every item.
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <random>

#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

using namespace std::chrono_literals;

class StoreDueRights : public StoreBehaviour {
 protected:
  static constexpr std::array kLevels{PostLevel::division_head, PostLevel::section_head, PostLevel::section_deputy};

  void SetUp() override {
    StoreBehaviour::SetUp();
    for (int i = 0; i < 40; ++i) units_.push_back(new_id<UnitId>());
    std::vector<DueOfCase> waiting;
    for (std::size_t i = 0; i < 120; ++i) {
      auto& added = cases_.emplace_back(new_case());
      if (i % 10 != 9) {  // the others are of no unit
        added.unit = units_[i % units_.size()];
        added.level = kLevels[i % kLevels.size()];
      }
      waiting.push_back({added.id, {item("x", i % 4), item("y", i % 3)}});
      for (const auto& of_case : waiting.back().items) all_.push_back({added.id, of_case});
    }
    open_cases(store(), cases_, 0);
    const auto work = store().begin();
    work->lock_head();
    work->set_due(waiting);
    work->commit();
  }

  static DueItem item(const char* code, std::size_t of) {
    return {
        code, DueItem::Kind::kWork, "confirm", "role_" + std::to_string(of), of == 0 ? "u-1" : "", 2026y / 11 / 2, {},
        0};
  }

  std::vector<std::string> shown(const std::vector<DueRow>& rows) {
    std::vector<std::string> texts;
    for (const auto& row : rows) texts.push_back(to_string(row.case_id) + " " + row.item.code);
    return texts;
  }

  // As the contract of DueQuery has it, item by item.
  std::vector<std::string> expected(const DueQuery& query) {
    std::vector<DueRow> rows;
    for (const auto& row : all_) {
      const auto& of = *std::ranges::find(cases_, row.case_id, &NewCase::id);
      const auto& visible = *query.visible;
      const bool in_unit = of.unit && std::ranges::count(visible.units, *of.unit) > 0 &&
                           (!visible.highest_level || *of.level >= *visible.highest_level);
      if (!visible.everything && !in_unit && std::ranges::count(visible.cases, of.id) == 0) continue;
      if (query.role && row.item.role != *query.role) continue;
      if (query.assignee && row.item.assignee != *query.assignee) continue;
      if (query.case_id && row.case_id != *query.case_id) continue;
      rows.push_back(row);
    }
    return shown(rows);
  }

  std::vector<std::string> paged(DueQuery query) {
    std::vector<DueRow> rows;
    for (auto page = store().due(query); !page.empty(); page = store().due(query)) {
      EXPECT_LE(page.size(), query.limit);
      query.after = {page.back().case_id, page.back().item.code};
      rows.insert(rows.end(), page.begin(), page.end());
    }
    return shown(rows);
  }

  std::vector<UnitId> units_;
  std::vector<NewCase> cases_;
  std::vector<DueRow> all_;  // in the order of lists
};

TEST_P(StoreDueRights, AListHoldsWhatTheRightNamesAndNothingElse) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  const auto one_in = [&](std::uint64_t n) { return random() % n == 0; };
  std::size_t found = 0;
  for (int round = 0; round < 150; ++round) {
    DueQuery query{.limit = 1 + random() % 30, .visible = Visible{.everything = one_in(20)}};
    auto& visible = *query.visible;
    // Few units and many, in any order, some of them twice.
    for (auto n = std::array{0U, 1U, 5U, 50U, 51U, 70U}[random() % 6]; n > 0; --n) {
      visible.units.push_back(units_[random() % units_.size()]);
    }
    if (one_in(3)) visible.highest_level = kLevels[random() % kLevels.size()];
    for (auto n = one_in(2) ? random() % 5 : 0; n > 0; --n) visible.cases.push_back(cases_[random() % 120].id);
    if (one_in(2)) query.role = "role_" + std::to_string(random() % 4);
    if (one_in(4)) query.assignee = one_in(2) ? "u-1" : "";
    if (one_in(6)) query.case_id = cases_[random() % 120].id;
    const auto wanted = expected(query);
    ASSERT_EQ(paged(query), wanted) << "round " << round;
    found += wanted.size();
  }
  EXPECT_GT(found, 500U) << "else this tests little";
}

INSTANTIATE_TEST_SUITE_P(Every, StoreDueRights, testing::Values("Memory", "SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian::test
