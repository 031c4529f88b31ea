#include "adapters/identity/password_rules.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "adapters/identity/common_passwords.hpp"

namespace renmian {
namespace {

const std::vector<std::string> kContext = {"zzb-001", "林示例", "示例市统计局", "Renmian", "任免", "od"};

// The codes of what is wrong, one after the other.
std::string wrong_with(std::string_view password, bool mlps = false) {
  std::string codes;
  for (const auto& problem : password_problems(password, kContext, mlps, "/new")) {
    EXPECT_EQ(problem.place, "/new");
    codes.append(codes.empty() ? "" : " ").append(problem.code);
  }
  return codes;
}

TEST(PasswordRules, TakeTwelveToAHundredAndTwentyEightCharactersAsTheyAre) {
  for (const auto* good : {"vq8 kd2 mx7 w", "correct horse battery", "  leading and trailing  ",
                           "雨后春笋茂密如林青山不改流水", "🐎🔋📎🌲🐎🔋📎🌳🐎🔋📎🌴", "köln ärger öl üb"}) {
    EXPECT_EQ(wrong_with(good), "") << good;
  }
  EXPECT_EQ(wrong_with("vq8kd2mx7w4"), "password-length");
  EXPECT_EQ(wrong_with("vq8kd2mx7w4t"), "");
  std::string words;
  while (words.size() < 128) words += std::to_string(words.size() * 7919) + "k";
  EXPECT_EQ(wrong_with(words.substr(0, 128)), "");
  EXPECT_EQ(wrong_with(words.substr(0, 128) + "x"), "password-length");
  EXPECT_EQ(wrong_with("雨后春笋茂密如林青山不"), "password-length");  // 11 characters, 33 bytes
}

TEST(PasswordRules, RefuseWhatManyPeopleHave) {
  for (const auto* common : {"passwordpassword", "PassWord123456", "1234567890qwertyuiop!!", "!!dragon20261122",
                             "football-12345", "123dragondragon123"}) {
    EXPECT_NE(wrong_with(common).find("password-common"), std::string::npos) << common << ": " << wrong_with(common);
  }
}

TEST(PasswordRules, RefuseRepetitionsAndRuns) {
  for (const auto* dull : {"zzzzzzzzzzzzzzzz", "x7qx7qx7qx7qx7q", "甲乙丙丁甲乙丙丁甲乙丙丁", "34567890123456",
                           "98765432109876", "abcdefghijklmn", "zyxwvutsrqponm"}) {
    EXPECT_EQ(wrong_with(dull), "password-repetitive") << dull;
  }
  EXPECT_EQ(wrong_with("345678901235 7"), "");
}

TEST(PasswordRules, RefuseWordsOfTheirSurroundings) {
  for (const auto* close : {"my zzb-001 secret", "MY ZZB-001 SECRET", "林示例的密码是不好猜到的",
                            "xx示例市统计局2026xx", "the renmian server", "任免系统的好密码不好猜呀"}) {
    EXPECT_EQ(wrong_with(close), "password-context") << close;
  }
  EXPECT_EQ(wrong_with("a good model of it"), "");  // "od" is too short a word to count
}

TEST(PasswordRules, UnderMlpsThreeOfFourClassesAreNeeded) {
  EXPECT_EQ(wrong_with("wvkqpd gmxhbt"), "");
  EXPECT_EQ(wrong_with("wvkqpd gmxhbt", true), "password-classes");
  EXPECT_EQ(wrong_with("wvkqpdgmxh7t", true), "password-classes");
  EXPECT_EQ(wrong_with("wvkqpd gmxh7t", true), "");
  EXPECT_EQ(wrong_with("Wvkqpdgmxh7t", true), "");
}

TEST(CommonPasswords, AreAtLeastThreeThousand) {
  std::ifstream file(RENMIAN_SOURCE_DIR "/adapters/identity/common-passwords.txt");
  std::string line;
  while (std::getline(file, line) && !line.empty()) EXPECT_TRUE(line.starts_with('#')) << line;
  std::size_t count = 0;
  for (; std::getline(file, line); ++count) EXPECT_TRUE(is_common_password(line)) << line;
  EXPECT_GE(count, 3000U);
  EXPECT_FALSE(is_common_password(""));
  EXPECT_FALSE(is_common_password("# Licence"));
}

}  // namespace
}  // namespace renmian
