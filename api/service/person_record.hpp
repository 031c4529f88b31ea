// What the register knows of a person besides the form: the record that qualifications are computed from, and the ties
// to members of staff that avoidance (回避) is judged by.
//
// Any thread. Bad input is a value; faults of the environment are thrown. Saving replaces what was there before; doing
// it again changes nothing but the day of the record.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

// --- The record ---

// What contradicts itself or has not happened yet, with JSON pointers: "out-of-range" for a date before another that
// must come first, or after `today`; "duplicate" for a second grade of one year.
Problems problems_of(const PersonRecord& record, const CivilDate& today);

// Keeps the record as it is today. Problems: those above, "no-such-person" at "".
boost::system::result<PersonRecordOf, Problems> save_person_record(Desk& desk, PersonId person,
                                                                   const PersonRecord& record);
// The same if `actor` may ("record.set"); otherwise what lacks_right() says.
boost::system::result<PersonRecordOf, Problems> save_person_record(Desk& desk, PersonId person,
                                                                   const PersonRecord& record, const Actor& actor);

// Whether the registers may complete the request: it is to take the person's record into a case (take_person_record)
// and brings no data. Looks at the request alone.
bool may_be_filled(const Request& request);

// Completes such a request with the record of the register and its day, and leaves any other as it is. One that was
// given before under the same idempotency key gets the same data again, whatever the register has by now. Problem
// "no-person-record" at /data.
Problems fill_from_registers(Desk& desk, Request& request);

// --- Ties ---

// A member of staff who is the person (self), or the person's spouse, parent, ...
struct TieToStaff {
  Line staff;
  Kin relation = Kin::self;
  BOOST_DESCRIBE_CLASS(TieToStaff, (), (staff, relation), (), ())
};

struct TiesToStaff {
  std::vector<TieToStaff> items;
  BOOST_DESCRIBE_CLASS(TiesToStaff, (), (items), (), ())
};

// Instead of all ties of the person. Problems: "no-such-person" at "", "duplicate" at /items/N/staff.
Problems save_ties(Store& store, PersonId person, const TiesToStaff& ties);
// The same if `actor` may ("kin.set"); otherwise what lacks_right() says.
Problems save_ties(Desk& desk, PersonId person, const TiesToStaff& ties, const Actor& actor);

TiesToStaff ties_of(Store& store, PersonId person);

}  // namespace renmian
