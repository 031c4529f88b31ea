#include "tests/fuzz/jcs_cases.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>

#include "engine/audit/canonical_json.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/audit/strict_json.hpp"

namespace renmian::fuzz {
namespace {

// The first of each list may stand in an entry in its canonical form; of the second each has something about it.
constexpr std::array kPlainNumbers{"0", "1", "-1", "42", "1000000", "9007199254740991", "-9007199254740991"};
constexpr std::array kOddNumbers{"9007199254740992",
                                 "-9007199254740992",
                                 "9007199254740992.0",
                                 "9007199254740991.0",
                                 "18446744073709551616",
                                 "100000000000000000000000",
                                 "-0",
                                 "0.0",
                                 "-0.0",
                                 "1.0",
                                 "1.50",
                                 "1e1",
                                 "1E+2",
                                 "1e20",
                                 "1e21",
                                 "-123456789012345680000.0",
                                 "1e-6",
                                 "1e-7",
                                 "333333333.33333329",
                                 "0.1",
                                 "5e-324",
                                 "2e-324",
                                 "1e-400",
                                 "0e-400",
                                 "0e400",
                                 "2.2250738585072011e-308",
                                 "1.7976931348623157e308",
                                 "1.7976931348623159e308",
                                 "-1e400",
                                 "01",
                                 "+1",
                                 "1.",
                                 ".5",
                                 "1e",
                                 "-",
                                 "0x1",
                                 "NaN",
                                 "-Infinity"};

constexpr std::array kPlainPieces{
    "a",   "Z ",  "é",   "€",   "三",  "😀",       "\xee\x80\x80", "\x7f", "\u2028",       "\\\"",   "\\\\",
    "\\b", "\\t", "\\n", "\\f", "\\r", "\\u0000", "\\u001f",      "/",    "\xef\xbf\xbf", "e\u0301"};
constexpr std::array kOddPieces{"\\/",
                                "\\u0061",
                                "\\u00E9",
                                "\\u000a",
                                "\\u001F",
                                "\\u0022",
                                "\\ud83d\\ude00",
                                "\\uD83D\\uDE00",
                                "\\ud83d",
                                "\\ude00",
                                "\\ud83d\\u0041",
                                "\\ud83d\\n",
                                "\\x",
                                "\\u12",
                                "\t",
                                "\x01",
                                "\xff",
                                "\xc0\x80",
                                "\xed\xa0\x80",
                                "\xf4\x90\x80\x80"};

constexpr std::array kPlainNames{"a", "aa", "b", "b_1", "_", "0", "z"};
constexpr std::array kWideNames{"", "A", "é", "€", "😀", "\xee\x80\x80", "\xef\xbf\xbd", "\\ud83d\\ude00", "a😀", "a€"};
constexpr std::array kOddNames{"a b", "\\u0061", "\\u007a", "\\ud83d", "\\n", "a\\u0000"};
constexpr std::array kWords{"null", "true", "false"};
constexpr std::array kOddWords{"nul", "True", "undefined", ""};
constexpr std::array kPieces{" ", "\n", ",", ":", "\"", "[", "}", "0", "\\", "\xef\xbb\xbf", "\f"};

class Writer {
 public:
  explicit Writer(SeededRandom& random)
      : random_(random), odd_one_in_(random.one_in(2) ? kNever : 6), wide_(random.one_in(4)) {}

  std::string value(int levels) {
    switch (random_.below(levels > 0 ? 6 : 4)) {
      case 0:
        return odd() ? random_number() : random_.pick(kPlainNumbers);
      case 1:
        return odd() ? random_.pick(kOddWords) : random_.pick(kWords);
      case 2:
      case 3:
        return '"' + text() + '"';
      case 4:
        return list('[', ']', [&] { return value(levels - 1); });
      default:
        return list('{', '}', [&] { return name() + space() + ':' + space() + value(levels - 1); });
    }
  }

 private:
  static constexpr std::size_t kNever = 0;

  bool odd() { return odd_one_in_ != kNever && random_.one_in(odd_one_in_); }

  std::string random_number() {
    if (!random_.one_in(3)) return random_.pick(kOddNumbers);
    std::array<std::uint8_t, 8> bits{};
    random_.fill(bits);
    const auto number = fmt::format("{:.17g}", std::bit_cast<double>(bits));
    return number.find('n') == number.npos ? number : "0.5";  // infinity and NaN
  }

  std::string text() {
    std::string pieces;
    for (auto left = random_.below(4); left > 0; --left) {
      pieces += odd() ? random_.pick(kOddPieces) : random_.pick(kPlainPieces);
    }
    return pieces;
  }

  std::string name() {
    const std::string name = odd()   ? random_.pick(kOddNames)
                             : wide_ ? random_.pick(kWideNames)
                                     : random_.pick(kPlainNames);
    return '"' + name + '"';
  }
  std::string space() { return odd() && random_.one_in(4) ? " " : ""; }

  template <class Item>
  std::string list(char open, char close, const Item& item) {
    std::string items(1, open);
    for (auto left = random_.below(4); left > 0; --left) {
      items += item();
      if (left > 1) items += "," + space();
    }
    return items + close;
  }

  SeededRandom& random_;
  std::size_t odd_one_in_;
  bool wide_;  // names beyond those of entries, whose order is that of UTF-16
};

void damage(std::string& text, SeededRandom& random) {
  const auto at = random.below(text.size() + 1);
  switch (random.below(4)) {
    case 0:
      text.insert(at, random.pick(kPieces));
      break;
    case 1:
      text.erase(at, 1);
      break;
    case 2:
      text.resize(at);
      break;
    default:
      if (at < text.size()) text[at] = static_cast<char>(random.below(256));
  }
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (; times > 0; --times) text += piece;
  return text;
}

}  // namespace

std::string random_json_text(SeededRandom& random) {
  auto text = Writer(random).value(4);
  if (random.one_in(20)) {
    const auto levels = kMaxEventDepth - 3 + random.below(6);
    const bool objects = random.one_in(2);
    text = repeated(objects ? "{\"a\":" : "[", levels) + text + repeated(objects ? "}" : "]", levels);
  }
  if (random.one_in(500)) text = '"' + std::string(kMaxEventBytes - 4 + random.below(5), 'x') + '"';
  if (random.one_in(6)) damage(text, random);
  return text;
}

std::string judged_line(std::string_view text) {
  const auto value = parse_strict(text);
  const auto* verdict = !value ? "none" : check_profile(text) ? "json" : "entry";
  return fmt::format("{} {} {}", verdict, to_base64(text), value ? to_base64(canonical(*value)) : "");
}

}  // namespace renmian::fuzz
