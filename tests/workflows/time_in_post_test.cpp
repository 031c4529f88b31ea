#include "workflows/appointment/qualification/time_in_post.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace renmian::test {
namespace {

using namespace std::chrono_literals;
using namespace renmian::appointment;

std::string zh(const std::vector<Period>& periods) { return written(periods).zh; }

constexpr auto kByDay = CountedBy::day;
constexpr auto kByMonth = CountedBy::month;

TEST(TimeInPost, OfOverlappingPostsCountsOnce) {
  EXPECT_EQ(zh(merged({{2022y / 1 / 1, 2023y / 6 / 1}, {2021y / 1 / 1, 2022y / 3 / 1}})), "2021-01-01 至 2023-06-01");
  EXPECT_EQ(zh(merged({{2021y / 1 / 1, 2025y / 1 / 1}, {2022y / 1 / 1, 2023y / 1 / 1}})), "2021-01-01 至 2025-01-01");
}

TEST(TimeInPost, OfPostsThatFollowEachOtherIsOnePeriod) {
  EXPECT_EQ(zh(merged({{2021y / 1 / 1, 2022y / 1 / 1}, {2022y / 1 / 1, {}}})), "2021-01-01 起");
  EXPECT_EQ(zh(merged({{2021y / 1 / 1, 2022y / 1 / 1}, {2022y / 1 / 2, {}}})),
            "2021-01-01 至 2022-01-01、2022-01-02 起");
}

TEST(TimeInPost, OfAPostThatGoesOnHasNoEnd) {
  EXPECT_EQ(zh(merged({{2021y / 1 / 1, {}}, {2022y / 1 / 1, 2023y / 1 / 1}})), "2021-01-01 起");
}

TEST(TimeInPost, OfAPostThatEndsBeforeItBeginsIsNone) {
  EXPECT_EQ(zh(merged({{2022y / 1 / 1, 2021y / 1 / 1}, {2022y / 1 / 1, 2022y / 1 / 1}})), "无");
}

TEST(TimeInPost, LeavesOutWholeCalendarYears) {
  const std::vector<Period> post{{2021y / 3 / 1, {}}};
  EXPECT_EQ(zh(without_years(post, {2023})), "2021-03-01 至 2023-01-01、2024-01-01 起");
  EXPECT_EQ(zh(without_years(post, {2021, 2023})), "2022-01-01 至 2023-01-01、2024-01-01 起");
  EXPECT_EQ(zh(without_years(post, {2020})), "2021-03-01 起");
  EXPECT_EQ(zh(without_years({{2023y / 1 / 1, 2024y / 1 / 1}}, {2023})), "无");
}

TEST(YearsComplete, OnTheSameDayOfTheMonth) {
  EXPECT_EQ(complete_on({{2024y / 5 / 6, {}}}, 24, kByDay), 2026y / 5 / 6);
}

TEST(YearsComplete, OnTheLastDayOfFebruaryAfterALeapDay) {
  EXPECT_EQ(complete_on({{2024y / 2 / 29, {}}}, 24, kByDay), 2026y / 2 / 28);
  EXPECT_EQ(complete_on({{2024y / 2 / 29, {}}}, 48, kByDay), 2028y / 2 / 29);
}

TEST(YearsComplete, OnlyIfThePostLastedSoLong) {
  EXPECT_EQ(complete_on({{2024y / 5 / 6, 2026y / 5 / 6}}, 24, kByDay), 2026y / 5 / 6);
  EXPECT_EQ(complete_on({{2024y / 5 / 6, 2026y / 5 / 5}}, 24, kByDay), std::nullopt);
  EXPECT_EQ(complete_on({}, 24, kByDay), std::nullopt);
}

TEST(YearsComplete, AddUpWholeMonthsAndTheDaysLeftOver) {
  const std::vector<Period> years{{2015y / 1 / 1, 2016y / 1 / 1},
                                  {2018y / 1 / 1, 2019y / 1 / 1}};  // beside a leap year
  EXPECT_EQ(complete_on(years, 24, kByDay), 2019y / 1 / 1);
  EXPECT_EQ(complete_on({years[0], {2018y / 1 / 1, 2018y / 12 / 31}}, 24, kByDay), std::nullopt);
}

TEST(YearsComplete, TakeThirtyDaysLeftOverForAMonth) {
  const std::vector<Period> eleven_months_and{{2022y / 1 / 1, 2022y / 12 / 21}, {2023y / 1 / 10, {}}};  // 20 days
  EXPECT_EQ(complete_on(eleven_months_and, 24, kByDay), 2024y / 1 / 20);
  EXPECT_EQ(
      complete_on({{2021y / 1 / 1, 2021y / 1 / 21}, {2021y / 3 / 1, 2021y / 3 / 11}, {2021y / 5 / 1, {}}}, 2, kByDay),
      2021y / 6 / 1);
}

TEST(YearsComplete, FromTheFirstOfTheMonthIfCountedByMonth) {
  EXPECT_EQ(complete_on({{2024y / 5 / 31, {}}}, 24, kByMonth), 2026y / 5 / 1);
  EXPECT_EQ(complete_on({{2024y / 5 / 31, 2026y / 5 / 1}}, 24, kByMonth), 2026y / 5 / 1);
  EXPECT_EQ(complete_on({{2024y / 5 / 1, 2026y / 4 / 30}}, 24, kByMonth), std::nullopt);
}

TEST(YearsComplete, LaterByAsManyMonthsAsThePostWasInterruptedIfCountedByMonth) {
  EXPECT_EQ(complete_on({{2022y / 1 / 15, 2022y / 7 / 20}, {2022y / 9 / 1, {}}}, 24, kByMonth), 2024y / 3 / 1);
  EXPECT_EQ(complete_on({{2022y / 1 / 15, 2022y / 7 / 2}, {2022y / 7 / 30, {}}}, 24, kByMonth), 2024y / 1 / 1);
}

TEST(Periods, AreWrittenInBothLanguages) {
  const std::vector<Period> periods{{2020y / 1 / 1, 2021y / 3 / 1}, {2022y / 5 / 1, {}}};
  EXPECT_EQ(written(periods),
            (Text{"2020-01-01 至 2021-03-01、2022-05-01 起", "2020-01-01 to 2021-03-01, from 2022-05-01"}));
  EXPECT_EQ(written({}), (Text{"无", "none"}));
}

}  // namespace
}  // namespace renmian::test
