#include "api/cli/facts_text.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <map>

#include "api/cli/terminal_text.hpp"
#include "engine/base/ids.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::size_t kSummaryColumns = 96;

using Titles = std::map<std::string, std::string, std::less<>>;

// The titles of all members that a schema describes; schemas hold the Chinese title as "title", the English one as
// "description" (engine/data/schema.hpp).
void collect_titles(const json::value& schema, Language language, Titles& titles) {
  if (const auto* array = schema.if_array()) {
    for (const auto& element : *array) collect_titles(element, language, titles);
  }
  const auto* object = schema.if_object();
  if (object == nullptr) return;
  for (const auto* part : {"anyOf", "items"}) {
    if (const auto* inner = object->if_contains(part)) collect_titles(*inner, language, titles);
  }
  const auto* properties = object->if_contains("properties");
  if (properties == nullptr) return;
  for (const auto& [name, member] : properties->as_object()) {
    const auto* title = member.as_object().if_contains(language == Language::kChinese ? "title" : "description");
    if (title != nullptr) titles.emplace(name, std::string(std::string_view(title->as_string())));
    collect_titles(member, language, titles);
  }
}

bool unknown(const json::value& value) {
  if (const auto* array = value.if_array()) return array->empty();
  const auto* object = value.if_object();
  return object == nullptr ? value.is_null()
                           : std::ranges::all_of(*object, [](const auto& member) { return unknown(member.value()); });
}

bool worth_telling(const json::value& value) {
  const auto* text = value.if_string();
  return !unknown(value) && value != json::value(false) && !(text != nullptr && parse_uuid(*text));
}

std::string summary(const json::value& value, const Titles& titles) {
  if (const auto* text = value.if_string()) return std::string(*text);
  std::string all;
  if (const auto* array = value.if_array()) {
    for (const auto& element : *array) all += (all.empty() ? "" : "; ") + summary(element, titles);
    return all;
  }
  const auto* object = value.if_object();
  if (object == nullptr) return json::serialize(value);
  for (const auto& [name, member] : *object) {
    if (!worth_telling(member)) continue;
    all += all.empty() ? "" : ", ";
    const auto title = titles.find(std::string_view(name));
    const auto label = title == titles.end() ? std::string(name) : title->second;
    if (member.is_bool()) {
      all += label;
    } else if (member.is_object() || name == "title" || name == "date") {
      all += summary(member, titles);
    } else {
      all.append(label).append("=").append(summary(member, titles));
    }
  }
  return all;
}

}  // namespace

std::string facts_text(const Procedure& procedure, const CaseFacts& facts, Language language) {
  Titles titles;
  for (const auto& command : procedure.book().commands) collect_titles(command.schema, language, titles);
  const auto written = procedure.written(facts);
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, fact] : written.as_object()) {
    if (unknown(fact)) continue;
    const auto told = shortened(summary(fact, titles), kSummaryColumns);
    rows.push_back({name, told.empty() ? "✓" : told});
  }
  return table(rows, "  ");
}

}  // namespace renmian
