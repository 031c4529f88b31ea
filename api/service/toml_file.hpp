// TOML files as JSON values, so that one strict reader (engine/data/reader.hpp) serves every kind of input.
//
// Problems: "file-unreadable", "toml-syntax" (place: file and line). Dates and times become text. Any thread.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <string>
#include <string_view>

#include "engine/base/problem.hpp"

namespace renmian {

boost::system::result<boost::json::object, Problems> read_toml(const std::string& file);

// The same of a text; `name` stands for the file in problems.
boost::system::result<boost::json::object, Problems> parse_toml(std::string_view text, const std::string& name);

}  // namespace renmian
