#include "engine/calendar/working_days.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace renmian {
namespace {

using namespace std::chrono;

CivilDate date(std::string_view text) { return parse_date(text).value(); }

const WorkingDays& china() { return WorkingDays::china(); }

// The days from..to of one month.
std::vector<CivilDate> days(std::string_view from, std::string_view to) {
  std::vector<CivilDate> all;
  for (auto day = date(from); day <= date(to); day = add_days(day, 1)) all.push_back(day);
  return all;
}

std::string with_years(const std::string& years) { return R"({"source":"test","notices":{},"years":)" + years + "}"; }

// "place: message" of each problem.
std::vector<std::string> problems(const std::string& text) {
  const auto read = WorkingDays::from_json(text);
  std::vector<std::string> found;
  if (read.has_error()) {
    for (const auto& problem : read.error()) found.push_back(problem.place + ": " + problem.message.en);
  }
  return found;
}

using Found = std::vector<std::string>;

TEST(WorkingDays, OfficialBreaksAreOffAndWorkedWeekendsAreNot) {
  struct Notice {
    std::vector<std::pair<const char*, const char*>> off;
    std::vector<const char*> work;
  };
  const Notice notices[] = {
      {{{"2022-01-01", "2022-01-03"},
        {"2022-01-31", "2022-02-06"},
        {"2022-04-03", "2022-04-05"},
        {"2022-04-30", "2022-05-04"},
        {"2022-06-03", "2022-06-05"},
        {"2022-09-10", "2022-09-12"},
        {"2022-10-01", "2022-10-07"},
        {"2022-12-31", "2022-12-31"}},
       {"2022-01-29", "2022-01-30", "2022-04-02", "2022-04-24", "2022-05-07", "2022-10-08", "2022-10-09"}},
      {{{"2023-01-01", "2023-01-02"},
        {"2023-01-21", "2023-01-27"},
        {"2023-04-05", "2023-04-05"},
        {"2023-04-29", "2023-05-03"},
        {"2023-06-22", "2023-06-24"},
        {"2023-09-29", "2023-10-06"}},
       {"2023-01-28", "2023-01-29", "2023-04-23", "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08"}},
      {{{"2024-01-01", "2024-01-01"},
        {"2024-02-10", "2024-02-17"},
        {"2024-04-04", "2024-04-06"},
        {"2024-05-01", "2024-05-05"},
        {"2024-06-10", "2024-06-10"},
        {"2024-09-15", "2024-09-17"},
        {"2024-10-01", "2024-10-07"}},
       {"2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29",
        "2024-10-12"}},
      {{{"2025-01-01", "2025-01-01"},
        {"2025-01-28", "2025-02-04"},
        {"2025-04-04", "2025-04-06"},
        {"2025-05-01", "2025-05-05"},
        {"2025-05-31", "2025-06-02"},
        {"2025-10-01", "2025-10-08"}},
       {"2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"}},
      {{{"2026-01-01", "2026-01-03"},
        {"2026-02-15", "2026-02-23"},
        {"2026-04-04", "2026-04-06"},
        {"2026-05-01", "2026-05-05"},
        {"2026-06-19", "2026-06-21"},
        {"2026-09-25", "2026-09-27"},
        {"2026-10-01", "2026-10-07"}},
       {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}}};
  for (const auto& notice : notices) {
    std::set<CivilDate> special;
    for (const auto& [from, to] : notice.off) {
      for (const auto& day : days(from, to)) {
        EXPECT_FALSE(china().is_working_day(day)) << to_string(day);
        special.insert(day);
      }
    }
    for (const auto* text : notice.work) {
      EXPECT_TRUE(china().is_working_day(date(text))) << text;
      special.insert(date(text));
    }
    // All other days of the year are as the week has them.
    const auto year = special.begin()->year();
    for (auto day = CivilDate{year / January / 1}; day.year() == year; day = add_days(day, 1)) {
      const weekday of_week{sys_days{day}};
      if (special.contains(day)) continue;
      EXPECT_EQ(china().is_working_day(day), of_week != Saturday && of_week != Sunday) << to_string(day);
    }
  }
}

TEST(WorkingDays, OfAYearAreAsManyAsItsNoticeLeaves) {
  const std::pair<const char*, int> totals[] = {{"2023", 249}, {"2024", 251}, {"2025", 248}, {"2026", 248}};
  for (const auto& [year, total] : totals) {
    const auto last = date(std::string(year) + "-12-31");
    EXPECT_EQ(china().working_days_between(date(std::to_string(static_cast<int>(last.year()) - 1) + "-12-31"), last),
              total)
        << year;
  }
}

TEST(WorkingDays, FiveOfThemEndOnTheDaysOfTheRegulation) {
  struct Vector {
    const char* posted_on;
    const char* posting_day_counts;
    const char* posting_day_excluded;
  };
  constexpr Vector kVectors[] = {
      {"2022-12-29", "2023-01-05", "2023-01-06"}, {"2023-12-27", "2024-01-03", "2024-01-04"},
      {"2024-02-05", "2024-02-09", "2024-02-18"}, {"2024-07-12", "2024-07-18", "2024-07-19"},
      {"2024-09-27", "2024-10-09", "2024-10-10"}, {"2024-10-11", "2024-10-16", "2024-10-17"},
      {"2025-01-24", "2025-02-06", "2025-02-07"}, {"2025-04-30", "2025-05-09", "2025-05-12"},
      {"2026-02-11", "2026-02-24", "2026-02-25"}, {"2026-09-24", "2026-10-08", "2026-10-09"}};
  for (const auto& [posted_on, counts, excluded] : kVectors) {
    EXPECT_EQ(to_string(china().last_day_of_period(date(posted_on), 5, true)), counts) << posted_on;
    EXPECT_EQ(to_string(china().last_day_of_period(date(posted_on), 5, false)), excluded) << posted_on;
    EXPECT_EQ(china().working_days_between(date(posted_on), date(excluded)), 5) << posted_on;
    EXPECT_EQ(china().working_days_between(date(posted_on), add_days(date(excluded), -1)), 4) << posted_on;
  }
}

TEST(WorkingDays, APostingOnADayOffIsNotADayOfThePeriod) {
  // 2026-10-10, a Saturday, is worked; 2026-10-03 is a holiday.
  for (const bool counts : {true, false}) {
    EXPECT_EQ(to_string(china().last_day_of_period(date("2026-10-03"), 3, counts)), "2026-10-10");
    EXPECT_EQ(to_string(china().last_day_of_period(date("2026-10-03"), 4, counts)), "2026-10-12");
  }
}

TEST(WorkingDays, BetweenADayAndItselfOrAnEarlierOneThereAreNone) {
  EXPECT_EQ(china().working_days_between(date("2026-03-02"), date("2026-03-02")), 0);
  EXPECT_EQ(china().working_days_between(date("2026-03-02"), date("2026-03-01")), 0);
  EXPECT_EQ(china().working_days_between(date("2026-03-02"), date("2026-03-03")), 1);
}

TEST(WorkingDays, AddedNoneIsTheDayItself) {
  EXPECT_EQ(to_string(china().add_working_days(date("2026-10-03"), 0)), "2026-10-03");
  EXPECT_EQ(to_string(china().add_working_days(date("2026-10-03"), 1)), "2026-10-08");
}

TEST(WorkingDays, AYearWithoutItsNoticeIsAFaultThatNamesIt) {
  for (const auto* day : {"2021-12-31", "2027-01-01"}) {
    try {
      china().is_working_day(date(day));
      FAIL() << day;
    } catch (const Fault& fault) {
      EXPECT_EQ(fault.code(), "calendar-year-missing");
      EXPECT_NE(fault.message().zh.find(std::string(day, 4)), std::string::npos);
      EXPECT_NE(fault.message().en.find(std::string(day, 4)), std::string::npos);
    }
  }
  EXPECT_NO_THROW(china().is_working_day(date("2022-01-01")));
  EXPECT_NO_THROW(china().is_working_day(date("2026-12-31")));
}

TEST(WorkingDays, APeriodIntoAYearWithoutItsNoticeIsAFault) {
  EXPECT_EQ(to_string(china().last_day_of_period(date("2026-12-24"), 5, false)), "2026-12-31");
  EXPECT_THROW(china().last_day_of_period(date("2026-12-25"), 5, false), Fault);
  EXPECT_THROW(china().working_days_between(date("2026-12-30"), date("2027-01-01")), Fault);
  // The day before the period is no day of it.
  EXPECT_EQ(to_string(china().last_day_of_period(date("2022-01-01"), 1, true)), "2022-01-04");
}

TEST(WorkingDays, DataOfALaterYearIsUsedOnceItIsThere) {
  const auto read = WorkingDays::from_json(with_years(R"({"2028":{"off":["2028-01-03"],"work":["2028-01-08"]}})"));
  ASSERT_TRUE(read.has_value());
  EXPECT_FALSE(read->is_working_day(date("2028-01-03")));
  EXPECT_TRUE(read->is_working_day(date("2028-01-08")));
  EXPECT_FALSE(read->is_working_day(date("2028-01-09")));
  EXPECT_TRUE(read->is_working_day(date("2028-02-29")));
  EXPECT_FALSE(read->is_working_day(date("2028-12-31")));
  EXPECT_THROW(read->is_working_day(date("2026-01-05")), Fault);
}

TEST(WorkingDaysData, WhatIsWrongIsNamedWithItsPlace) {
  EXPECT_EQ(problems("{"), Found{": At byte 1: the JSON is incomplete, the text ends too early."});
  EXPECT_EQ(problems("[]"), Found{": There must be an object here."});
  EXPECT_EQ(problems(R"({"years":{}})"),
            (Found{"/source: This member is missing.", "/notices: This member is missing."}));
  EXPECT_EQ(problems(with_years("[]")), Found{"/years: There must be an object here."});
  EXPECT_EQ(problems(R"({"source":"","notices":{},"years":{},"year":{}})"), Found{"/year: There is no such member."});
  EXPECT_EQ(problems(with_years(R"({"26":{"off":[],"work":[]}})")),
            Found{"/years/26: The name of this member must be a year, such as 2026."});
  EXPECT_EQ(problems(with_years(R"({"2026":[]})")), Found{"/years/2026: There must be an object here."});
  EXPECT_EQ(problems(with_years(R"({"2026":{"off":[]}})")), Found{"/years/2026/work: This member is missing."});
  EXPECT_EQ(problems(with_years(R"({"2026":{"off":{},"work":[]}})")),
            Found{"/years/2026/off: There must be an array of dates here."});
  EXPECT_EQ(problems(with_years(R"({"2026":{"off":["2026-02-29",20260101],"work":[]}})")),
            (Found{"/years/2026/off/0: This must be a date, written like 2026-01-31.",
                   "/years/2026/off/1: This must be a date, written like 2026-01-31."}));
  EXPECT_EQ(problems(with_years(R"({"2026":{"off":["2025-12-31"],"work":[]}})")),
            Found{"/years/2026/off/0: This date is not of this year."});
  EXPECT_EQ(problems(with_years(R"({"2026":{"off":["2026-01-03"],"work":["2026-01-03"]}})")),
            Found{"/years/2026/work/0: This date is there twice."});
  EXPECT_EQ(problems(with_years(R"({"2026":{"off":[],"work":["2026-01-05"]}})")),
            Found{"/years/2026/work: 2026-01-05 is no weekend day; it is worked without being listed."});
}

TEST(WorkingDaysData, AllProblemsAreReported) {
  EXPECT_EQ(problems(with_years(R"({"2026":{"off":["x","y"],"work":0},"x":0})")).size(), 4u);
}

}  // namespace
}  // namespace renmian
