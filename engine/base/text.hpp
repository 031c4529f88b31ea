// Words for people, always in both languages of the product: Chinese (the default) and English.
#pragma once

#include <string>
#include <string_view>

namespace renmian {

enum class Language { kChinese, kEnglish };

// Words fixed at compile time: titles of states, commands, gates.
struct Words {
  std::string_view zh;
  std::string_view en;

  constexpr std::string_view in(Language language) const { return language == Language::kChinese ? zh : en; }
  friend constexpr bool operator==(const Words&, const Words&) = default;
};

// A sentence made at run time, for instance what is missing for a gate.
struct Text {
  std::string zh;
  std::string en;

  Text() = default;
  Text(std::string chinese, std::string english) : zh(std::move(chinese)), en(std::move(english)) {}
  explicit Text(const Words& words) : zh(words.zh), en(words.en) {}

  const std::string& in(Language language) const { return language == Language::kChinese ? zh : en; }
  friend bool operator==(const Text&, const Text&) = default;
};

}  // namespace renmian
