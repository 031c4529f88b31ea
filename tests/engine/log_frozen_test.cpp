// The log freezes when the database is not what this node signed: set back, cut off, exchanged or signed by another
// key, while the server runs and when it starts. Reading goes on; what is set right thaws it.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include <boost/json/parse.hpp>

#include "engine/audit/checkpoint.hpp"
#include "engine/case/scrubber.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

struct KeptState final : KeyState {
  std::optional<std::string> load() override { return kept; }
  void save(const std::string& checkpoint) override { kept = checkpoint; }
  std::optional<std::string> kept;
};

// A node that writes: a desk on an SQLite file.
struct Node {
  Node(const fs::path& file, KeyState* state, const Signer& signer = test_signer())
      : store(open_store("sqlite:" + file.string())),
        catalogue({&small::compiled()}, *store),
        committer(*store, {"test.example/log", {&signer}, state}),
        desk(*store, committer, catalogue, WorkingDays::china(), clock, random) {}

  Answer open_case() {
    Request request;
    request.case_id = desk.new_case_id();
    request.opening = Opening{"small", {}, {}, {}};
    request.command = "propose";
    request.data = boost::json::parse(R"({"who":"林"})");
    request.actor = {"001", "cadre_section", "od"};
    return desk.do_now(request);
  }
  void open_cases(int count) {
    for (int i = 0; i < count; ++i) open_case();
  }

  std::unique_ptr<Store> store;
  ManualClock clock{*parse_timestamp("2026-03-02T01:00:00.000000Z")};
  TestRandom random{std::random_device{}()};
  Catalogue catalogue;
  Committer committer;
  Desk desk;
};

class LogFrozen : public testing::Test {
 protected:
  void SetUp() override { migrate("sqlite:" + file.string()); }

  // The database as it is now, for a restore later.
  fs::path backup() {
    sql("PRAGMA wal_checkpoint(TRUNCATE)");
    const auto copy = folder.path() / ("backup-" + std::to_string(++backups) + ".db");
    fs::copy_file(file, copy);
    return copy;
  }
  void restore(const fs::path& copy) {
    for (const auto* tail : {"", "-wal", "-shm"}) fs::remove(file.string() + tail);
    fs::copy_file(copy, file);
  }
  void sql(const std::string& statements) {
    sqlite3* database = nullptr;
    sqlite3_open(file.c_str(), &database);
    sqlite3_busy_timeout(database, 5000);
    char* error = nullptr;
    if (sqlite3_exec(database, statements.c_str(), nullptr, nullptr, &error) != SQLITE_OK) ADD_FAILURE() << error;
    sqlite3_close(database);
  }
  static constexpr const char* kDropGuards = "DROP TRIGGER case_event_delete; ";

  static std::string why(Node& node) {
    try {
      node.open_case();
    } catch (const Fault& fault) {
      return fault.code() + ": " + fault.message().en;
    }
    return "written";
  }

  test::TemporaryFolder folder;
  fs::path file = folder.path() / "log.db";
  KeptState state;
  int backups = 0;
};

TEST_F(LogFrozen, ANodeThatFindsWhatItSignedGoesOn) {
  {
    Node node(file, &state);
    node.open_cases(300);
    state.save(node.committer.last_checkpoint());
    node.open_cases(3);
  }
  Node again(file, &state);
  EXPECT_EQ(why(again), "written");
  EXPECT_FALSE(again.committer.frozen());
}

TEST_F(LogFrozen, ABackupRestoredIsFoundAtTheStart) {
  std::optional<fs::path> old;
  {
    Node node(file, &state);
    node.open_cases(5);
    old = backup();
    node.open_cases(2);
    state.save(node.committer.last_checkpoint());
  }
  restore(*old);
  Node node(file, &state);
  node.committer.inspect();
  ASSERT_TRUE(node.committer.frozen());
  EXPECT_EQ(node.committer.frozen()->code(), "log-frozen");
  EXPECT_THAT(node.committer.frozen()->message().zh, testing::HasSubstr("只有 5 条，本机曾签名至第 7 条"));
  EXPECT_THAT(why(node), testing::HasSubstr("has 5 entries, this node has signed 7"));
  EXPECT_EQ(node.store->events_from(0, 100).size(), 5);  // reading goes on, and nothing was written
}

TEST_F(LogFrozen, ABackupThatWasWrittenOnIsFoundToo) {
  std::optional<fs::path> old;
  {
    Node node(file, &state);
    node.open_cases(5);
    old = backup();
    node.open_cases(2);
    state.save(node.committer.last_checkpoint());
  }
  restore(*old);
  {
    Node elsewhere(file, nullptr);  // a node without the key state writes on
    elsewhere.open_cases(9);
  }
  Node node(file, &state);
  EXPECT_THAT(why(node), testing::HasSubstr("the first 7 entries of the log are not those this node has signed"));
}

