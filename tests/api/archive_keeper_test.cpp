// The archive is the log once more, whenever the program that keeps it was killed; and it stops where the log is not
// what it was.
#include "api/service/archive_keeper.hpp"

#include <gmock/gmock.h>

#include <random>
#include <thread>

#include "api/service/trail_export.hpp"
#include "engine/trail/event.hpp"
#include "tests/adapters/store_behaviour.hpp"
#include "tests/support/folder_content.hpp"
#include "tests/support/opened_store.hpp"
#include "tests/support/small_log.hpp"
#include "tests/support/unsound_lines.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;
using test::content_of;
using test::fault_of;
using test::SmallLog;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::Not;
using testing::Pair;

using Files = std::map<std::string, std::string>;

constexpr const char* kOrigin = "test.example/log";

std::string payloads_of(CaseId id) { return "payloads/" + to_string(id) + ".jsonl"; }

void write_all(const fs::path& folder, const Files& files) {
  fs::remove_all(folder);
  for (const auto& [path, bytes] : files) {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << bytes;
  }
}

class ArchiveKeeperTest : public testing::Test {
 protected:
  ArchiveKeeper keeper(Store& of, bool payloads = true) {
    return {of, world.on.catalogue, kOrigin, SmallLog::keys(), {place(), payloads}};
  }
  ArchiveKeeper keeper() { return keeper(*store); }

  Files archive() const { return content_of(place()); }

  // A whole export now, without what an archive has not.
  Files export_now() {
    const test::TemporaryFolder fresh;
    EXPECT_TRUE(export_trail(*store, world.on.catalogue, SmallLog::keys(), {.folder = fresh.path() / "x"}));
    auto files = content_of(fresh.path() / "x");
    files.erase("state.jsonl");
    return files;
  }
  Files archive_without_history() const {
    auto files = archive();
    std::erase_if(files, [](const auto& file) { return file.first.starts_with("checkpoints/"); });
    return files;
  }

  fs::path place() const { return temporary.path() / "archive"; }

  test::TemporaryFolder temporary;
  std::unique_ptr<Store> store = open_store("memory:");
  SmallLog world{*store};
};

TEST_F(ArchiveKeeperTest, FollowsTheLogAndIsAtEveryTimeWhatAnExportWouldBe) {
  world.open_to(20);
  auto keeps = keeper();
  for (const std::uint64_t size : {20, 21, 255, 256, 257, 511, 513, 800, 1025}) {
    world.note_to(size);
    EXPECT_EQ(keeps.catch_up().size, size);
    ASSERT_EQ(archive_without_history(), export_now()) << size;
    ASSERT_THAT(test::unsound_lines(place(), SmallLog::keys()), IsEmpty()) << size;
  }
}

TEST_F(ArchiveKeeperTest, SaysWhatItWroteAndWritesNothingTwice) {
  world.open_to(3);
  const auto first = keeper().catch_up();
  EXPECT_EQ(first.before, 0U);
  EXPECT_EQ(first.size, 3U);
  EXPECT_EQ(first.payload_lines, 3U);
  EXPECT_THAT(first.missing_definitions, IsEmpty());
  const auto written = archive();
  const auto second = keeper().catch_up();
  EXPECT_EQ(second.before, 3U);
  EXPECT_EQ(second.size, 3U);
  EXPECT_EQ(second.payload_lines, 0U);
  EXPECT_EQ(archive(), written);
}

TEST_F(ArchiveKeeperTest, OfALogWithoutEntriesThereIsNothing) {
  EXPECT_EQ(keeper().catch_up().size, 0U);
  EXPECT_THAT(archive(), IsEmpty());
}

TEST_F(ArchiveKeeperTest, KilledAnywhereItGoesOnFromItsCheckpoint) {
  std::mt19937 random(7);
  const auto chance = [&](std::size_t of) { return random() % of == 0; };
  world.open_to(12);
  world.note_to(250);
  keeper().catch_up();
  const auto before = archive();
  world.note_to(510);
  world.open_to(520);
  keeper().catch_up();
  const auto after = archive();

  for (int trial = 0; trial < 20; ++trial) {
    auto files = before;
    const bool torn = chance(2);
    for (const auto& [path, bytes] : after) {
      if (path == "checkpoint" || chance(2)) continue;
      const auto known = before.contains(path) ? before.at(path).size() : 0;
      const auto grows = path.starts_with("payloads/");
      // Other files appear whole, payload lines as far as they were written.
      files[path] = grows ? bytes.substr(0, known + random() % (bytes.size() - known + 1)) : bytes;
      if (grows && !torn) files[path].resize(files[path].rfind('\n') + 1);
      if (files[path].empty()) files.erase(path);
    }
    if (chance(2)) files[std::string(kIncomingPath)] = "a piece of a tile";
    write_all(place(), files);
    if (!torn) {
      ASSERT_THAT(test::unsound_lines(place(), SmallLog::keys()), IsEmpty()) << trial;
    }
    keeper().catch_up();
    ASSERT_EQ(archive(), after) << trial;
  }
}

