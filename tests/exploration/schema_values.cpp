#include "tests/exploration/schema_values.hpp"

#include <algorithm>
#include <array>

namespace renmian::exploration {
namespace {

namespace json = boost::json;

constexpr std::string_view kNilUuid = "00000000-0000-0000-0000-000000000000";
constexpr std::string_view kDay = "2026-03-02";
constexpr std::string_view kMoment = "2026-03-02T01:00:00.000000Z";

std::string_view text_of(const json::object& object, std::string_view member) {
  const auto* found = object.if_contains(member);
  return found != nullptr && found->is_string() ? std::string_view(found->get_string()) : std::string_view{};
}

// What a text of this format may be; random: one of several.
json::value text_value(const json::object& schema, SeededRandom* random) {
  const auto format = text_of(schema, "format");
  if (format == "uuid") return json::value(kNilUuid);
  if (format == "date-time") return json::value(kMoment);
  if (format == "date") {
    const auto start = *parse_date(kDay);
    return json::value(random == nullptr ? std::string(kDay) : to_string(add_days(start, random->between(-60, 300))));
  }
  constexpr std::array kTexts{"样", "C-1", "C-2", "C-3", "CW-01", "CW-02", "superior_od", "own_pc"};
  return json::value(random == nullptr ? kTexts[0] : random->pick(kTexts));
}

// `random` null: the least.
json::value value_of(const json::object& schema, SeededRandom* random) {
  if (const auto* choices = schema.if_contains("anyOf")) {
    if (random == nullptr || random->one_in(2)) return nullptr;
    return value_of(choices->as_array().front().as_object(), random);
  }
  if (const auto* choices = schema.if_contains("enum")) {
    return random == nullptr ? choices->as_array().front() : random->pick(choices->as_array());
  }
  const auto type = text_of(schema, "type");
  if (type == "boolean") return random != nullptr && random->one_in(2);
  if (type == "integer") {
    const auto least = schema.at("minimum").as_int64();
    const auto room = std::min<std::int64_t>(schema.at("maximum").as_int64() - least, 60);
    return random == nullptr ? least : least + random->between(0, static_cast<int>(room));
  }
  if (type == "array") {
    json::array items;
    const int length = random == nullptr ? 0 : random->between(0, 2);
    for (int i = 0; i < length; ++i) items.push_back(value_of(schema.at("items").as_object(), random));
    return items;
  }
  if (type == "object") {
    json::object object;
    if (const auto* members = schema.if_contains("properties")) {
      for (const auto& [name, member] : members->as_object()) {
        auto value = value_of(member.as_object(), random);
        if (!value.is_null()) object.emplace(name, std::move(value));
      }
    }
    return object;
  }
  return text_value(schema, random);
}

std::size_t places_in(const json::value& value) {
  std::size_t places = 1;
  if (const auto* object = value.if_object()) {
    for (const auto& member : *object) places += places_in(member.value());
  } else if (const auto* array = value.if_array()) {
    for (const auto& item : *array) places += places_in(item);
  }
  return places;
}

void spoil_here(json::value& value, SeededRandom& random) {
  if (auto* flag = value.if_bool()) {
    *flag = !*flag;
  } else if (auto* number = value.if_int64()) {
    *number += random.between(-3, 3);
  } else if (auto* text = value.if_string()) {
    const auto day = parse_date(std::string_view(*text));
    value = day ? json::value(to_string(add_days(*day, random.between(-40, 40))))
                : text_value({{"type", "string"}}, &random);
  } else if (auto* array = value.if_array(); array != nullptr && !array->empty()) {
    array->erase(array->begin() + static_cast<std::ptrdiff_t>(random.below(array->size())));
  } else if (auto* object = value.if_object(); object != nullptr && !object->empty()) {
    object->erase(object->begin() + static_cast<std::ptrdiff_t>(random.below(object->size())));
  }
}

// Goes to the `place`-th value, counted as places_in() counts.
void spoil_at(json::value& value, std::size_t place, SeededRandom& random) {
  if (place == 0) return spoil_here(value, random);
  --place;
  const auto enter = [&](json::value& inner) {
    const auto inside = places_in(inner);
    if (place < inside) {
      spoil_at(inner, place, random);
      return true;
    }
    place -= inside;
    return false;
  };
  if (auto* object = value.if_object()) {
    std::ignore = std::ranges::any_of(*object, [&](auto& member) { return enter(member.value()); });
  } else if (auto* array = value.if_array()) {
    std::ignore = std::ranges::any_of(*array, enter);
  }
}

}  // namespace

json::value least_value(const json::object& schema) { return value_of(schema, nullptr); }

json::value random_value(const json::object& schema, SeededRandom& random) { return value_of(schema, &random); }

void spoil(json::value& data, SeededRandom& random) { spoil_at(data, random.below(places_in(data)), random); }

void move_dates(json::value& data, CivilDate from, int days) {
  if (auto* object = data.if_object()) {
    for (auto& member : *object) move_dates(member.value(), from, days);
  } else if (auto* array = data.if_array()) {
    for (auto& item : *array) move_dates(item, from, days);
  } else if (auto* text = data.if_string()) {
    const auto day = parse_date(std::string_view(*text));
    if (day && *day >= from) data = to_string(add_days(*day, days));
  }
}

}  // namespace renmian::exploration
