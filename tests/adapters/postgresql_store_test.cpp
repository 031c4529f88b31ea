// What can happen to a server, and what its roles may do.
#include <gmock/gmock.h>

#include "adapters/store/sql/statements_postgresql.hpp"
#include "tests/adapters/store_behaviour.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;

class PostgresqlStore : public testing::Test {
 protected:
  void SetUp() override {
    database_ = Database::postgresql();
    migrate(database_->url());
    store_ = open_store(database_->url());
  }

  Store& store() { return *store_; }
  const Database& database() { return *database_; }

  void end_all_connections() {
    database().execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }
  std::string refusal_of(const std::string& statement) { return database().refusal_of(statement); }
  void append(const StoredEvent& event) {
    const auto unit = store().begin();
    unit->lock_head();
    unit->append({&event, 1}, {}, {}, head_of(event.log_index + 1));
    unit->commit();
  }
  // Makes the server answer the adding of an event with this error.
  void fail_with(const std::string& sqlstate) {
    database().execute(
        "CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'as asked' USING ERRCODE = '" +
        sqlstate +
        "'; END $$;"
        "CREATE OR REPLACE TRIGGER fail BEFORE INSERT ON case_event FOR EACH STATEMENT EXECUTE FUNCTION fail()");
  }

 private:
  std::unique_ptr<Database> database_;
  std::unique_ptr<Store> store_;
};

TEST_F(PostgresqlStore, AnAbsentServerOrDatabaseIsUnavailable) {
  EXPECT_EQ(fault_of([] { open_store("postgresql://somebody@127.0.0.1:1/nothing"); }), "store-unavailable");
  EXPECT_EQ(fault_of([] { open_store(postgresql_url("no_such_database")); }), "store-unavailable");
  EXPECT_EQ(fault_of([] { migrate(postgresql_url("no_such_database")); }), "store-unavailable");
}

TEST_F(PostgresqlStore, UrlsMayHaveOptionsAndSeveralHosts) {
  auto url = database().url();
  url.insert(url.find('@') + 1, "127.0.0.1:1,");
  EXPECT_EQ(fault_of([&] { open_store(url); }), "no fault");
  EXPECT_EQ(fault_of([&] { open_store(url + "?target_session_attrs=read-write&connect_timeout=2"); }), "no fault");
}

TEST_F(PostgresqlStore, ReadsAndNewUnitsGoOnAfterTheServerEndedIdleConnections) {
  append(event_of(new_id<CaseId>(), 1, 0));
  ASSERT_TRUE(store().head());
  end_all_connections();
  EXPECT_TRUE(store().head());
  append(event_of(new_id<CaseId>(), 1, 1));
  EXPECT_EQ(store().events_from(0, 10).size(), 2U);
}

TEST_F(PostgresqlStore, AConnectionLostBetweenStatementsLeavesNoTrace) {
  const auto event = event_of(new_id<CaseId>(), 1, 0);
  {
    const auto unit = store().begin();
    unit->lock_head();
    end_all_connections();
    EXPECT_EQ(fault_of([&] { unit->append({&event, 1}, {}, {}, head_of(1)); }), "store-unavailable");
  }
  EXPECT_FALSE(store().head());
  append(event);
  EXPECT_TRUE(store().head());
}

TEST_F(PostgresqlStore, AConnectionLostDuringCommitLeavesTheOutcomeUnknown) {
  const auto event = event_of(new_id<CaseId>(), 1, 0);
  {
    const auto unit = store().begin();
    unit->lock_head();
    unit->append({&event, 1}, {}, {}, head_of(1));
    end_all_connections();
    EXPECT_EQ(fault_of([&] { unit->commit(); }), "outcome-unknown");
  }
  EXPECT_FALSE(store().event_at(event.case_id, 1)) << "this time it was not stored";
}

TEST_F(PostgresqlStore, AUnitThatFailedCannotBeCommitted) {
  append(event_of(new_id<CaseId>(), 1, 0));
  const auto unit = store().begin();
  unit->lock_head();
  const auto event = event_of(new_id<CaseId>(), 1, 0);
  EXPECT_EQ(fault_of([&] { unit->append({&event, 1}, {}, {}, head_of(1)); }), "store-failed");
  EXPECT_THROW(unit->commit(), std::logic_error) << "PostgreSQL would answer ROLLBACK, and call it success";
}

