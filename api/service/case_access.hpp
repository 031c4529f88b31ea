// A case, for whoever may do something to it that is no command of it.
//
// Any thread. Throws what the store and Access throw.
#pragma once

#include <boost/system/result.hpp>

#include "api/service/may.hpp"

namespace renmian {

// Of what lists show: one that is not there.
inline Problem no_such_case() {
  return {std::string(kUnknownToCaller), "", {"没有编号为此的资源", "nothing has this id"}};
}

// What rights to the case of this row are asked about; it refers to the row.
Subject subject_of(const CaseRow& row);

// The row of a case to which `actor` may do `act`; what lacks_right() says otherwise, and the same of a case that is
// not there as of one that may not be known. Also of a case whose content was erased.
boost::system::result<CaseRow, Problem> case_for(Desk& desk, CaseId id, const Actor& actor, std::string_view act);

// The rows that `query` asks for of the cases that `actor` may know of; query.limit of them, if there are as many.
std::vector<CaseRow> cases_shown(Desk& desk, CaseQuery query, const Actor& actor);

}  // namespace renmian
