// Counts of cases, for statistics: each is one statement. Refusals and open work are known as far as the log was
// followed (DueFollower). Faults as of the store. Any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/access/access.hpp"
#include "engine/case/due.hpp"

namespace renmian {

struct CountQuery {
  std::optional<UnitId> unit = {};
  std::optional<Timestamp> from = {};   // opened then or later: the id of a case tells
  std::optional<Timestamp> until = {};  // opened before
  std::optional<Visible> visible = {};
  std::vector<std::string> except_procedures = {};
};

struct PositionCount {
  std::string procedure;
  std::string position;
  std::int64_t cases = 0;

  friend bool operator==(const PositionCount&, const PositionCount&) = default;
};

struct GateCount {
  std::string gate;
  std::int64_t refusals = 0;
  std::int64_t cases = 0;

  friend bool operator==(const GateCount&, const GateCount&) = default;
};

struct DueCount {
  std::string role;
  DueItem::Kind kind = DueItem::Kind::kWork;
  std::int64_t items = 0;
  std::int64_t overdue = 0;  // of these, what was due before the day

  friend bool operator==(const DueCount&, const DueCount&) = default;
};

class CaseCounts {
 public:
  virtual ~CaseCounts() = default;

  virtual std::vector<PositionCount> positions(const CountQuery& query) = 0;             // by procedure and position
  virtual std::vector<GateCount> refusals(const CountQuery& query) = 0;                  // by gate
  virtual std::vector<DueCount> due(const CountQuery& query, const CivilDate& day) = 0;  // by role and kind
};

}  // namespace renmian
