// The store on a database that SOCI reaches.
#pragma once

#include "adapters/store/sql/case_counts.hpp"
#include "adapters/store/sql/dialect.hpp"
#include "adapters/store/sql/kept_records.hpp"
#include "adapters/store/sql/search_index.hpp"
#include "adapters/store/sql/transaction.hpp"
#include "engine/ports/store.hpp"

namespace renmian::sql {

class SqlStore final : public Store {
 public:
  struct Connections {
    std::size_t readers;
    std::size_t writers;
    std::chrono::milliseconds patience;  // how long a thread waits for one to become free
    Pool::Connect to_read;
    Pool::Connect to_write;
  };

  // Fault "schema-older" or "schema-newer" if the database is not of the program's schema.
  SqlStore(const Dialect& dialect, const Connections& connections);

  std::unique_ptr<UnitOfWork> begin() override;
  KeptRecords& kept() override { return kept_; }
  SearchIndex& search() override { return search_; }
  CaseCounts& counts() override { return counts_; }

  std::optional<LogHead> head() override;
  std::vector<StoredEvent> events_of(std::span<const CaseId> cases) override;
  std::vector<StoredEvent> events_from(std::uint64_t from, std::size_t limit) override;
  std::optional<StoredEvent> event_at(CaseId case_id, std::int64_t seq) override;
  std::vector<Hash> leaves(std::uint64_t from, std::uint64_t to) override;
  std::vector<Hash> tile(unsigned level, std::uint64_t index) override;
  std::optional<KeyUse> used_key(std::string_view actor, std::string_view key) override;
  void save_cosignature(const Cosignature& cosignature) override;
  std::vector<Cosignature> cosignatures(std::size_t limit) override;
  void erase_payloads(std::span<const std::uint64_t> log_indices, std::uint64_t erased_by) override;
  std::optional<CaseRow> case_row(CaseId id) override;
  std::vector<CaseRow> cases(const CaseQuery& query) override;
  std::vector<DueRow> due(const DueQuery& query) override;
  std::uint64_t due_cursor() override;

  void save_units(std::span<const Unit> units) override;
  void save_posts(std::span<const Post> posts) override;
  void save_people(std::span<const PersonWithForm> people) override;
  void save_batch(const Batch& batch) override;
  void save_policy(const PolicyVersion& policy) override;
  void save_quota(std::span<const QuotaLine> lines) override;
  void save_person_records(std::span<const PersonRecordOf> records) override;
  void save_kin(PersonId person, std::span<const KinTie> ties) override;
  void save_delegation(const Delegation& delegation) override;

  std::vector<Unit> units() override;
  std::vector<Post> posts() override;
  std::vector<Unit> units(std::optional<UnitId> after, std::size_t limit) override;
  std::vector<Post> posts(std::optional<UnitId> of, std::optional<PostId> after, std::size_t limit) override;
  std::optional<Unit> unit(UnitId id) override;
  std::optional<Post> post(PostId id) override;
  std::optional<PersonWithForm> person(PersonId id) override;
  std::vector<Person> people(std::string_view name, std::optional<PersonId> after, std::size_t limit) override;
  std::vector<Person> people_by_name(std::string_view after_name, PersonId after, std::size_t limit) override;
  std::optional<Batch> batch(BatchId id) override;
  std::vector<Batch> batches(std::optional<BatchId> after, std::size_t limit) override;
  std::optional<PolicyVersion> policy(std::string_view digest) override;
  std::optional<PolicyVersion> policy_in_force(std::string_view procedure) override;
  std::vector<QuotaLine> quota() override;
  std::vector<QuotaStanding> quota_standings() override;
  std::optional<QuotaStanding> quota_standing(UnitId unit, PostLevel level, CaseId asking) override;
  std::optional<PersonRecordOf> person_record(PersonId id) override;
  std::vector<KinTie> kin_of(PersonId id) override;
  std::vector<Delegation> delegations() override;
  std::vector<Delegation> delegations_to(std::string_view staff) override;

 private:
  // What `of_row` makes of each row.
  template <class OfRow>
  auto read(const Sql& sql, Arguments arguments, const OfRow& of_row) {
    return readers_.lease().try_twice([&](Connection& connection) {
      std::vector<decltype(of_row(std::declval<const Row&>()))> found;
      connection.each(sql, arguments, [&](const Row& row) { found.push_back(of_row(row)); });
      return found;
    });
  }
  template <class OfRow>
  auto read(const Sql& sql, std::initializer_list<Argument> arguments, const OfRow& of_row) {
    return read(sql, Arguments(arguments.begin(), arguments.size()), of_row);
  }
  template <class OfRow>
  auto read_one(const Sql& sql, std::initializer_list<Argument> arguments, const OfRow& of_row) {
    auto found = read(sql, arguments, of_row);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
  }

  const Dialect& dialect_;
  Pool readers_;
  Pool writers_;
  SqlKeptRecords kept_;
  SqlSearchIndex search_;
  SqlCaseCounts counts_;
};

// Of a unit of work; see there.
bool move_due_cursor(Connection& connection, std::uint64_t from, std::uint64_t to);

// Parameters are signed; no log and no list is longer than that.
std::string number_text(std::uint64_t number);
// The id to read on after; nothing for the start. No id made by make_uuid_v7 is all zeros.
template <class Kind>
std::string after_text(const std::optional<Id<Kind>>& after) {
  return to_string(after.value_or(Id<Kind>{}));
}

}  // namespace renmian::sql
