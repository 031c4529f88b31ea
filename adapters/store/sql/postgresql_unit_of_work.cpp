#include "adapters/store/sql/postgresql_unit_of_work.hpp"

#include <unordered_set>

#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/postgresql_lists.hpp"
#include "adapters/store/sql/postgresql_quota.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements_postgresql.hpp"
#include "adapters/store/sql/transaction.hpp"

namespace renmian::sql {
namespace {

class PostgresqlUnitOfWork final : public UnitOfWork {
 public:
  explicit PostgresqlUnitOfWork(Lease lease) : transaction_(std::move(lease)) {}

  std::optional<LogHead> lock_head() override {
    std::optional<LogHead> head;
    bool locked = false;
    const auto lock = [&] {
      transaction_->each(postgresql::kLockHead, {}, [&](const Row& row) {
        locked = true;
        if (row.has(1)) head = log_head_of(row);
      });
    };
    lock();
    if (!locked) {  // the first time in the life of a log
      transaction_->run(postgresql::kAddHead);
      lock();
    }
    return head;
  }

  std::vector<KeyUse> used_keys(std::span<const KeyUse> keys) override {
    std::vector<KeyUse> used;
    if (keys.empty()) return used;
    transaction_->each(postgresql::kUsedKeys,
                       {{"actors", array_of(keys, [](const KeyUse& use) { return use.actor; })},
                        {"keys", array_of(keys, [](const KeyUse& use) { return use.key; })}},
                       [&](const Row& row) { used.push_back(key_use_of(row)); });
    return used;
  }

  void add_cases(std::span<const NewCase> cases) override {
    if (cases.empty()) return;
    transaction_->run(postgresql::kAddCases,
                      {{"ids", array_of(cases, [](const NewCase& added) { return to_string(added.id); })},
                       {"procedures", array_of(cases, [](const NewCase& added) { return added.procedure; })},
                       {"procedure_versions",
                        array_of(cases, [](const NewCase& added) { return std::to_string(added.procedure_version); })},
                       {"policies", array_of(cases, [](const NewCase& added) { return added.policy; })},
                       {"people", array_of(cases, [](const NewCase& added) { return to_string(added.person); })},
                       {"posts", array_of(cases, [](const NewCase& added) { return to_string(added.post); })},
                       {"batches", array_of(cases, [](const NewCase& added) { return text_of(added.batch); })},
                       {"opened_at", array_of(cases, [](const NewCase& added) { return to_string(added.opened_at); })},
                       {"units", array_of(cases, [](const NewCase& added) { return text_of(added.unit); })},
                       {"levels", array_of(cases, [](const NewCase& added) { return code_of(added.level); })}});
  }

  std::vector<bool> move(std::span<const CaseMove> moves) override {
    std::unordered_set<CaseId> ids;
    if (!moves.empty()) {
      transaction_->each(
          postgresql::kMove,
          {{"ids", array_of(moves, [](const CaseMove& step) { return to_string(step.id); })},
           {"seqs", array_of(moves, [](const CaseMove& step) { return std::to_string(step.seq); })},
           {"versions", array_of(moves, [](const CaseMove& step) { return std::to_string(step.version); })},
           {"positions", array_of(moves, [](const CaseMove& step) { return step.position; })},
           {"leaves", bytes_array_of(moves, [](const CaseMove& step) { return as_bytes(step.leaf); })}},
          [&](const Row& row) { ids.insert(id_at<OfCase>(row, 0)); });
    }
    std::vector<bool> moved;
    moved.reserve(moves.size());
    for (const auto& step : moves) moved.push_back(ids.contains(step.id));
    return moved;
  }

