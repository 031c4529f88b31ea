// What every store keeps about people besides their forms, and who stands in for whom; store_behaviour_test.cpp says
// which stores that are.
#include <gmock/gmock.h>

#include "engine/data/writer.hpp"
#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::chrono_literals;

class StorePeople : public StoreBehaviour {};

PersonRecord full_record() {
  PersonRecord record;
  record.service_from = 2004y / 7 / 1;
  record.grassroots = {{2004y / 7 / 1, 2007y / 6 / 30}, {2020y / 2 / 1, std::nullopt}};
  record.posts = {{"副局长", "市水务局", PostLevel::division_deputy, PostKind::deputy, 2021y / 3 / 5, std::nullopt,
                   2021y / 3 / 20, true, false},
                  {"一级主任科员", "市\"水务\"局", PostLevel::section_head, PostKind::internal, 2016y / 1 / 1,
                   2021y / 3 / 4, std::nullopt, false, true}};
  record.rank = "四级调研员";
  record.promoted_on = 2021y / 3 / 5;
  record.probation_until = 2022y / 3 / 19;
  record.exceptional = {{2016y / 1 / 1, true}};
  record.assessments = {{2025, AnnualGrade::excellent}, {2024, AnnualGrade::competent}};
  record.sanctions = {{Measure::admonition, 2019y / 5 / 1, std::nullopt, 2019y / 12 / 1, true}};
  record.education = {EducationLevel::bachelor, true};
  record.training = {{"市委党校", 2023y / 9 / 30, 240, true}};
  record.health_ok = true;
  record.party_member = true;
  record.party_since = 2005y / 12 / 1;
  record.legal_qualifications = {"法律职业资格"};
  record.family = {{"李四", Kin::spouse, "市第一中学"}};
  record.personal_matters = {{2026y / 4 / 1, "一致"}};
  record.secondments = {{2018y / 3 / 1, 2019y / 2 / 28, "某县人民政府"}};
  record.area_of_growth = "某县";
  return record;
}

TEST_P(StorePeople, RecordsAreKeptAndReplaced) {
  const PersonRecordOf full{new_id<PersonId>(), full_record(), Timestamp{1'772'352'000'123'456}};
  PersonRecordOf bare{new_id<PersonId>(), {}, Timestamp{7}};
  store().save_person_records(std::vector{full, bare});
  auto stored = store().person_record(full.person);
  ASSERT_TRUE(stored);
  EXPECT_EQ(write_described(*stored), write_described(full));
  stored = store().person_record(bare.person);
  ASSERT_TRUE(stored);
  EXPECT_EQ(write_described(*stored), write_described(bare));

  bare.record.health_ok = false;
  bare.as_of = Timestamp{8};
  store().save_person_records({&bare, 1});
  EXPECT_EQ(store().person_record(bare.person)->record.health_ok, false);
  EXPECT_EQ(store().person_record(bare.person)->as_of, Timestamp{8});
  EXPECT_FALSE(store().person_record(new_id<PersonId>()));
}

TEST_P(StorePeople, TiesOfAPersonAreReplacedTogether) {
  const auto person = new_id<PersonId>();
  const auto other = new_id<PersonId>();
  const auto ties = [&](PersonId id) {
    std::vector<std::pair<std::string, Kin>> found;
    for (const auto& tie : store().kin_of(id)) {
      EXPECT_EQ(tie.person, id);
      found.emplace_back(tie.staff.value, tie.relation);
    }
    return found;
  };
  store().save_kin(person, std::vector<KinTie>{{person, "u-9", Kin::self}, {person, "u-\"1'", Kin::sibling_in_law}});
  store().save_kin(other, std::vector<KinTie>{{other, "u-9", Kin::cousin}});
  EXPECT_THAT(ties(person), ElementsAre(std::pair("u-9", Kin::self), std::pair("u-\"1'", Kin::sibling_in_law)));
  store().save_kin(person, std::vector<KinTie>{{person, "u-3", Kin::parent}});
  EXPECT_THAT(ties(person), ElementsAre(std::pair("u-3", Kin::parent)));
  store().save_kin(person, {});
  EXPECT_THAT(ties(person), IsEmpty());
  EXPECT_THAT(ties(other), ElementsAre(std::pair("u-9", Kin::cousin)));
  EXPECT_THAT(ties(new_id<PersonId>()), IsEmpty());
}

TEST_P(StorePeople, DelegationsAreFoundByWhoMayAct) {
  Delegation first{new_id<DelegationId>(), "u-1", "u-2", 2026y / 11 / 1, 2026y / 11 / 30, {"review", "decide"},
                   new_id<BatchId>(),      false};
  const Delegation second{new_id<DelegationId>(), "u-3", "u-4",        2026y / 11 / 5,
                          2026y / 11 / 5,         {},    std::nullopt, false};
  const Delegation third{new_id<DelegationId>(), "u-2", "u-2'", 2026y / 1 / 1, 2026y / 1 / 2, {}, std::nullopt, true};
  for (const auto& delegation : {third, first, second}) store().save_delegation(delegation);

  const auto all = store().delegations();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(write_described(all[0]), write_described(first));
  EXPECT_EQ(write_described(all[1]), write_described(second));
  EXPECT_EQ(write_described(all[2]), write_described(third));

  first.revoked = true;
  store().save_delegation(first);
  const auto to = store().delegations_to("u-2");
  ASSERT_EQ(to.size(), 1U);
  EXPECT_EQ(write_described(to[0]), write_described(first)) << "a revoked one says so, and does not vanish";
  EXPECT_EQ(store().delegations_to("u-2'").size(), 1U);
  EXPECT_THAT(store().delegations_to("u-1"), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Every, StorePeople, testing::Values("Memory", "SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian::test
