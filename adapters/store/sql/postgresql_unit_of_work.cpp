#include "adapters/store/sql/postgresql_unit_of_work.hpp"

#include <stdexcept>
#include <unordered_set>

#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/statements_postgresql.hpp"
#include "adapters/store/sql/transaction.hpp"

namespace renmian::sql {
namespace {

// One text parameter that the server splits up again: an array literal (PostgreSQL documentation, 8.15.6). All
// elements are quoted, so they may contain anything; nothing gives NULL.
template <class Range, class TextOf>
std::string array_of(const Range& range, const TextOf& text_of_element) {
  std::string array = "{";
  for (const auto& element : range) {
    if (array.size() > 1) array += ',';
    const std::optional<std::string> text = text_of_element(element);
    if (!text) {
      array += "NULL";
      continue;
    }
    array += '"';
    for (const char c : *text) {
      if (c == '"' || c == '\\') array += '\\';
      array += c;
    }
    array += '"';
  }
  array += '}';
  return array;
}

template <class Range, class BytesOf>
std::string bytes_array_of(const Range& range, const BytesOf& bytes_of_element) {
  return array_of(range,
                  [&](const auto& element) { return "\\x" + to_hex(std::string_view(bytes_of_element(element))); });
}

// For canonical JSON, in which every other character would have to be quoted. It never contains a control character,
// and never is empty.
template <class Range, class TextOf>
std::string joined(const Range& range, const TextOf& text_of_element) {
  constexpr char kSeparator = '\x1f';
  std::string all;
  for (const auto& element : range) {
    const std::string_view text = text_of_element(element);
    if (text.empty() || text.find(kSeparator) != std::string_view::npos) {
      throw std::invalid_argument("the body or content of an event is not canonical JSON");
    }
    if (!all.empty()) all += kSeparator;
    all += text;
  }
  return all;
}

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
    transaction_->run(
        postgresql::kAddCases,
        {{"ids", array_of(cases, [](const NewCase& added) { return to_string(added.id); })},
         {"procedures", array_of(cases, [](const NewCase& added) { return added.procedure; })},
         {"procedure_versions",
          array_of(cases, [](const NewCase& added) { return std::to_string(added.procedure_version); })},
         {"policies", array_of(cases, [](const NewCase& added) { return added.policy; })},
         {"people", array_of(cases, [](const NewCase& added) { return to_string(added.person); })},
         {"posts", array_of(cases, [](const NewCase& added) { return to_string(added.post); })},
         {"batches", array_of(cases, [](const NewCase& added) { return text_of(added.batch); })},
         {"opened_at", array_of(cases, [](const NewCase& added) { return to_string(added.opened_at); })}});
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

  void commit() override { transaction_.commit(); }

 private:
  Transaction transaction_;
};

}  // namespace

std::unique_ptr<UnitOfWork> begin_postgresql_unit_of_work(Lease lease) {
  return std::make_unique<PostgresqlUnitOfWork>(std::move(lease));
}

}  // namespace renmian::sql
