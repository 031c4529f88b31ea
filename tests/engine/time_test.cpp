#include "engine/base/time.hpp"

#include <gtest/gtest.h>

#include "engine/base/ids.hpp"

namespace renmian {
namespace {

using namespace std::chrono_literals;

TEST(Timestamps, AreWrittenInUtcWithSixDigitsAndReadBack) {
  const auto time = parse_timestamp("2026-03-01T08:00:00.123456Z");
  ASSERT_TRUE(time);
  EXPECT_EQ(to_string(*time), "2026-03-01T08:00:00.123456Z");
  EXPECT_EQ(to_string(Timestamp{-1}), "1969-12-31T23:59:59.999999Z");
}

TEST(Timestamps, OfAnotherFormAreNotRead) {
  for (const auto* text : {"2026-03-01T08:00:00Z", "2026-03-01 08:00:00.123456Z", "2026-03-01T24:00:00.000000Z",
                           "2026-02-30T08:00:00.000000Z", "2026-03-01T08:00:00.123456+", ""}) {
    EXPECT_FALSE(parse_timestamp(text)) << text;
  }
}

TEST(CivilDates, TurnAtMidnightInShanghai) {
  EXPECT_EQ(to_string(date_in_china(*parse_timestamp("2026-02-28T15:59:59.999999Z"))), "2026-02-28");
  EXPECT_EQ(to_string(date_in_china(*parse_timestamp("2026-02-28T16:00:00.000000Z"))), "2026-03-01");
  EXPECT_EQ(to_string(start_of_day_in_china(2026y / 3 / 1)), "2026-02-28T16:00:00.000000Z");
}

TEST(CivilDates, ThatDoNotExistAreNotRead) {
  for (const auto* text : {"2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1", "1899-12-31", "2101-01-01"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Months, ClampToTheLastDay) {
  EXPECT_EQ(add_months(2026y / 1 / 31, 1), CivilDate{2026y / 2 / 28});
  EXPECT_EQ(add_months(2024y / 1 / 31, 1), CivilDate{2024y / 2 / 29});
  EXPECT_EQ(add_months(2026y / 3 / 31, -1), CivilDate{2026y / 2 / 28});
  EXPECT_EQ(add_months(2026y / 12 / 15, 13), CivilDate{2028y / 1 / 15});
}

TEST(Ids, AreOrderedByTheTimeTheyWereMade) {
  const auto earlier = make_uuid_v7(Timestamp{1'000'000}, {255, 255, 255, 255, 255, 255, 255, 255, 255, 255});
  const auto later = make_uuid_v7(Timestamp{1'001'000}, {});
  EXPECT_LT(earlier, later);
  EXPECT_EQ(to_string(later), "00000000-03e9-7000-8000-000000000000");
  EXPECT_EQ(parse_uuid(to_string(earlier)), earlier);
  EXPECT_FALSE(parse_uuid("00000000-03e9-7000-8000-00000000000"));
  EXPECT_FALSE(parse_uuid("00000000x03e9-7000-8000-000000000000"));
}

}  // namespace
}  // namespace renmian
