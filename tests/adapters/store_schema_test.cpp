// Opening, migrating, and what the databases themselves refuse: SQLite and PostgreSQL.
#include <gmock/gmock.h>

#include <thread>

#include "adapters/store/sql/migrations.hpp"
#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

class StoreSchema : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override { database_ = new_database(); }

  static std::unique_ptr<Database> new_database() {
    return std::string(GetParam()) == "SQLite" ? Database::sqlite() : Database::postgresql();
  }
  const Database& database() { return *database_; }

  std::string refusal_of(const std::string& statement) { return database().refusal_of(statement); }

 private:
  std::unique_ptr<Database> database_;
};

TEST_P(StoreSchema, MigratingBringsADatabaseToTheProgramsVersion) {
  migrate(database().url());
  EXPECT_EQ(schema_version(database().url()), program_schema_version());
  open_cases(*open_store(database().url()), {new_case()}, 0);
  migrate(database().url());
  EXPECT_EQ(open_store(database().url())->cases({}).size(), 1U) << "migrating again changes nothing";
}

TEST_P(StoreSchema, AnOlderSchemaIsRefusedUntilMigrated) {
  database().execute("CREATE TABLE of_somebody_else (x integer)");
  EXPECT_EQ(schema_version(database().url()), 0);
  EXPECT_EQ(fault_of([&] { open_store(database().url()); }), "schema-older");
  migrate(database().url());
  EXPECT_EQ(fault_of([&] { open_store(database().url()); }), "no fault");
}

