// Where cases, their events, the log and the registers are kept.
//
// One interface, one behaviour suite (tests/adapters/store_behaviour.hpp) for every implementation: memory, SQLite,
// PostgreSQL. It is also the wall around SQL: no statement, row or driver type crosses it.
//
// Everything belongs to one organisation (tenant), fixed when the store is opened. Reads see the last commit. Store may
// be used from any thread; a UnitOfWork by one. Texts are UTF-8 without U+0000; bodies and contents are canonical JSON.
//
// Faults (all throw): "store-unavailable" no connection; "store-locked" another process holds the database too long;
// "store-full" no space; "store-read-only"; "schema-newer", "schema-older" (run `renmian migrate`); "outcome-unknown"
// the connection was lost during commit; "store-failed" anything else.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/access/access.hpp"
#include "engine/audit/digest.hpp"
#include "engine/audit/tiles.hpp"
#include "engine/base/ids.hpp"
#include "engine/case/case_traces.hpp"
#include "engine/case/due.hpp"
#include "engine/case/trace.hpp"
#include "engine/ports/case_counts.hpp"
#include "engine/ports/kept_records.hpp"
#include "engine/ports/search_index.hpp"
#include "engine/registry/kin.hpp"
#include "engine/registry/person_record.hpp"
#include "engine/registry/quota.hpp"
#include "engine/registry/records.hpp"

namespace renmian {

// What the log commits to: its right edge and the signed checkpoint over it.
struct LogHead {
  std::string frontier;    // MerkleFrontier::serialise()
  std::string checkpoint;  // signed note
};

// The personal content of an event, apart from it so that it can be erased; the event holds SHA-256(salt || content).
struct Payload {
  std::array<std::uint8_t, 32> salt{};
  std::string content;  // canonical JSON
};

struct StoredEvent {
  std::uint64_t log_index = 0;
  CaseId case_id;
  std::int64_t seq = 0;  // within the case, from 1
  std::string body;      // canonical JSON, the bytes that are hashed
  Hash leaf{};
  std::optional<Payload> payload;          // nothing once erased
  std::optional<std::uint64_t> erased_by;  // the entry that erased it; a payload missing without one is lost
  Trace trace = {};                        // of no part of the hash; of an entry taken from an archive: none
};

// What a witness signed of the log, as it came back.
struct Cosignature {
  std::string witness;  // name of its key
  std::uint64_t size = 0;
  std::string checkpoint;  // the signed note it was asked to cosign
  std::string line;        // its signature, as it stands under the checkpoint
  Timestamp received_at;
};

// What never changes about a case.
struct NewCase {
  CaseId id;
  std::string procedure;
  std::int64_t procedure_version = 1;
  std::string policy;  // digest of the policy version
  PersonId person;
  PostId post;
  std::optional<BatchId> batch;
  Timestamp opened_at;
  std::optional<UnitId> unit = {};  // of the post when the case was opened; for lists, and in no event
  std::optional<PostLevel> level = {};
};

// The projection of a case for lists; decisions are made on the events.
struct CaseRow {
  NewCase about;
  std::string position;                           // to_string(Position)
  std::int64_t version = 0;                       // accepted commands
  std::int64_t seq = 0;                           // events, refusals included
  Hash leaf{};                                    // of the last event
  std::optional<std::uint64_t> first_event = {};  // its place in the log
};

// Takes a case from event `seq - 1` to event `seq`; matches only if it still stands at `seq - 1`.
struct CaseMove {
  CaseId id;
  std::int64_t seq = 0;
  std::int64_t version = 0;
  std::string position;
  Hash leaf{};
};

// That `actor` gave a command under `key` (Idempotency-Key), and which event answered it.
struct KeyUse {
  std::string actor;
  std::string key;
  Hash fingerprint{};  // of the request
  std::uint64_t log_index = 0;
  std::int64_t version = 0;  // of the case after the command
};

// The writing side of cases and log. All that is done through it becomes visible together at commit(); dropping it
// uncommitted leaves no trace. After a Fault it is only good to drop.
class UnitOfWork {
 public:
  virtual ~UnitOfWork() = default;

  // Locks the log against other writers until the end and gives its head; nothing for a log without events. Comes
  // first: the other calls rely on the lock.
  virtual std::optional<LogHead> lock_head() = 0;

