// What to_json of answer.hpp writes, as JSON Schema. Refers to the components Words, Problem, Gate and Receipt.
#pragma once

#include <boost/json/object.hpp>

namespace renmian {

boost::json::object problem_schema();
boost::json::object gate_schema();
boost::json::object gate_finding_schema();
boost::json::object receipt_schema();
boost::json::object advanced_schema();
boost::json::object refusal_schema();

}  // namespace renmian
