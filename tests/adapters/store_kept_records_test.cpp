// The small records that belong to no case.
#include <gmock/gmock.h>

#include <thread>

#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class StoreKeptRecords : public StoreBehaviour {
 protected:
  KeptRecords& kept() { return store().kept(); }

  std::vector<std::string> ids(std::string_view kind, std::string_view owner = {}, std::string_view after = {},
                               std::size_t limit = 100) {
    std::vector<std::string> found;
    for (const auto& record : kept().list(kind, owner, after, limit)) found.push_back(record.id);
    return found;
  }
};

KeptRecord record_of(std::string kind, std::string id, std::string owner = "u-1") {
  return {std::move(kind), std::move(id), std::move(owner), 0, R"({"n":"任免"})"};
}

TEST_P(StoreKeptRecords, WhatWasSavedIsFound) {
  auto record = record_of("session", "s-1");
  record.expires_at = Timestamp{1'772'352'000'123'456};
  ASSERT_TRUE(kept().save(record));
  record.version = 1;
  EXPECT_EQ(kept().find("session", "s-1"), record);
  EXPECT_FALSE(kept().find("token", "s-1"));
  EXPECT_FALSE(kept().find("session", "s-2"));
}

TEST_P(StoreKeptRecords, OnlyTheVersionThatWasSeenIsReplaced) {
  auto record = record_of("session", "s-1");
  ASSERT_TRUE(kept().save(record));
  EXPECT_FALSE(kept().save(record)) << "there is one";
  record.version = 2;
  EXPECT_FALSE(kept().save(record)) << "not yet";
  record.version = 1;
  record.owner = "u-2";
  record.body = "{}";
  ASSERT_TRUE(kept().save(record));
  EXPECT_FALSE(kept().save(record)) << "not any more";
  record.version = 2;
  EXPECT_EQ(kept().find("session", "s-1"), record);
  auto missing = record_of("session", "s-2");
  missing.version = 1;
  EXPECT_FALSE(kept().save(missing));
  EXPECT_FALSE(kept().find("session", "s-2"));
}

TEST_P(StoreKeptRecords, OfTwoWhoReplaceWhatBothSawOneDoes) {
  ASSERT_TRUE(kept().save(record_of("throttle", "x")));
  std::atomic<int> done = 0;
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&] {
      auto record = record_of("throttle", "x");
      record.version = 1;
      if (kept().save(record)) ++done;
    });
  }
  for (auto& writer : writers) writer.join();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(kept().find("throttle", "x")->version, 2);
}

TEST_P(StoreKeptRecords, ListsAreByIdAndByOwner) {
  for (const auto* id : {"b", "C", "a", "d"}) ASSERT_TRUE(kept().save(record_of("token", id)));
  ASSERT_TRUE(kept().save(record_of("token", "e", "u-2")));
  ASSERT_TRUE(kept().save(record_of("session", "a")));
  EXPECT_THAT(ids("token"), ElementsAre("C", "a", "b", "d", "e"));
  EXPECT_THAT(ids("token", "u-1"), ElementsAre("C", "a", "b", "d"));
  EXPECT_THAT(ids("token", "u-2"), ElementsAre("e"));
  EXPECT_THAT(ids("token", "", "a", 2), ElementsAre("b", "d"));
  EXPECT_THAT(ids("token", "u-1", "b"), ElementsAre("d"));
  EXPECT_THAT(ids("token", "nobody"), IsEmpty());
  EXPECT_THAT(ids("nothing"), IsEmpty());
}

TEST_P(StoreKeptRecords, WhatIsRemovedIsGone) {
  ASSERT_TRUE(kept().save(record_of("session", "s-1")));
  ASSERT_TRUE(kept().save(record_of("session", "s-2")));
  ASSERT_TRUE(kept().save(record_of("session", "s-3", "u-2")));
  ASSERT_TRUE(kept().save(record_of("token", "s-1")));
  EXPECT_TRUE(kept().remove("session", "s-1"));
  EXPECT_FALSE(kept().remove("session", "s-1"));
  EXPECT_TRUE(kept().find("token", "s-1"));
  EXPECT_EQ(kept().remove_owned("session", "u-1"), 1U);
  EXPECT_EQ(kept().remove_owned("session", "u-1"), 0U);
  EXPECT_THAT(ids("session"), ElementsAre("s-3"));
  EXPECT_TRUE(kept().save(record_of("session", "s-1"))) << "a new one may take its place";
}

TEST_P(StoreKeptRecords, WhatHasExpiredIsRemovedAtThatMomentAndNotBefore) {
  const Timestamp end{1'772'352'000'000'000};
  auto record = record_of("session", "s-1");
  record.expires_at = end;
  ASSERT_TRUE(kept().save(record));
  ASSERT_TRUE(kept().save(record_of("session", "for ever")));
  EXPECT_EQ(kept().remove_expired("session", Timestamp{end.microseconds - 1}), 0U);
  EXPECT_EQ(kept().remove_expired("token", end), 0U);
  EXPECT_TRUE(kept().find("session", "s-1"));
  EXPECT_EQ(kept().remove_expired("session", end), 1U);
  EXPECT_THAT(ids("session"), ElementsAre("for ever"));
}

INSTANTIATE_TEST_SUITE_P(Every, StoreKeptRecords, testing::Values("Memory", "SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian::test
