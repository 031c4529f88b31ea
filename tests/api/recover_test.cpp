// A database that was set back, changed or damaged is brought back from the archive; what cannot be proved is left.
#include "api/service/recover.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <fstream>

#include "adapters/store/repair.hpp"
#include "api/service/archive_keeper.hpp"
#include "engine/case/verification.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

using test::Database;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr auto kOrigin = "test.example/log";

std::vector<Verifier> keys() { return {Verifier::from_vkey(test_signer().verifier_key()).value()}; }

// An SQLite database with a log of three entries a case, and an archive of it.
class RecoverTest : public testing::Test {
 protected:
  RecoverTest() {
    migrate(database_->url());
    open();
  }

  void open() { store_ = open_store(database_->url()); }

  void add_cases(int count) {
    TestDesk on{*store_, small::compiled(), ++seed_};
    std::vector<Request> requests(static_cast<std::size_t>(count));
    for (auto& request : requests) {
      request.case_id = on.desk.new_case_id();
      request.actor = {"001", "cadre_section", "od"};
      request.opening = Opening{"small", {}, {}, {}};
    }
    for (const auto& [command, data] :
         {std::pair{"propose", R"({"who":"林"})"}, {"vote", R"({"in_favour":1})"}, {"vote", R"({"in_favour":5})"}}) {
      for (auto& request : requests) {
        request.command = command;
        request.data = boost::json::parse(data);
      }
      on.desk.do_all(requests, false);
      for (auto& request : requests) request.opening.reset();
    }
  }

  void archive_now() {
    Catalogue catalogue({&small::compiled()}, *store_);
    ArchiveKeeper(*store_, catalogue, kOrigin, {{test_signer().verifier_key()}, {}, 0}, {archive(), true}).catch_up();
  }

  // What a backup of now would hold.
  std::string backup() {
    const auto file = (folder_.path() / ("backup-" + std::to_string(++backups_) + ".db")).string();
    database_->execute("VACUUM INTO '" + file + "'");
    return "sqlite:" + file;
  }

  std::filesystem::path archive() const { return folder_.path() / "archive"; }
  std::string head() { return store_->head().value().checkpoint; }

  boost::system::result<Recovered, Problems> recover_from_archive(const std::string& url,
                                                                  std::optional<std::string> key_state = {}) {
    auto opened = ArchivedLog::open(archive(), keys(), kOrigin);
    if (!opened) return opened.error();
    return recover({url, kOrigin, keys(), std::move(key_state)}, *opened);
  }
  Recovered recovered(const std::string& url) { return recover_from_archive(url).value(); }
  std::string refusal(const std::string& url, std::optional<std::string> key_state = {}) {
    const auto done = recover_from_archive(url, std::move(key_state));
    return done ? "recovered" : done.error().front().code;
  }

  static bool verified(const std::string& url) {
    const auto store = open_store(url);
    Catalogue catalogue({&small::compiled()}, *store);
    return verify(*store, catalogue, keys().front(), kOrigin).ok();
  }

  // Past the guards, as an owner could.
  void tamper(const std::string& statements) {
    database_->execute(
        "DROP TRIGGER case_event_update; DROP TRIGGER case_event_delete; DROP TRIGGER case_payload_update;"
        "DROP TRIGGER case_payload_delete; DROP TRIGGER log_tile_update; DROP TRIGGER log_tile_delete;" +
        statements);
  }

  TemporaryFolder folder_;
  const std::unique_ptr<Database> database_ = Database::sqlite();
  std::unique_ptr<Store> store_;
  std::uint64_t seed_ = 0;
  int backups_ = 0;
};

TEST_F(RecoverTest, AnOldBackupIsBroughtToTheEndOfTheArchive) {
  add_cases(50);
  const auto old = backup();
  add_cases(50);
  archive_now();
  const auto done = recovered(old);
  EXPECT_EQ(done.size_before, 150);
  EXPECT_EQ(done.first_difference, 150);
  EXPECT_EQ(done.entries, 150);
  EXPECT_EQ(done.payloads, 150);
  EXPECT_THAT(done.lost_payloads, IsEmpty());
  EXPECT_THAT(done.rows, SizeIs(50));
  EXPECT_EQ(done.size, 300);
  EXPECT_EQ(done.checkpoint, head());
  EXPECT_TRUE(verified(old));
  const auto restored = open_store(old);
  const auto all = store_->events_from(0, 300);
  const auto back = restored->events_from(0, 400);
  ASSERT_THAT(back, SizeIs(300));
  for (std::size_t i = 0; i < 300; ++i) {
    EXPECT_EQ(back[i].body, all[i].body);
    EXPECT_EQ(back[i].payload->content, all[i].payload->content);
  }
  EXPECT_EQ(restored->tile(0, 0), store_->tile(0, 0));
}

