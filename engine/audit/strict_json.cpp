#include "engine/audit/strict_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <cmath>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/encoding.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
using boost::system::error_code;

enum class Trouble { kNone, kDuplicate, kNumber };

// Boost.JSON's parser calls this for each piece of the text. It builds the value, and remembers where it is: the open
// objects and arrays, and the member names seen in each open object.
class Handler {
 public:
  static constexpr std::size_t max_object_size = json::object::max_size();
  static constexpr std::size_t max_array_size = json::array::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();

  explicit Handler(std::string_view text) : text_(text), stack_({}, buffer_, sizeof buffer_) {
    stack_.reset();
    names_.reserve(64);
  }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }

  bool on_object_begin(error_code&) { return open(false); }
  bool on_object_end(std::size_t size, error_code& error) {
    if (const auto* twice = duplicate(size)) {
      names_.back() = *twice;
      return fail(Trouble::kDuplicate, error);
    }
    names_.resize(open_.back().first_name);
    open_.pop_back();
    stack_.push_object(size);
    return true;
  }

  bool on_array_begin(error_code&) { return open(true); }
  bool on_array_end(std::size_t size, error_code&) {
    open_.pop_back();
    stack_.push_array(size);
    return true;
  }

  bool on_key_part(std::string_view part, std::size_t, error_code&) {
    partial_name_ += part;
    stack_.push_chars(part);
    return true;
  }
  bool on_key(std::string_view part, std::size_t, error_code&) {
    names_.push_back(keep(part));
    stack_.push_key(part);
    return true;
  }

  bool on_string_part(std::string_view part, std::size_t, error_code&) {
    stack_.push_chars(part);
    return true;
  }
  bool on_string(std::string_view part, std::size_t, error_code&) {
    count();
    stack_.push_string(part);
    return true;
  }

  bool on_number_part(std::string_view, error_code&) { return true; }
  bool on_int64(std::int64_t number, std::string_view, error_code& error) {
    count();
    if (number < -kMaxSafeInteger || number > kMaxSafeInteger) return fail(Trouble::kNumber, error);
    stack_.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t, std::string_view, error_code& error) {
    count();  // Only called for what is too large for an int64.
    return fail(Trouble::kNumber, error);
  }
  bool on_double(double, std::string_view digits, error_code& error) {
    count();
    // Boost.JSON 1.81 does not round to the nearest double; from_chars does. An integer that comes as a double was too
    // large even for a uint64.
    double number = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = digits.find_first_of(".eE") == std::string_view::npos;
    // Canonical JSON writes these as digits alone: integers that would be refused when read again.
    const bool becomes_integer = std::abs(number) > kMaxSafeInteger && std::abs(number) < 1e21;
    if (whole || becomes_integer || failed != std::errc{} || end != digits.data() + digits.size())
      return fail(Trouble::kNumber, error);
    stack_.push_double(number);
    return true;
  }

  bool on_bool(bool value, error_code&) {
    count();
    stack_.push_bool(value);
    return true;
  }
  bool on_null(error_code&) {
    count();
    stack_.push_null();
    return true;
  }

  bool on_comment_part(std::string_view, error_code&) { return false; }
  bool on_comment(std::string_view, error_code&) { return false; }

  json::value release() { return stack_.release(); }
  Trouble trouble() const { return trouble_; }

  // JSON pointer (RFC 6901) of the innermost value begun.
  std::string place() const {
    std::string pointer;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const auto end_of_names = i + 1 < open_.size() ? open_[i + 1].first_name : names_.size();
      if (open_[i].is_array) {
        if (open_[i].values > 0) pointer += fmt::format("/{}", open_[i].values - 1);
      } else if (end_of_names > open_[i].first_name) {
        pointer += '/';
        for (const char c : names_[end_of_names - 1]) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
      }
    }
    return pointer;
  }

 private:
  struct Open {
    bool is_array;
    std::size_t first_name;  // of this object in names_
    std::size_t values;      // begun so far in this array
  };

  void count() {
    if (!open_.empty()) ++open_.back().values;
  }
  bool open(bool is_array) {
    count();
    open_.push_back({is_array, names_.size(), 0});
    return true;
  }
  bool fail(Trouble trouble, error_code& error) {
    trouble_ = trouble;
    error = json::make_error_code(json::error::exception);
    return false;
  }

  // A name spelled without escapes is a piece of the text; others are built in a buffer of the parser and are copied.
  std::string_view keep(std::string_view part) {
    const auto after = std::less<const char*>{};
    const bool in_text = !after(part.data(), text_.data()) && after(part.data(), text_.data() + text_.size());
    if (partial_name_.empty() && in_text) return part;
    copies_.push_back(partial_name_.append(part));
    partial_name_.clear();
    return copies_.back();
  }

  // A name that is there twice among the last `size`. Pairwise is faster for the few members of usual objects, but an
  // object of a hundred thousand must not take minutes.
  const std::string_view* duplicate(std::size_t size) {
    const auto first = names_.end() - static_cast<std::ptrdiff_t>(size), last = names_.end();
    if (size > 16) {
      std::sort(first, last);
      const auto twice = std::adjacent_find(first, last);
      return twice == last ? nullptr : &*twice;
    }
    for (auto name = first; name != last; ++name) {
      if (std::find(first, name, *name) != name) return &*name;
    }
    return nullptr;
  }

  std::string_view text_;
  unsigned char buffer_[2048];  // spares the value stack its first allocations
  json::value_stack stack_;
  std::vector<Open> open_;
  std::vector<std::string_view> names_;
  std::deque<std::string> copies_;
  std::string partial_name_;
  Trouble trouble_ = Trouble::kNone;
};

