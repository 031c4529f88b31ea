// Counts of the cases that whoever asks may know of: by procedure and state, refusals by gate, open work and what of it
// is overdue.
//
// Any thread. Throws what the store and Access throw.
#pragma once

#include <boost/describe.hpp>
#include <boost/system/result.hpp>
#include <optional>
#include <vector>

#include "api/service/may.hpp"

namespace renmian {

struct StatisticsQuery {
  std::optional<UnitId> unit = {};
  std::optional<CivilDate> from = {};   // cases opened on this day (of China) or later
  std::optional<CivilDate> until = {};  // on this day or before
};

using HowMany = Whole<0, 9'007'199'254'740'991>;

struct CasesThere {
  Line procedure;
  Line position;  // as in a row of a list of cases
  HowMany cases;
  BOOST_DESCRIBE_CLASS(CasesThere, (), (procedure, position, cases), (), ())
};

struct RefusalsByGate {
  Line gate;
  HowMany refusals;
  HowMany cases;  // that were refused
  BOOST_DESCRIBE_CLASS(RefusalsByGate, (), (gate, refusals, cases), (), ())
};

BOOST_DEFINE_ENUM_CLASS(WaitKind, work, clock)
struct OpenWork {
  Line role;
  WaitKind kind = WaitKind::work;
  HowMany items;
  HowMany overdue;
  BOOST_DESCRIBE_CLASS(OpenWork, (), (role, kind, items, overdue), (), ())
};

struct Statistics {
  Timestamp as_of;
  std::vector<CasesThere> cases;
  std::vector<RefusalsByGate> refusals;
  std::vector<OpenWork> work;
  BOOST_DESCRIBE_CLASS(Statistics, (), (as_of, cases, refusals, work), (), ())
};

// Act "statistics.read".
boost::system::result<Statistics, Problem> statistics(Desk& desk, const Actor& actor, const StatisticsQuery& query);

}  // namespace renmian
