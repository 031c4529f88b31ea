#include "workflows/appointment/quota/gates.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;

// The register's line: so many posts authorised and in use, so many vacancies held by other cases.
QuotaStanding standing(std::int64_t authorised, std::int64_t in_use, std::int64_t reserved) {
  return {{{}, PostLevel::division_deputy, authorised, in_use}, reserved, false};
}

TEST(QuotaGates, MustHaveAVacancyAsWellAsTheReply) {
  Situation s;
  s.around.quota = standing(5, 3, 1);
  EXPECT_THAT(reasons(ask<QuotaVacancy>(s), Verdict::Kind::kMet),
              ElementsAre("有空缺：核定职数 3，已用 2，预留 0；职数台账：核定职数 5，已用 3，预留 1"));
  EXPECT_TRUE(met<Wbz4Quota>(s));
  s.around.quota = standing(5, 3, 2);
  EXPECT_THAT(unmet<QuotaVacancy>(s),
              ElementsAre("没有空缺：核定职数 3，已用 2，预留 0；职数台账：核定职数 5，已用 3，预留 2"));
  EXPECT_THAT(unmet<Wbz4Quota>(s), ElementsAre("按职数台账任用后将超职数：1"));
}

TEST(QuotaGates, DoesNotReplaceTheReply) {
  Situation s;
  s.around.quota = standing(5, 3, 0);
  s.facts.quota->in_use = 3;
  EXPECT_THAT(unmet<QuotaVacancy>(s),
              ElementsAre("没有空缺：核定职数 3，已用 3，预留 0；职数台账：核定职数 5，已用 3，预留 0"));
  EXPECT_THAT(unmet<Wbz4Quota>(s), ElementsAre("任用后将超职数：1"));
  s.facts.quota.reset();
  EXPECT_THAT(unmet<QuotaVacancy>(s), ElementsAre("缺少编办的职数审核答复"));
}

TEST(QuotaGates, CountsTheVacancyThatTheCaseHoldsAsItsOwn) {
  Situation s;
  s.around.quota = standing(3, 2, 0);
  s.around.quota->held_by_case = true;
  EXPECT_TRUE(met<QuotaVacancy>(s));
  EXPECT_TRUE(met<Wbz4Quota>(s));
}

TEST(QuotaGates, TellsByHowMuchItIsExceeded) {
  Situation s;
  s.around.quota = standing(2, 3, 1);
  s.facts.quota->in_use = 4;
  EXPECT_THAT(unmet<Wbz4Quota>(s), ElementsAre("任用后将超职数：2", "按职数台账任用后将超职数：3"));
}

TEST(QuotaAtTheNotice, NeedsAReplyOfTheDayOfTheDecisionOrLater) {
  Situation s;
  s.facts.quota->reply.date = 2026y / 4 / 20;
  EXPECT_THAT(reasons(ask<AppQuotaAgain>(s), Verdict::Kind::kMet), ElementsAre("有空缺：核定职数 3，已用 2，预留 0"));
  s.facts.quota->reply.date = 2026y / 4 / 19;
  EXPECT_THAT(unmet<AppQuotaAgain>(s), ElementsAre("决定之后编办尚未再次答复，决定日期：2026-04-20"));
}

TEST(QuotaAtTheNotice, NeedsAReplyThatIsNotOfTomorrow) {
  Situation s;
  s.facts.quota->reply.date = s.today;
  EXPECT_TRUE(met<AppQuotaAgain>(s));
  s.facts.quota->reply.date = 2026y / 5 / 7;
  EXPECT_THAT(unmet<AppQuotaAgain>(s), ElementsAre("编办答复日期晚于今天：2026-05-07"));
}

TEST(QuotaAtTheNotice, NeedsAVacancyInReplyAndRegister) {
  Situation s;
  s.around.quota = standing(3, 2, 1);
  EXPECT_THAT(unmet<AppQuotaAgain>(s),
              ElementsAre("没有空缺：核定职数 3，已用 2，预留 0；职数台账：核定职数 3，已用 2，预留 1"));
  s.around.quota.reset();
  s.facts.quota->in_use = 3;
  EXPECT_THAT(unmet<AppQuotaAgain>(s), ElementsAre("没有空缺：核定职数 3，已用 3，预留 0"));
}

TEST(QuotaAtTheNotice, NeedsADecisionAndAReply) {
  Situation s;
  s.facts.quota.reset();
  EXPECT_THAT(unmet<AppQuotaAgain>(s), ElementsAre("缺少编办的职数审核答复"));
  s.facts.vote.reset();
  EXPECT_THAT(unmet<AppQuotaAgain>(s), ElementsAre("尚未作出任用决定"));
}

TEST(QuotaGates, SayThatTheySeeTheQuota) {
  EXPECT_TRUE(QuotaVacancy::info.sees_quota);
  EXPECT_TRUE(Wbz4Quota::info.sees_quota);
  EXPECT_TRUE(AppQuotaAgain::info.sees_quota);
}

TEST(QuotaReply, IsAConfirmationOfAnotherOffice) { EXPECT_TRUE(RecordQuotaReply::info.confirms); }

}  // namespace
}  // namespace renmian::test
