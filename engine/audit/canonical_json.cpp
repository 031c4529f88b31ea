#include "engine/audit/canonical_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "engine/audit/encoding.hpp"
#include "engine/audit/strict_json.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

bool must_be_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      out.append("\\u00").append(to_hex({&c, 1}));
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (auto rest = text.begin(); rest != text.end();) {
    const auto special = std::find_if(rest, text.end(), must_be_escaped);
    out.append(rest, special);
    rest = special;
    if (rest != text.end()) append_escape(out, *rest++);
  }
  out += '"';
}

void append_integer(std::string& out, std::int64_t number) {
  if (number < -kMaxSafeInteger || number > kMaxSafeInteger) {
    throw std::domain_error("an integer beyond 2^53 - 1 has no canonical JSON");
  }
  out += fmt::format_int(number).c_str();
}

// Number::toString of ECMAScript: to_chars finds the same shortest digits, the layout is ECMAScript's own.
void append_double(std::string& out, double number) {
  if (!std::isfinite(number)) throw std::domain_error("NaN and infinity have no canonical JSON");
  if (number == 0) {
    out += '0';  // also for -0
    return;
  }
  std::array<char, 32> buffer;
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number), std::chars_format::scientific);
  const std::string_view scientific(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const auto e = scientific.find('e');
  std::string digits(1, scientific[0]);
  if (e > 2) digits += scientific.substr(2, e - 2);
  int exponent = 0;
  const bool negative_exponent = scientific[e + 1] == '-';
  std::from_chars(scientific.data() + e + 2, end, exponent);
  if (negative_exponent) exponent = -exponent;

  if (number < 0) out += '-';
  const int count = static_cast<int>(digits.size());
  const int point = exponent + 1;  // place of the decimal point, counted from the first digit
  if (count <= point && point <= 21) {
    out.append(digits).append(static_cast<std::size_t>(point - count), '0');
  } else if (0 < point && point <= 21) {
    out.append(digits, 0, static_cast<std::size_t>(point)).append(1, '.');
    out.append(digits, static_cast<std::size_t>(point));
  } else if (-6 < point && point <= 0) {
    out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  } else {
    out += digits[0];
    if (count > 1) out.append(1, '.').append(digits, 1);
    out += fmt::format("e{}{}", exponent < 0 ? '-' : '+', std::abs(exponent));
  }
}

// The order of UTF-16 code units, found from UTF-8. It is the order of bytes, but for one thing: characters beyond
// U+FFFF (lead byte F0 and up) are written with surrogates, which come before U+E000 to U+FFFF (EE and EF).
int utf16_rank(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xf0 ? byte - 2 : byte >= 0xee ? byte + 7 : byte;
}

bool comes_before(std::string_view a, std::string_view b) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (in_a == a.end() || in_b == b.end()) return a.size() < b.size();
  return utf16_rank(*in_a) < utf16_rank(*in_b);
}

void append_value(std::string& out, const json::value& value);

void append_object(std::string& out, const json::object& object) {
  std::vector<const json::key_value_pair*> members;
  members.reserve(object.size());
  for (const auto& member : object) members.push_back(&member);
  std::sort(members.begin(), members.end(), [](auto* a, auto* b) { return comes_before(a->key(), b->key()); });

  char before = '{';
  for (const auto* member : members) {
    out += before;
    append_string(out, member->key());
    out += ':';
    append_value(out, member->value());
    before = ',';
  }
  out += members.empty() ? "{}" : "}";
}

void append_array(std::string& out, const json::array& array) {
  char before = '[';
  for (const auto& element : array) {
    out += before;
    append_value(out, element);
    before = ',';
  }
  out += array.empty() ? "[]" : "]";
}

void append_value(std::string& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      out += "null";
      return;
    case json::kind::bool_:
      out += value.get_bool() ? "true" : "false";
      return;
    case json::kind::int64:
      append_integer(out, value.get_int64());
      return;
    case json::kind::uint64:
      // Clamped, it is still beyond the safe range if it was, and refused.
      append_integer(out, static_cast<std::int64_t>(std::min<std::uint64_t>(value.get_uint64(), kMaxSafeInteger + 1)));
      return;
    case json::kind::double_:
      append_double(out, value.get_double());
      return;
    case json::kind::string:
      append_string(out, value.get_string());
      return;
    case json::kind::array:
      append_array(out, value.get_array());
      return;
    case json::kind::object:
      append_object(out, value.get_object());
      return;
  }
}

