// A JSON object taken as it is, for a command whose data is the data of another command.
#pragma once

#include "engine/data/schema.hpp"

namespace renmian {

struct JsonObject {
  boost::json::object value;
};

inline boost::json::value write_described(const JsonObject& object) { return object.value; }

namespace detail {

template <>
struct Reader<JsonObject> {
  static void read(const boost::json::value& json, JsonObject& into, const JsonPlace& at, Problems& bad) {
    if (!json.is_object()) return wrong_type(json, {"对象", "an object"}, at, bad);
    into.value = json.get_object();
  }
};
template <>
struct SchemaOf<JsonObject> {
  static boost::json::object make(const Vocabulary&) { return {{"type", "object"}}; }
};

}  // namespace detail

}  // namespace renmian