  // Those of the keys (actor and key alone are looked at) that were used before. One statement.
  virtual std::vector<KeyUse> used_keys(std::span<const KeyUse> keys) = 0;

  // Adds cases; their first move (seq 1) must follow. One statement.
  virtual void add_cases(std::span<const NewCase> cases) = 0;

  // Moves the cases that still stand where the move expects, and says for each whether it did. Each case at most once.
  // One statement.
  [[nodiscard]] virtual std::vector<bool> move(std::span<const CaseMove> moves) = 0;

  // Adds events with their payloads, used keys and tiles that became full, and sets the head. A constant number of
  // statements.
  virtual void append(std::span<const StoredEvent> events, std::span<const KeyUse> keys, std::span<const Tile> tiles,
                      const LogHead& head) = 0;

  // Says for each move, in order, whether it could be done; a move sees those before it. After lock_head(), which makes
  // all who reach for a vacancy take turns. A constant number of statements.
  //   reserve   the case already holds the vacancy, or one is left and is now held by it
  //   release   always: what the case held is free again
  //   take up   always: the case holds nothing any more, and one more post is in use
  //   give back always: the case holds nothing any more, and one post less is in use, though never less than none
  // For a unit and level without a line all four can be done, and nothing is kept.
  [[nodiscard]] virtual std::vector<bool> move_quota(std::span<const QuotaMove> moves) = 0;

  // Moves the cursor up to which due items follow the log, if it still stands at `from`; until the end nobody else
  // moves it. Needs no lock_head(): commits go on meanwhile, except where a store knows one writer only.
  [[nodiscard]] virtual bool move_due_cursor(std::uint64_t from, std::uint64_t to) = 0;

  // Replaces all that these cases, each named once, wait for. A constant number of statements.
  virtual void set_due(std::span<const DueOfCase> cases) = 0;

  // Replaces the traces of these cases, each named once. A constant number of statements.
  virtual void set_traces(std::span<const CaseTraces> cases) = 0;

  // Durable when it returns. Throws Fault "outcome-unknown" if the connection was lost on the way.
  virtual void commit() = 0;
};

struct CaseQuery {
  std::optional<std::string> position = {};  // exact
  std::optional<BatchId> batch = {};
  std::optional<CaseId> after = {};  // keyset paging: cases with greater ids; with smaller ones, newest first
  std::size_t limit = 100;
  std::vector<std::string> except_procedures = {};  // cases of these are left out
  std::optional<std::string> procedure = {};        // of this one only
  std::optional<UnitId> unit = {};
  std::optional<PostId> post = {};
  std::optional<PersonId> person = {};
  bool newest_first = false;
  std::optional<Visible> visible = {};  // of these only
};

struct DueRow {
  CaseId case_id;
  DueItem item;
};

struct DueQuery {
  std::optional<DueItem::Kind> kind;
  std::optional<std::string> role;
  std::optional<std::string> assignee;  // exact; empty: what anyone of the role may settle
  std::optional<CivilDate> due_by;      // due on this day or before; what has no last day is left out
  std::optional<CaseId> case_id;
  std::optional<std::pair<CaseId, std::string>> after;  // keyset paging: what comes after this case and code
  std::size_t limit = 100;
  std::optional<Visible> visible = {};      // of these cases only
  std::optional<std::string> command = {};  // exact: what would settle it
};

class Store {
 public:
  virtual ~Store() = default;

  virtual std::unique_ptr<UnitOfWork> begin() = 0;
  virtual KeptRecords& kept() = 0;
  virtual SearchIndex& search() = 0;
  virtual CaseCounts& counts() = 0;

  virtual std::optional<LogHead> head() = 0;
  // All events of the cases, by case (in the order given) and seq. One statement.
  virtual std::vector<StoredEvent> events_of(std::span<const CaseId> cases) = 0;
  // Events of the log from index `from` on, at most `limit`, in order.
  virtual std::vector<StoredEvent> events_from(std::uint64_t from, std::size_t limit) = 0;
  virtual std::optional<StoredEvent> event_at(CaseId case_id, std::int64_t seq) = 0;
  // Leaf hashes [from, to) of the log, in order.
  virtual std::vector<Hash> leaves(std::uint64_t from, std::uint64_t to) = 0;
  // A full tile; empty if there is none.
  virtual std::vector<Hash> tile(unsigned level, std::uint64_t index) = 0;
  virtual std::optional<KeyUse> used_key(std::string_view actor, std::string_view key) = 0;

