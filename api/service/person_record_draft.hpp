// What can be read of a person's record from the imported form, for a person to complete.
//
// Nothing is guessed. What only a person can tell, such as the level of a post or a date of full membership, is null or
// left out, and a note says so; a draft with such a null is refused until it is completed. Of a month without a day the
// one is taken that speaks less for the person: the last day where something began, the first where it ended.
//
// Any thread. Bad input is a value; faults of the environment are thrown.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>

#include "engine/base/problem.hpp"
#include "engine/ports/store.hpp"

namespace renmian {

struct PersonRecordDraft {
  boost::json::object record;  // in the shape of PersonRecord
  Problems notes;              // code "to-complete", place: JSON pointer into the record
};

// Problems: "no-such-person" at "", or what is wrong with the form.
boost::system::result<PersonRecordDraft, Problems> draft_person_record(Store& store, PersonId person,
                                                                       const CivilDate& today);

// {record, notes: [...]}
boost::json::object draft_view(const PersonRecordDraft& draft);

}  // namespace renmian
