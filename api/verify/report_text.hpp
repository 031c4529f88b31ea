// The report of a verification for people and for programs.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "engine/base/text.hpp"
#include "engine/trail/folder_checks.hpp"

namespace renmian {

// One line for each check; beneath it the findings, what they mean and what to do.
std::string text_of(const FolderReport& report, Language language);

boost::json::object json_of(const FolderReport& report);

}  // namespace renmian
