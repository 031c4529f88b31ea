// 领导职数: how many leadership posts of a level a unit may have (CSL Arts. 20, 43, 71), how many are taken, and which
// vacancies running cases hold, so that two of them never reach for the same one.
#pragma once

#include <boost/describe.hpp>

#include "engine/base/ids.hpp"
#include "engine/data/values.hpp"
#include "engine/registry/records.hpp"

namespace renmian {

struct QuotaLine {
  UnitId unit;
  PostLevel level = PostLevel::section_deputy;
  Count authorised;
  Count in_use;
  BOOST_DESCRIBE_CLASS(QuotaLine, (), (unit, level, authorised, in_use), (), ())
};

// A line as one case sees it.
struct QuotaStanding {
  QuotaLine line;
  std::int64_t reserved = 0;  // vacancies held by other running cases
  bool held_by_case = false;  // the case holds one itself

  // What is left for the case, its own vacancy included; below zero if the unit is over its quota.
  std::int64_t vacant() const { return line.authorised - line.in_use - reserved; }
};

enum class QuotaStep { kReserve, kRelease, kTakeUp, kGiveBack };

struct QuotaMove {
  CaseId case_id;
  UnitId unit;
  PostLevel level = PostLevel::section_deputy;
  QuotaStep step = QuotaStep::kReserve;
};

}  // namespace renmian
