#include "engine/case/trace_reader.hpp"

#include <algorithm>

#include "engine/audit/strict_json.hpp"
#include "engine/procedure/gate.hpp"
#include "engine/registry/search.hpp"
#include "engine/trail/event.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

const json::string* number_of_document(const json::object& object) {
  const auto* number = object.if_contains("number");
  if (number == nullptr || !number->is_string()) return nullptr;
  const auto is_text = [&](const char* name) {
    const auto* member = object.if_contains(name);
    return member != nullptr && member->is_string();
  };
  return is_text("title") && is_text("date") ? &number->get_string() : nullptr;
}

void collect(const json::value& value, std::vector<std::string>& numbers) {
  if (const auto* array = value.if_array()) {
    for (const auto& element : *array) collect(element, numbers);
  } else if (const auto* object = value.if_object()) {
    if (const auto* number = number_of_document(*object)) {
      if (auto form = search_form(*number); !form.empty()) numbers.push_back(std::move(form));
      return;
    }
    for (const auto& member : *object) collect(member.value(), numbers);
  }
}

}  // namespace

CaseTraces traces_of(std::span<const StoredEvent> events) {
  CaseTraces traces{events.front().case_id};
  for (const auto& stored : events) {
    const auto event = parse_event(stored.body);
    if (event.outcome == Event::Outcome::kRefused) {
      for (const auto& [gate, verdict] : event.gates) {
        if (verdict == code_of(Verdict::Kind::kUnmet) || verdict == code_of(Verdict::Kind::kPending)) {
          ++traces.refusals[gate];
        }
      }
      continue;
    }
    if (!stored.payload) continue;
    const auto payload = parse_strict(stored.payload->content);
    const auto* object = payload ? payload->if_object() : nullptr;
    const auto* data = object != nullptr ? object->if_contains("data") : nullptr;
    if (data != nullptr) collect(*data, traces.documents);
  }
  std::ranges::sort(traces.documents);
  traces.documents.erase(std::unique(traces.documents.begin(), traces.documents.end()), traces.documents.end());
  return traces;
}

}  // namespace renmian
