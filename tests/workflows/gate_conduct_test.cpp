#include "workflows/appointment/decision/gates.hpp"
#include "workflows/appointment/motion/gates.hpp"

#include "tests/support/appointment_facts.hpp"
#include "workflows/appointment/quota/gates.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

TEST(Nepotism, IsExcludedByAKinshipCheck) {
  Situation s;
  EXPECT_TRUE(met<Wbz1Nepotism>(s));
  s.facts.nepotism.reset();
  EXPECT_THAT(unmet<Wbz1Nepotism>(s), ElementsAre("缺少任人唯亲核查记录"));
}

TEST(Nepotism, OfARelativeWhoTookPartNeedsARecusal) {
  Situation s;
  s.facts.nepotism = RecordNepotismCheck{false, true, {}};
  EXPECT_THAT(unmet<Wbz1Nepotism>(s), ElementsAre("亲属关系尚未核查", "亲属或亲近人员参与提议、决定，没有回避记录"));
  s.facts.nepotism = RecordNepotismCheck{true, true, "M3 回避"};
  EXPECT_THAT(reasons(ask<Wbz1Nepotism>(s), Verdict::Kind::kMet), ElementsAre("已回避：M3 回避"));
}

TEST(Rush, ListsEverySign) {
  Situation s;
  EXPECT_TRUE(met<Wbz2Rush>(s));
  s.facts.rush = RecordRushCheck{true, true, true};
  EXPECT_THAT(unmet<Wbz2Rush>(s), ElementsAre("机构正在变动", "主要领导即将离任", "人选临近退休年龄"));
  s.facts.rush.reset();
  EXPECT_THAT(unmet<Wbz2Rush>(s), ElementsAre("缺少突击提拔核查记录"));
}

TEST(Leak, MustBeCheckedAndNotFound) {
  Situation s;
  EXPECT_TRUE(met<Wbz5Leak>(s));
  s.facts.leaks->leak_found = true;
  EXPECT_THAT(unmet<Wbz5Leak>(s), ElementsAre("核查发现泄露讨论决定情况"));
  s.facts.leaks.reset();
  EXPECT_THAT(unmet<Wbz5Leak>(s), ElementsAre("缺少保密情况核查记录"));
}

TEST(Quota, WithTheLastVacancyIsMet) {
  Situation s;
  EXPECT_TRUE(met<QuotaVacancy>(s));
  EXPECT_TRUE(met<Wbz4Quota>(s));
}

TEST(Quota, WithoutVacancyIsUnmetWithTheFigures) {
  Situation s;
  s.facts.quota->reserved = 1;
  EXPECT_THAT(unmet<QuotaVacancy>(s), ElementsAre("没有空缺：核定职数 3，已用 2，预留 1"));
  EXPECT_THAT(unmet<Wbz4Quota>(s), ElementsAre("任用后将超职数：1"));
}

TEST(Quota, BeyondTheSpecificationIsUnmet) {
  Situation s;
  s.facts.quota->in_use = 4;
  s.facts.quota->within_specification = false;
  EXPECT_THAT(unmet<Wbz4Quota>(s), ElementsAre("任用后将超职数：2", "超出机构规格"));
}

TEST(Quota, WithoutReplyIsUnmet) {
  Situation s;
  s.facts.quota.reset();
  EXPECT_THAT(unmet<QuotaVacancy>(s), ElementsAre("缺少编办的职数审核答复"));
  EXPECT_THAT(unmet<Wbz4Quota>(s), ElementsAre("缺少编办的职数审核答复"));
}

}  // namespace
}  // namespace renmian::test
