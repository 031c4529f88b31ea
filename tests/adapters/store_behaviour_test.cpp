// Cases and the log; for the registers see store_registers_test.cpp.
#include "tests/adapters/store_behaviour.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace renmian::test {

const Database& shared_postgresql() {
  static const auto database = [] {
    auto made = Database::postgresql();
    migrate(made->url());
    return made;
  }();
  return *database;
}

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<CaseId> ids_of(const std::vector<CaseRow>& rows) {
  std::vector<CaseId> ids;
  for (const auto& row : rows) ids.push_back(row.about.id);
  return ids;
}

std::vector<std::uint64_t> indices_of(const std::vector<StoredEvent>& events) {
  std::vector<std::uint64_t> indices;
  for (const auto& event : events) indices.push_back(event.log_index);
  return indices;
}

TEST_P(StoreBehaviour, ANewLogIsEmpty) {
  EXPECT_FALSE(store().head());
  EXPECT_FALSE(store().begin()->lock_head());
  EXPECT_FALSE(store().head()) << "locking it has not changed that";
  EXPECT_THAT(store().events_from(0, 10), IsEmpty());
  EXPECT_THAT(store().leaves(0, 10), IsEmpty());
  EXPECT_THAT(store().tile(0, 0), IsEmpty());
  EXPECT_THAT(store().cases({}), IsEmpty());
}

TEST_P(StoreBehaviour, WhatWasCommittedIsReadBack) {
  auto about = new_case();
  about.batch = new_id<BatchId>();
  about.opened_at = Timestamp{1'772'352'000'123'456};
  auto event = event_of(about.id, 1, 0);
  event.payload = Payload{hash_of(7), R"({"name":"张三"})"};
  const KeyUse key{"u-1", "key-1", hash_of(8), 0, 1};
  {
    const auto unit = store().begin();
    unit->lock_head();
    unit->add_cases({&about, 1});
    const auto step = move_of(event, "publicity");
    EXPECT_THAT(unit->move({&step, 1}), ElementsAre(true));
    unit->append({&event, 1}, {&key, 1}, {}, head_of(1));
    unit->commit();
  }

  const auto row = store().case_row(about.id);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->about.id, about.id);
  EXPECT_EQ(row->about.procedure, about.procedure);
  EXPECT_EQ(row->about.procedure_version, about.procedure_version);
  EXPECT_EQ(row->about.policy, about.policy);
  EXPECT_EQ(row->about.person, about.person);
  EXPECT_EQ(row->about.post, about.post);
  EXPECT_EQ(row->about.batch, about.batch);
  EXPECT_EQ(row->about.opened_at, about.opened_at);
  EXPECT_EQ(row->position, "publicity");
  EXPECT_EQ(row->version, 1);
  EXPECT_EQ(row->seq, 1);
  EXPECT_EQ(row->leaf, event.leaf);

  const auto stored = store().event_at(about.id, 1);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->log_index, 0U);
  EXPECT_EQ(stored->case_id, about.id);
  EXPECT_EQ(stored->seq, 1);
  EXPECT_EQ(stored->body, event.body);
  EXPECT_EQ(stored->leaf, event.leaf);
  ASSERT_TRUE(stored->payload);
  EXPECT_EQ(stored->payload->salt, event.payload->salt);
  EXPECT_EQ(stored->payload->content, event.payload->content);
  EXPECT_FALSE(store().event_at(about.id, 2));

  ASSERT_TRUE(store().head());
  EXPECT_EQ(store().head()->frontier, head_of(1).frontier);
  EXPECT_EQ(store().head()->checkpoint, head_of(1).checkpoint);
  const auto locked = store().begin()->lock_head();
  ASSERT_TRUE(locked);
  EXPECT_EQ(locked->frontier, head_of(1).frontier);
  EXPECT_EQ(locked->checkpoint, head_of(1).checkpoint);
}

TEST_P(StoreBehaviour, AnEventWithoutPersonalContentHasNone) {
  const auto about = new_case();
  open_cases(store(), {about}, 0);
  ASSERT_TRUE(store().event_at(about.id, 1));
  EXPECT_FALSE(store().event_at(about.id, 1)->payload);
}

