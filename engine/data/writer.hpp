// Described struct (Boost.Describe) -> JSON; the inverse of reader.hpp. Every member is present, absent optionals as
// null, so that one version of a struct always has one shape. Pure; any thread.
#pragma once

#include "engine/data/reader.hpp"

namespace renmian {

inline boost::json::value write_described(bool value) { return value; }
inline boost::json::value write_described(const CivilDate& date) { return boost::json::string(to_string(date)); }
inline boost::json::value write_described(Timestamp time) { return boost::json::string(to_string(time)); }

template <std::size_t Max>
boost::json::value write_described(const TextUpTo<Max>& text) {
  return boost::json::string(text.value);
}
template <std::int64_t Min, std::int64_t Max>
boost::json::value write_described(const Whole<Min, Max>& number) {
  return number.value;
}
template <class Kind>
boost::json::value write_described(const Id<Kind>& id) {
  return boost::json::string(to_string(id));
}
template <detail::DescribedEnum T>
boost::json::value write_described(const T& value) {
  return boost::json::string(boost::describe::enum_to_string(value, ""));
}
template <detail::Described T>
boost::json::value write_described(const T& value);

template <class T>
boost::json::value write_described(const std::optional<T>& value) {
  return value ? write_described(*value) : boost::json::value(nullptr);
}
template <class T>
boost::json::value write_described(const std::vector<T>& values) {
  boost::json::array array;
  array.reserve(values.size());
  for (const auto& value : values) array.push_back(write_described(value));
  return array;
}
template <detail::Described T>
boost::json::value write_described(const T& value) {
  boost::json::object object;
  boost::mp11::mp_for_each<detail::MembersOf<T>>(
      [&](auto member) { object.emplace(member.name, write_described(value.*member.pointer)); });
  return object;
}

}  // namespace renmian
