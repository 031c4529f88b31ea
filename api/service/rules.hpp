// The rules of the regulation as people and programs see them: every gate of every procedure, and the rules that are no
// gate (engine/procedure/rules.hpp). Act "procedure.read". Any thread.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <string_view>

#include "engine/case/desk.hpp"
#include "engine/procedure/rules.hpp"

namespace renmian {

// Of all procedures of this program.
std::vector<Rule> all_rules();

// As to_json(Rule).
boost::system::result<boost::json::array, Problem> rules_view(Desk& desk, const Actor& actor);
boost::system::result<boost::json::object, Problem> rule_view(Desk& desk, std::string_view id, const Actor& actor);
boost::json::object rule_schema();

}  // namespace renmian
