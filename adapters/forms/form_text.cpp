#include "adapters/forms/form_text.hpp"

#include <algorithm>
#include <iterator>

namespace renmian::forms {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The bytes of the character that begins at `from`, and of the one that ends before `end`.
std::string_view character_at(std::string_view text, std::size_t from) {
  std::size_t end = from + 1;
  while (end < text.size() && is_continuation(text[end])) ++end;
  return text.substr(from, end - from);
}

std::string_view character_before(std::string_view text, std::size_t end) {
  std::size_t from = end - 1;
  while (from > 0 && is_continuation(text[from])) --from;
  return text.substr(from, end - from);
}

bool is_one_of(std::string_view character, std::initializer_list<std::string_view> set) {
  return std::ranges::find(set, character) != set.end();
}

bool is_white_space(std::string_view character) {
  if (character.size() == 1) return std::string_view{" \t\n\r\v\f"}.find(character[0]) != std::string_view::npos;
  // U+2000 to U+200A
  if (character >= "\u2000" && character <= "\u200A") return true;
  return is_one_of(character, {"\u00A0", "\u1680", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"});
}

bool is_zero_width(std::string_view character) {
  return is_one_of(character, {"\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2060", "\uFEFF"});
}

}  // namespace

std::string_view trim_end(std::string_view text) {
  while (!text.empty()) {
    const auto last = character_before(text, text.size());
    if (!is_white_space(last)) break;
    text.remove_suffix(last.size());
  }
  return text;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const auto first = character_at(text, 0);
    if (!is_white_space(first)) break;
    text.remove_prefix(first.size());
  }
  return trim_end(text);
}

std::string without_blanks(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    if (!is_white_space(character) && !is_zero_width(character)) kept += character;
    at += character.size();
  }
  return kept;
}

std::string tidy_lines(std::string_view text) {
  std::string broken{text};
  for (const auto* mark : {"<br>", "<br/>", "<br />", "<br >"}) broken = replace_all(std::move(broken), mark, "\n");

  auto lines = split(broken, "\n");
  for (auto& line : lines) line = trim_end(line);
  const auto is_empty = [](std::string_view line) { return line.empty(); };
  lines.erase(lines.begin(), std::ranges::find_if_not(lines, is_empty));
  lines.erase(std::find_if_not(lines.rbegin(), lines.rend(), is_empty).base(), lines.end());

  std::string tidy;
  for (const auto line : lines) tidy.append(tidy.empty() ? "" : "\n").append(line);
  return tidy;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

std::string replace_all(std::string text, std::string_view what, std::string_view by) {
  if (text.find(what) == std::string::npos) return text;
  std::string replaced;
  const auto parts = split(text, what);
  for (std::size_t i = 0; i < parts.size(); ++i) replaced.append(i == 0 ? "" : by).append(parts[i]);
  return replaced;
}

}  // namespace renmian::forms
