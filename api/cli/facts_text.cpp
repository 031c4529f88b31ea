#include "api/cli/facts_text.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "api/cli/terminal_text.hpp"
#include "engine/base/ids.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::size_t kSummaryColumns = 96;

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

// The words if there are any, the code otherwise.
std::string title_or_code(const Words& title, std::string_view code, Language language) {
  return std::string(title.zh.empty() ? code : title.in(language));
}

class Summary {
 public:
  Summary(const Procedure& procedure, Language language) : procedure_(procedure), language_(language) {}

  std::string label(std::string_view member) const {
    return title_or_code(procedure_.vocabulary(member), member, language_);
  }

  std::string of(const json::value& value) const {
    if (const auto* text = value.if_string()) return title_or_code(procedure_.value_title(*text), *text, language_);
    std::string all;
    if (const auto* array = value.if_array()) {
      for (const auto& element : *array) all += (all.empty() ? "" : "; ") + of(element);
      return all;
    }
    const auto* object = value.if_object();
    if (object == nullptr) return json::serialize(value);
    for (const auto& [name, member] : *object) {
      if (!worth_telling(member)) continue;
      all += all.empty() ? "" : ", ";
      if (member.is_bool()) {
        all += label(name);
      } else if (member.is_object() || name == "title" || name == "date") {
        all += of(member);
      } else {
        all.append(label(name)).append("=").append(of(member));
      }
    }
    return all;
  }

 private:
  const Procedure& procedure_;
  const Language language_;
};

}  // namespace

std::string facts_text(const Procedure& procedure, const CaseFacts& facts, Language language) {
  const Summary summary(procedure, language);
  const auto written = procedure.written(facts);
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, fact] : written.as_object()) {
    if (unknown(fact)) continue;
    const auto told = shortened(summary.of(fact), kSummaryColumns);
    rows.push_back({summary.label(name), told.empty() ? "✓" : told});
  }
  return table(rows, "  ");
}

}  // namespace renmian
