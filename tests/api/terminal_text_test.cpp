#include "api/cli/terminal_text.hpp"

#include <gtest/gtest.h>

namespace renmian {
namespace {

TEST(DisplayWidth, AChineseCharacterTakesTwoColumns) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("公示"), 4U);
  EXPECT_EQ(display_width("任前公示 5"), 10U);
  EXPECT_EQ(display_width("𠮷"), 2U);      // beyond the basic plane
  EXPECT_EQ(display_width("（Ａ）"), 6U);  // full-width forms
}

TEST(DisplayWidth, WhatIsNotSeenTakesNone) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("a\u200Bb"), 2U);
}

TEST(DisplayWidth, SignsOfVerdictsTakeOne) { EXPECT_EQ(display_width("✓✗…○→"), 5U); }

TEST(DisplayWidth, ACutOffCharacterDoesNotReadPastTheEnd) {
  EXPECT_EQ(display_width(std::string_view("公").substr(0, 2)), 1U);
}

TEST(Padded, CountsColumnsRatherThanBytes) {
  EXPECT_EQ(padded("公示", 6), "公示  ");
  EXPECT_EQ(padded("公示", 4), "公示");
  EXPECT_EQ(padded("公示", 3), "公示");
}

TEST(Shortened, KeepsWhatFitsAndCutsAtAWholeCharacter) {
  EXPECT_EQ(shortened("任前公示", 8), "任前公示");
  EXPECT_EQ(shortened("任前公示", 7), "任前公…");
  EXPECT_EQ(shortened("任前公示", 6), "任前…");
  EXPECT_EQ(shortened("一\n二", 10), "一 二");
}

TEST(Table, ColumnsLineUpUnderWideCharacters) {
  EXPECT_EQ(table({{"林示例", "a"}, {"赵样", "b"}}, "  "), "  林示例  a\n  赵样    b\n");
  EXPECT_EQ(table({}), "");
}

TEST(TimeInChina, IsThatOfShanghai) {
  EXPECT_EQ(time_in_china(*parse_timestamp("2026-03-02T01:05:59.999999Z")), "2026-03-02 09:05");
  EXPECT_EQ(time_in_china(*parse_timestamp("2026-03-01T16:00:00.000000Z")), "2026-03-02 00:00");
  EXPECT_EQ(time_in_china(*parse_timestamp("2026-03-01T15:59:59.999999Z")), "2026-03-01 23:59");
}

}  // namespace
}  // namespace renmian