TEST_F(RecoverTest, AnEmptyDatabaseIsFilledFromTheArchive) {
  const auto empty = backup();
  add_cases(3);
  archive_now();
  EXPECT_EQ(recovered(empty).entries, 9);
  EXPECT_TRUE(verified(empty));
}

TEST_F(RecoverTest, AWholeLogIsLeftAsItIs) {
  add_cases(4);
  archive_now();
  const auto done = recovered(database_->url());
  EXPECT_FALSE(done.first_difference);
  EXPECT_EQ(done.entries, 0);
  EXPECT_EQ(done.payloads, 0);
  EXPECT_THAT(done.rows, IsEmpty());
  EXPECT_EQ(done.checkpoint, head());
  EXPECT_TRUE(verified(database_->url()));
}

TEST_F(RecoverTest, TheLogGoesOnFromWhereItWasBroughtTo) {
  add_cases(2);
  const auto old = backup();
  add_cases(2);
  archive_now();
  recovered(old);
  store_ = open_store(old);
  add_cases(1);
  EXPECT_TRUE(verified(old));
  EXPECT_THAT(store_->events_from(0, 100), SizeIs(15));
}

struct Change {
  const char* name;
  const char* statements;
  std::optional<std::uint64_t> first_difference;
};

class RecoverFromTest : public RecoverTest, public testing::WithParamInterface<Change> {};

TEST_P(RecoverFromTest, IsAsItWas) {
  add_cases(90);
  archive_now();
  tamper(GetParam().statements);
  EXPECT_FALSE(verified(database_->url()));
  const auto done = recovered(database_->url());
  EXPECT_EQ(done.first_difference, GetParam().first_difference);
  EXPECT_EQ(done.size, 270);
  EXPECT_TRUE(verified(database_->url()));
}

constexpr Change kChanges[] = {
    {"AChangedEntry", "UPDATE case_event SET body = replace(body, '001', '002') WHERE log_index = 17", 17},
    {"AChangedLeaf", "UPDATE case_event SET leaf = zeroblob(32) WHERE log_index = 3", 3},
    {"ARemovedEntry", "DELETE FROM case_event WHERE log_index = 260", 260},
    {"TheFirstRemoved", "DELETE FROM case_event WHERE log_index = 0", 0},
    {"ACutTail", "DELETE FROM case_event WHERE log_index >= 200", 200},
    {"EntriesExchanged",
     "UPDATE case_event SET log_index = 1000 WHERE log_index = 30; UPDATE case_event SET log_index = 30 WHERE "
     "log_index = 33; UPDATE case_event SET log_index = 33 WHERE log_index = 1000",
     30},
    {"AForgedTail",
     "DROP TRIGGER case_event_replace; INSERT INTO case_event (tenant, log_index, case_id, seq, leaf, body) SELECT "
     "tenant, 270, case_id, 9, leaf, body FROM case_event WHERE log_index = 5",
     std::nullopt},
    {"AChangedPayload", "UPDATE case_payload SET content = '{}' WHERE log_index = 8", std::nullopt},
    {"ARemovedPayload", "DELETE FROM case_payload WHERE log_index IN (1, 2, 269)", std::nullopt},
    {"AChangedTile", "UPDATE log_tile SET hashes = zeroblob(8192)", std::nullopt},
    {"ARemovedTile", "DELETE FROM log_tile", std::nullopt},
    {"AHeadOfNobody", "UPDATE log_head SET checkpoint = 'x'", std::nullopt},
    {"NoHead", "DELETE FROM log_head", std::nullopt},
    {"AMovedCase", "UPDATE case_head SET position = 'appointed', version = 7 WHERE seq = 3", std::nullopt},
    {"ARowThatIsGone", "DELETE FROM case_head; DELETE FROM appointment_case", std::nullopt},
    {"ARowOfNoCase",
     "INSERT INTO appointment_case (case_id, procedure, procedure_version, policy, person_id, post_id, opened_at) "
     "SELECT '01900000-0000-7000-8000-00000000abcd', procedure, procedure_version, policy, person_id, post_id, "
     "opened_at FROM appointment_case LIMIT 1; INSERT INTO case_head (case_id, position, version, seq, leaf) "
     "SELECT '01900000-0000-7000-8000-00000000abcd', 'start', 1, 1, leaf FROM case_head LIMIT 1",
     std::nullopt},
    {"AnotherPost", "UPDATE appointment_case SET post_id = '01900000-0000-7000-8000-00000000abcd'", std::nullopt},
};
INSTANTIATE_TEST_SUITE_P(Of, RecoverFromTest, testing::ValuesIn(kChanges),
                         [](const auto& each) { return each.param.name; });

