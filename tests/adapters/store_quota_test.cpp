// Quota lines and who holds their vacancies, in every store; store_behaviour_test.cpp says which stores that are.
#include <gmock/gmock.h>

#include <thread>

#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kReserve = QuotaStep::kReserve;
constexpr auto kRelease = QuotaStep::kRelease;
constexpr auto kTakeUp = QuotaStep::kTakeUp;
constexpr auto kGiveBack = QuotaStep::kGiveBack;

class StoreQuota : public StoreBehaviour {
 protected:
  void save(std::int64_t authorised, std::int64_t in_use) {
    const QuotaLine line{unit_, level_, authorised, in_use};
    store().save_quota({&line, 1});
  }
  QuotaMove move_of(CaseId id, QuotaStep step) const { return {id, unit_, level_, step}; }
  std::vector<bool> commit(const std::vector<QuotaMove>& moves) {
    const auto work = store().begin();
    work->lock_head();
    auto done = work->move_quota(moves);
    work->commit();
    return done;
  }
  QuotaStanding standing(CaseId asking) {
    const auto found = store().quota_standing(unit_, level_, asking);
    EXPECT_TRUE(found);
    return found.value_or(QuotaStanding{});
  }

  const UnitId unit_ = new_id<UnitId>();
  const PostLevel level_ = PostLevel::division_deputy;
  const CaseId a_ = new_id<CaseId>();
  const CaseId b_ = new_id<CaseId>();
};

TEST_P(StoreQuota, LinesAreKeptAndReplacedByUnitAndLevel) {
  const auto other = new_id<UnitId>();
  const std::vector<QuotaLine> lines{{other, PostLevel::section_head, 9, 8},
                                     {unit_, PostLevel::section_head, 4, 2},
                                     {unit_, PostLevel::bureau_head, 1, 1},
                                     {unit_, PostLevel::division_deputy, 3, 0}};
  store().save_quota(lines);
  const QuotaLine more{unit_, PostLevel::section_head, 5, 3};
  store().save_quota({&more, 1});

  const auto stored = store().quota();
  ASSERT_EQ(stored.size(), 4U);
  EXPECT_EQ(stored[0].unit, unit_);
  EXPECT_EQ(stored[0].level, PostLevel::bureau_head);
  EXPECT_EQ(stored[1].level, PostLevel::division_deputy);
  EXPECT_EQ(stored[1].authorised, 3);
  EXPECT_EQ(stored[1].in_use, 0);
  EXPECT_EQ(stored[2].level, PostLevel::section_head);
  EXPECT_EQ(stored[2].authorised, 5);
  EXPECT_EQ(stored[2].in_use, 3);
  EXPECT_EQ(stored[3].unit, other);
  EXPECT_FALSE(store().quota_standing(other, PostLevel::bureau_head, a_));
}

TEST_P(StoreQuota, AVacancyIsHeldByOneCaseUntilReleased) {
  save(3, 2);
  EXPECT_THAT(commit({move_of(a_, kReserve)}), ElementsAre(true));
  EXPECT_THAT(commit({move_of(b_, kReserve)}), ElementsAre(false));
  EXPECT_THAT(commit({move_of(a_, kReserve)}), ElementsAre(true)) << "it holds it already";

  EXPECT_TRUE(standing(a_).held_by_case);
  EXPECT_EQ(standing(a_).reserved, 0) << "its own is not another's";
  EXPECT_EQ(standing(a_).vacant(), 1);
  EXPECT_FALSE(standing(b_).held_by_case);
  EXPECT_EQ(standing(b_).reserved, 1);
  EXPECT_EQ(standing(b_).vacant(), 0);

  EXPECT_THAT(commit({move_of(a_, kRelease)}), ElementsAre(true));
  EXPECT_EQ(standing(b_).reserved, 0);
  EXPECT_EQ(standing(b_).line.in_use, 2);
  EXPECT_THAT(commit({move_of(b_, kReserve)}), ElementsAre(true));
}

TEST_P(StoreQuota, TakingUpEndsTheHoldAndCountsThePost) {
  save(3, 1);
  EXPECT_THAT(commit({move_of(a_, kReserve), move_of(b_, kReserve)}), ElementsAre(true, true));
  EXPECT_THAT(commit({move_of(a_, kTakeUp)}), ElementsAre(true));
  EXPECT_FALSE(standing(a_).held_by_case);
  EXPECT_EQ(standing(a_).line.in_use, 2);
  EXPECT_EQ(standing(a_).reserved, 1);
  EXPECT_EQ(standing(a_).vacant(), 0);
  EXPECT_THAT(commit({move_of(new_id<CaseId>(), kTakeUp)}), ElementsAre(true)) << "also without a hold";
  EXPECT_EQ(standing(b_).line.in_use, 3);
}

