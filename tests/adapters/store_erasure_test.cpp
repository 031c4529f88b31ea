// Cosignatures and the erasure of payloads: every store, and what the databases themselves refuse.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string kCanary = "此句只为查找而写";

Cosignature cosignature_of(const std::string& witness, std::uint64_t size, const std::string& line = "— w AAAA\n") {
  return {witness, size, head_of(size).checkpoint, line, Timestamp{static_cast<std::int64_t>(size)}};
}

std::vector<std::string> named(const std::vector<Cosignature>& cosignatures) {
  std::vector<std::string> names;
  for (const auto& each : cosignatures) names.push_back(std::to_string(each.size) + " " + each.witness);
  return names;
}

// One case with `count` events, each with a payload that holds `text`.
CaseId add_events(Store& store, std::size_t count, const std::string& text = kCanary) {
  const auto about = new_case();
  const auto unit = store.begin();
  unit->lock_head();
  unit->add_cases({&about, 1});
  std::vector<StoredEvent> events;
  for (std::size_t i = 0; i < count; ++i) {
    events.push_back(event_of(about.id, static_cast<std::int64_t>(i) + 1, i));
    events.back().payload = Payload{hash_of(i), "\"" + text + std::to_string(i) + "\""};
  }
  unit->append(events, {}, {}, head_of(count));
  unit->commit();
  return about.id;
}

void erase(Store& store, std::vector<std::uint64_t> indices, std::uint64_t by) { store.erase_payloads(indices, by); }

using StoreCosignatures = StoreBehaviour;

TEST_P(StoreCosignatures, ComeTheLargestSizeFirstThenByWitness) {
  EXPECT_TRUE(store().cosignatures(10).empty());
  store().save_cosignature(cosignature_of("w.example/b", 9));
  store().save_cosignature(cosignature_of("w.example/a", 10));
  store().save_cosignature(cosignature_of("w.example/a", 9));
  EXPECT_THAT(named(store().cosignatures(10)), ElementsAre("10 w.example/a", "9 w.example/a", "9 w.example/b"));
  EXPECT_THAT(named(store().cosignatures(2)), ElementsAre("10 w.example/a", "9 w.example/a"));
  EXPECT_TRUE(store().cosignatures(0).empty());
}

TEST_P(StoreCosignatures, KeepWhatWasSigned) {
  const auto saved = cosignature_of("监督/一", 7, "— 监督/一 AQID\n");
  store().save_cosignature(saved);
  const auto found = store().cosignatures(1);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().witness, saved.witness);
  EXPECT_EQ(found.front().checkpoint, saved.checkpoint);
  EXPECT_EQ(found.front().line, saved.line);
  EXPECT_EQ(found.front().received_at, saved.received_at);
}

TEST_P(StoreCosignatures, TheSameWitnessAndSizeAgainReplaces) {
  store().save_cosignature(cosignature_of("w", 7, "— w AAAA\n"));
  store().save_cosignature(cosignature_of("w", 7, "— w BBBB\n"));
  ASSERT_EQ(store().cosignatures(10).size(), 1U);
  EXPECT_EQ(store().cosignatures(10).front().line, "— w BBBB\n");
}

using StoreErasure = StoreBehaviour;

TEST_P(StoreErasure, RemovesPayloadAndSaltAndTellsWhichEntryDidIt) {
  const auto id = add_events(store(), 3);
  erase(store(), {0, 1}, 2);
  const auto events = store().events_from(0, 10);
  ASSERT_EQ(events.size(), 3U);
  for (const auto place : {0U, 1U}) {
    EXPECT_FALSE(events[place].payload);
    EXPECT_EQ(events[place].erased_by, 2U);
    EXPECT_EQ(events[place].leaf, hash_of(place)) << "the entry itself stays";
  }
  EXPECT_TRUE(events[2].payload);
  EXPECT_FALSE(events[2].erased_by);
  EXPECT_EQ(store().event_at(id, 1)->erased_by, 2U);
  EXPECT_EQ(store().events_of({&id, 1}).front().erased_by, 2U);
}

TEST_P(StoreErasure, IsHarmlessIfDoneAgainAndTheFirstNoteStays) {
  const auto id = add_events(store(), 3);
  erase(store(), {0}, 1);
  erase(store(), {0}, 1);
  erase(store(), {0}, 2);
  EXPECT_EQ(store().event_at(id, 1)->erased_by, 1U);
  erase(store(), {}, 1);
  EXPECT_TRUE(store().event_at(id, 2)->payload);
}

