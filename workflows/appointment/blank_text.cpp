#include "workflows/appointment/blank_text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace renmian::appointment {

namespace {

constexpr std::string_view kFillerAscii = " \t\r\n.,;:!?-_/\\*#()[]~";
constexpr auto kFiller =
    std::to_array<std::string_view>({"　", "。", "，", "、", "；", "：", "！", "？", "．", "－", "—",
                                     "…",  "／", "（", "）", "《", "》", "“",  "”",  "·",  "～", "×"});
constexpr auto kPlaceholders =
    std::to_array<std::string_view>({"无", "暂无", "没有", "空", "略", "详略", "待定", "待补", "待补充", "未定", "na",
                                     "none", "nil", "tbd", "x", "xx"});

std::size_t length_of_character(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool is_filler(std::string_view character) {
  return character.size() == 1 ? kFillerAscii.find(character) != std::string_view::npos
                               : std::ranges::find(kFiller, character) != kFiller.end();
}

}  // namespace

bool blank_like(std::string_view text) {
  std::string said;
  while (!text.empty()) {
    const auto character = text.substr(0, length_of_character(text.front()));
    text.remove_prefix(character.size());
    if (is_filler(character)) continue;
    const auto upper = character.front() >= 'A' && character.front() <= 'Z';
    if (upper) {
      said += static_cast<char>(character.front() - 'A' + 'a');
    } else {
      said += character;
    }
  }
  return said.empty() || std::ranges::find(kPlaceholders, said) != kPlaceholders.end();
}

}  // namespace renmian::appointment