TEST_P(StoreSchema, ANewerSchemaIsRefused) {
  migrate(database().url());
  database().execute("INSERT INTO schema_version (version) VALUES (1000)");
  EXPECT_EQ(schema_version(database().url()), 1'000);
  EXPECT_EQ(fault_of([&] { open_store(database().url()); }), "schema-newer");
  EXPECT_EQ(fault_of([&] { migrate(database().url()); }), "schema-newer");
}

TEST_P(StoreSchema, ADatabaseOfTheFirstVersionIsBroughtUpToDateWithWhatIsInIt) {
  const bool sqlite = std::string(GetParam()) == "SQLite";
  database().execute(std::string((sqlite ? sql::sqlite_migrations() : sql::postgresql_migrations()).front()));
  const auto about = new_case();
  const auto hash = std::string(64, 'a');
  const auto blob = sqlite ? "x'" + hash + "'" : "'\\x" + hash + "'";
  database().execute(
      "INSERT INTO schema_version (version) VALUES (1);"
      "INSERT INTO appointment_case (case_id, procedure, procedure_version, policy, person_id, post_id, opened_at) "
      "VALUES ('" +
      to_string(about.id) + "', 'appointment', 1, 'digest', '" + to_string(about.person) + "', '" +
      to_string(about.post) + "', '" + to_string(about.opened_at) +
      "');"
      "INSERT INTO case_head (case_id, position, version, seq, leaf) VALUES ('" +
      to_string(about.id) + "', 'motion', 1, 1, " + blob +
      ");"
      "INSERT INTO case_event (log_index, case_id, seq, leaf, body) VALUES (0, '" +
      to_string(about.id) + "', 1, " + blob + ", '{}')");
  EXPECT_EQ(schema_version(database().url()), 1);
  EXPECT_EQ(fault_of([&] { open_store(database().url()); }), "schema-older");

  migrate(database().url());
  const auto store = open_store(database().url());
  ASSERT_TRUE(store->case_row(about.id));
  EXPECT_EQ(store->case_row(about.id)->position, "motion");
  EXPECT_EQ(store->event_at(about.id, 1)->body, "{}");
  EXPECT_TRUE(store->quota().empty());
  EXPECT_TRUE(store->due({}).empty());

  const QuotaLine line{new_id<UnitId>(), PostLevel::division_head, 1, 0};
  store->save_quota({&line, 1});
  const auto work = store->begin();
  work->lock_head();
  const QuotaMove reserve{about.id, line.unit, line.level, QuotaStep::kReserve};
  EXPECT_EQ(work->move_quota({&reserve, 1}), std::vector{true});
  work->commit();
  EXPECT_TRUE(store->quota_standing(line.unit, line.level, about.id)->held_by_case);
}

TEST_P(StoreSchema, AMigrationThatFailsChangesNothing) {
  database().execute("CREATE TABLE policy_version (x integer)");
  EXPECT_EQ(fault_of([&] { migrate(database().url()); }), "store-failed");
  EXPECT_EQ(schema_version(database().url()), 0);
  database().execute("DROP TABLE policy_version");
  EXPECT_EQ(fault_of([&] { migrate(database().url()); }), "no fault");
}

TEST_P(StoreSchema, TwoProgramsMayMigrateAtOnce) {
  const auto other = new_database();
  // Where no other database of the server uses the roles, their making is part of the race.
  if (std::string(GetParam()) == "PostgreSQL") refusal_of("DROP ROLE IF EXISTS renmian_runtime, renmian_auditor");
  std::vector<std::thread> programs;
  for (const auto& url : {database().url(), database().url(), other->url(), other->url()}) {
    programs.emplace_back([url] { EXPECT_EQ(fault_of([&] { migrate(url); }), "no fault"); });
  }
  for (auto& program : programs) program.join();
  EXPECT_EQ(schema_version(database().url()), program_schema_version());
  EXPECT_EQ(schema_version(other->url()), program_schema_version());
}

TEST_P(StoreSchema, WhatWasCommittedOutlivesTheProgram) {
  migrate(database().url());
  const auto about = new_case();
  open_cases(*open_store(database().url()), {about}, 0);
  const auto reopened = open_store(database().url());
  EXPECT_TRUE(reopened->case_row(about.id));
  EXPECT_EQ(reopened->head()->checkpoint, head_of(1).checkpoint);
}

TEST_P(StoreSchema, OrganisationsDoNotSeeEachOther) {
  migrate(database().url());
  constexpr CivilDate kDay = 2026y / 11 / 2;
  OpenOptions options;
  const auto one = open_store(database().url(), options);
  options.tenant = 2;
  const auto other = open_store(database().url(), options);
  const auto about = new_case();
  const Unit unit{new_id<UnitId>(), "市水务局", std::nullopt};
  open_cases(*one, {about}, 0);
  one->save_units({&unit, 1});
  const QuotaLine line{unit.id, PostLevel::division_head, 1, 0};
  const PersonRecordOf record{about.person, {}, Timestamp{}};
  const KinTie tie{about.person, "u-1", Kin::self};
  const Delegation delegation{new_id<DelegationId>(), "u-1", "u-2", kDay, kDay, {}, std::nullopt, false};
  one->save_quota({&line, 1});
  one->save_person_records({&record, 1});
  one->save_kin(about.person, {&tie, 1});
  one->save_delegation(delegation);
  {
    const auto work = one->begin();
    work->lock_head();
    const QuotaMove reserve{about.id, line.unit, line.level, QuotaStep::kReserve};
    EXPECT_EQ(work->move_quota({&reserve, 1}), std::vector{true});
    const DueOfCase due{about.id, {DueItem{.code = "x", .since = kDay}}};
    work->set_due({&due, 1});
    work->commit();
  }

  EXPECT_FALSE(other->head());
  EXPECT_FALSE(other->case_row(about.id));
  EXPECT_TRUE(other->cases({}).empty());
  EXPECT_TRUE(other->events_from(0, 10).empty());
  EXPECT_TRUE(other->events_of({&about.id, 1}).empty());
  EXPECT_TRUE(other->units().empty());
  EXPECT_TRUE(other->quota().empty());
  EXPECT_FALSE(other->quota_standing(line.unit, line.level, about.id));
  EXPECT_FALSE(other->person_record(about.person));
  EXPECT_TRUE(other->kin_of(about.person).empty());
  EXPECT_TRUE(other->delegations().empty());
  EXPECT_TRUE(other->delegations_to("u-2").empty());
  EXPECT_TRUE(other->due({}).empty());
  {
    const auto work = other->begin();
    EXPECT_FALSE(work->lock_head());
    const auto step = move_of(event_of(about.id, 2, 0));
    EXPECT_EQ(work->move({&step, 1}), std::vector{false});
    const DueOfCase none{about.id, {}};
    work->set_due({&none, 1});
    work->commit();
  }
  other->save_quota({&line, 1});
  EXPECT_EQ(other->quota_standing(line.unit, line.level, new_id<CaseId>())->reserved, 0);
  EXPECT_EQ(one->quota_standing(line.unit, line.level, new_id<CaseId>())->reserved, 1);
  EXPECT_EQ(one->due({}).size(), 1U);
  open_cases(*other, {about}, 0);  // the same ids and the same places of the log, in another log
  EXPECT_EQ(other->events_from(0, 10).size(), 1U);
  EXPECT_EQ(one->events_from(0, 10).size(), 1U);
}

TEST_P(StoreSchema, EventsCannotBeUpdatedOrDeleted) {
  migrate(database().url());
  const auto store = open_store(database().url());
  auto event = event_of(new_id<CaseId>(), 1, 0);
  event.payload = Payload{{}, "{}"};
  const Tile tile{0, 0, std::vector<Hash>(kTileWidth)};
  {
    const auto unit = store->begin();
    unit->lock_head();
    unit->append({&event, 1}, {}, {&tile, 1}, head_of(1));
    unit->commit();
  }
  for (const std::string table : {"case_event", "case_payload", "log_tile"}) {
    const auto refused = testing::ContainsRegex(table + " is (refused: it is )?only ever added to");
    EXPECT_THAT(refusal_of("UPDATE " + table + " SET tenant = 5"), refused);
    EXPECT_THAT(refusal_of("DELETE FROM " + table), refused);
  }
  EXPECT_EQ(store->event_at(event.case_id, 1)->body, event.body);
  EXPECT_TRUE(store->event_at(event.case_id, 1)->payload);
  EXPECT_FALSE(store->tile(0, 0).empty());
}

INSTANTIATE_TEST_SUITE_P(Every, StoreSchema, testing::Values("SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

TEST(StoreUrl, WhatNamesNoStoreIsRefused) {
  for (const std::string url : {"", "sqlite:", "memory", "memory:x", "postgres://a/b", "mysql://a/b", "/a/b.db"}) {
    EXPECT_EQ(fault_of([&] { open_store(url); }), "database-url") << url;
    EXPECT_EQ(fault_of([&] { migrate(url); }), "database-url") << url;
    EXPECT_EQ(fault_of([&] { schema_version(url); }), "database-url") << url;
  }
}

TEST(StoreUrl, MemoryNeedsNoMigration) {
  migrate("memory:");
  EXPECT_EQ(schema_version("memory:"), program_schema_version());
  EXPECT_TRUE(open_store("memory:"));
}

}  // namespace
}  // namespace renmian::test
