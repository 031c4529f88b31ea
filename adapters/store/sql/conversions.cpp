#include "adapters/store/sql/conversions.hpp"

#include "adapters/store/store_faults.hpp"

namespace renmian::sql {

void unreadable(const std::string& what) {
  throw store_fault("store-failed", "the database holds " + what + " that cannot be read");
}

Timestamp timestamp_at(const Row& row, std::size_t column) {
  const auto time = parse_timestamp(row.text(column));
  if (!time) unreadable("a time");
  return *time;
}

CivilDate date_at(const Row& row, std::size_t column) {
  const auto date = parse_date(row.text(column));
  if (!date) unreadable("a date");
  return *date;
}

Hash hash_at(const Row& row, std::size_t column) {
  const auto hash = to_array<32>(row.bytes(column));
  if (!hash) unreadable("a hash");
  return *hash;
}

std::string code_of(DueItem::Kind kind) { return kind == DueItem::Kind::kWork ? "work" : "clock"; }

LogHead log_head_of(const Row& row) { return {row.bytes(0), row.text(1)}; }

StoredEvent event_of(const Row& row) {
  StoredEvent event{static_cast<std::uint64_t>(row.number(0)),
                    id_at<OfCase>(row, 1),
                    row.number(2),
                    row.text(3),
                    hash_at(row, 4),
                    std::nullopt};
  if (row.has(5)) event.payload = Payload{hash_at(row, 5), row.text(6)};
  if (row.has(7)) event.erased_by = static_cast<std::uint64_t>(row.number(7));
  if (row.has(8)) event.trace.request_id = row.text(8);
  if (row.has(9)) event.trace.traceparent = row.text(9);
  if (row.has(10)) event.trace.source = row.text(10);
  return event;
}

KeyUse key_use_of(const Row& row) {
  return {row.text(0), row.text(1), hash_at(row, 2), static_cast<std::uint64_t>(row.number(3)), row.number(4)};
}

CaseRow case_row_of(const Row& row) {
  CaseRow found{{id_at<OfCase>(row, 0), row.text(1), row.number(2), row.text(3), id_at<OfPerson>(row, 4),
                 id_at<OfPost>(row, 5), optional_id_at<OfBatch>(row, 6), timestamp_at(row, 7)},
                row.text(8),
                row.number(9),
                row.number(10),
                {}};
  found.leaf = hash_at(row, 11);
  found.about.unit = optional_id_at<OfUnit>(row, 12);
  if (row.has(13)) found.about.level = enum_at<PostLevel>(row, 13);
  if (row.has(14)) found.first_event = static_cast<std::uint64_t>(row.number(14));
  return found;
}

QuotaStanding quota_standing_of(const Row& row) {
  return {{id_at<OfUnit>(row, 0), enum_at<PostLevel>(row, 1), row.number(2), row.number(3)},
          row.number(4),
          row.number(5) != 0};
}

DueRow due_row_of(const Row& row) {
  DueRow found{id_at<OfCase>(row, 0),
               {row.text(1), DueItem::Kind::kWork, row.text(3), row.text(4), row.text(5), date_at(row, 6), std::nullopt,
                row.number(8)}};
  if (row.text(2) == code_of(DueItem::Kind::kClock)) found.item.kind = DueItem::Kind::kClock;
  if (row.has(7)) found.item.due = date_at(row, 7);
  return found;
}

Unit unit_of(const Row& row) { return {id_at<OfUnit>(row, 0), row.text(1), optional_id_at<OfUnit>(row, 2)}; }

Post post_of(const Row& row) {
  return {id_at<OfPost>(row, 0),     id_at<OfUnit>(row, 1),       row.text(2),       enum_at<PostLevel>(row, 3),
          enum_at<PostKind>(row, 4), enum_at<PostSystem>(row, 5), row.number(6) != 0};
}

Person person_of(const Row& row) {
  return {id_at<OfPerson>(row, 0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
          timestamp_at(row, 6)};
}

std::vector<Hash> hashes_of(const Row& row) {
  const auto bytes = row.bytes(0);
  std::vector<Hash> hashes;
  hashes.reserve(bytes.size() / Hash{}.size());
  for (std::size_t at = 0; at < bytes.size(); at += Hash{}.size()) {
    const auto hash = to_array<32>(std::string_view(bytes).substr(at, Hash{}.size()));
    if (!hash) unreadable("a tile");
    hashes.push_back(*hash);
  }
  return hashes;
}

std::string bytes_of(const Tile& tile) {
  std::string bytes;
  bytes.reserve(tile.hashes.size() * Hash{}.size());
  for (const auto& hash : tile.hashes) bytes += as_bytes(hash);
  return bytes;
}

}  // namespace renmian::sql
