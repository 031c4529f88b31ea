// JSON -> described struct (Boost.Describe), strictly.
//
// read_described<T>(json) gives the value, or every problem found, each with the JSON pointer (RFC 6901) to its place:
// unknown-member, missing-member, wrong-type, out-of-range, unknown-value. Members of type std::optional may be absent
// or null; all others are required. Pure; any thread.
#pragma once

#include <boost/describe.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11.hpp>
#include <boost/system/result.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/base/problem.hpp"
#include "engine/data/values.hpp"

namespace renmian {

// A place in a JSON document, written as an RFC 6901 pointer only when a problem needs it.
class JsonPlace {
 public:
  JsonPlace() = default;
  JsonPlace member(std::string_view name) const { return {this, name, 0}; }
  JsonPlace element(std::size_t index) const { return {this, {}, index}; }
  std::string pointer() const;

 private:
  JsonPlace(const JsonPlace* parent, std::string_view name, std::size_t index)
      : parent_(parent), name_(name), index_(index) {}

  const JsonPlace* parent_ = nullptr;
  std::string_view name_;
  std::size_t index_ = 0;
};

namespace detail {

// The parts that do not depend on the type read, compiled once (reader.cpp).
bool read_text(const boost::json::value& json, std::string& into, std::size_t max, const JsonPlace& at, Problems& bad);
bool read_integer(const boost::json::value& json, std::int64_t& into, std::int64_t min, std::int64_t max,
                  const JsonPlace& at, Problems& bad);
void wrong_type(const boost::json::value& json, Words expected, const JsonPlace& at, Problems& bad);
void unknown_value(std::string_view given, const std::string& allowed, const JsonPlace& at, Problems& bad);
void missing_member(const JsonPlace& at, Problems& bad);
void unknown_member(const std::string& allowed, const JsonPlace& at, Problems& bad);

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && std::is_class_v<T>;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;
template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
std::string names_of_members() {
  std::string names;
  boost::mp11::mp_for_each<MembersOf<T>>(
      [&](auto member) { names.append(names.empty() ? "" : ", ").append(member.name); });
  return names;
}
template <DescribedEnum T>
std::string names_of_values() {
  std::string names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
      [&](auto value) { names.append(names.empty() ? "" : ", ").append(value.name); });
  return names;
}

template <class T>
struct Reader;

template <class T>
void read(const boost::json::value& json, T& into, const JsonPlace& at, Problems& bad) {
  Reader<T>::read(json, into, at, bad);
}

template <>
struct Reader<bool> {
  static void read(const boost::json::value& json, bool& into, const JsonPlace& at, Problems& bad) {
    if (json.is_bool()) {
      into = json.get_bool();
    } else {
      wrong_type(json, {"true 或 false", "true or false"}, at, bad);
    }
  }
};
template <std::size_t Max>
struct Reader<TextUpTo<Max>> {
  static void read(const boost::json::value& json, TextUpTo<Max>& into, const JsonPlace& at, Problems& bad) {
    read_text(json, into.value, Max, at, bad);
  }
};
template <std::int64_t Min, std::int64_t Max>
struct Reader<Whole<Min, Max>> {
  static void read(const boost::json::value& json, Whole<Min, Max>& into, const JsonPlace& at, Problems& bad) {
    read_integer(json, into.value, Min, Max, at, bad);
  }
};
template <>
struct Reader<CivilDate> {
  static void read(const boost::json::value& json, CivilDate& into, const JsonPlace& at, Problems& bad);
};
template <>
struct Reader<Timestamp> {
  static void read(const boost::json::value& json, Timestamp& into, const JsonPlace& at, Problems& bad);
};
template <class Kind>
struct Reader<Id<Kind>> {
  static void read(const boost::json::value& json, Id<Kind>& into, const JsonPlace& at, Problems& bad) {
    const auto id = json.is_string() ? parse_id<Kind>(json.get_string()) : std::nullopt;
    if (id) {
      into = *id;
    } else {
      wrong_type(json, {"编号（UUID）", "an id (UUID)"}, at, bad);
    }
  }
};
template <class T>
struct Reader<std::optional<T>> {
  static void read(const boost::json::value& json, std::optional<T>& into, const JsonPlace& at, Problems& bad) {
    if (json.is_null()) return into.reset();
    detail::read(json, into.emplace(), at, bad);
  }
};
template <class T>
struct Reader<std::vector<T>> {
  static constexpr std::size_t kMaxElements = 1000;
  static void read(const boost::json::value& json, std::vector<T>& into, const JsonPlace& at, Problems& bad) {
    if (!json.is_array() || json.get_array().size() > kMaxElements) {
      return wrong_type(json, {"数组（至多 1000 项）", "an array (of at most 1000 elements)"}, at, bad);
    }
    into.resize(json.get_array().size());
    for (std::size_t i = 0; i < into.size(); ++i) detail::read(json.get_array()[i], into[i], at.element(i), bad);
  }
};
template <DescribedEnum T>
struct Reader<T> {
  static void read(const boost::json::value& json, T& into, const JsonPlace& at, Problems& bad) {
    if (!json.is_string()) return wrong_type(json, {"文字代码", "a code as text"}, at, bad);
    const std::string_view given = json.get_string();
    if (!boost::describe::enum_from_string(std::string(given).c_str(), into)) {
      unknown_value(given, names_of_values<T>(), at, bad);
    }
  }
};
template <Described T>
struct Reader<T> {
  static void read(const boost::json::value& json, T& into, const JsonPlace& at, Problems& bad) {
    if (!json.is_object()) return wrong_type(json, {"对象", "an object"}, at, bad);
    const auto& object = json.get_object();
    std::size_t known = 0;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      auto& target = into.*member.pointer;
      using Member = std::remove_reference_t<decltype(target)>;
      const auto* value = object.if_contains(member.name);
      if (value != nullptr) {
        ++known;
        detail::read(*value, target, at.member(member.name), bad);
      } else if (!is_optional<Member>) {
        missing_member(at.member(member.name), bad);
      }
    });
    if (known == object.size()) return;
    for (const auto& [key, value] : object) {
      bool found = false;
      boost::mp11::mp_for_each<MembersOf<T>>([&, &name = key](auto member) { found = found || name == member.name; });
      if (!found) unknown_member(names_of_members<T>(), at.member(key), bad);
    }
  }
};

}  // namespace detail

template <class T>
boost::system::result<T, Problems> read_described(const boost::json::value& json) {
  T value{};
  Problems bad;
  detail::read(json, value, JsonPlace{}, bad);
  if (!bad.empty()) return bad;
  return value;
}

}  // namespace renmian
