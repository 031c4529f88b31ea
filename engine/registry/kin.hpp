// Who among the staff is a relative of whom, and who stands in for whom: what avoidance (回避, CSL Arts. 74, 76) and
// delegation (委托) are judged by. Staff are named by their staff number.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/data/values.hpp"

namespace renmian {

// CSL Art. 74: spouse, direct and collateral blood relatives within three generations, near in-laws.
BOOST_DEFINE_ENUM_CLASS(Kin, self, spouse, parent, child, sibling, grandparent, grandchild, uncle_aunt, cousin,
                        nephew_niece, parent_in_law, child_in_law, sibling_in_law)

// A member of staff who is the person of the register (self), or the person's spouse, parent, ...
struct KinTie {
  PersonId person;
  Line staff;
  Kin relation = Kin::self;
  BOOST_DESCRIBE_CLASS(KinTie, (), (person, staff, relation), (), ())
};

// `to` may act for `from` on the days first_day..last_day, both included.
struct Delegation {
  DelegationId id;
  Line from;
  Line to;
  CivilDate first_day;
  CivilDate last_day;
  std::vector<Line> commands;    // codes; empty: all that `from` may give
  std::optional<BatchId> batch;  // only for the cases of this batch
  bool revoked = false;
  BOOST_DESCRIBE_CLASS(Delegation, (), (id, from, to, first_day, last_day, commands, batch, revoked), (), ())
};

}  // namespace renmian