TEST_F(PostgresqlStore, ErrorsOfTheServerAreToldApart) {
  const auto event = event_of(new_id<CaseId>(), 1, 0);
  fail_with("53100");  // disk_full
  EXPECT_EQ(fault_of([&] { append(event); }), "store-full");
  fail_with("25006");  // read_only_sql_transaction
  EXPECT_EQ(fault_of([&] { append(event); }), "store-read-only");
  fail_with("57P01");  // admin_shutdown
  EXPECT_EQ(fault_of([&] { append(event); }), "store-unavailable");
  fail_with("40P01");  // deadlock_detected
  EXPECT_EQ(fault_of([&] { append(event); }), "store-locked");
  fail_with("P0001");
  EXPECT_EQ(fault_of([&] { append(event); }), "store-failed");
  EXPECT_FALSE(store().head());
}

TEST_F(PostgresqlStore, FaultsDoNotQuoteWhatIsStored) {
  auto event = event_of(new_id<CaseId>(), 1, 0);
  event.body = R"("secret of the body")";
  event.payload = Payload{{}, R"("secret of the payload")"};
  append(event);
  try {
    append(event);
    FAIL() << "the place is taken";
  } catch (const Fault& fault) {
    EXPECT_THAT(fault.what(), testing::Not(HasSubstr("secret")));
    EXPECT_THAT(fault.what(), testing::Not(HasSubstr(to_string(event.case_id))));
  }
}

TEST_F(PostgresqlStore, TheServerStepsDownToTheRuntimeRole) {
  database().execute("REVOKE SELECT ON person FROM renmian_runtime");
  EXPECT_EQ(fault_of([&] { store().people("", {}, 1); }), "store-read-only") << "its login, a superuser, could";
}

TEST_F(PostgresqlStore, TheRuntimeRoleMayNotChangeOrRemoveWhatIsWritten) {
  append(event_of(new_id<CaseId>(), 1, 0));
  for (const std::string table : {"case_event", "case_payload", "log_tile", "idempotency_key", "appointment_case"}) {
    for (const std::string& statement :
         {"UPDATE " + table + " SET tenant = 5", "DELETE FROM " + table, "TRUNCATE " + table}) {
      if (statement == "DELETE FROM case_payload") continue;  // once its erasure was noted (store_erasure_test.cpp)
      EXPECT_THAT(refusal_of("SET ROLE renmian_runtime; " + statement), HasSubstr("permission denied")) << statement;
    }
  }
  EXPECT_THAT(refusal_of("SET ROLE renmian_runtime; DELETE FROM log_head"), HasSubstr("permission denied"));
  EXPECT_THAT(refusal_of("SET ROLE renmian_runtime; UPDATE case_head SET case_id = case_id"),
              HasSubstr("permission denied"));
  EXPECT_THAT(refusal_of("SET ROLE renmian_runtime; ALTER TABLE case_event DISABLE TRIGGER ALL"),
              HasSubstr("must be owner"));
}

TEST_F(PostgresqlStore, TheAuditorReadsEverythingAndWritesNothing) {
  append(event_of(new_id<CaseId>(), 1, 0));
  EXPECT_EQ(database().value("SET ROLE renmian_auditor; SELECT count(*) FROM recorded_event"), "1");
  EXPECT_THAT(refusal_of("SET ROLE renmian_auditor; INSERT INTO log_head (tenant) VALUES (5)"),
              HasSubstr("permission denied"));
  EXPECT_THAT(refusal_of("SET ROLE renmian_auditor; UPDATE case_head SET seq = 5"), HasSubstr("permission denied"));
}

TEST_F(PostgresqlStore, TheAuditorDoesNotReadHashesOfPasswordsAndTokens) {
  EXPECT_THAT(refusal_of("SET ROLE renmian_auditor; SELECT FROM kept_record"), HasSubstr("permission denied"));
  EXPECT_EQ(refusal_of("SET ROLE renmian_runtime; SELECT FROM kept_record"), "done");
}