TEST_F(ArchiveKeeperTest, KilledBeforeTidyingUpItLeavesNarrowFilesWithoutHarm) {
  world.open_to(3);
  keeper().catch_up();
  const auto narrow = archive();
  world.open_to(5);
  keeper().catch_up();
  auto files = archive();
  files["tile/0/000.p/3"] = narrow.at("tile/0/000.p/3");
  write_all(place(), files);
  world.open_to(6);
  keeper().catch_up();
  auto now = archive();
  now.erase("tile/0/000.p/3");
  EXPECT_EQ(now, export_now());
  EXPECT_THAT(test::unsound_lines(place(), SmallLog::keys()), IsEmpty());
}

TEST_F(ArchiveKeeperTest, KeepsTheLastCheckpointOfEveryDay) {
  using namespace std::chrono_literals;
  const auto on_day = [&](const char* at) {
    world.on.clock.set(*parse_timestamp(at));
    world.open();
    keeper().catch_up();
    return archive().at("checkpoint");
  };
  on_day("2026-03-02T01:00:00.000000Z");
  const auto last = on_day("2026-03-02T15:59:59.999999Z");  // the last microsecond of the day in China
  EXPECT_THAT(archive(), Not(Contains(Key(HasSubstr("checkpoints/")))));
  const auto next = on_day("2026-03-02T16:00:00.000000Z");
  on_day("2026-03-05T01:00:00.000000Z");
  EXPECT_THAT(archive(), Contains(Pair("checkpoints/2", last)));
  EXPECT_THAT(archive(), Contains(Pair("checkpoints/3", next)));
  EXPECT_THAT(archive(), Not(Contains(Key("checkpoints/1"))));
  EXPECT_THAT(test::unsound_lines(place(), SmallLog::keys()), IsEmpty());
}

TEST_F(ArchiveKeeperTest, TakesUpCosignaturesThatCameLater) {
  world.open_to(2);
  keeper().catch_up();
  const auto note = store->head()->checkpoint;
  EXPECT_EQ(archive().at("checkpoint"), note);
  store->save_cosignature({"one.example", 2, note, "— one.example c2lnbmVkIHRleHQ=\n", {}});
  keeper().catch_up();
  EXPECT_EQ(archive().at("checkpoint"), note + "— one.example c2lnbmVkIHRleHQ=\n");
}

TEST_F(ArchiveKeeperTest, WithoutPayloadsItStaysSo) {
  world.open_to(2);
  keeper(*store, false).catch_up();
  EXPECT_THAT(archive(), Not(Contains(Key(HasSubstr("payloads/")))));
  EXPECT_THAT(archive().at("manifest.json"), HasSubstr("withheld"));
  world.open_to(3);
  EXPECT_EQ(keeper().catch_up().payload_lines, 0U);
  EXPECT_THAT(archive(), Not(Contains(Key(HasSubstr("payloads/")))));
  EXPECT_THAT(archive().at("manifest.json"), HasSubstr("withheld"));
  EXPECT_THAT(test::unsound_lines(place(), SmallLog::keys()), IsEmpty());
}

TEST_F(ArchiveKeeperTest, PayloadsGoWhenTheyAreNotWantedAnyMore) {
  world.open_to(2);
  keeper().catch_up();
  EXPECT_THAT(archive(), Contains(Key(HasSubstr("payloads/"))));
  keeper(*store, false).catch_up();
  EXPECT_THAT(archive(), Not(Contains(Key(HasSubstr("payloads/")))));
  EXPECT_THAT(test::unsound_lines(place(), SmallLog::keys()), IsEmpty());
}

TEST_F(ArchiveKeeperTest, StopsWhenTheLogWasSetBack) {
  world.open_to(3);
  OpenedStore older(*store, {});
  world.open_to(4);
  keeper().catch_up();
  const auto written = archive();
  EXPECT_EQ(fault_of([&] { keeper(older).catch_up(); }), "archive-differs");
  EXPECT_EQ(archive(), written);
}

TEST_F(ArchiveKeeperTest, StopsAtALogThatDoesNotContinueIt) {
  world.open_to(3);
  keeper().catch_up();
  const auto written = archive();
  const auto other = open_store("memory:");
  SmallLog another(*other, 2);
  another.open_to(9);
  EXPECT_EQ(fault_of([&] { keeper(*other).catch_up(); }), "archive-differs");
  EXPECT_EQ(archive(), written);
}

TEST_F(ArchiveKeeperTest, StopsAtAnEntryThatIsNotWhatWasSigned) {
  world.open_to(3);
  OpenedStore changed(*store, {});
  changed.events[1].body.replace(changed.events[1].body.find("propose"), 7, "proposf");
  EXPECT_EQ(fault_of([&] { keeper(changed).catch_up(); }), "archive-differs");
  EXPECT_THAT(archive(), Not(Contains(Key("checkpoint"))));
}

