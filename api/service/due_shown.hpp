// Lists of what cases wait for, without what the caller may not know of.
//
// Any thread. Throws what the store and Access throw.
#pragma once

#include "api/service/case_access.hpp"

namespace renmian {

// What the projection has for `query`, caught up with the log, of the cases to which `actor` may do `act`; at most
// query.limit rows.
std::vector<DueRow> due_shown(Desk& desk, DueQuery query, const Actor& actor, std::string_view act);

}  // namespace renmian
