#include "adapters/store/sql/sqlite_unit_of_work.hpp"

#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements.hpp"
#include "adapters/store/sql/statements_sqlite.hpp"
#include "adapters/store/sql/transaction.hpp"

namespace renmian::sql {
namespace {

class SqliteUnitOfWork final : public UnitOfWork {
 public:
  explicit SqliteUnitOfWork(Lease lease) : transaction_(std::move(lease)) {}

  // BEGIN IMMEDIATE has locked the whole database already.
  std::optional<LogHead> lock_head() override {
    std::optional<LogHead> head;
    transaction_->each(kHead, {}, [&](const Row& row) { head = log_head_of(row); });
    return head;
  }

  std::vector<KeyUse> used_keys(std::span<const KeyUse> keys) override {
    std::vector<KeyUse> used;
    for (const auto& use : keys) {
      transaction_->each(kUsedKey, {{"actor", use.actor}, {"key", use.key}},
                         [&](const Row& row) { used.push_back(key_use_of(row)); });
    }
    return used;
  }

  void add_cases(std::span<const NewCase> cases) override {
    for (const auto& added : cases) {
      const auto id = to_string(added.id);
      transaction_->run(sqlite::kAddCase, {{"id", id},
                                           {"procedure", added.procedure},
                                           {"procedure_version", std::to_string(added.procedure_version)},
                                           {"policy", added.policy},
                                           {"person", to_string(added.person)},
                                           {"post", to_string(added.post)},
                                           {"batch", text_of(added.batch)},
                                           {"opened_at", to_string(added.opened_at)},
                                           {"unit", text_of(added.unit)},
                                           {"level", code_of(added.level)}});
      transaction_->run(
          sqlite::kAddCaseHead,
          {{"id", id}, {"procedure", added.procedure}, {"unit", text_of(added.unit)}, {"level", code_of(added.level)}});
    }
  }

  std::vector<bool> move(std::span<const CaseMove> moves) override {
    std::vector<bool> moved;
    moved.reserve(moves.size());
    for (const auto& step : moves) {
      bool did = false;
      transaction_->each(sqlite::kMove,
                         {{"id", to_string(step.id)},
                          {"seq", std::to_string(step.seq)},
                          {"version", std::to_string(step.version)},
                          {"position", step.position},
                          {"leaf", as_bytes(step.leaf)}},
                         [&](const Row&) { did = true; });
      moved.push_back(did);
    }
    return moved;
  }

  void append(std::span<const StoredEvent> events, std::span<const KeyUse> keys, std::span<const Tile> tiles,
              const LogHead& head) override {
    for (const auto& event : events) add_event(event);
    for (const auto& use : keys) {
      transaction_->run(sqlite::kAddKey, {{"actor", use.actor},
                                          {"key", use.key},
                                          {"fingerprint", as_bytes(use.fingerprint)},
                                          {"log_index", std::to_string(use.log_index)},
                                          {"version", std::to_string(use.version)}});
    }
    for (const auto& tile : tiles) {
      transaction_->run(
          sqlite::kAddTile,
          {{"level", std::to_string(tile.level)}, {"index", std::to_string(tile.index)}, {"hashes", bytes_of(tile)}});
    }
    transaction_->run(sqlite::kSetHead, {{"frontier", head.frontier}, {"checkpoint", head.checkpoint}});
  }

  std::vector<bool> move_quota(std::span<const QuotaMove> moves) override {
    std::vector<bool> done;
    done.reserve(moves.size());
    for (const auto& move : moves) done.push_back(move_one(move));
    return done;
  }

  bool move_due_cursor(std::uint64_t from, std::uint64_t to) override {
    return sql::move_due_cursor(*transaction_, from, to);
  }

  void set_due(std::span<const DueOfCase> cases) override {
    for (const auto& of_case : cases) {
      const auto id = to_string(of_case.case_id);
      transaction_->run(sqlite::kClearDue, {{"case_id", id}});
      for (const auto& item : of_case.items) {
        transaction_->run(sqlite::kAddDue, {{"case_id", id},
                                            {"code", item.code},
                                            {"kind", code_of(item.kind)},
                                            {"command", item.command},
                                            {"role", item.role},
                                            {"assignee", item.assignee},
                                            {"since", to_string(item.since)},
                                            {"due", text_of(item.due)},
                                            {"urged", std::to_string(item.urged)}});
      }
    }
  }

  void set_traces(std::span<const CaseTraces> cases) override {
    for (const auto& of_case : cases) {
      const auto id = to_string(of_case.case_id);
      transaction_->run(sqlite::kClearDocuments, {{"case_id", id}});
      for (const auto& number : of_case.documents) {
        transaction_->run(sqlite::kAddDocument, {{"number", number}, {"case_id", id}});
      }
      for (const auto& [gate, times] : of_case.refusals) {
        transaction_->run(sqlite::kSetRefusals, {{"case_id", id}, {"gate", gate}, {"times", std::to_string(times)}});
      }
    }
  }

  void commit() override { transaction_.commit(); }

 private:
  bool move_one(const QuotaMove& move) {
    const auto unit = to_string(move.unit);
    const auto level = code_of(move.level);
    const auto case_id = to_string(move.case_id);
    std::optional<QuotaStanding> standing;
    transaction_->each(kQuotaStanding, {{"unit", unit}, {"level", level}, {"case_id", case_id}},
                       [&](const Row& row) { standing = quota_standing_of(row); });
    if (!standing) return true;
    if (move.step == QuotaStep::kReserve) {
      if (standing->held_by_case) return true;
      if (standing->vacant() < 1) return false;
      transaction_->run(sqlite::kAddHold, {{"unit", unit}, {"level", level}, {"case_id", case_id}});
      return true;
    }
    transaction_->run(sqlite::kEndHold, {{"unit", unit}, {"level", level}, {"case_id", case_id}});
    if (move.step == QuotaStep::kTakeUp) transaction_->run(sqlite::kTakeUp, {{"unit", unit}, {"level", level}});
    if (move.step == QuotaStep::kGiveBack) transaction_->run(sqlite::kGiveBack, {{"unit", unit}, {"level", level}});
    return true;
  }

  void add_event(const StoredEvent& event) {
    const auto log_index = std::to_string(event.log_index);
    transaction_->run(sqlite::kAddEvent, {{"log_index", log_index},
                                          {"case_id", to_string(event.case_id)},
                                          {"seq", std::to_string(event.seq)},
                                          {"leaf", as_bytes(event.leaf)},
                                          {"body", event.body},
                                          {"request_id", if_any(event.trace.request_id)},
                                          {"traceparent", if_any(event.trace.traceparent)},
                                          {"source", if_any(event.trace.source)}});
    if (!event.payload) return;
    transaction_->run(
        sqlite::kAddPayload,
        {{"log_index", log_index}, {"salt", as_bytes(event.payload->salt)}, {"content", event.payload->content}});
  }

  Transaction transaction_;
};

}  // namespace

std::unique_ptr<UnitOfWork> begin_sqlite_unit_of_work(Lease lease) {
  return std::make_unique<SqliteUnitOfWork>(std::move(lease));
}

}  // namespace renmian::sql
