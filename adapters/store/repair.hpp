// Setting the log of a database right, past the guards that keep everybody else from changing it: for `renmian audit
// recover`, `rebuild` and `new-log` only. Not part of the Store, so that no running server can reach it.
//
// One Repair is one transaction: it lifts the guards, and commit() puts back those that were there; dropped
// uncommitted, it leaves no trace. Writers wait meanwhile, readers see what was. It repairs what it is told to and
// checks nothing: the caller proves the result. Used by one thread. SQLite and PostgreSQL.
//
// Faults: "repair-not-owner" if the login does not own the tables (PostgreSQL), "database-url" for memory:, else those
// of engine/ports/store.hpp.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "engine/ports/store.hpp"

namespace renmian {

// A log that was closed, as closed_log keeps it.
struct ClosedLog {
  std::string origin;
  std::string checkpoint;  // signed note: what was last known to be good
  std::string statement;   // signed note
  Timestamp closed_at;
};

class Repair {
 public:
  explicit Repair(const std::string& database);
  ~Repair();
  Repair(const Repair&) = delete;
  Repair& operator=(const Repair&) = delete;

  // Removes the entries from `from` on, and all notes of erasures. Payloads stay, and the keys of commands.
  void remove_entries(std::uint64_t from);
  // Of commands that entries from `from` on answered.
  void remove_keys_from(std::uint64_t from);
  // Adds entries, the payload of none of them.
  void add_entries(std::span<const StoredEvent> events);
  void set_head(const LogHead& head);
  void replace_tiles(std::span<const Tile> tiles);  // all that are stored

  // By log index, whether such an entry is there or not.
  std::optional<Payload> payload(std::uint64_t log_index);
  void put_payload(std::uint64_t log_index, const Payload& payload);
  void remove_payload(std::uint64_t log_index);
  void remove_payloads_from(std::uint64_t log_index);

  // Which entry erased which, instead of all notes there were. Their payloads are not touched.
  struct Erasure {
    std::uint64_t log_index = 0;
    std::uint64_t erased_by = 0;
  };
  void set_erasures(std::span<const Erasure> erasures);

  // Puts rows of cases in the place of those there were, if any.
  void put_rows(std::span<const CaseRow> rows);
  // With what the cases wait for and the vacancies they hold.
  void remove_rows(std::span<const CaseId> cases);

  void add_closed_log(const ClosedLog& closed);

  void commit();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace renmian
