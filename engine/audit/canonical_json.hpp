// JSON in and canonical JSON out (RFC 8785, JCS). Events are hashed over exactly these bytes.
//
// canonical()        any I-JSON value, numbers as ECMAScript writes them, members by UTF-16 code units.
// check_profile()    the narrow profile of event bodies, see below.
// CanonicalWriter    writes an object of the profile straight to text, without building values first.
//
// Texts are never normalised (NFC or otherwise): what was signed stays as it was. Any thread.
#pragma once

#include <array>
#include <boost/json/value.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/problem.hpp"

namespace renmian {

inline constexpr std::int64_t kMaxSafeInteger = 9'007'199'254'740'991;  // 2^53 - 1: exact in every JSON reader
inline constexpr std::size_t kMaxEventBytes = std::size_t{60} * 1024;
inline constexpr std::size_t kMaxEventDepth = 16;

// Throws std::domain_error for what JCS cannot say: NaN, infinity, an integer beyond ±kMaxSafeInteger.
std::string canonical(const boost::json::value& value);

// What keeps `bytes` from being an event body, if anything: valid I-JSON (strict_json.hpp) of at most kMaxEventBytes
// and kMaxEventDepth, member names of [a-z0-9_]+, integers only, and canonical(parse(bytes)) == bytes.
// Codes: those of parse_strict and "event-too-long", "event-member-name", "event-number", "event-not-canonical".
std::optional<Problem> check_profile(std::string_view bytes);

// Writes one value of the profile. Keys must outlive the writer (literals do) and come in ascending order within their
// object; text must be valid UTF-8. Throws std::logic_error for keys out of order and nesting deeper than
// kMaxEventDepth, std::domain_error for an integer beyond ±kMaxSafeInteger.
class CanonicalWriter {
 public:
  CanonicalWriter& begin_object();
  CanonicalWriter& end_object();
  CanonicalWriter& begin_array();
  CanonicalWriter& end_array();
  CanonicalWriter& key(std::string_view name);
  CanonicalWriter& string(std::string_view text);
  CanonicalWriter& integer(std::int64_t number);
  CanonicalWriter& boolean(bool value);
  CanonicalWriter& null();

  std::string take() &&;

 private:
  void separate();
  void open(char bracket);
  void close(char bracket);

  std::string text_;
  std::array<std::string_view, kMaxEventDepth> last_keys_{};  // by depth
  std::size_t depth_ = 0;
  bool after_value_ = false;
};

}  // namespace renmian
