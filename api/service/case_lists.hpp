// Lists of cases, of those that whoever asks may know of.
//
// Any thread. Throws what the store and Access throw.
#pragma once

#include <boost/system/result.hpp>
#include <optional>

#include "api/service/may.hpp"

namespace renmian {

// For queries: nothing if nobody's right to see is asked about.
std::optional<Visible> visible_to(Desk& desk, const Actor& actor);

// Act "case.list". What `visible_to` lets through is asked about case by case: it knows of no case that is one's own.
boost::system::result<std::vector<CaseRow>, Problem> list_cases(Desk& desk, const Actor& actor, CaseQuery query);

}  // namespace renmian
