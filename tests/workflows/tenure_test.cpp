#include "workflows/appointment/tenure.hpp"

#include <gtest/gtest.h>

namespace renmian::test {
namespace {

using namespace appointment;
using namespace std::chrono_literals;

PostHeld held(const char* title, CivilDate from, std::optional<CivilDate> to = {},
              PostLevel level = PostLevel::section_head) {
  return {title, "示例县财政局", level, PostKind::head, from, to, {}, true, false};
}

std::vector<std::string> rules(const PersonRecord& record, CivilDate today) {
  std::vector<std::string> ids;
  for (const auto& warning : tenure_warnings(record, today)) {
    EXPECT_FALSE(warning.what.zh.empty() || warning.what.en.empty());
    ids.emplace_back(warning.rule);
  }
  return ids;
}

TEST(Tenure, TenYearsInAPostAreReachedOnTheDayAndNotBefore) {
  PersonRecord record;
  record.posts = {held("局长", 2016y / 3 / 1)};
  EXPECT_TRUE(rules(record, 2026y / 2 / 28).empty());
  EXPECT_EQ(rules(record, 2026y / 3 / 1), (std::vector<std::string>{"rot-10y", "term-2"}));
}

TEST(Tenure, AnInterruptionBreaksTheTermsAndNotTheYearsInThePost) {
  PersonRecord record;
  record.posts = {held("局长", 2010y / 1 / 1, 2016y / 1 / 1), held("局长", 2017y / 1 / 1)};
  EXPECT_TRUE(rules(record, 2020y / 12 / 31).empty());
  EXPECT_EQ(rules(record, 2021y / 1 / 1), (std::vector<std::string>{"rot-10y"}));
}

TEST(Tenure, WhoeverLeftThePostIsNotOnTheList) {
  PersonRecord record;
  record.posts = {held("局长", 2010y / 1 / 1, 2026y / 1 / 1)};
  EXPECT_TRUE(rules(record, 2026y / 3 / 1).empty());
}

TEST(Tenure, FifteenYearsAtALevelCountOverSeveralPosts) {
  PersonRecord record;
  record.posts = {held("局长", 2011y / 1 / 1, 2018y / 6 / 1), held("主任", 2018y / 6 / 1)};
  EXPECT_TRUE(rules(record, 2025y / 12 / 31).empty());
  EXPECT_EQ(rules(record, 2026y / 1 / 1), (std::vector<std::string>{"term-2"}));
  EXPECT_EQ(tenure_warnings(record, 2026y / 1 / 1).front().reached_on, 2026y / 1 / 1);
}

TEST(Tenure, PostsThatAreNoLeadershipPostsDoNotCount) {
  PersonRecord record;
  record.posts = {held("四级调研员", 2005y / 1 / 1)};
  record.posts.front().leadership = false;
  EXPECT_TRUE(rules(record, 2026y / 3 / 1).empty());
}

}  // namespace
}  // namespace renmian::test
