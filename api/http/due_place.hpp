// Where a page of a list ends that is ordered by case and code: "<case id>:<code>".
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "api/http/query.hpp"

namespace renmian::http {

std::string due_place(CaseId case_id, const std::string& code);
// `after` of the query: nothing if it is not given, or wrong, which the query then says.
std::optional<std::pair<CaseId, std::string>> after_due_place(Query& query);

}  // namespace renmian::http
