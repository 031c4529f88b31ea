// What a server does for its trail beside the commands: key state, archive, reading again, and telling what it finds.
#include "api/service/trail_keeper.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "adapters/keys/key_state_file.hpp"
#include "engine/trail/event.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/system/system.hpp"

namespace renmian {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::HasSubstr;
using testing::Pair;

class TrailKeeperTest : public testing::Test {
 protected:
  // Reads again all the time; rests seldom.
  static constexpr TrailKeeper::Pace kQuick{.saving = 5ms, .newest = 5ms, .whole = 1'000ms, .witnessing = 1h};

  void open_case() {
    Request request;
    request.case_id = desk.new_case_id();
    request.opening = Opening{"small", {}, {}, {}};
    request.command = "propose";
    request.data = boost::json::object{{"who", "林"}};
    request.actor = {"001", "cadre_section", "od"};
    ASSERT_TRUE(std::holds_alternative<Advanced>(desk.do_now(request)));
  }

  // What the program put on record of its own log: code and text.
  std::vector<std::pair<std::string, std::string>> findings() {
    std::vector<std::pair<std::string, std::string>> told;
    for (const auto& stored : store->events_from(0, 10'000)) {
      if (!stored.payload || parse_event(stored.body).command != Found::kCommand) continue;
      const auto data = data_of(stored);
      for (const auto& entry : data.at("entries").as_array()) {
        told.emplace_back(entry.at("code").as_string(), entry.at("zh").as_string());
      }
    }
    return told;
  }

  template <class Condition>
  static bool soon(Condition condition) {
    for (int i = 0; i < 2'000; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(5ms);
    }
    return false;
  }

  test::TemporaryFolder folder;
  std::unique_ptr<test::Database> database = test::Database::sqlite();
  std::unique_ptr<Store> store = (migrate(database->url()), open_store(database->url()));
  ManualClock clock{*parse_timestamp("2026-03-02T01:00:00.000000Z")};
  TestRandom random;
  Catalogue catalogue{{&small::compiled(), &system_day::compiled()}, *store};
  KeyStateFile key_state{folder.path() / "key.state"};
  Committer committer{*store, {"test.example/log", {&test_signer()}, &key_state}};
  Desk desk{*store, committer, catalogue, WorkingDays::china(), clock, random};
  Journal journal{desk};
  ArchiveKeeper archive{
      *store, catalogue, "test.example/log", {{test_signer().verifier_key()}, {}, 0}, {folder.path() / "archive"}};
  TrailKeeper keeper{*store, committer, clock, &archive, nullptr};
};

TEST_F(TrailKeeperTest, KeyStateAndArchiveFollowTheLog) {
  keeper.start(journal, kQuick);
  open_case();
  EXPECT_TRUE(soon([&] { return key_state.load() == committer.last_checkpoint(); }));
  open_case();
  EXPECT_TRUE(soon([&] { return archive.catch_up().before == 2; }));
  EXPECT_TRUE(soon([&] { return key_state.load() == committer.last_checkpoint(); }));
  EXPECT_TRUE(findings().empty());
}

TEST_F(TrailKeeperTest, WithoutItsThreadItSavesAtTheEnd) {
  open_case();
  EXPECT_FALSE(key_state.load());
  keeper.save();
  EXPECT_EQ(key_state.load(), committer.last_checkpoint());
}

TEST_F(TrailKeeperTest, AnEntryChangedBehindTheProgramsBackIsPutOnRecordOnceForEachReading) {
  for (int i = 0; i < 3; ++i) open_case();
  database->execute(
      "DROP TRIGGER case_event_update; UPDATE case_event SET body = replace(body, 'cadre_section', 'nobody') WHERE "
      "log_index = 1");
  keeper.start(journal, kQuick);
  const auto changed = Pair("scrub-sweep", HasSubstr("日志第 1 条（事项第 1 步）：内容与其哈希不符"));
  ASSERT_TRUE(soon([&] { return testing::Matches(Contains(changed))(findings()); }));
  EXPECT_THAT(findings(), Contains(Pair("scrub-sweep", HasSubstr("根哈希与已签名的不同"))));
  std::this_thread::sleep_for(100ms);
  EXPECT_THAT(findings(), Contains(changed).Times(1));
}

TEST_F(TrailKeeperTest, AnArchiveThatIsNotTheBeginningOfTheLogIsToldOnce) {
  open_case();
  archive.catch_up();
  keeper.start(journal, kQuick);
  // Somebody puts another log's archive in its place.
  std::filesystem::remove(folder.path() / "archive/checkpoint");
  std::ofstream(folder.path() / "archive/checkpoint") << "test.example/log\n1\nAAAA\n";
  open_case();
  ASSERT_TRUE(soon([&] { return !findings().empty(); }));
  open_case();
  std::this_thread::sleep_for(50ms);
  EXPECT_EQ(std::ranges::count(findings(), findings().front()), 1);
}

TEST_F(TrailKeeperTest, AFrozenLogIsToldOnceItThaws) {
  open_case();
  open_case();
  keeper.start(journal, kQuick);
  const auto head = database->value("SELECT checkpoint FROM log_head");
  database->execute("UPDATE log_head SET checkpoint = 'nothing'");
  EXPECT_NE(committer.inspect(), nullptr);
  std::this_thread::sleep_for(50ms);
  database->execute("UPDATE log_head SET checkpoint = '" + head + "'");
  EXPECT_EQ(committer.inspect(), nullptr);
  ASSERT_TRUE(soon(
      [&] { return std::ranges::any_of(findings(), [](const auto& found) { return found.first == "log-frozen"; }); }));
}

}  // namespace
}  // namespace renmian