TEST_P(StoreQuota, APostGivenBackIsVacantAgain) {
  save(2, 2);
  EXPECT_THAT(commit({move_of(a_, kReserve)}), ElementsAre(false));
  EXPECT_THAT(commit({move_of(b_, kGiveBack)}), ElementsAre(true));
  EXPECT_EQ(standing(a_).line.in_use, 1);
  EXPECT_EQ(standing(a_).line.authorised, 2);
  EXPECT_THAT(commit({move_of(a_, kReserve)}), ElementsAre(true));
  EXPECT_EQ(standing(b_).vacant(), 0);
}

TEST_P(StoreQuota, NoFewerThanNoneAreInUse) {
  save(2, 1);
  EXPECT_THAT(commit({move_of(a_, kGiveBack), move_of(b_, kGiveBack)}), ElementsAre(true, true));
  EXPECT_EQ(standing(a_).line.in_use, 0);
  EXPECT_THAT(commit({move_of(a_, kGiveBack)}), ElementsAre(true));
  EXPECT_EQ(standing(a_).line.in_use, 0);
  EXPECT_EQ(standing(a_).vacant(), 2);
}

TEST_P(StoreQuota, GivingBackEndsTheHoldAndIsSeenByTheMovesAfterIt) {
  save(1, 0);
  EXPECT_THAT(commit({move_of(a_, kReserve), move_of(a_, kTakeUp), move_of(b_, kReserve), move_of(a_, kGiveBack),
                      move_of(b_, kReserve), move_of(b_, kGiveBack), move_of(a_, kReserve)}),
              ElementsAre(true, true, false, true, true, true, true));
  EXPECT_TRUE(standing(a_).held_by_case);
  EXPECT_FALSE(standing(b_).held_by_case);
  EXPECT_EQ(standing(a_).line.in_use, 0);
}

TEST_P(StoreQuota, AMoveSeesThoseBeforeIt) {
  save(2, 0);
  const auto c = new_id<CaseId>();
  EXPECT_THAT(commit({move_of(a_, kReserve), move_of(b_, kReserve), move_of(c, kReserve), move_of(a_, kRelease),
                      move_of(c, kReserve), move_of(c, kReserve), move_of(b_, kTakeUp), move_of(a_, kReserve),
                      move_of(c, kRelease), move_of(a_, kReserve)}),
              ElementsAre(true, true, false, true, true, true, true, false, true, true));
  EXPECT_TRUE(standing(a_).held_by_case);
  EXPECT_EQ(standing(a_).reserved, 0);
  EXPECT_EQ(standing(a_).line.in_use, 1);
  EXPECT_EQ(standing(a_).line.authorised, 2);
}

TEST_P(StoreQuota, AUnitOfWorkSeesItsOwnMoves) {
  save(1, 0);
  {
    const auto work = store().begin();
    work->lock_head();
    EXPECT_THAT(work->move_quota(std::vector{move_of(a_, kReserve)}), ElementsAre(true));
    EXPECT_THAT(work->move_quota(std::vector{move_of(b_, kReserve)}), ElementsAre(false));
    EXPECT_THAT(work->move_quota(std::vector{move_of(a_, kTakeUp)}), ElementsAre(true));
    EXPECT_THAT(work->move_quota(std::vector{move_of(b_, kReserve)}), ElementsAre(false));
    EXPECT_THAT(work->move_quota({}), IsEmpty());
    EXPECT_EQ(standing(b_).line.in_use, 0) << "others see it when it is committed";
    work->commit();
  }
  EXPECT_EQ(standing(b_).line.in_use, 1);
  EXPECT_EQ(standing(b_).reserved, 0);
}

TEST_P(StoreQuota, ADroppedUnitOfWorkHoldsNothing) {
  save(1, 0);
  {
    const auto work = store().begin();
    work->lock_head();
    EXPECT_THAT(work->move_quota(std::vector{move_of(a_, kReserve), move_of(b_, kTakeUp)}), ElementsAre(true, true));
  }
  EXPECT_FALSE(standing(a_).held_by_case);
  EXPECT_EQ(standing(a_).line.in_use, 0);
}

