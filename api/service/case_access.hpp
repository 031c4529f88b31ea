// A case, for whoever may do something to it that is no command of it.
//
// Any thread. Throws what the store and Access throw.
#pragma once

#include <boost/system/result.hpp>

#include "api/service/may.hpp"

namespace renmian {

// What rights to the case of this row are asked about; it refers to the row.
Subject subject_of(const CaseRow& row);

// The row of a case to which `actor` may do `act`; what lacks_right() says otherwise, and the same of a case that is
// not there as of one that may not be known. Also of a case whose content was erased.
boost::system::result<CaseRow, Problem> case_for(Desk& desk, CaseId id, const Actor& actor, std::string_view act);

struct CaseToRead {
  PersonId person;                           // whom it is about; of some cases nobody
  std::shared_ptr<const LoadedCase> loaded;  // null: of its content something was erased
};

// The same of a case whose content is to be shown. Rights are asked about what its events say, which nobody can change
// unseen; only where that was erased, about its row.
boost::system::result<CaseToRead, Problem> case_to_read(Desk& desk, CaseId id, const Actor& actor,
                                                        std::string_view act);

// The same, if its events were read already: all of them, by seq, not empty.
boost::system::result<CaseToRead, Problem> case_to_read(Desk& desk, std::span<const StoredEvent> events,
                                                        const Actor& actor, std::string_view act);

}  // namespace renmian
