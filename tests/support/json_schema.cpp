#include "tests/support/json_schema.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <regex>

#include "engine/base/ids.hpp"
#include "engine/base/time.hpp"

namespace renmian::test {
namespace {

namespace json = boost::json;
using Found = std::vector<std::string>;

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_of_type(const json::value& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_bool();
  if (type == "null") return value.is_null();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  return type == "number" && value.is_number();
}

bool has_format(std::string_view text, std::string_view format) {
  if (format == "uuid") return parse_uuid(text).has_value();
  if (format == "date") return parse_date(text).has_value();
  return format == "date-time" && parse_timestamp(text).has_value();
}

// Null: a reference to nothing.
const json::object* referred(const json::value& document, const json::value& reference) {
  if (!reference.is_string() || !reference.get_string().starts_with('#')) return nullptr;
  boost::system::error_code error;
  const auto* found = document.find_pointer(std::string_view(reference.get_string()).substr(1), error);
  return found == nullptr ? nullptr : found->if_object();
}

const json::object& resolved(const json::value& document, const json::value& schema) {
  const auto* reference = schema.as_object().if_contains("$ref");
  if (reference == nullptr) return schema.get_object();
  const auto* found = referred(document, *reference);
  if (found == nullptr) throw std::logic_error("reference to nothing: " + json::serialize(*reference));
  return *found;
}

class Judge {
 public:
  explicit Judge(const json::value& document) : document_(document) {}

  Found judge(const json::value& value, const json::value& by, const std::string& at = {}) const {
    const auto& schema = resolved(document_, by);
    Found found;
    const auto wrong = [&](const std::string& what) { found.push_back((at.empty() ? "/" : at) + ": " + what); };
    const auto number_of = [&](const char* limit, double otherwise) {
      const auto* given = schema.if_contains(limit);
      return given == nullptr ? otherwise : given->to_number<double>();
    };
    if (const auto* type = schema.if_contains("type"); type != nullptr && !is_of_type(value, type->as_string())) {
      wrong("should be of type " + std::string(type->as_string()));
      return found;
    }
    if (const auto* values = schema.if_contains("enum")) {
      const auto& all = values->as_array();
      if (std::ranges::find(all, value) == all.end()) wrong("is none of " + json::serialize(all));
    }
    if (const auto* either = schema.if_contains("anyOf"); either != nullptr && fitting(value, *either, at) == 0) {
      wrong("fits none of anyOf");
    }
    if (const auto* one = schema.if_contains("oneOf"); one != nullptr && fitting(value, *one, at) != 1) {
      wrong("does not fit exactly one of oneOf");
    }
    const auto within = [&](double number, const char* min, const char* max) {
      if (number < number_of(min, number) || number > number_of(max, number)) wrong(std::string("beyond ") + min);
    };
    if (value.is_string()) {
      const std::string text(value.get_string());
      within(static_cast<double>(characters_in(text)), "minLength", "maxLength");
      if (const auto* format = schema.if_contains("format"); format && !has_format(text, format->as_string())) {
        wrong("should be a " + std::string(format->as_string()));
      }
      const auto* pattern = schema.if_contains("pattern");
      if (pattern && !std::regex_search(text, std::regex(std::string(pattern->as_string())))) wrong("beyond pattern");
    } else if (value.is_number()) {
      within(value.to_number<double>(), "minimum", "maximum");
    } else if (value.is_array()) {
      const auto& elements = value.get_array();
      within(static_cast<double>(elements.size()), "minItems", "maxItems");
      const auto* items = schema.if_contains("items");
      for (std::size_t i = 0; items != nullptr && i < elements.size(); ++i) {
        add(found, judge(elements[i], *items, at + '/' + std::to_string(i)));
      }
    } else if (value.is_object()) {
      add(found, judge_members(value.get_object(), schema, at));
    }
    return found;
  }

 private:
  static void add(Found& to, Found more) { std::ranges::move(more, std::back_inserter(to)); }

  Found judge_members(const json::object& object, const json::object& schema, const std::string& at) const {
    Found found;
    if (const auto* required = schema.if_contains("required")) {
      for (const auto& name : required->as_array()) {
        if (!object.contains(name.as_string())) found.push_back(at + '/' + std::string(name.as_string()) + ": missing");
      }
    }
    const auto* members = schema.if_contains("properties");
    const auto* others = schema.if_contains("additionalProperties");
    const auto* names = schema.if_contains("propertyNames");
    for (const auto& [name, value] : object) {
      const auto place = at + '/' + std::string(name);
      if (names != nullptr) add(found, judge(json::string(name), *names, place));
      if (const auto* member = members == nullptr ? nullptr : members->as_object().if_contains(name)) {
        add(found, judge(value, *member, place));
      } else if (others != nullptr && others->is_object()) {
        add(found, judge(value, *others, place));
      } else if (others != nullptr && !others->as_bool()) {
        found.push_back(place + ": should not be there");
      }
    }
    return found;
  }