TEST_P(StoreErasure, OfWhatIsNotInTheLogIsRefusedAndChangesNothing) {
  const auto id = add_events(store(), 2);
  EXPECT_EQ(fault_of([&] { erase(store(), {0, 2}, 1); }), "store-failed");
  EXPECT_EQ(fault_of([&] { erase(store(), {0}, 2); }), "store-failed");
  EXPECT_TRUE(store().event_at(id, 1)->payload);
  EXPECT_FALSE(store().event_at(id, 1)->erased_by);
}

const auto kStores = testing::Values("memory", "SQLite", "PostgreSQL");
const auto kName = [](const auto& instance) { return std::string(instance.param); };
INSTANTIATE_TEST_SUITE_P(Every, StoreCosignatures, kStores, kName);
INSTANTIATE_TEST_SUITE_P(Every, StoreErasure, kStores, kName);

class ErasureSchema : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    database_ = std::string(GetParam()) == "SQLite" ? Database::sqlite() : Database::postgresql();
    migrate(database().url());
    store_ = open_store(database().url());
  }
  const Database& database() { return *database_; }
  Store& store() { return *store_; }

  std::string refusal_of(const std::string& statement) { return database().refusal_of(statement); }

 private:
  std::unique_ptr<Database> database_;
  std::unique_ptr<Store> store_;
};

TEST_P(ErasureSchema, APayloadWithoutANoteCannotBeDeleted) {
  add_events(store(), 3);
  erase(store(), {0}, 2);
  EXPECT_THAT(refusal_of("DELETE FROM case_payload WHERE log_index = 1"), HasSubstr("unless its erasure was noted"));
  EXPECT_THAT(refusal_of("UPDATE case_payload SET content = '{}'"), HasSubstr("only ever added to"));
  EXPECT_EQ(database().value("SELECT count(*) FROM case_payload"), "2");
}

TEST_P(ErasureSchema, ANoteStaysAsItIs) {
  add_events(store(), 3);
  erase(store(), {0}, 2);
  EXPECT_THAT(refusal_of("UPDATE payload_erasure SET erased_by = 1"), HasSubstr("only ever added to"));
  EXPECT_THAT(refusal_of("DELETE FROM payload_erasure"), HasSubstr("only ever added to"));
  EXPECT_EQ(store().events_from(0, 1).front().erased_by, 2U);
}

INSTANTIATE_TEST_SUITE_P(Every, ErasureSchema, testing::Values("SQLite", "PostgreSQL"), kName);

TEST(PostgresqlErasure, TheRuntimeRoleMayEraseWhatIsNotedAndNothingElse) {
  const auto database = Database::postgresql();
  migrate(database->url());
  add_events(*open_store(database->url()), 2);
  const std::string as_runtime = "SET ROLE renmian_runtime; ";
  for (const std::string statement :
       {"DELETE FROM case_payload", "TRUNCATE case_payload", "UPDATE case_payload SET content = '{}'",
        "DELETE FROM payload_erasure", "DELETE FROM cosignature", "UPDATE cosignature SET size = 1"}) {
    EXPECT_THROW(database->execute(as_runtime + statement), std::runtime_error) << statement;
  }
  database->execute(as_runtime +
                    "INSERT INTO payload_erasure (log_index, erased_by) VALUES (0, 1); "
                    "DELETE FROM case_payload WHERE log_index = 0");
  EXPECT_EQ(database->value("SELECT count(*) FROM case_payload"), "1");
  EXPECT_THROW(database->execute("TRUNCATE case_payload"), std::runtime_error) << "nor may the owner";
}

// Whether any file beside the database holds it.
bool on_disk(const std::string& text, const Database& database) {
  const fs::path file = database.url().substr(std::string("sqlite:").size());
  bool found = false;
  for (const auto& entry : fs::directory_iterator(file.parent_path())) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    found = found || bytes.find(text) != std::string::npos;
  }
  return found;
}

TEST(SqliteErasure, WhenItReturnsTheFilesNoLongerHoldTheBytes) {
  const auto database = Database::sqlite();
  migrate(database->url());
  const auto store = open_store(database->url());
  add_events(*store, 300, kCanary + std::string(3'000, 'x'));
  ASSERT_TRUE(on_disk(kCanary, *database));
  std::vector<std::uint64_t> all(300);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  erase(*store, all, 299);
  EXPECT_FALSE(on_disk(kCanary, *database));
}

TEST(SqliteErasure, WhatStaysIsStillThere) {
  const auto database = Database::sqlite();
  migrate(database->url());
  const auto store = open_store(database->url());
  const auto id = add_events(*store, 40);
  erase(*store, {3, 17}, 39);
  EXPECT_FALSE(on_disk(kCanary + "17", *database));
  EXPECT_EQ(store->event_at(id, 17)->payload->content, "\"" + kCanary + "16\"");
}

}  // namespace
}  // namespace renmian::test
