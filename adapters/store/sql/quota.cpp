// The quota lines of SqlStore; the units of work move them.
#include <algorithm>
#include <tuple>

#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements.hpp"

namespace renmian::sql {
namespace {

bool before(const QuotaLine& a, const QuotaLine& b) { return std::tie(a.unit, a.level) < std::tie(b.unit, b.level); }

}  // namespace

// In the order in which units of work lock the lines: neither waits for the other in a circle.
void SqlStore::save_quota(std::span<const QuotaLine> lines) {
  std::vector<QuotaLine> sorted(lines.begin(), lines.end());
  std::stable_sort(sorted.begin(), sorted.end(), before);
  Transaction transaction(writers_.lease());
  for (const auto& line : sorted) {
    transaction->run(kSaveQuotaLine, {{"unit", to_string(line.unit)},
                                      {"level", code_of(line.level)},
                                      {"authorised", std::to_string(line.authorised.value)},
                                      {"in_use", std::to_string(line.in_use.value)}});
  }
  transaction.commit();
}

std::vector<QuotaStanding> SqlStore::quota_standings() {
  auto standings = read(kQuotaStandings, {}, quota_standing_of);
  std::sort(standings.begin(), standings.end(), [](const auto& a, const auto& b) { return before(a.line, b.line); });
  return standings;
}

std::vector<QuotaLine> SqlStore::quota() {
  std::vector<QuotaLine> lines;
  for (const auto& standing : quota_standings()) lines.push_back(standing.line);
  return lines;
}

std::optional<QuotaStanding> SqlStore::quota_standing(UnitId unit, PostLevel level, CaseId asking) {
  return read_one(kQuotaStanding,
                  {{"unit", to_string(unit)}, {"level", code_of(level)}, {"case_id", to_string(asking)}},
                  quota_standing_of);
}

}  // namespace renmian::sql
