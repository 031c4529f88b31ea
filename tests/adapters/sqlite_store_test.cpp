// What can happen to a file.
#include <sqlite3.h>

#include <fstream>

#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/sqlite_connection.hpp"
#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;

fs::path file_of(const Database& database) { return database.url().substr(std::string("sqlite:").size()); }

// A store whose writer is set up further by `change`.
std::unique_ptr<Store> store_with_writer(const Database& database, const std::string& change) {
  const auto connect = [file = file_of(database)](const std::string& statements) {
    auto connection = std::make_unique<sql::SqliteConnection>(file, 1, 300ms, sql::SqliteConnection::Use::kWrite);
    if (!statements.empty()) connection->script(statements);
    return connection;
  };
  return std::make_unique<sql::SqlStore>(
      sql::sqlite_dialect(),
      sql::SqlStore::Connections{1, 1, 300ms, [=] { return connect(""); }, [=] { return connect(change); }});
}

TEST(SqliteStore, AMissingFileIsNotCreated) {
  const auto database = Database::sqlite();
  EXPECT_EQ(fault_of([&] { open_store(database->url()); }), "store-unavailable");
  EXPECT_EQ(fault_of([&] { schema_version(database->url()); }), "store-unavailable");
  EXPECT_FALSE(fs::exists(file_of(*database)));
  EXPECT_EQ(fault_of([&] { migrate("sqlite:/no/such/folder/renmian.db"); }), "store-unavailable");
}

TEST(SqliteStore, AFileOfAnotherKindIsRefused) {
  const auto database = Database::sqlite();
  std::ofstream(file_of(*database)) << "This is a letter, and a long one, but it is no database of any kind at all.";
  EXPECT_EQ(fault_of([&] { open_store(database->url()); }), "store-failed");
  EXPECT_EQ(fault_of([&] { migrate(database->url()); }), "store-failed");
}

TEST(SqliteStore, OddFileNamesAreFileNames) {
  const TemporaryFolder folder;
  for (const std::string name : {"干部 任免.db", "a=b c.db", "file:x?mode=memory", ":memory:", "'quoted\".db"}) {
    const auto url = "sqlite:" + (folder.path() / name).string();
    migrate(url);
    EXPECT_TRUE(fs::exists(folder.path() / name)) << name;
    EXPECT_EQ(fault_of([&] { open_store(url); }), "no fault") << name;
  }
}

TEST(SqliteStore, WhileAnotherProgramHoldsTheFileWritingWaitsThenGivesUp) {
  const auto database = Database::sqlite();
  migrate(database->url());
  OpenOptions options;
  options.lock_timeout = 200ms;
  const auto store = open_store(database->url(), options);

  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(file_of(*database).c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(fault_of([&] { store->begin(); }), "store-locked");
  EXPECT_GE(std::chrono::steady_clock::now() - before, 150ms);
  EXPECT_TRUE(store->cases({}).empty()) << "reading goes on";

  sqlite3_close(other);
  EXPECT_EQ(fault_of([&] { store->begin(); }), "no fault");
}

TEST(SqliteStore, WhenTheDiskIsFullNothingIsSavedAndReadingGoesOn) {
  const auto database = Database::sqlite();
  migrate(database->url());
  const auto pages = std::stoi(database->value("PRAGMA page_count"));
  const auto store = store_with_writer(*database, "PRAGMA max_page_count = " + std::to_string(pages + 2));
  const auto about = new_case();
  auto event = event_of(about.id, 1, 0);
  event.body = "\"" + std::string(50'000, 'x') + "\"";
  const auto append = [&] {
    const auto unit = store->begin();
    unit->lock_head();
    unit->append({&event, 1}, {}, {}, head_of(1));
    unit->commit();
  };
  EXPECT_EQ(fault_of(append), "store-full");
  EXPECT_FALSE(store->head());
  EXPECT_TRUE(store->events_from(0, 1).empty());
  event.body = "{}";
  EXPECT_EQ(fault_of(append), "no fault") << "what fits is taken";
}

TEST(SqliteStore, WhatMayOnlyBeReadSaysSo) {
  const auto database = Database::sqlite();
  migrate(database->url());
  const auto store = store_with_writer(*database, "PRAGMA query_only = ON");
  const Unit unit{new_id<UnitId>(), "市水务局", std::nullopt};
  EXPECT_EQ(fault_of([&] { store->save_units({&unit, 1}); }), "store-read-only");
}

TEST(SqliteStore, AnEventCannotBeReplaced) {
  const auto database = Database::sqlite();
  migrate(database->url());
  open_cases(*open_store(database->url()), {new_case()}, 0);
  EXPECT_THROW(database->execute("INSERT OR REPLACE INTO case_event (tenant, log_index, case_id, seq, leaf, body) "
                                 "SELECT tenant, log_index, case_id, seq, leaf, '{}' FROM case_event"),
               std::runtime_error);
  EXPECT_THROW(database->execute("INSERT OR REPLACE INTO case_event (tenant, log_index, case_id, seq, leaf, body) "
                                 "SELECT tenant, 7, case_id, seq, leaf, '{}' FROM case_event"),
               std::runtime_error);
  EXPECT_EQ(database->value("SELECT body FROM case_event"), R"({"n":0})");
}

TEST(SqliteStore, ACommitIsOnTheDiskWhenItReturns) {
  const auto database = Database::sqlite();
  migrate(database->url());
  EXPECT_EQ(database->value("PRAGMA journal_mode"), "wal");
  sql::SqliteConnection connection(file_of(*database), 1, 300ms, sql::SqliteConnection::Use::kWrite);
  std::string synchronous;
  connection.each({"PRAGMA synchronous", 1}, {}, [&](const sql::Row& row) { synchronous = row.text(0); });
  EXPECT_EQ(synchronous, "2") << "FULL";
}

}  // namespace
}  // namespace renmian::test
