// Where a page of a list ends that is ordered by case and code: "<case id>:<code>".
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "engine/base/ids.hpp"

namespace renmian::http {

std::string due_place(CaseId case_id, const std::string& code);
std::optional<std::pair<CaseId, std::string>> parse_due_place(const std::string& text);

}  // namespace renmian::http
