#include "engine/registry/search.hpp"

#include <algorithm>
#include <array>

namespace renmian {
namespace {

// The bytes of the character that begins at `at`; a byte that begins none counts as one.
std::string_view character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return text.substr(at, length);
}

constexpr std::array<std::string_view, 5> kOpening{"[", "(", "（", "【", "［"};
constexpr std::array<std::string_view, 5> kClosing{"]", ")", "）", "】", "］"};
constexpr std::string_view kWideSpace = "\u3000";

bool is_one_of(const std::array<std::string_view, 5>& set, std::string_view character) {
  return std::ranges::find(set, character) != set.end();
}

// U+FF01 to U+FF5E are the ASCII characters from '!' on: EF BC 81..BF, EF BD 80..9E.
char narrow(std::string_view character) {
  if (character.size() != 3 || character[0] != '\xef') return 0;
  const auto second = static_cast<unsigned char>(character[1]), third = static_cast<unsigned char>(character[2]);
  if (second == 0xbc && third >= 0x81) return static_cast<char>(third - 0x81 + '!');
  if (second == 0xbd && third <= 0x9e) return static_cast<char>(third - 0x80 + '`');
  return 0;
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string search_form(std::string_view text) {
  std::string form;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    at += character.size();
    if (is_one_of(kOpening, character)) {
      form += "〔";
    } else if (is_one_of(kClosing, character)) {
      form += "〕";
    } else if (const char c = character.size() == 1 ? character[0] : narrow(character); c != 0) {
      if (c > ' ') form += small(c);
      if (static_cast<unsigned char>(c) >= 0x80) form += c;
    } else if (character != kWideSpace) {
      form += character;
    }
  }
  return form;
}

std::vector<std::string> endings_of(std::string_view text) {
  std::vector<std::string> endings;
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).size()) endings.emplace_back(text.substr(at));
  return endings;
}

}  // namespace renmian
