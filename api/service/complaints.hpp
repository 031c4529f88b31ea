// Complaints (信访举报) across cases: a register of what is not concluded yet, by the work items that the cases have
// for it, and of one case all of them with their whole course.
//
// Acts "complaint.list" and "complaint.read", of every case by itself: what the caller may not know of is left out. Any
// thread. Faults as of store and load_case().
#pragma once

#include <boost/system/result.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "engine/case/desk.hpp"
#include "workflows/appointment/complaints/commands.hpp"

namespace renmian {

BOOST_DEFINE_ENUM_CLASS(ComplaintState, registered, sorted, assigned, concluded)

struct ComplaintInCase {
  CaseId case_id;
  ComplaintState state = ComplaintState::registered;
  std::optional<CivilDate> due;  // last day to conclude it, while it is not; absent too if the calendar lacks the year
  appointment::Complaint complaint;
  BOOST_DESCRIBE_CLASS(ComplaintInCase, (), (case_id, state, due, complaint), (), ())
};

// Where a page of the register ends: a case and a number of the register.
using ComplaintPlace = std::pair<CaseId, std::string>;

// Those not concluded, by case and number, after `after`. Loads the cases it shows, and no others.
boost::system::result<std::vector<ComplaintInCase>, Problem> open_complaints(Desk& desk,
                                                                             std::optional<ComplaintPlace> after,
                                                                             std::size_t limit, const Actor& actor);

// In the order they were registered. None of a case whose procedure knows no complaints.
boost::system::result<std::vector<ComplaintInCase>, Problem> complaints_of_case(Desk& desk, CaseId id,
                                                                                const Actor& actor);

}  // namespace renmian
