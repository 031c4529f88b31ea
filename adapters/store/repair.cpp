#include "adapters/store/repair.hpp"

#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/dialect.hpp"
#include "adapters/store/sql/migrations.hpp"
#include "adapters/store/sql/owner.hpp"
#include "adapters/store/sql/statements_repair.hpp"
#include "engine/audit/encoding.hpp"

namespace renmian {
namespace {

using sql::Connection;
using sql::Row;

constexpr std::chrono::seconds kPatience{5};

// What each database does in its own way.
struct Guarded {
  virtual ~Guarded() = default;
  virtual void lift(Connection& connection) = 0;
  virtual void put_back(Connection& connection) = 0;
  sql::Sql put_payload;
  sql::Sql set_case_head;

 protected:
  Guarded(sql::Sql payload, sql::Sql head) : put_payload(payload), set_case_head(head) {}
};

class GuardedSqlite final : public Guarded {
 public:
  GuardedSqlite() : Guarded(sql::sqlite::kPutPayload, sql::sqlite::kSetCaseHead) {}

  void lift(Connection& connection) override {
    std::string drop;
    connection.each(sql::sqlite::kGuards, {}, [&](const Row& row) {
      drop += "DROP TRIGGER \"" + row.text(0) + "\";";
      guards_ += row.text(1) + ";";
    });
    connection.script(drop);
  }
  void put_back(Connection& connection) override { connection.script(guards_); }

 private:
  std::string guards_;
};

class GuardedPostgresql final : public Guarded {
 public:
  GuardedPostgresql() : Guarded(sql::postgresql::kPutPayload, sql::postgresql::kSetCaseHead) {}

  void lift(Connection& connection) override {
    bool owner = false;
    connection.each(sql::postgresql::kOwnsTheLog, {}, [&](const Row&) { owner = true; });
    if (!owner) {
      throw Fault("repair-not-owner",
                  {"修复须以数据库表的属主登录，请用该账号的数据库地址（--database）",
                   "a repair needs the login that owns the tables: give a database URL with that login (--database)"});
    }
    connection.script(sql::postgresql::kLiftGuards);
  }
  void put_back(Connection& connection) override { connection.script(sql::postgresql::kPutGuardsBack); }
};

}  // namespace

struct Repair::Parts {
  explicit Parts(const std::string& database)
      : pool(1, kPatience, [database] { return sql::connect_as_owner(database, sql::SqliteConnection::Use::kWrite); }) {
    auto lease = pool.lease();
    connection = &*lease;
    sql::check_schema_version(*connection);
    if (&connection->dialect() == &sql::sqlite_dialect()) {
      guarded = std::make_unique<GuardedSqlite>();
    } else {
      guarded = std::make_unique<GuardedPostgresql>();
    }
    unit = connection->dialect().unit_of_work(std::move(lease));
    head = unit->lock_head();
    guarded->lift(*connection);
  }

  void remove_row(const std::string& case_id) {
    connection->run(sql::repair::kRemoveCaseHead, {{"case_id", case_id}});
    connection->run(sql::repair::kRemoveCase, {{"case_id", case_id}});
  }

  std::string bytes(std::string_view raw) const { return connection->text_of_bytes(raw); }

