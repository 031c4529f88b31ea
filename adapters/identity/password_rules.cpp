#include "adapters/identity/password_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/identity/common_passwords.hpp"

namespace renmian {
namespace {

constexpr std::size_t kShortestWord = 4;  // bytes; two Chinese characters have six
constexpr std::size_t kLongestPiece = 5;  // characters that are repeated
constexpr std::size_t kClassesWanted = 3;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_mark(char c) { return c > 0x20 && c < 0x7f && !is_upper(c) && !is_lower(c) && !is_digit(c); }

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

// Without the digits and marks at both ends.
std::string_view core_of(std::string_view text) {
  const auto around = [](char c) { return is_digit(c) || is_ascii_mark(c); };
  while (!text.empty() && around(text.front())) text.remove_prefix(1);
  while (!text.empty() && around(text.back())) text.remove_suffix(1);
  return text;
}

// The shortest piece of which `text` is a repetition; all of it if it is none.
std::string_view piece_of(std::string_view text) {
  for (std::size_t size = 1; size <= text.size() / 2; ++size) {
    // A text that is the same when shifted by `size` repeats its first `size` bytes.
    if (text.size() % size == 0 && text.substr(size) == text.substr(0, text.size() - size)) return text.substr(0, size);
  }
  return text;
}

// 123456789012, zyxwvutsrqpo: each character follows the one before.
bool is_run(std::string_view text) {
  for (const int step : {1, -1}) {
    const bool all = std::ranges::adjacent_find(text, [&](char a, char b) {
                       const bool over = step > 0 ? (a == '9' && b == '0') : (a == '0' && b == '9');
                       return b - a != step && !over;
                     }) == text.end();
    if (all) return true;
  }
  return false;
}

std::size_t classes_in(std::string_view text) {
  const bool other = std::ranges::any_of(text, [](char c) { return !is_upper(c) && !is_lower(c) && !is_digit(c); });
  return static_cast<std::size_t>(std::ranges::any_of(text, is_upper)) +
         static_cast<std::size_t>(std::ranges::any_of(text, is_lower)) +
         static_cast<std::size_t>(std::ranges::any_of(text, is_digit)) + static_cast<std::size_t>(other);
}

}  // namespace

Problems password_problems(std::string_view password, const std::vector<std::string>& context, bool mlps,
                           const std::string& place) {
  Problems bad;
  const auto add = [&](const char* code, std::string zh, std::string en) {
    bad.push_back({code, place, {std::move(zh), std::move(en)}});
  };
  const auto count = characters_in(password);
  if (count < kShortestPassword || count > kLongestPassword) {
    add("password-length",
        fmt::format("密码应为 {} 至 {} 个字符，现为 {} 个", kShortestPassword, kLongestPassword, count),
        fmt::format("a password has {} to {} characters, this one {}", kShortestPassword, kLongestPassword, count));
  }
  const auto lower = lowered(password);
  const auto piece = piece_of(lower);
  const auto core = core_of(lower);
  if (is_common_password(lower) || is_common_password(core) || is_common_password(piece_of(core)) ||
      is_common_password(core_of(piece))) {
    add("password-common", "这是许多人使用的密码，或仅在其前后加了数字和符号",
        "many people have this password, or it only adds digits and marks to one that many have");
  } else if (characters_in(piece) <= kLongestPiece || is_run(lower)) {
    add("password-repetitive", "密码不能只是重复或连续的字符",
        "a password is more than repeated or consecutive characters");
  }
  const auto word = std::ranges::find_if(context, [&](const std::string& each) {
    return each.size() >= kShortestWord && lower.find(lowered(each)) != lower.npos;
  });
  if (word != context.end()) {
    add("password-context", "密码不能含有登录名、姓名、单位名称或产品名称：" + *word,
        "a password contains no login, name, unit or product: " + *word);
  }
  if (mlps && classes_in(password) < kClassesWanted) {
    add("password-classes", "大写字母、小写字母、数字、其他字符四类中应含三类（等级保护要求）",
        "three of the four classes upper case, lower case, digits and other characters are needed (MLPS)");
  }
  return bad;
}

}  // namespace renmian