TEST_F(LogFrozen, AnEmptyDatabaseInPlaceOfTheLogIsFound) {
  {
    Node node(file, &state);
    node.open_cases(3);
    state.save(node.committer.last_checkpoint());
  }
  for (const auto* tail : {"", "-wal", "-shm"}) fs::remove(file.string() + tail);
  migrate("sqlite:" + file.string());
  Node node(file, &state);
  EXPECT_THAT(why(node), testing::HasSubstr("has 0 entries, this node has signed 3"));
}

TEST_F(LogFrozen, NewestEntriesDeletedAndTheHeadSetBackAreFoundByTheNextCommit) {
  Node node(file, nullptr);
  node.open_cases(4);
  sql("CREATE TABLE kept AS SELECT * FROM log_head");
  node.open_cases(2);
  sql(std::string(kDropGuards) +
      "DELETE FROM case_event WHERE log_index >= 4; UPDATE log_head SET frontier = (SELECT frontier FROM kept), "
      "checkpoint = (SELECT checkpoint FROM kept)");
  EXPECT_THAT(why(node), testing::HasSubstr("has 4 entries, this node has written 6"));
  EXPECT_THAT(why(node), testing::HasSubstr("log-frozen"));  // and stays so
}

TEST_F(LogFrozen, AHeadSignedByAnotherKeyIsFound) {
  const TestKey other;
  Node node(file, nullptr);
  node.open_cases(2);
  {
    Node forger(folder.path() / "log.db", nullptr, other.signer());
    EXPECT_THAT(why(forger), testing::HasSubstr("not signed by this log's key"));
  }
  auto frontier = MerkleFrontier::deserialise(node.store->head()->frontier);
  const auto forged = sign_note(to_string(Checkpoint{"test.example/log", 2, frontier->root(), {}}), other.signer());
  sql("UPDATE log_head SET checkpoint = '" + forged + "'");
  EXPECT_THAT(why(node), testing::HasSubstr("not signed by this log's key"));
}

TEST_F(LogFrozen, SetRightItThaws) {
  std::optional<fs::path> old, right;
  {
    Node node(file, &state);
    node.open_cases(5);
    old = backup();
    node.open_cases(2);
    state.save(node.committer.last_checkpoint());
    right = backup();
  }
  restore(*old);
  {
    Node node(file, &state);
    EXPECT_THAT(why(node), testing::HasSubstr("log-frozen"));
  }
  restore(*right);
  Node node(file, &state);
  EXPECT_EQ(why(node), "written");
}

TEST_F(LogFrozen, TheScrubberSeesAnEntryChangedBehindItsBack) {
  Node node(file, nullptr);
  node.open_cases(3);
  Scrubber scrubber(*node.store, node.committer.log());
  EXPECT_THAT(scrubber.look_at_newest(), testing::IsEmpty());
  node.open_cases(600);
  EXPECT_THAT(scrubber.look_at_newest(), testing::IsEmpty());
  EXPECT_THAT(scrubber.sweep(10'000), testing::IsEmpty());
  EXPECT_EQ(scrubber.swept().whole, 1);

  node.open_cases(5);
  sql("DROP TRIGGER case_event_update; UPDATE case_event SET body = replace(body, '\"cadre_section\"', '\"nobody\"') "
      "WHERE log_index = 605");
  const auto found = scrubber.look_at_newest();
  ASSERT_EQ(found.size(), 2);
  EXPECT_EQ(found[0].log_index, 605);
  EXPECT_THAT(found[0].text.zh, testing::HasSubstr("日志第 605 条（事项第 1 步）：内容与其哈希不符"));
  EXPECT_THAT(found[1].text.en, testing::HasSubstr("is not the one signed at 608"));
  EXPECT_THAT(scrubber.look_at_newest(), testing::IsEmpty());  // told once
}

TEST_F(LogFrozen, TheSweepSeesWhatWasChangedLongAgo) {
  Node node(file, nullptr);
  node.open_cases(520);
  Scrubber scrubber(*node.store, node.committer.log());
  sql(std::string(kDropGuards) +
      "DROP TRIGGER case_payload_update; UPDATE case_payload SET content = '{}' WHERE log_index = 17; DELETE FROM "
      "case_event WHERE log_index = 300; UPDATE case_event SET log_index = log_index WHERE 0");
  std::vector<std::optional<std::uint64_t>> places;
  while (scrubber.swept().whole == 0) {
    for (const auto& found : scrubber.sweep(100)) places.push_back(found.log_index);
  }
  EXPECT_THAT(places, testing::ElementsAre(17, 300, std::nullopt, std::nullopt));  // the entry, the hole, tile and root
}

}  // namespace
}  // namespace renmian