bool is_event_member_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '_';
  });
}

// The first breach of the profile's rules on names and numbers; its place is put together on the way out.
std::optional<Problem> breach(const json::value& value) {
  const auto inside = [](const json::value& child, const auto& step) {
    auto found = breach(child);
    if (found) found->place.insert(0, fmt::format("/{}", step));
    return found;
  };
  if (value.is_double())
    return Problem{"event-number", "", {"数值只能是整数。", "Only integers are allowed as numbers."}};
  if (const auto* array = value.if_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (auto found = inside((*array)[i], i)) return found;
    }
  }
  if (const auto* object = value.if_object()) {
    for (const auto& member : *object) {
      const std::string_view name = member.key();
      if (!is_event_member_name(name)) {
        return Problem{"event-member-name",
                       "",
                       {fmt::format("成员名“{}”只能由小写字母、数字和下划线组成。", name),
                        fmt::format("Member name \"{}\": only a-z, 0-9 and _ are allowed.", name)}};
      }
      if (auto found = inside(member.value(), name)) return found;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string canonical(const json::value& value) {
  std::string out;
  append_value(out, value);
  return out;
}

std::optional<Problem> check_profile(std::string_view bytes) {
  if (bytes.size() > kMaxEventBytes) {
    return Problem{"event-too-long",
                   "",
                   {fmt::format("事件正文为{}字节，上限为{}字节。", bytes.size(), kMaxEventBytes),
                    fmt::format("The event body has {} bytes; at most {} are allowed.", bytes.size(), kMaxEventBytes)}};
  }
  const auto value = parse_strict(bytes, kMaxEventDepth);
  if (value.has_error()) return value.error();
  if (auto found = breach(*value)) return found;

  const auto expected = canonical(*value);
  if (expected == bytes) return std::nullopt;
  const auto at = std::mismatch(bytes.begin(), bytes.end(), expected.begin(), expected.end()).first - bytes.begin();
  return Problem{"event-not-canonical",
                 "",
                 {fmt::format("从第{}字节起与规范形式（RFC 8785）不同。", at),
                  fmt::format("From byte {} on this is not the canonical form (RFC 8785).", at)}};
}

void CanonicalWriter::separate() {
  if (after_value_) text_ += ',';
  after_value_ = true;
}

void CanonicalWriter::open(char bracket) {
  if (depth_ == kMaxEventDepth) throw std::logic_error("canonical JSON nested too deep");
  separate();
  text_ += bracket;
  last_keys_[depth_++] = {};
  after_value_ = false;
}

void CanonicalWriter::close(char bracket) {
  text_ += bracket;
  --depth_;
  after_value_ = true;
}

CanonicalWriter& CanonicalWriter::begin_object() { return open('{'), *this; }
CanonicalWriter& CanonicalWriter::end_object() { return close('}'), *this; }
CanonicalWriter& CanonicalWriter::begin_array() { return open('['), *this; }
CanonicalWriter& CanonicalWriter::end_array() { return close(']'), *this; }

CanonicalWriter& CanonicalWriter::key(std::string_view name) {
  if (depth_ == 0 || name <= last_keys_[depth_ - 1]) throw std::logic_error("canonical JSON keys out of order");
  last_keys_[depth_ - 1] = name;
  separate();
  append_string(text_, name);
  text_ += ':';
  after_value_ = false;
  return *this;
}

CanonicalWriter& CanonicalWriter::string(std::string_view text) {
  separate();
  append_string(text_, text);
  return *this;
}

CanonicalWriter& CanonicalWriter::integer(std::int64_t number) {
  separate();
  append_integer(text_, number);
  return *this;
}

CanonicalWriter& CanonicalWriter::boolean(bool value) {
  separate();
  text_ += value ? "true" : "false";
  return *this;
}

CanonicalWriter& CanonicalWriter::null() {
  separate();
  text_ += "null";
  return *this;
}

std::string CanonicalWriter::take() && { return std::move(text_); }

}  // namespace renmian
