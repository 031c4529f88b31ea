// Pieces of JSON Schema (2020-12) for answers that are written by hand, in a form as short as the answers themselves:
//
//   object({{"case", uuid()}, {"due", nullable(date())}, {"gates", array(ref("Gate"))}})
//
// An object has no members but those named. `ref` names a schema of the OpenAPI document's components.
// Pure; any thread.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "engine/data/schema.hpp"

namespace renmian {

// For schema_of where no vocabulary gives the members their terms.
inline Words no_words(std::string_view) { return {}; }

// The schema of what write_described writes for a struct, from that of what read_described takes: every member is
// there, and the limits of text and size, which hold for what is taken in, are not.
boost::json::object as_written(boost::json::object schema);

namespace schema {

boost::json::object text();
boost::json::object uuid();
boost::json::object date();
boost::json::object time();
boost::json::object whole();
boost::json::object whole(std::int64_t min, std::int64_t max);
boost::json::object flag();
boost::json::object any();  // any JSON value
boost::json::object map();  // an object whose members are not described here
boost::json::object one_of(std::initializer_list<std::string_view> values);
boost::json::object words();  // {"zh", "en"}
boost::json::object array(boost::json::object items);
boost::json::object nullable(boost::json::object schema);
// `may_be_absent`: members that need not be there.
using Members = std::initializer_list<std::pair<std::string_view, boost::json::object>>;
boost::json::object object(Members members, Members may_be_absent = {});
boost::json::object ref(std::string_view component);

// Both together; of members in both, those of the second.
boost::json::object joined(boost::json::object first, const boost::json::object& second);

}  // namespace schema
}  // namespace renmian
