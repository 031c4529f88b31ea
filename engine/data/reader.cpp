#include "engine/data/reader.hpp"

#include <fmt/format.h>

namespace renmian {

std::string JsonPlace::pointer() const {
  if (parent_ == nullptr) return {};
  std::string token;
  if (name_.data() == nullptr) {
    token = std::to_string(index_);
  } else {
    for (const char c : name_) {
      if (c == '~') {
        token += "~0";
      } else if (c == '/') {
        token += "~1";
      } else {
        token += c;
      }
    }
  }
  return parent_->pointer() + '/' + token;
}

namespace detail {
namespace {

constexpr std::size_t kQuotedBytes = 60;

// What was given, short enough for a message and cut at a whole character.
std::string quoted(const boost::json::value& json) {
  auto text = boost::json::serialize(json);
  if (text.size() > kQuotedBytes) {
    std::size_t cut = kQuotedBytes;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    text.resize(cut);
    text += "…";
  }
  return text;
}

std::size_t characters(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

bool has_control_character(std::string_view text) {
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) return true;
  }
  return false;
}

}  // namespace

void wrong_type(const boost::json::value& json, Words expected, const JsonPlace& at, Problems& bad) {
  bad.push_back({"wrong-type",
                 at.pointer(),
                 {fmt::format("应为{}，而不是 {}", expected.zh, quoted(json)),
                  fmt::format("should be {}, not {}", expected.en, quoted(json))}});
}

void unknown_value(std::string_view given, const std::string& allowed, const JsonPlace& at, Problems& bad) {
  bad.push_back({"unknown-value",
                 at.pointer(),
                 {fmt::format("没有“{}”这个取值；可用：{}", given, allowed),
                  fmt::format("there is no value \"{}\"; there are: {}", given, allowed)}});
}

void missing_member(const JsonPlace& at, Problems& bad) {
  bad.push_back({"missing-member", at.pointer(), {"缺少此项", "this member is missing"}});
}

void unknown_member(const std::string& allowed, const JsonPlace& at, Problems& bad) {
  bad.push_back(
      {"unknown-member",
       at.pointer(),
       {fmt::format("没有这一项；可用：{}", allowed), fmt::format("unknown member; there are: {}", allowed)}});
}

bool read_text(const boost::json::value& json, std::string& into, std::size_t max, const JsonPlace& at, Problems& bad) {
  if (!json.is_string()) {
    wrong_type(json, {"文字", "text"}, at, bad);
    return false;
  }
  const std::string_view text = json.get_string();
  const auto length = characters(text);
  if (length == 0 || length > max) {
    bad.push_back({"out-of-range",
                   at.pointer(),
                   {fmt::format("应为 1 至 {} 个字，现为 {} 个", max, length),
                    fmt::format("should have 1 to {} characters, has {}", max, length)}});
    return false;
  }
  if (has_control_character(text)) {
    bad.push_back({"out-of-range", at.pointer(), {"含有控制字符", "holds a control character"}});
    return false;
  }
  into = text;
  return true;
}

bool read_integer(const boost::json::value& json, std::int64_t& into, std::int64_t min, std::int64_t max,
                  const JsonPlace& at, Problems& bad) {
  if (!json.is_int64() && !json.is_uint64()) {
    wrong_type(json, {"整数", "a whole number"}, at, bad);
    return false;
  }
  if (!json.is_int64() || json.get_int64() < min || json.get_int64() > max) {
    bad.push_back({"out-of-range",
                   at.pointer(),
                   {fmt::format("应在 {} 至 {} 之间，现为 {}", min, max, quoted(json)),
                    fmt::format("should be {} to {}, is {}", min, max, quoted(json))}});
    return false;
  }
  into = json.get_int64();
  return true;
}

void Reader<CivilDate>::read(const boost::json::value& json, CivilDate& into, const JsonPlace& at, Problems& bad) {
  const auto date = json.is_string() ? parse_date(json.get_string()) : std::nullopt;
  if (date) {
    into = *date;
  } else {
    wrong_type(json, {"日期（如 2026-03-01）", "a date (like 2026-03-01)"}, at, bad);
  }
}

void Reader<Timestamp>::read(const boost::json::value& json, Timestamp& into, const JsonPlace& at, Problems& bad) {
  const auto time = json.is_string() ? parse_timestamp(json.get_string()) : std::nullopt;
  if (time) {
    into = *time;
  } else {
    wrong_type(json, {"时间（如 2026-03-01T08:00:00.000000Z）", "a time (like 2026-03-01T08:00:00.000000Z)"}, at, bad);
  }
}

}  // namespace detail
}  // namespace renmian