TEST_F(PostgresqlStore, TheTriggersHoldForTheOwnerAndForReplication) {
  append(event_of(new_id<CaseId>(), 1, 0));
  EXPECT_THAT(refusal_of("TRUNCATE case_event CASCADE"), HasSubstr("only ever added to"));
  EXPECT_THAT(refusal_of("SET session_replication_role = replica; DELETE FROM case_event"),
              HasSubstr("only ever added to"));
}

TEST_F(PostgresqlStore, StatementsDoNotGrowWithTheBatch) {
  database().execute(R"sql(
    CREATE SEQUENCE statements;
    CREATE FUNCTION count_statement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$ BEGIN PERFORM nextval('statements'); RETURN NULL; END $$;
    CREATE TRIGGER counted AFTER INSERT ON appointment_case FOR EACH STATEMENT EXECUTE FUNCTION count_statement();
    CREATE TRIGGER counted AFTER INSERT OR UPDATE ON case_head FOR EACH STATEMENT EXECUTE FUNCTION count_statement();
    CREATE TRIGGER counted AFTER INSERT ON case_event FOR EACH STATEMENT EXECUTE FUNCTION count_statement();
    CREATE TRIGGER counted AFTER UPDATE ON log_head FOR EACH STATEMENT EXECUTE FUNCTION count_statement())sql");
  const auto count_of = [&](std::vector<NewCase> cases, std::uint64_t log_size) {
    const auto before = std::stoi(database().value("SELECT nextval('statements')"));
    open_cases(store(), cases, log_size);
    return std::stoi(database().value("SELECT nextval('statements')")) - before - 1;
  };
  EXPECT_EQ(count_of({new_case()}, 0), 5);
  std::vector<NewCase> many(300);
  for (auto& added : many) added = new_case();
  EXPECT_EQ(count_of(many, 1), 5);
}

TEST_F(PostgresqlStore, StatementsDoNotGrowWithTheMovesOfQuotaAndTheItemsDue) {
  database().execute(R"sql(
    CREATE SEQUENCE statements;
    CREATE FUNCTION count_statement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$ BEGIN PERFORM nextval('statements'); RETURN NULL; END $$;
    CREATE TRIGGER counted AFTER INSERT OR DELETE ON quota_hold
      FOR EACH STATEMENT EXECUTE FUNCTION count_statement();
    CREATE TRIGGER counted AFTER UPDATE ON quota_line FOR EACH STATEMENT EXECUTE FUNCTION count_statement();
    CREATE TRIGGER counted AFTER INSERT OR DELETE OR UPDATE ON due_item
      FOR EACH STATEMENT EXECUTE FUNCTION count_statement())sql");
  const QuotaLine line{new_id<UnitId>(), PostLevel::division_head, 1'000, 0};
  store().save_quota({&line, 1});
  const auto count_of = [&](std::size_t cases, QuotaStep step) {
    std::vector<QuotaMove> moves;
    std::vector<DueOfCase> due;
    for (std::size_t i = 0; i < cases; ++i) {
      moves.push_back({new_id<CaseId>(), line.unit, line.level, step});
      due.push_back({moves.back().case_id, {DueItem{.code = "x", .since = std::chrono::year(2026) / 11 / 2}}});
    }
    const auto before = std::stoi(database().value("SELECT nextval('statements')"));
    const auto unit = store().begin();
    unit->lock_head();
    EXPECT_EQ(unit->move_quota(moves), std::vector<bool>(cases, true));
    unit->set_due(due);
    unit->commit();
    return std::stoi(database().value("SELECT nextval('statements')")) - before - 1;
  };
  const auto few = count_of(1, QuotaStep::kReserve);
  EXPECT_GT(few, 0);
  EXPECT_EQ(count_of(300, QuotaStep::kReserve), few);
  EXPECT_EQ(count_of(300, QuotaStep::kTakeUp), few);
}

TEST_F(PostgresqlStore, TheItemsOfACaseAreFoundByKeyInANewDatabase) {
  EXPECT_THAT(database().value(std::string(sql::postgresql::kSetUp) +
                               "; EXPLAIN (FORMAT JSON) SELECT * FROM due_item WHERE tenant = 1 AND case_id = '" +
                               to_string(new_id<CaseId>()) + "'"),
              HasSubstr("due_item_pkey"));
}

}  // namespace
}  // namespace renmian::test