Problem problem_at(std::size_t byte, const char* code, std::string place, const Text& what) {
  return {code,
          std::move(place),
          {fmt::format("第{}字节处：{}", byte, what.zh), fmt::format("At byte {}: {}", byte, what.en)}};
}

// Boost.JSON calls it a mere syntax error if no other escape, or one of another kind, follows a leading surrogate.
bool ends_in_leading_surrogate(std::string_view read) {
  if (read.ends_with('\\')) read.remove_suffix(1);
  if (read.size() < 6) return false;
  const auto escape = read.substr(read.size() - 6);
  return escape.starts_with("\\u") && (escape[2] == 'd' || escape[2] == 'D') &&
         std::string_view("89abAB").find(escape[3]) != std::string_view::npos;
}

Problem explain(std::string_view text, std::size_t byte, const Handler& handler, const error_code& error,
                std::size_t max_depth) {
  const auto place = handler.place();
  if (handler.trouble() == Trouble::kDuplicate) {
    return problem_at(
        byte, "json-duplicate-member", place,
        {"所在对象中同名成员出现两次，只能出现一次。", "the object has this member twice; once is right."});
  }
  if (handler.trouble() == Trouble::kNumber || error == json::error::exponent_overflow) {
    return problem_at(
        byte, "json-number", place,
        {"数值超出范围：整数绝对值不得超过9007199254740991（更大的数请写成字符串），小数须在双精度范围内。",
         "the number is out of range: integers go up to 9007199254740991 in magnitude (write larger ones "
         "as strings), others must fit a double."});
  }
  if (error == json::error::too_deep) {
    return problem_at(
        byte, "json-too-deep", place,
        {fmt::format("嵌套层数超过{}层。", max_depth), fmt::format("nested deeper than {} levels.", max_depth)});
  }
  if (text.starts_with("\xef\xbb\xbf")) {
    return problem_at(
        0, "json-encoding", place,
        {"文本以字节顺序标记（BOM）开头，请去掉。", "the text starts with a byte order mark; leave it out."});
  }
  if (ends_in_leading_surrogate(text.substr(0, byte)) || error == json::error::illegal_leading_surrogate ||
      error == json::error::illegal_trailing_surrogate) {
    return problem_at(byte, "json-encoding", place,
                      {"\\u转义中的代理项不成对。", "a surrogate in a \\u escape lacks its other half."});
  }
  if (const auto invalid = find_invalid_utf8(text); invalid != std::string_view::npos && invalid <= byte) {
    return problem_at(invalid, "json-encoding", place, {"不是有效的UTF-8编码。", "not valid UTF-8."});
  }
  if (!error) {
    return problem_at(byte, "json-trailing-text", "",
                      {"JSON值结束后还有多余内容。", "there is more text after the end of the JSON value."});
  }
  return problem_at(byte, "json-syntax", place,
                    {error == json::error::incomplete ? "JSON不完整，文本提前结束。" : "不符合JSON语法。",
                     error == json::error::incomplete ? "the JSON is incomplete, the text ends too early."
                                                      : "this is not valid JSON."});
}

}  // namespace

boost::system::result<json::value, Problem> parse_strict(std::string_view text, std::size_t max_depth) {
  json::parse_options options;
  options.max_depth = max_depth;
  json::basic_parser<Handler> parser(options, text);
  error_code error;
  const auto byte = parser.write_some(false, text.data(), text.size(), error);
  if (error || byte < text.size()) return explain(text, byte, parser.handler(), error, max_depth);
  return parser.handler().release();
}

}  // namespace renmian