TEST_P(StoreQuota, WithoutALineNothingIsLimitedOrKept) {
  EXPECT_THAT(commit({move_of(a_, kReserve), move_of(b_, kReserve), move_of(b_, kTakeUp), move_of(a_, kRelease),
                      move_of(b_, kGiveBack)}),
              ElementsAre(true, true, true, true, true));
  EXPECT_FALSE(store().quota_standing(unit_, level_, a_));
  save(1, 0);
  EXPECT_FALSE(standing(b_).held_by_case);
  EXPECT_EQ(standing(a_).vacant(), 1);
}

TEST_P(StoreQuota, LinesAreApartFromEachOther) {
  const auto other = new_id<UnitId>();
  store().save_quota(std::vector<QuotaLine>{{unit_, PostLevel::division_head, 1, 0},
                                            {unit_, PostLevel::division_deputy, 1, 0},
                                            {other, PostLevel::division_head, 1, 0}});
  EXPECT_THAT(commit({{a_, unit_, PostLevel::division_head, kReserve},
                      {b_, unit_, PostLevel::division_deputy, kReserve},
                      {b_, other, PostLevel::division_head, kTakeUp},
                      {a_, other, PostLevel::division_head, kReserve},
                      {b_, other, PostLevel::section_head, kReserve}}),
              ElementsAre(true, true, true, false, true));

  const auto standings = store().quota_standings();
  ASSERT_EQ(standings.size(), 3U);
  EXPECT_EQ(standings[0].line.level, PostLevel::division_head);
  EXPECT_EQ(standings[0].reserved, 1);
  EXPECT_FALSE(standings[0].held_by_case);
  EXPECT_EQ(standings[1].line.level, PostLevel::division_deputy);
  EXPECT_EQ(standings[1].reserved, 1);
  EXPECT_EQ(standings[2].line.unit, other);
  EXPECT_EQ(standings[2].reserved, 0);
  EXPECT_EQ(standings[2].line.in_use, 1);
}

TEST_P(StoreQuota, ALineReplacedKeepsWhatCasesHold) {
  save(2, 0);
  EXPECT_THAT(commit({move_of(a_, kReserve), move_of(b_, kReserve)}), ElementsAre(true, true));
  save(1, 0);
  EXPECT_EQ(standing(a_).vacant(), 0) << "the unit is over its quota with both";
  EXPECT_EQ(standing(new_id<CaseId>()).vacant(), -1);
  EXPECT_THAT(commit({move_of(b_, kRelease), move_of(b_, kReserve)}), ElementsAre(true, false));
  EXPECT_TRUE(standing(a_).held_by_case);
}

TEST_P(StoreQuota, TheLastVacancyGoesToOneOfTwoWhoReachForIt) {
  save(1, 0);
  for (int round = 0; round < 50; ++round) {
    std::atomic<int> got = 0;
    const auto reach = [&](CaseId id) {
      const auto work = store().begin();
      work->lock_head();
      if (work->move_quota(std::vector{move_of(id, kReserve)}).at(0)) ++got;
      work->commit();
    };
    std::thread first(reach, a_);
    std::thread second(reach, b_);
    first.join();
    second.join();
    ASSERT_EQ(got, 1) << "round " << round;
    ASSERT_NE(standing(a_).held_by_case, standing(b_).held_by_case);
    EXPECT_THAT(commit({move_of(a_, kRelease), move_of(b_, kRelease)}), ElementsAre(true, true));
  }
}

TEST_P(StoreQuota, LinesMayBeReplacedWhileCasesMove) {
  const auto other = new_id<UnitId>();
  const std::vector<QuotaLine> lines{{other, level_, 1, 0}, {unit_, level_, 1, 0}};
  std::thread clerk([&] {
    for (int round = 0; round < 30; ++round) EXPECT_EQ(fault_of([&] { store().save_quota(lines); }), "no fault");
  });
  for (int round = 0; round < 30; ++round) {
    EXPECT_EQ(fault_of([&] {
                commit({move_of(a_, kReserve), {a_, other, level_, kReserve}});
                commit({{a_, other, level_, kRelease}, move_of(a_, kRelease)});
              }),
              "no fault");
  }
  clerk.join();
  EXPECT_EQ(standing(a_).vacant(), 1);
}

INSTANTIATE_TEST_SUITE_P(Every, StoreQuota, testing::Values("Memory", "SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian::test
