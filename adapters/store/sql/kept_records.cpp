// The small records of SqlStore.
#include "adapters/store/sql/kept_records.hpp"

#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements_kept.hpp"
#include "adapters/store/sql/transaction.hpp"

namespace renmian::sql {
namespace {

KeptRecord kept_record_of(const Row& row) {
  KeptRecord record{row.text(0), row.text(1), row.text(2), row.number(3), row.text(4)};
  if (row.has(5)) record.expires_at = timestamp_at(row, 5);
  return record;
}

}  // namespace

std::vector<KeptRecord> SqlKeptRecords::read(const Sql& sql, std::initializer_list<Argument> arguments) {
  return readers_.lease().try_twice([&](Connection& connection) {
    std::vector<KeptRecord> found;
    connection.each(sql, arguments, [&](const Row& row) { found.push_back(kept_record_of(row)); });
    return found;
  });
}

// How many rows the statement gave back.
std::size_t SqlKeptRecords::change(const Sql& sql, std::initializer_list<Argument> arguments) {
  Transaction transaction(writers_.lease());
  std::size_t changed = 0;
  transaction->each(sql, arguments, [&](const Row&) { ++changed; });
  transaction.commit();
  return changed;
}

std::optional<KeptRecord> SqlKeptRecords::find(std::string_view kind, std::string_view id) {
  const auto found = read(kKeptRecord, {{"kind", kind}, {"id", id}});
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<KeptRecord> SqlKeptRecords::list(std::string_view kind, std::string_view owner, std::string_view after,
                                             std::size_t limit) {
  const auto most = number_text(limit);
  if (owner.empty()) return read(kKeptRecords, {{"kind", kind}, {"after", after}, {"limit", most}});
  return read(kKeptRecordsOfOwner, {{"kind", kind}, {"owner", owner}, {"after", after}, {"limit", most}});
}

bool SqlKeptRecords::save(const KeptRecord& record) {
  const auto expires_at = record.expires_at ? std::optional(to_string(*record.expires_at)) : std::nullopt;
  if (record.version == 0) {
    return change(kAddKeptRecord, {{"kind", record.kind},
                                   {"id", record.id},
                                   {"owner", record.owner},
                                   {"body", record.body},
                                   {"expires_at", expires_at}}) > 0;
  }
  return change(kReplaceKeptRecord, {{"kind", record.kind},
                                     {"id", record.id},
                                     {"owner", record.owner},
                                     {"version", std::to_string(record.version)},
                                     {"body", record.body},
                                     {"expires_at", expires_at}}) > 0;
}

bool SqlKeptRecords::remove(std::string_view kind, std::string_view id) {
  return change(kRemoveKeptRecord, {{"kind", kind}, {"id", id}}) > 0;
}

std::size_t SqlKeptRecords::remove_owned(std::string_view kind, std::string_view owner) {
  return change(kRemoveKeptRecordsOfOwner, {{"kind", kind}, {"owner", owner}});
}

std::size_t SqlKeptRecords::remove_expired(std::string_view kind, Timestamp now) {
  return change(kRemoveExpiredRecords, {{"kind", kind}, {"now", to_string(now)}});
}

}  // namespace renmian::sql