TEST_F(ArchiveKeeperTest, StopsAtAnEntryThatWasChangedAfterItWasArchived) {
  world.open_to(3);
  keeper().catch_up();
  const auto written = archive();
  world.open_to(4);
  OpenedStore changed(*store, {});
  changed.events[2].body.replace(changed.events[2].body.find("propose"), 7, "proposf");
  EXPECT_EQ(fault_of([&] { keeper(changed).catch_up(); }), "archive-differs");
  EXPECT_EQ(archive(), written);
  changed.events[2].leaf = leaf_hash(changed.events[2].body);
  EXPECT_EQ(fault_of([&] { keeper(changed).catch_up(); }), "archive-differs");
  EXPECT_EQ(archive(), written);
}

TEST_F(ArchiveKeeperTest, StopsAtACheckpointOfItsOwnThatTheLogDidNotSign) {
  world.open_to(3);
  keeper().catch_up();
  auto files = archive();
  files["checkpoint"].replace(files["checkpoint"].find("\n3\n"), 3, "\n2\n");
  write_all(place(), files);
  EXPECT_EQ(fault_of([&] { keeper().catch_up(); }), "archive-differs");
  EXPECT_EQ(archive(), files);
}

TEST_F(ArchiveKeeperTest, TakesPayloadsOut) {
  world.open_to(3);
  world.vote(world.cases[1], 1);
  keeper().catch_up();
  EXPECT_EQ(keeper().erase(std::vector<std::uint64_t>{1, 2}), 2U);
  EXPECT_THAT(archive(), Not(Contains(Key(payloads_of(world.cases[2])))));
  EXPECT_THAT(archive().at(payloads_of(world.cases[1])), Not(HasSubstr(SmallLog::canary(1))));
  EXPECT_THAT(archive().at(payloads_of(world.cases[1])), HasSubstr("\"log_index\":3,"));
}

// As if the program had been killed after the erasure was on record and before it was done.
TEST_F(ArchiveKeeperTest, AnErasureOnRecordIsCarriedOutAsItIsCopied) {
  world.open_to(3);
  OpenedStore opened(*store, {});
  auto& last = opened.events[2];
  auto event = parse_event(last.body);
  event.procedure = "erasure";
  event.command = "carry_out_erasure";
  last.body = to_body(event);
  last.leaf = leaf_hash(last.body);
  last.payload->content = R"({"data":{"entries":[0],"rule":"retention"}})";
  MerkleFrontier frontier;
  for (const auto& each : opened.events) frontier.append(each.leaf);
  opened.log_head =
      LogHead{frontier.serialise(), sign_note(to_string(Checkpoint{kOrigin, 3, frontier.root(), {}}), test_signer())};

  const auto kept = keeper(opened).catch_up();
  EXPECT_EQ(kept.erased_lines, 1U);
  EXPECT_THAT(archive(), Not(Contains(Key(payloads_of(world.cases[0])))));
  EXPECT_THAT(archive(), Contains(Key(payloads_of(world.cases[1]))));
  for (const auto& [path, bytes] : archive()) EXPECT_THAT(bytes, Not(HasSubstr(SmallLog::canary(0))));
}

TEST_F(ArchiveKeeperTest, SeveralProcessesMayKeepItWhileTheLogGrows) {
  std::vector<std::thread> threads;
  std::atomic<bool> growing = true;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      while (growing) keeper().catch_up();
    });
  }
  for (int i = 0; i < 60; ++i) world.open();
  growing = false;
  for (auto& thread : threads) thread.join();
  keeper().catch_up();
  EXPECT_EQ(archive(), export_now());
}

// Over a database: what is stored and read back is what is archived.
class ArchiveOverAStore : public test::StoreBehaviour {};
INSTANTIATE_TEST_SUITE_P(Stores, ArchiveOverAStore, testing::Values("SQLite", "PostgreSQL"),
                         [](const auto& store) { return store.param; });

TEST_P(ArchiveOverAStore, IsWhatAnExportWouldBe) {
  const test::TemporaryFolder folder;
  SmallLog world(store());
  ArchiveKeeper keeper(store(), world.on.catalogue, kOrigin, SmallLog::keys(), {folder.path() / "archive", true});
  for (const std::uint64_t size : {200, 300}) {
    world.open_to(size);
    keeper.catch_up();
  }
  ASSERT_TRUE(export_trail(store(), world.on.catalogue, SmallLog::keys(), {.folder = folder.path() / "export"}));
  auto exported = content_of(folder.path() / "export");
  exported.erase("state.jsonl");
  EXPECT_EQ(content_of(folder.path() / "archive"), exported);
}

}  // namespace
}  // namespace renmian