TEST_P(StoreBehaviour, WhichRequestMadeAnEventIsReadBack) {
  const auto about = new_case();
  open_cases(store(), {about}, 0);  // nobody's request
  std::vector<StoredEvent> events{event_of(about.id, 2, 1), event_of(about.id, 3, 2)};
  const Trace trace{"r-1.\\\"{},NULL", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "2001:db8::1"};
  events[0].trace = trace;
  events[1].trace.source = "192.0.2.1";
  {
    const auto unit = store().begin();
    unit->lock_head();
    for (const auto& event : events) {
      const auto step = move_of(event);
      EXPECT_THAT(unit->move({&step, 1}), ElementsAre(true));
    }
    unit->append(events, {}, {}, head_of(3));
    unit->commit();
  }
  const std::vector<Trace> expected{{}, trace, {{}, {}, "192.0.2.1"}};
  const auto traces_of = [](const std::vector<StoredEvent>& stored) {
    std::vector<Trace> traces;
    for (const auto& event : stored) traces.push_back(event.trace);
    return traces;
  };
  EXPECT_EQ(traces_of(store().events_from(0, 10)), expected);
  EXPECT_EQ(traces_of(store().events_of({&about.id, 1})), expected);
  for (std::int64_t seq = 1; seq <= 3; ++seq) {
    EXPECT_EQ(store().event_at(about.id, seq)->trace, expected[static_cast<std::size_t>(seq - 1)]);
  }
}

TEST_P(StoreBehaviour, ADroppedUnitLeavesNoTrace) {
  const auto about = new_case();
  const auto event = event_of(about.id, 1, 0);
  const KeyUse key{"u-1", "key-1", hash_of(8), 0, 1};
  const Tile tile{0, 0, std::vector<Hash>(kTileWidth)};
  {
    const auto unit = store().begin();
    unit->lock_head();
    unit->add_cases({&about, 1});
    const auto step = move_of(event);
    EXPECT_THAT(unit->move({&step, 1}), ElementsAre(true));
    unit->append({&event, 1}, {&key, 1}, {&tile, 1}, head_of(1));
    EXPECT_FALSE(store().head()) << "not even while it is under way";
    EXPECT_FALSE(store().case_row(about.id));
  }
  EXPECT_FALSE(store().head());
  EXPECT_FALSE(store().case_row(about.id));
  EXPECT_FALSE(store().used_key("u-1", "key-1"));
  EXPECT_THAT(store().events_from(0, 10), IsEmpty());
  EXPECT_THAT(store().tile(0, 0), IsEmpty());
  open_cases(store(), {about}, 0);  // and the same can be done as if nothing had been
  EXPECT_TRUE(store().case_row(about.id));
}

TEST_P(StoreBehaviour, OfTwoMovesOfOneCaseOnlyOneSucceeds) {
  const auto about = new_case();
  open_cases(store(), {about}, 0);
  std::atomic<int> moved = 0;
  const auto clerk = [&](std::string position) {
    const auto unit = store().begin();
    unit->lock_head();
    const auto event = event_of(about.id, 2, 1);
    const auto step = move_of(event, position);
    if (!unit->move({&step, 1}).at(0)) return;
    unit->append({&event, 1}, {}, {}, head_of(2));
    unit->commit();
    ++moved;
  };
  std::thread first(clerk, "inspection");
  std::thread second(clerk, "terminated");
  first.join();
  second.join();
  EXPECT_EQ(moved, 1);
  EXPECT_EQ(store().case_row(about.id)->seq, 2);
  EXPECT_EQ(store().events_from(0, 10).size(), 2U);
}