  // Takes the place of what the same witness gave for the same size.
  virtual void save_cosignature(const Cosignature& cosignature) = 0;
  // At most `limit`, by size and witness, the largest size first.
  virtual std::vector<Cosignature> cosignatures(std::size_t limit) = 0;

  // Removes the payloads of these entries, salts included, and notes that entry `erased_by` did it; the first note of
  // an entry stays; the cases are no longer found by their documents. In one transaction, and harmless if done again.
  // Fault "store-failed" if one is not in the log. When it returns, an SQLite file no longer holds the bytes; of
  // PostgreSQL see docs/operation.md.
  virtual void erase_payloads(std::span<const std::uint64_t> log_indices, std::uint64_t erased_by) = 0;

  virtual std::optional<CaseRow> case_row(CaseId id) = 0;
  virtual std::vector<CaseRow> cases(const CaseQuery& query) = 0;  // ordered by id
  virtual std::vector<DueRow> due(const DueQuery& query) = 0;      // ordered by case id and code
  virtual std::uint64_t due_cursor() = 0;  // the due items know the log up to this index; 0 at first

  // --- Registers. Each call is one transaction; saving replaces what has the same id. ---
  virtual void save_units(std::span<const Unit> units) = 0;
  virtual void save_posts(std::span<const Post> posts) = 0;
  virtual void save_people(std::span<const PersonWithForm> people) = 0;
  virtual void save_batch(const Batch& batch) = 0;
  virtual void save_policy(const PolicyVersion& policy) = 0;
  virtual void save_quota(std::span<const QuotaLine> lines) = 0;                  // what cases hold stays as it is
  virtual void save_person_records(std::span<const PersonRecordOf> records) = 0;  // such as read_described accepts
  virtual void save_kin(PersonId person, std::span<const KinTie> ties) = 0;       // instead of all ties of the person
  virtual void save_delegation(const Delegation& delegation) = 0;

  virtual std::vector<Unit> units() = 0;
  virtual std::vector<Post> posts() = 0;
  // By id, after `after`; posts of this unit only, if one is named.
  virtual std::vector<Unit> units(std::optional<UnitId> after, std::size_t limit) = 0;
  virtual std::vector<Post> posts(std::optional<UnitId> of, std::optional<PostId> after, std::size_t limit) = 0;
  virtual std::optional<Unit> unit(UnitId id) = 0;
  virtual std::optional<Post> post(PostId id) = 0;
  virtual std::optional<PersonWithForm> person(PersonId id) = 0;
  // People whose name contains `name` (all if empty), by id, after `after`.
  virtual std::vector<Person> people(std::string_view name, std::optional<PersonId> after, std::size_t limit) = 0;
  // All people by name and id, after these.
  virtual std::vector<Person> people_by_name(std::string_view after_name, PersonId after, std::size_t limit) = 0;
  virtual std::optional<Batch> batch(BatchId id) = 0;
  virtual std::vector<Batch> batches(std::optional<BatchId> after, std::size_t limit) = 0;
  virtual std::optional<PolicyVersion> policy(std::string_view digest) = 0;
  // The policy last put in force for `procedure`.
  virtual std::optional<PolicyVersion> policy_in_force(std::string_view procedure) = 0;
  // By unit and level, from the highest.
  virtual std::vector<QuotaLine> quota() = 0;
  // The same with what all cases hold: as somebody sees it who asks for no case.
  virtual std::vector<QuotaStanding> quota_standings() = 0;
  // Nothing if no line is kept for this unit and level.
  virtual std::optional<QuotaStanding> quota_standing(UnitId unit, PostLevel level, CaseId asking) = 0;
  virtual std::optional<PersonRecordOf> person_record(PersonId id) = 0;
  virtual std::vector<KinTie> kin_of(PersonId id) = 0;  // in the order saved
  // All there ever were, by id: the caller looks at days and revocation.
  virtual std::vector<Delegation> delegations() = 0;
  virtual std::vector<Delegation> delegations_to(std::string_view staff) = 0;
};

}  // namespace renmian
