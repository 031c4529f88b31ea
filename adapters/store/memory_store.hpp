// A store that lives in memory: for tests and trials. It loses everything when it is destroyed.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <set>

#include "adapters/store/memory_kept_records.hpp"
#include "engine/ports/store.hpp"

namespace renmian {

class MemoryStore final : public Store {
 public:
  explicit MemoryStore(std::chrono::milliseconds lock_timeout = std::chrono::seconds(5));

  std::unique_ptr<UnitOfWork> begin() override;
  KeptRecords& kept() override { return kept_; }
  SearchIndex& search() override { return *search_; }
  CaseCounts& counts() override { return *counts_; }

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
  class Work;
  class Search;
  class Counts;
  using QuotaKey = std::pair<UnitId, PostLevel>;
  struct Contents {
    std::optional<LogHead> head;
    std::map<std::uint64_t, StoredEvent> events;  // by log index
    std::map<std::pair<CaseId, std::int64_t>, std::uint64_t> index_of_event;
    std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> tiles;
    std::map<std::pair<std::string, std::string>, KeyUse> keys;
    std::map<std::pair<std::uint64_t, std::string>, Cosignature> cosignatures;  // by size and witness
    std::map<CaseId, CaseRow> cases;
    std::map<UnitId, Unit> units;
    std::map<PostId, Post> posts;
    std::map<PersonId, PersonWithForm> people;
    std::map<BatchId, Batch> batches;
    std::map<std::string, PolicyVersion, std::less<>> policies;
    std::map<QuotaKey, QuotaLine> quota;
    std::map<QuotaKey, std::set<CaseId>> quota_holders;
    std::map<PersonId, PersonRecordOf> person_records;
    std::map<PersonId, std::vector<KinTie>> kin;
    std::map<DelegationId, Delegation> delegations;
    std::map<CaseId, std::map<std::string, DueItem>> due;  // by code
    std::uint64_t due_cursor = 0;
    std::map<std::pair<Named, Uuid>, std::vector<std::string>> terms;
    std::map<CaseId, CaseTraces> traces;
  };

  const std::chrono::milliseconds lock_timeout_;
  std::timed_mutex log_;  // held by the unit of work that has locked the head
  std::mutex mutex_;      // guards contents_
  Contents contents_;
  MemoryKeptRecords kept_;
  const std::unique_ptr<SearchIndex> search_;
  const std::unique_ptr<CaseCounts> counts_;
};

}  // namespace renmian
