// Between rows and the records of the engine. What a database holds that the program would never have written there
// throws Fault "store-failed".
#pragma once

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <string>

#include "adapters/store/sql/connection.hpp"
#include "engine/ports/store.hpp"

namespace renmian::sql {

[[noreturn]] void unreadable(const std::string& what);

template <class Kind>
Id<Kind> id_at(const Row& row, std::size_t column) {
  const auto id = parse_id<Kind>(row.text(column));
  if (!id) unreadable("an id");
  return *id;
}
template <class Kind>
std::optional<Id<Kind>> optional_id_at(const Row& row, std::size_t column) {
  return row.has(column) ? std::optional(id_at<Kind>(row, column)) : std::nullopt;
}
template <class Enum>
Enum enum_at(const Row& row, std::size_t column) {
  Enum value{};
  if (!boost::describe::enum_from_string(row.text(column).c_str(), value)) unreadable("a code");
  return value;
}
Timestamp timestamp_at(const Row& row, std::size_t column);
CivilDate date_at(const Row& row, std::size_t column);
Hash hash_at(const Row& row, std::size_t column);

// NULL for nothing.
template <class Kind>
std::optional<std::string> text_of(const std::optional<Id<Kind>>& id) {
  return id ? std::optional(to_string(*id)) : std::nullopt;
}
inline std::optional<std::string> text_of(const std::optional<CivilDate>& date) {
  return date ? std::optional(to_string(*date)) : std::nullopt;
}
template <class Enum>
std::string code_of(Enum value) {
  return boost::describe::enum_to_string(value, "");
}
template <class Enum>
std::optional<std::string> code_of(const std::optional<Enum>& value) {
  return value ? std::optional(code_of(*value)) : std::nullopt;
}
std::string code_of(DueItem::Kind kind);
inline std::optional<std::string> if_any(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

LogHead log_head_of(const Row& row);              // frontier, checkpoint
StoredEvent event_of(const Row& row);             // the columns of recorded_event but the tenant
KeyUse key_use_of(const Row& row);                // actor, key, fingerprint, log_index, version
CaseRow case_row_of(const Row& row);              // the columns of case_overview but the tenant
QuotaStanding quota_standing_of(const Row& row);  // unit_id, level, authorised, in_use, reserved, held by the case
DueRow due_row_of(const Row& row);                // the columns of due_item but the tenant
Unit unit_of(const Row& row);                     // unit_id, name, parent
Post post_of(const Row& row);                     // post_id, unit_id, title, level, kind, system, special
Person person_of(const Row& row);                 // the columns of person but the tenant and what is of no record
std::vector<Hash> hashes_of(const Row& row);      // of a tile: one after the other
std::string bytes_of(const Tile& tile);           // the inverse

}  // namespace renmian::sql