  std::ptrdiff_t fitting(const json::value& value, const json::value& schemas, const std::string& at) const {
    return std::ranges::count_if(schemas.as_array(), [&](const auto& each) { return judge(value, each, at).empty(); });
  }

  const json::value& document_;
};

// --- Of schemas ---

enum class Holds { kText, kCount, kNumber, kList, kSchema, kSchemas, kMembers, kMembersOrNone, kNote };
struct Keyword {
  std::string_view name;
  Holds holds;
};
constexpr Keyword kKeywords[] = {
    {"type", Holds::kText},
    {"format", Holds::kText},
    {"pattern", Holds::kText},
    {"title", Holds::kText},
    {"description", Holds::kText},
    {"minLength", Holds::kCount},
    {"maxLength", Holds::kCount},
    {"minItems", Holds::kCount},
    {"maxItems", Holds::kCount},
    {"minimum", Holds::kNumber},
    {"maximum", Holds::kNumber},
    {"enum", Holds::kList},
    {"required", Holds::kList},
    {"items", Holds::kSchema},
    {"propertyNames", Holds::kSchema},
    {"anyOf", Holds::kSchemas},
    {"oneOf", Holds::kSchemas},
    {"properties", Holds::kMembers},
    {"discriminator", Holds::kNote},
    {"default", Holds::kNote},
    {"examples", Holds::kNote},
    {"additionalProperties", Holds::kMembersOrNone},
};

Found mistakes_in(const json::value& document, const json::value& given, const std::string& at);

bool holds(const json::value& value, Holds what) {
  switch (what) {
    case Holds::kText:
      return value.is_string() && !value.get_string().empty();
    case Holds::kCount:
      return (value.is_int64() || value.is_uint64()) && value.to_number<double>() >= 0;
    case Holds::kNumber:
      return value.is_number();
    case Holds::kList:
    case Holds::kSchemas:
      return value.is_array();
    case Holds::kSchema:
    case Holds::kMembers:
      return value.is_object();
    case Holds::kMembersOrNone:
      return value.is_object() || value.is_bool();
    case Holds::kNote:
      return true;
  }
  return false;
}

Found mistakes_in(const json::value& document, const json::value& given, const std::string& at) {
  if (!given.is_object()) return {at + ": no schema"};
  const auto& schema = given.get_object();
  if (const auto* reference = schema.if_contains("$ref")) {
    return referred(document, *reference) != nullptr ? Found{} : Found{at + ": reference to nothing"};
  }
  Found found;
  const auto look_into = [&](const json::value& inner, const std::string& place) {
    std::ranges::move(mistakes_in(document, inner, place), std::back_inserter(found));
  };
  for (const auto& [name, value] : schema) {
    const auto place = at + '/' + std::string(name);
    const auto* keyword = std::ranges::find(kKeywords, std::string_view(name), &Keyword::name);
    if (keyword == std::end(kKeywords)) {
      found.push_back(place + ": unknown keyword");
    } else if (!holds(value, keyword->holds)) {
      found.push_back(place + ": not as it should be");
    } else if (keyword->holds == Holds::kSchemas) {
      for (const auto& each : value.get_array()) look_into(each, place);
    } else if (keyword->holds == Holds::kSchema || (keyword->holds == Holds::kMembersOrNone && value.is_object())) {
      look_into(value, place);
    } else if (keyword->holds == Holds::kMembers) {
      for (const auto& member : value.get_object()) look_into(member.value(), place + '/' + std::string(member.key()));
    }
  }
  if (const auto* required = schema.if_contains("required")) {
    for (const auto& name : required->as_array()) {
      const auto* members = schema.if_contains("properties");
      if (members == nullptr || !members->as_object().contains(name.as_string())) {
        found.push_back(at + "/required: not described: " + std::string(name.as_string()));
      }
    }
  }
  return found;
}

}  // namespace

Found JsonSchemas::violations(const json::value& value, const json::value& schema) const {
  return Judge(document_).judge(value, schema);
}

Found JsonSchemas::mistakes(const json::value& schema) const { return mistakes_in(document_, schema, ""); }

}  // namespace renmian::test
