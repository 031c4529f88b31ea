// The counts of SqlStore, on its connections.
#pragma once

#include "adapters/store/sql/pool.hpp"
#include "engine/ports/case_counts.hpp"

namespace renmian::sql {

class SqlCaseCounts final : public CaseCounts {
 public:
  SqlCaseCounts(const Dialect& dialect, Pool& readers) : dialect_(dialect), readers_(readers) {}

  std::vector<PositionCount> positions(const CountQuery& query) override;
  std::vector<GateCount> refusals(const CountQuery& query) override;
  std::vector<DueCount> due(const CountQuery& query, const CivilDate& day) override;

 private:
  const Dialect& dialect_;
  Pool& readers_;
};

}  // namespace renmian::sql