TEST_P(StoreBehaviour, WritersTakeTurnsAndLeaveNoGap) {
  constexpr int kWriters = 4;
  constexpr int kCommits = 10;
  std::vector<std::thread> writers;
  for (int i = 0; i < kWriters; ++i) {
    writers.emplace_back([&] {
      for (int n = 0; n < kCommits; ++n) {
        const auto unit = store().begin();
        const auto head = unit->lock_head();
        const auto size = head ? std::stoull(head->frontier.substr(5)) : 0;
        const auto about = new_case();
        const auto event = event_of(about.id, 1, size);
        const auto step = move_of(event);
        unit->add_cases({&about, 1});
        if (!unit->move({&step, 1}).at(0)) continue;
        unit->append({&event, 1}, {}, {}, head_of(size + 1));
        unit->commit();
      }
    });
  }
  for (auto& writer : writers) writer.join();
  const auto indices = indices_of(store().events_from(0, 1'000));
  ASSERT_EQ(indices.size(), kWriters * kCommits);
  for (std::size_t i = 0; i < indices.size(); ++i) EXPECT_EQ(indices[i], i);
}

TEST_P(StoreBehaviour, WhoWaitsTooLongForTheLogIsTurnedAway) {
  open({.lock_timeout = 300ms});
  const auto holder = store().begin();
  holder->lock_head();
  std::thread([&] {
    EXPECT_EQ(fault_of([&] { store().begin()->lock_head(); }), "store-locked");
    EXPECT_FALSE(store().head()) << "reading goes on";
  }).join();
}

TEST_P(StoreBehaviour, ACaseMovesOnlyFromTheEventItStandsAt) {
  const auto known = new_case();
  const auto moving = new_case();
  open_cases(store(), {known, moving}, 0);
  const auto unit = store().begin();
  unit->lock_head();
  const std::vector<CaseMove> moves{
      move_of(event_of(known.id, 1, 2)),                 // where it stands already
      move_of(event_of(moving.id, 2, 2), "inspection"),  // the next
      move_of(event_of(new_id<CaseId>(), 1, 2)),         // nobody knows it
  };
  EXPECT_THAT(unit->move(moves), ElementsAre(false, true, false));
  const std::vector<CaseMove> later{move_of(event_of(known.id, 3, 2)), move_of(event_of(moving.id, 3, 2), "publicity")};
  EXPECT_THAT(unit->move(later), ElementsAre(false, true)) << "a unit sees its own moves";
  const auto event = event_of(moving.id, 3, 2);
  unit->append({&event, 1}, {}, {}, head_of(3));
  unit->commit();
  EXPECT_EQ(store().case_row(known.id)->seq, 1);
  EXPECT_EQ(store().case_row(moving.id)->seq, 3);
  EXPECT_EQ(store().case_row(moving.id)->position, "publicity");
  EXPECT_EQ(store().case_row(moving.id)->leaf, event.leaf);
}

TEST_P(StoreBehaviour, NothingToDoIsDone) {
  const auto unit = store().begin();
  unit->lock_head();
  EXPECT_THAT(unit->used_keys({}), IsEmpty());
  unit->add_cases({});
  EXPECT_THAT(unit->move({}), IsEmpty());
  unit->commit();
  EXPECT_FALSE(store().head());
  EXPECT_THAT(store().events_of({}), IsEmpty());
}

TEST_P(StoreBehaviour, KeysAreFoundAgain) {
  const auto about = new_case();
  const auto event = event_of(about.id, 1, 0);
  const std::vector<KeyUse> used{{"u-1", "a", hash_of(1), 0, 1}, {"u-2", "b", hash_of(2), 0, 1}};
  {
    const auto unit = store().begin();
    unit->lock_head();
    unit->add_cases({&about, 1});
    const auto step = move_of(event);
    EXPECT_THAT(unit->move({&step, 1}), ElementsAre(true));
    unit->append({&event, 1}, used, {}, head_of(1));
    unit->commit();
  }
  const auto found = store().used_key("u-2", "b");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->actor, "u-2");
  EXPECT_EQ(found->key, "b");
  EXPECT_EQ(found->fingerprint, hash_of(2));
  EXPECT_EQ(found->log_index, 0U);
  EXPECT_EQ(found->version, 1);
  EXPECT_FALSE(store().used_key("u-1", "b")) << "a key is the actor's own";

  const std::vector<KeyUse> asked{{"u-1", "b"}, {"u-2", "b"}, {"u-1", "never"}, {"u-1", "a"}};
  auto known = store().begin()->used_keys(asked);
  ASSERT_EQ(known.size(), 2U);
  if (known[0].key == "b") std::swap(known[0], known[1]);
  EXPECT_EQ(known[0].actor, "u-1");
  EXPECT_EQ(known[0].fingerprint, hash_of(1));
  EXPECT_EQ(known[1].actor, "u-2");
}

TEST_P(StoreBehaviour, NoPlaceIsTakenTwice) {
  const auto about = new_case();
  open_cases(store(), {about}, 0);
  const auto append = [&](const StoredEvent& event, std::vector<KeyUse> keys = {}) {
    const auto unit = store().begin();
    unit->lock_head();
    unit->append({&event, 1}, keys, {}, head_of(9));
    unit->commit();
  };
  EXPECT_EQ(fault_of([&] { append(event_of(about.id, 2, 0)); }), "store-failed") << "a place in the log";
  EXPECT_EQ(fault_of([&] { append(event_of(about.id, 1, 1)); }), "store-failed") << "a place in the case";
  EXPECT_EQ(fault_of([&] { store().begin()->add_cases({&about, 1}); }), "store-failed") << "an id";
  EXPECT_EQ(store().head()->checkpoint, head_of(1).checkpoint);

  append(event_of(about.id, 2, 1), {{"u-1", "a", hash_of(1), 1, 2}});
  EXPECT_EQ(fault_of([&] { append(event_of(about.id, 3, 2), {{"u-1", "a", hash_of(1), 2, 3}}); }), "store-failed");
  EXPECT_FALSE(store().event_at(about.id, 3));
  append(event_of(about.id, 3, 2), {{"u-1", "b", hash_of(1), 2, 3}});
  EXPECT_TRUE(store().event_at(about.id, 3)) << "after all those faults the store works on";
}

TEST_P(StoreBehaviour, EventsComeByCaseInTheOrderAsked) {
  const auto a = new_case();
  const auto b = new_case();
  open_cases(store(), {a, b}, 0);
  {
    const std::vector<StoredEvent> events{event_of(a.id, 2, 2), event_of(b.id, 2, 3), event_of(a.id, 3, 4)};
    const auto unit = store().begin();
    unit->lock_head();
    unit->append(events, {}, {}, head_of(5));
    unit->commit();
  }
  EXPECT_THAT(indices_of(store().events_of(std::vector{b.id, new_id<CaseId>(), a.id})), ElementsAre(1, 3, 0, 2, 4));
  EXPECT_THAT(indices_of(store().events_of(std::vector{a.id})), ElementsAre(0, 2, 4));
}

TEST_P(StoreBehaviour, TheLogIsReadFromAnyIndex) {
  open_cases(store(), {new_case(), new_case(), new_case(), new_case()}, 0);
  EXPECT_THAT(indices_of(store().events_from(0, 2)), ElementsAre(0, 1));
  EXPECT_THAT(indices_of(store().events_from(2, 100)), ElementsAre(2, 3));
  EXPECT_THAT(store().events_from(4, 100), IsEmpty());
  EXPECT_THAT(store().events_from(0, 0), IsEmpty());
  EXPECT_EQ(store().events_from(0, std::numeric_limits<std::size_t>::max()).size(), 4U);
  EXPECT_THAT(store().leaves(1, 3), ElementsAre(hash_of(1), hash_of(2)));
  EXPECT_THAT(store().leaves(3, 100), ElementsAre(hash_of(3)));
  EXPECT_THAT(store().leaves(2, 2), IsEmpty());
  EXPECT_EQ(store().leaves(0, std::numeric_limits<std::uint64_t>::max()).size(), 4U);
}

TEST_P(StoreBehaviour, TilesAreReadBack) {
  Tile leaves{0, 3, {}};
  Tile nodes{1, 0, {}};
  for (unsigned i = 0; i < kTileWidth; ++i) {
    leaves.hashes.push_back(hash_of(i));
    nodes.hashes.push_back(hash_of(1'000 + i));
  }
  const auto about = new_case();
  const auto event = event_of(about.id, 1, 0);
  const auto unit = store().begin();
  unit->lock_head();
  unit->append({&event, 1}, {}, std::vector{leaves, nodes}, head_of(1));
  unit->commit();
  EXPECT_EQ(store().tile(0, 3), leaves.hashes);
  EXPECT_EQ(store().tile(1, 0), nodes.hashes);
  EXPECT_THAT(store().tile(0, 0), IsEmpty());
}

TEST_P(StoreBehaviour, PagingIsByKeyset) {
  const auto batch = new_id<BatchId>();
  std::vector<NewCase> first{new_case(), new_case(), new_case()};
  std::vector<NewCase> second{new_case(), new_case()};
  first[1].batch = first[2].batch = second[0].batch = batch;
  open_cases(store(), first, 0, "motion");
  open_cases(store(), second, 3, "publicity");

  EXPECT_THAT(ids_of(store().cases({})),
              ElementsAre(first[0].id, first[1].id, first[2].id, second[0].id, second[1].id));
  EXPECT_THAT(ids_of(store().cases({.limit = 2})), ElementsAre(first[0].id, first[1].id));
  EXPECT_THAT(ids_of(store().cases({.after = first[1].id, .limit = 2})), ElementsAre(first[2].id, second[0].id));
  EXPECT_THAT(ids_of(store().cases({.after = second[1].id})), IsEmpty());
  EXPECT_THAT(ids_of(store().cases({.position = "publicity"})), ElementsAre(second[0].id, second[1].id));
  EXPECT_THAT(ids_of(store().cases({.position = "publicity", .after = second[0].id})), ElementsAre(second[1].id));
  EXPECT_THAT(ids_of(store().cases({.batch = batch})), ElementsAre(first[1].id, first[2].id, second[0].id));
  EXPECT_THAT(ids_of(store().cases({.position = "motion", .batch = batch, .after = first[1].id})),
              ElementsAre(first[2].id));
  EXPECT_THAT(store().cases({.position = "nowhere"}), IsEmpty());
  for (const auto& query : {CaseQuery{}, CaseQuery{.position = "motion"}, CaseQuery{.batch = batch},
                            CaseQuery{.position = "motion", .batch = batch}}) {
    auto except = query;
    except.except_procedures = {"another"};
    EXPECT_EQ(store().cases(except).size(), store().cases(query).size());
    except.except_procedures = {"another", "appointment"};
    EXPECT_THAT(store().cases(except), IsEmpty());
  }
  EXPECT_EQ(store().cases({.limit = std::numeric_limits<std::size_t>::max()}).size(), 5U);
}

TEST_P(StoreBehaviour, AThousandCasesAreOneCommit) {
  std::vector<NewCase> cases(1'000);
  for (auto& added : cases) added = new_case();
  open_cases(store(), cases, 0);
  EXPECT_EQ(store().cases({.limit = 2'000}).size(), 1'000U);
  EXPECT_EQ(store().leaves(0, 2'000).size(), 1'000U);
  EXPECT_EQ(store().case_row(cases.back().id)->leaf, hash_of(999));
}

TEST_P(StoreBehaviour, TextOfAnyKindIsKept) {
  const std::vector<std::string> texts{
      R"({"q":"'; DROP TABLE case_event; --","w":"\"\\\n\u001f\u0000"})",
      R"({"a":":name ::cast $1 %s {x,y} NULL","z":"任免🙂𠮷"})",
      R"("NULL")",
      "{}",
      R"({"long":")" + std::string(60'000, 'x') + "\"}",
  };
  const auto about = new_case();
  std::vector<StoredEvent> events;
  std::vector<KeyUse> keys;
  for (const auto& text : texts) {
    events.push_back(event_of(about.id, static_cast<std::int64_t>(events.size()) + 1, events.size()));
    events.back().body = text;
    events.back().payload = Payload{hash_of(1), text};
    keys.push_back(
        {"u:\"\\'{},\x1f\n" + text.substr(0, 40), "NULL" + text.substr(0, 40), hash_of(events.size()), 0, 1});
  }
  {
    const auto unit = store().begin();
    unit->lock_head();
    unit->append(events, keys, {}, head_of(events.size()));
    unit->commit();
  }
  for (const auto& event : events) {
    const auto stored = store().event_at(about.id, event.seq);
    ASSERT_TRUE(stored && stored->payload);
    EXPECT_EQ(stored->body, event.body);
    EXPECT_EQ(stored->payload->content, event.payload->content);
  }
  for (const auto& key : keys) {
    ASSERT_TRUE(store().used_key(key.actor, key.key));
    EXPECT_EQ(store().used_key(key.actor, key.key)->fingerprint, key.fingerprint);
  }
  EXPECT_EQ(store().begin()->used_keys(keys).size(), keys.size());
}

INSTANTIATE_TEST_SUITE_P(Every, StoreBehaviour, testing::Values("Memory", "SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian::test
