#include <gtest/gtest.h>

#include "adapters/forms/resume.hpp"
#include "tests/support/forms.hpp"

namespace renmian {
namespace {

using test::codes_and_places;

std::vector<forms::ResumeEntry> entries_of(std::string_view text) {
  forms::Findings findings{"a.lrmx"};
  auto entries = forms::read_resume(text, findings);
  EXPECT_EQ(codes_and_places(findings.errors()) + codes_and_places(findings.warnings()), "");
  return entries;
}

// The problems of a résumé in an otherwise sound form: born 1972-08, at work from 1994-07.
std::string problems_of(std::string resume) {
  const auto reading = test::read_with("JianLi", std::move(resume));
  return codes_and_places(reading.errors) + codes_and_places(reading.warnings);
}

TEST(Resume, EntriesAreReadWithEverySeparatorAndMonth) {
  for (const auto* line :
       {"1994.07--1996.03  示例", "1994.07—1996.03示例", "1994.07——1996.03 示例", "1994.07–1996.03 示例",
        "1994.07-1996.03 示例", "1994.07－1996.03 示例", "1994.07~1996.03 示例", "1994.07～1996.03 示例",
        "1994.07〜1996.03 示例", "1994.07至1996.03 示例", "199407--199603 示例", "1994年7月--1996年03月示例",
        "　 1994.07 -- 1996.03　示例"}) {
    const auto entries = entries_of(line);
    ASSERT_EQ(entries.size(), 1u) << line;
    EXPECT_EQ(entries[0].period.start, (FormDate{1994, 7})) << line;
    EXPECT_EQ(entries[0].period.end, (FormDate{1996, 3})) << line;
    EXPECT_FALSE(entries[0].period.open) << line;
    EXPECT_EQ(entries[0].text, "示例") << line;
  }
}

TEST(Resume, AnOpenEndIsSevenSpacesOrUntilNow) {
  for (const auto* line : {"2022.10--         示例", "2022.10--至今  示例", "2022.10至今 示例", "2022.10—示例"}) {
    const auto entries = entries_of(line);
    ASSERT_EQ(entries.size(), 1u) << line;
    EXPECT_TRUE(entries[0].period.open) << line;
    EXPECT_EQ(entries[0].text, "示例") << line;
  }
}

TEST(Resume, ALineWithoutADateBelongsToTheEntryAbove) {
  const auto entries = entries_of(
      "2012.05--2017.09  示例\n                  （其间：2014.01--2015.01学习）\n\n又一行\n2017.09--         示例");
  ASSERT_EQ(entries.size(), 2u);
  ASSERT_EQ(entries[0].notes.size(), 2u);
  EXPECT_EQ(entries[0].notes[0].line, 2u);
  EXPECT_EQ(entries[0].notes[0].text, "（其间：2014.01--2015.01学习）");
  EXPECT_EQ(entries[0].notes[1].line, 4u);
  EXPECT_EQ(entries[1].line, 5u);
  const auto periods = forms::periods_in(entries[0].notes[0].text);
  ASSERT_EQ(periods.size(), 1u);
  EXPECT_EQ(periods[0].end, (FormDate{2015, 1}));
}

TEST(Resume, TextThatSaysBrIsALineBreak) {
  EXPECT_EQ(problems_of("1990.09--1994.07  示例大学学习<br>1994.07--1999.01  科员<br/>1999.01--2001.01  科长<br >"
                        "2001.01--         示例市统计局局长"),
            "");
}

TEST(Resume, ImpossibleMonthsAreErrorsOfTheirLine) {
  EXPECT_EQ(problems_of("1994.07--1994.13  科员\n1994.07--         示例市统计局局长"),
            "RMB-002 /Person/JianLi line 1\n");
  EXPECT_EQ(problems_of("1994.07--         示例市统计局局长\n（其间：2004.00--2005.01学习）"),
            "RMB-002 /Person/JianLi line 2\n");
}

TEST(Resume, LinesThatFitNowhereAreWarnings) {
  EXPECT_EQ(problems_of("科员\n1994.07--         示例市统计局局长"), "RMB-006 /Person/JianLi line 1\n");
  EXPECT_EQ(problems_of("1994.07--         示例市统计局局长\n2019年获奖"), "RMB-006 /Person/JianLi line 2\n");
}

TEST(Resume, AnEntryEndsAfterItBegins) {
  EXPECT_EQ(problems_of("1994.07--1994.06  科员\n1994.07--         示例市统计局局长"),
            "RMB-006 /Person/JianLi line 1\n");
  EXPECT_EQ(problems_of("1994.07--1994.07  科员\n1994.07--         示例市统计局局长"), "");
}

TEST(Resume, EntriesFollowInTime) {
  EXPECT_EQ(problems_of("1994.07--1996.01  科员\n1993.01--         示例市统计局局长"),
            "RMB-006 /Person/JianLi line 2\n");
  EXPECT_EQ(problems_of("1994.07--1996.01  科员\n1995.12--         示例市统计局局长"),
            "RMB-006 /Person/JianLi line 2\n");
}

TEST(Resume, AGapOfMoreThanThreeMonthsIsAWarningUnlessExplained) {
  EXPECT_EQ(problems_of("1994.07--1996.01  科员\n1996.04--         示例市统计局局长"), "");
  EXPECT_EQ(problems_of("1994.07--1996.01  科员\n1996.05--         示例市统计局局长"),
            "RMB-006 /Person/JianLi line 2\n");
  EXPECT_EQ(problems_of("1994.07--1996.01  科员\n（此后病休）\n1996.05--         示例市统计局局长"), "");
}

TEST(Resume, TheLastEntryAloneIsOpenAndIsTheCurrentPost) {
  EXPECT_EQ(problems_of("1994.07--2001.01  示例市统计局局长"), "RMB-006 /Person/JianLi line 1\n");
  EXPECT_EQ(problems_of("1994.07--         科员\n2001.01--         示例市统计局局长"),
            "RMB-006 /Person/JianLi line 1\n");
  EXPECT_EQ(problems_of("1994.07--         示例市税务局局长"), "RMB-006 /Person/JianLi line 1\n");
}

TEST(Resume, TheFirstWorkBeginsWithTheStartOfWork) {
  EXPECT_EQ(problems_of("1994.08--         示例市统计局局长"), "RMB-006 /Person/JianLi line 1\n");
}

TEST(Resume, BeforeFourteenThereIsOnlyStudy) {
  EXPECT_EQ(problems_of("1986.07--1994.07  示例中学学习\n1994.07--         示例市统计局局长"), "");
  const auto reading = test::read_with("JianLi", "1986.07--1994.07  科员\n1994.07--         示例市统计局局长");
  EXPECT_EQ(test::times(reading.warnings, "RMB-006", "/Person/JianLi line 1"), 2);  // and not the start of work
}

TEST(Resume, TimesInsideAnEntryLieInsideIt) {
  const auto with = [](const std::string& inside) {
    return problems_of("1994.07--2001.01  科员\n（其间：" + inside +
                       "在党校学习）\n2001.01--         示例市统计局局长");
  };
  EXPECT_EQ(with("1994.07--2001.01"), "");
  EXPECT_EQ(with("1994.06--2001.01"), "RMB-006 /Person/JianLi line 2\n");
  EXPECT_EQ(with("1994.07--2001.02"), "RMB-006 /Person/JianLi line 2\n");
}

TEST(Resume, EducationInTheFormIsNamedInTheResume) {
  auto form = test::sound_form();
  form.set("ZaiZhiJiaoYu_XueLi", "大学");
  form.set("ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "另一所大学");
  EXPECT_EQ(codes_and_places(test::read_back(form).warnings), "RMB-006 /Person/ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi\n");
}

}  // namespace
}  // namespace renmian
