// Described struct (Boost.Describe) -> JSON Schema 2020-12, saying exactly what reader.hpp accepts. Member titles come
// from the vocabulary given (member name -> words), so that forms and documents show the field's own terms.
#pragma once

#include <functional>

#include "engine/data/reader.hpp"

namespace renmian {

using Vocabulary = std::function<Words(std::string_view member)>;

namespace detail {

// ECMA-262; line ends and tabs are none of them.
inline constexpr std::string_view kWithoutControlCharacters =
    R"(^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$)";

template <class T>
struct SchemaOf;

template <>
struct SchemaOf<bool> {
  static boost::json::object make(const Vocabulary&) { return {{"type", "boolean"}}; }
};
template <std::size_t Max>
struct SchemaOf<TextUpTo<Max>> {
  static boost::json::object make(const Vocabulary&) {
    return {{"type", "string"}, {"minLength", 1}, {"maxLength", Max}, {"pattern", kWithoutControlCharacters}};
  }
};
template <std::int64_t Min, std::int64_t Max>
struct SchemaOf<Whole<Min, Max>> {
  static boost::json::object make(const Vocabulary&) {
    return {{"type", "integer"}, {"minimum", Min}, {"maximum", Max}};
  }
};
template <>
struct SchemaOf<CivilDate> {
  static boost::json::object make(const Vocabulary&) { return {{"type", "string"}, {"format", "date"}}; }
};
template <>
struct SchemaOf<Timestamp> {
  static boost::json::object make(const Vocabulary&) { return {{"type", "string"}, {"format", "date-time"}}; }
};
template <class Kind>
struct SchemaOf<Id<Kind>> {
  static boost::json::object make(const Vocabulary&) { return {{"type", "string"}, {"format", "uuid"}}; }
};
template <class T>
struct SchemaOf<std::optional<T>> {
  static boost::json::object make(const Vocabulary& words) {
    return {{"anyOf", boost::json::array{SchemaOf<T>::make(words), boost::json::object{{"type", "null"}}}}};
  }
};
template <class T>
struct SchemaOf<std::vector<T>> {
  static boost::json::object make(const Vocabulary& words) {
    return {{"type", "array"}, {"maxItems", Reader<std::vector<T>>::kMaxElements}, {"items", SchemaOf<T>::make(words)}};
  }
};
template <DescribedEnum T>
struct SchemaOf<T> {
  static boost::json::object make(const Vocabulary&) {
    boost::json::array values;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto value) { values.push_back(value.name); });
    return {{"type", "string"}, {"enum", std::move(values)}};
  }
};
template <Described T>
struct SchemaOf<T> {
  static boost::json::object make(const Vocabulary& words) {
    boost::json::object members;
    boost::json::array required;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      using Member = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
      auto schema = SchemaOf<Member>::make(words);
      const auto title = words(member.name);
      if (!title.zh.empty()) schema["title"] = title.zh;
      if (!title.en.empty()) schema["description"] = title.en;
      members[member.name] = std::move(schema);
      if (!is_optional<Member>) required.push_back(member.name);
    });
    return {{"type", "object"},
            {"additionalProperties", false},
            {"required", std::move(required)},
            {"properties", std::move(members)}};
  }
};

}  // namespace detail

template <class T>
boost::json::object schema_of(const Vocabulary& words) {
  return detail::SchemaOf<T>::make(words);
}

}  // namespace renmian
