#include "adapters/store/sql/sql_store.hpp"

#include <algorithm>
#include <limits>

#include "adapters/store/sql/case_lists.hpp"
#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/migrations.hpp"
#include "adapters/store/sql/statements.hpp"

namespace renmian::sql {
namespace {

// A JSON array: ids need no quoting.
std::string json_of(std::span<const CaseId> ids) {
  std::string json = "[";
  for (const auto& id : ids) json += (json.size() > 1 ? ",\"" : "\"") + to_string(id) + '"';
  return json + ']';
}

}  // namespace

std::string number_text(std::uint64_t number) {
  return std::to_string(std::min<std::uint64_t>(number, std::numeric_limits<std::int64_t>::max()));
}

SqlStore::SqlStore(const Dialect& dialect, const Connections& connections)
    : dialect_(dialect),
      readers_(connections.readers, connections.patience, connections.to_read),
      writers_(connections.writers, connections.patience, connections.to_write),
      kept_(readers_, writers_),
      search_(dialect_, readers_, writers_),
      counts_(dialect_, readers_) {
  check_schema_version(*readers_.lease());
}

std::unique_ptr<UnitOfWork> SqlStore::begin() { return dialect_.unit_of_work(writers_.lease()); }

std::optional<LogHead> SqlStore::head() {
  // PostgreSQL may hold a row without values: see log_head in the schema.
  const auto found =
      read(kHead, {}, [](const Row& row) { return row.has(1) ? std::optional(log_head_of(row)) : std::nullopt; });
  return found.empty() ? std::nullopt : found.front();
}

std::vector<StoredEvent> SqlStore::events_of(std::span<const CaseId> cases) {
  return read(dialect_.events_of, {{"cases", json_of(cases)}}, event_of);
}

std::vector<StoredEvent> SqlStore::events_from(std::uint64_t from, std::size_t limit) {
  return read(kEventsFrom, {{"from", number_text(from)}, {"limit", number_text(limit)}}, event_of);
}

std::optional<StoredEvent> SqlStore::event_at(CaseId case_id, std::int64_t seq) {
  return read_one(kEventAt, {{"case_id", to_string(case_id)}, {"seq", std::to_string(seq)}}, event_of);
}

std::vector<Hash> SqlStore::leaves(std::uint64_t from, std::uint64_t to) {
  return read(kLeaves, {{"from", number_text(from)}, {"to", number_text(to)}},
              [](const Row& row) { return hash_at(row, 0); });
}

std::vector<Hash> SqlStore::tile(unsigned level, std::uint64_t index) {
  return read_one(kTile, {{"level", std::to_string(level)}, {"index", number_text(index)}}, hashes_of)
      .value_or(std::vector<Hash>{});
}

std::optional<KeyUse> SqlStore::used_key(std::string_view actor, std::string_view key) {
  return read_one(kUsedKey, {{"actor", actor}, {"key", key}}, key_use_of);
}

std::optional<CaseRow> SqlStore::case_row(CaseId id) { return read_one(kCase, {{"id", to_string(id)}}, case_row_of); }

std::vector<CaseRow> SqlStore::cases(const CaseQuery& query) {
  const CaseList list(query, dialect_);
  if (list.surely_empty()) return {};
  return read(list.statement(), list.arguments(), case_row_of);
}

}  // namespace renmian::sql