  void append(std::span<const StoredEvent> events, std::span<const KeyUse> keys, std::span<const Tile> tiles,
              const LogHead& head) override {
    std::vector<const StoredEvent*> with_payload;
    for (const auto& event : events) {
      if (event.payload) with_payload.push_back(&event);
    }
    transaction_->run(
        postgresql::kAppend,
        {{"log_indices", array_of(events, [](const StoredEvent& event) { return std::to_string(event.log_index); })},
         {"case_ids", array_of(events, [](const StoredEvent& event) { return to_string(event.case_id); })},
         {"seqs", array_of(events, [](const StoredEvent& event) { return std::to_string(event.seq); })},
         {"leaves", bytes_array_of(events, [](const StoredEvent& event) { return as_bytes(event.leaf); })},
         {"bodies", joined(events, [](const StoredEvent& event) { return std::string_view(event.body); })},
         {"request_ids", array_of(events, [](const StoredEvent& event) { return if_any(event.trace.request_id); })},
         {"traceparents", array_of(events, [](const StoredEvent& event) { return if_any(event.trace.traceparent); })},
         {"sources", array_of(events, [](const StoredEvent& event) { return if_any(event.trace.source); })},
         {"payload_indices",
          array_of(with_payload, [](const StoredEvent* event) { return std::to_string(event->log_index); })},
         {"salts",
          bytes_array_of(with_payload, [](const StoredEvent* event) { return as_bytes(event->payload->salt); })},
         {"contents",
          joined(with_payload, [](const StoredEvent* event) { return std::string_view(event->payload->content); })},
         {"actors", array_of(keys, [](const KeyUse& use) { return use.actor; })},
         {"keys", array_of(keys, [](const KeyUse& use) { return use.key; })},
         {"fingerprints", bytes_array_of(keys, [](const KeyUse& use) { return as_bytes(use.fingerprint); })},
         {"key_indices", array_of(keys, [](const KeyUse& use) { return std::to_string(use.log_index); })},
         {"versions", array_of(keys, [](const KeyUse& use) { return std::to_string(use.version); })},
         {"tile_levels", array_of(tiles, [](const Tile& tile) { return std::to_string(tile.level); })},
         {"tile_indices", array_of(tiles, [](const Tile& tile) { return std::to_string(tile.index); })},
         {"tiles", bytes_array_of(tiles, [](const Tile& tile) { return bytes_of(tile); })},
         {"frontier", transaction_->text_of_bytes(head.frontier)},
         {"checkpoint", head.checkpoint}});
  }

  std::vector<bool> move_quota(std::span<const QuotaMove> moves) override {
    return moves.empty() ? std::vector<bool>{} : move_postgresql_quota(*transaction_, moves);
  }

  bool move_due_cursor(std::uint64_t from, std::uint64_t to) override {
    return sql::move_due_cursor(*transaction_, from, to);
  }

  void set_due(std::span<const DueOfCase> cases) override {
    if (cases.empty()) return;
    std::vector<std::pair<CaseId, const DueItem*>> items;
    for (const auto& of_case : cases) {
      for (const auto& item : of_case.items) items.emplace_back(of_case.case_id, &item);
    }
    const auto all = [&](const auto& text_of_item) {
      return array_of(items, [&](const auto& entry) { return text_of_item(*entry.second); });
    };
    transaction_->run(postgresql::kSetDue,
                      {{"cases", array_of(cases, [](const DueOfCase& of_case) { return to_string(of_case.case_id); })},
                       {"case_ids", array_of(items, [](const auto& entry) { return to_string(entry.first); })},
                       {"codes", all([](const DueItem& item) { return item.code; })},
                       {"kinds", all([](const DueItem& item) { return code_of(item.kind); })},
                       {"commands", all([](const DueItem& item) { return item.command; })},
                       {"roles", all([](const DueItem& item) { return item.role; })},
                       {"assignees", all([](const DueItem& item) { return item.assignee; })},
                       {"since", all([](const DueItem& item) { return to_string(item.since); })},
                       {"due", all([](const DueItem& item) { return text_of(item.due); })},
                       {"urged", all([](const DueItem& item) { return std::to_string(item.urged); })}});
  }

  void set_traces(std::span<const CaseTraces> cases) override {
    if (cases.empty()) return;
    std::vector<std::pair<CaseId, std::string>> documents;
    std::vector<std::tuple<CaseId, std::string, std::int64_t>> refusals;
    for (const auto& of_case : cases) {
      for (const auto& number : of_case.documents) documents.emplace_back(of_case.case_id, number);
      for (const auto& [gate, times] : of_case.refusals) refusals.emplace_back(of_case.case_id, gate, times);
    }
    transaction_->run(postgresql::kSetDocuments,
                      {{"cases", array_of(cases, [](const CaseTraces& of_case) { return to_string(of_case.case_id); })},
                       {"case_ids", array_of(documents, [](const auto& named) { return to_string(named.first); })},
                       {"numbers", array_of(documents, [](const auto& named) { return named.second; })}});
    if (refusals.empty()) return;
    transaction_->run(
        postgresql::kSetRefusals,
        {{"case_ids", array_of(refusals, [](const auto& refused) { return to_string(std::get<0>(refused)); })},
         {"gates", array_of(refusals, [](const auto& refused) { return std::get<1>(refused); })},
         {"times", array_of(refusals, [](const auto& refused) { return std::to_string(std::get<2>(refused)); })}});
  }

  void commit() override { transaction_.commit(); }

 private:
  Transaction transaction_;
};

}  // namespace

std::unique_ptr<UnitOfWork> begin_postgresql_unit_of_work(Lease lease) {
  return std::make_unique<PostgresqlUnitOfWork>(std::move(lease));
}

}  // namespace renmian::sql