  sql::Pool pool;
  std::unique_ptr<UnitOfWork> unit;  // holds the connection, in its transaction
  Connection* connection = nullptr;
  std::unique_ptr<Guarded> guarded;
  std::optional<LogHead> head;
};

Repair::Repair(const std::string& database) : parts_(std::make_unique<Parts>(database)) {}
Repair::~Repair() = default;

void Repair::remove_entries(std::uint64_t from) {
  parts_->connection->run(sql::repair::kRemoveErasures);
  parts_->connection->run(sql::repair::kRemoveEntries, {{"from", std::to_string(from)}});
}

void Repair::remove_keys_from(std::uint64_t from) {
  parts_->connection->run(sql::repair::kRemoveKeys, {{"from", std::to_string(from)}});
}

void Repair::add_entries(std::span<const StoredEvent> events) {
  std::vector<StoredEvent> bare(events.begin(), events.end());
  for (auto& event : bare) event.payload.reset();
  parts_->unit->append(bare, {}, {}, parts_->head.value_or(LogHead{}));
}

void Repair::set_head(const LogHead& head) {
  parts_->head = head;
  parts_->unit->append({}, {}, {}, head);
}

void Repair::replace_tiles(std::span<const Tile> tiles) {
  parts_->connection->run(sql::repair::kRemoveTiles);
  parts_->unit->append({}, {}, tiles, parts_->head.value_or(LogHead{}));
}

std::optional<Payload> Repair::payload(std::uint64_t log_index) {
  std::optional<Payload> found;
  parts_->connection->each(sql::repair::kPayload, {{"log_index", std::to_string(log_index)}}, [&](const Row& row) {
    found = Payload{sql::hash_at(row, 0), row.text(1)};
  });
  return found;
}

void Repair::put_payload(std::uint64_t log_index, const Payload& payload) {
  remove_payload(log_index);
  parts_->connection->run(parts_->guarded->put_payload, {{"log_index", std::to_string(log_index)},
                                                         {"salt", parts_->bytes(as_bytes(payload.salt))},
                                                         {"content", payload.content}});
}

void Repair::remove_payload(std::uint64_t log_index) {
  parts_->connection->run(sql::repair::kRemovePayload, {{"log_index", std::to_string(log_index)}});
}

void Repair::remove_payloads_from(std::uint64_t log_index) {
  parts_->connection->run(sql::repair::kRemovePayloadsFrom, {{"from", std::to_string(log_index)}});
}

void Repair::set_erasures(std::span<const Erasure> erasures) {
  parts_->connection->run(sql::repair::kRemoveErasures);
  for (const auto& erasure : erasures) {
    parts_->connection->run(sql::repair::kAddErasure, {{"log_index", std::to_string(erasure.log_index)},
                                                       {"erased_by", std::to_string(erasure.erased_by)}});
  }
}

void Repair::put_rows(std::span<const CaseRow> rows) {
  std::vector<CaseId> ids;
  std::vector<NewCase> cases;
  for (const auto& row : rows) {
    ids.push_back(row.about.id);
    cases.push_back(row.about);
  }
  for (const auto& id : ids) parts_->remove_row(to_string(id));
  parts_->unit->add_cases(cases);
  for (const auto& row : rows) {
    parts_->connection->run(parts_->guarded->set_case_head, {{"case_id", to_string(row.about.id)},
                                                             {"position", row.position},
                                                             {"version", std::to_string(row.version)},
                                                             {"seq", std::to_string(row.seq)},
                                                             {"leaf", parts_->bytes(as_bytes(row.leaf))}});
  }
}

void Repair::remove_rows(std::span<const CaseId> cases) {
  for (const auto& id : cases) {
    const auto case_id = to_string(id);
    parts_->connection->run(sql::repair::kRemoveDue, {{"case_id", case_id}});
    parts_->connection->run(sql::repair::kRemoveDocuments, {{"case_id", case_id}});
    parts_->connection->run(sql::repair::kRemoveRefusals, {{"case_id", case_id}});
    parts_->connection->run(sql::repair::kRemoveHolds, {{"case_id", case_id}});
    parts_->remove_row(case_id);
  }
}

void Repair::add_closed_log(const ClosedLog& closed) {
  parts_->connection->run(sql::repair::kAddClosedLog, {{"origin", closed.origin},
                                                       {"checkpoint", closed.checkpoint},
                                                       {"statement", closed.statement},
                                                       {"closed_at", to_string(closed.closed_at)}});
}

void Repair::commit() {
  parts_->guarded->put_back(*parts_->connection);
  parts_->unit->commit();
}

}  // namespace renmian