TEST_F(RecoverTest, ALongerGenuineLogIsNotGoneBackBehind) {
  add_cases(30);
  archive_now();
  add_cases(30);
  tamper("UPDATE case_event SET body = '{}' WHERE log_index = 12; DELETE FROM case_payload WHERE log_index = 13");
  const auto done = recovered(database_->url());
  EXPECT_EQ(done.first_difference, 12);
  EXPECT_EQ(done.size, 180);
  EXPECT_EQ(done.checkpoint, head());
  EXPECT_TRUE(verified(database_->url()));
}

TEST_F(RecoverTest, WhatNobodyHasIsNotPassedOver) {
  add_cases(30);
  archive_now();
  add_cases(30);
  tamper("DELETE FROM case_event WHERE log_index = 100");
  EXPECT_EQ(refusal(database_->url()), "entries-gone");
  EXPECT_THAT(store_->events_from(0, 400), SizeIs(179)) << "nothing is changed";
}

TEST_F(RecoverTest, AnEntryChangedBeyondTheArchiveIsGone) {
  add_cases(30);
  archive_now();
  add_cases(30);
  tamper("UPDATE case_event SET body = replace(body, '001', '002') WHERE log_index = 100");
  EXPECT_EQ(refusal(database_->url()), "entries-gone");
}

TEST_F(RecoverTest, TheKeyStateRemembersWhatBothHaveLost) {
  add_cases(10);
  const auto old = backup();
  archive_now();
  add_cases(10);
  EXPECT_EQ(refusal(old, head()), "entries-gone");
  EXPECT_EQ(refusal(old), "recovered") << "without the key state nothing tells of them";
}

TEST_F(RecoverTest, TheKeyStateStandsInForAHeadThatIsGone) {
  add_cases(10);
  archive_now();
  add_cases(10);
  const auto last = head();
  tamper("DELETE FROM log_head");
  const auto done = recover_from_archive(database_->url(), last).value();
  EXPECT_EQ(done.size, 60);
  EXPECT_EQ(done.checkpoint, last);
  EXPECT_TRUE(verified(database_->url()));
}

TEST_F(RecoverTest, TwoHistoriesUnderOneKeyAreNotMadeOne) {
  add_cases(2);
  const auto fork = backup();
  add_cases(2);
  archive_now();
  store_ = open_store(fork);
  seed_ = 100;
  add_cases(1);
  EXPECT_EQ(refusal(fork), "two-histories");
}

TEST_F(RecoverTest, ADamagedArchiveIsNotBelieved) {
  const auto empty = backup();
  add_cases(2);
  archive_now();
  const auto bundle = archive() / "tile" / "entries" / "000.p" / "6";
  std::fstream file(bundle, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(100);
  file.put('~');
  file.close();
  EXPECT_EQ(refusal(empty), "archive-damaged");
}

TEST_F(RecoverTest, AnArchiveOfAnotherKeyOrOriginIsNotBelieved) {
  add_cases(1);
  archive_now();
  const TestKey other;
  const std::vector<Verifier> others{Verifier::from_vkey(other.signer().verifier_key()).value()};
  EXPECT_FALSE(ArchivedLog::open(archive(), others, kOrigin).has_value());
  EXPECT_FALSE(ArchivedLog::open(archive(), keys(), "another.example/log").has_value());
  EXPECT_TRUE(ArchivedLog::open(archive(), keys(), kOrigin).has_value());
}

TEST_F(RecoverTest, APayloadThatNobodyHasIsLostAndListed) {
  add_cases(3);
  archive_now();
  std::filesystem::remove_all(archive() / "payloads");
  tamper("DELETE FROM case_payload WHERE log_index = 4");
  EXPECT_THAT(recovered(database_->url()).lost_payloads, ElementsAre(4));
}

TEST_F(RecoverTest, RowsAreRebuiltFromTheEventsAndWhatDifferedIsSaid) {
  add_cases(5);
  const auto rows = store_->cases({.limit = 10});
  EXPECT_THAT(rebuild(database_->url()), IsEmpty());
  database_->execute("UPDATE case_head SET position = 'start' WHERE case_id = '" + to_string(rows[2].about.id) + "'");
  const auto differed = rebuild(database_->url());
  ASSERT_THAT(differed, SizeIs(1));
  EXPECT_EQ(differed[0].case_id, rows[2].about.id);
  EXPECT_EQ(differed[0].text.zh, "状态记为 start，应为 appointed");
  const auto after = store_->cases({.limit = 10});
  ASSERT_THAT(after, SizeIs(5));
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(after[i].position, rows[i].position);
    EXPECT_EQ(after[i].leaf, rows[i].leaf);
    EXPECT_EQ(after[i].about.opened_at, rows[i].about.opened_at);
  }
}

}  // namespace
}  // namespace renmian
