#include "engine/data/schema_parts.hpp"

#include <fmt/format.h>

namespace renmian {
namespace json = boost::json;

json::object as_written(json::object schema) {
  for (const auto* limit : {"minLength", "maxLength", "pattern", "maxItems"}) schema.erase(limit);
  if (auto* members = schema.if_contains("properties")) {
    json::array required;
    for (auto& [name, member] : members->as_object()) {
      required.emplace_back(name);
      member = as_written(std::move(member.as_object()));
    }
    schema["required"] = std::move(required);
  }
  if (auto* items = schema.if_contains("items")) *items = as_written(std::move(items->as_object()));
  if (auto* either = schema.if_contains("anyOf")) {
    for (auto& each : either->as_array()) each = as_written(std::move(each.as_object()));
  }
  return schema;
}

namespace schema {

json::object text() { return {{"type", "string"}}; }
json::object uuid() { return {{"type", "string"}, {"format", "uuid"}}; }
json::object date() { return {{"type", "string"}, {"format", "date"}}; }
json::object time() { return {{"type", "string"}, {"format", "date-time"}}; }
json::object whole() { return {{"type", "integer"}}; }
json::object whole(std::int64_t min, std::int64_t max) {
  return {{"type", "integer"}, {"minimum", min}, {"maximum", max}};
}
json::object flag() { return {{"type", "boolean"}}; }
json::object any() { return {}; }
json::object map() { return {{"type", "object"}}; }

json::object one_of(std::initializer_list<std::string_view> values) {
  json::array listed;
  for (const auto value : values) listed.emplace_back(value);
  return {{"type", "string"}, {"enum", std::move(listed)}};
}

json::object words() { return ref("Words"); }

json::object array(json::object items) { return {{"type", "array"}, {"items", std::move(items)}}; }

json::object nullable(json::object schema) {
  return {{"anyOf", json::array{std::move(schema), json::object{{"type", "null"}}}}};
}

json::object object(Members members, Members may_be_absent) {
  json::object properties;
  json::array required;
  for (const auto& [name, member] : members) {
    properties.emplace(name, member);
    required.emplace_back(name);
  }
  for (const auto& [name, member] : may_be_absent) properties.emplace(name, member);
  return {{"type", "object"},
          {"additionalProperties", false},
          {"required", std::move(required)},
          {"properties", std::move(properties)}};
}

json::object ref(std::string_view component) { return {{"$ref", fmt::format("#/components/schemas/{}", component)}}; }

json::object joined(json::object first, const json::object& second) {
  for (const auto& [name, member] : second.at("properties").as_object()) {
    auto& members = first["properties"].as_object();
    if (!members.contains(name)) first["required"].as_array().emplace_back(name);
    members[name] = member;
  }
  return first;
}

}  // namespace schema
}  // namespace renmian
