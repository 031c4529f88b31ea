// A copy of what a store gives to read, laid open for tests that tamper with it.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "engine/ports/store.hpp"

namespace renmian {

class OpenedStore final : public Store {
 public:
  OpenedStore(Store& from, std::span<const std::pair<unsigned, std::uint64_t>> tile_places) {
    log_head = from.head();
    events = from.events_from(0, 100'000);
    rows = from.cases({.limit = 100'000});
    for (const auto& place : tile_places)
      tiles.push_back({place.first, place.second, from.tile(place.first, place.second)});
  }

  std::optional<LogHead> log_head;
  std::vector<StoredEvent> events;
  std::vector<CaseRow> rows;
  std::vector<Tile> tiles;

  std::optional<LogHead> head() override { return log_head; }
  std::vector<StoredEvent> events_of(std::span<const CaseId> cases) override {
    std::vector<StoredEvent> found;
    for (const auto& id : cases) {
      const auto first = found.size();
      for (const auto& event : events) {
        if (event.case_id == id) found.push_back(event);
      }
      std::sort(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
                [](const auto& a, const auto& b) { return a.seq < b.seq; });
    }
    return found;
  }
  std::vector<StoredEvent> events_from(std::uint64_t from, std::size_t limit) override {
    std::vector<StoredEvent> found;
    for (const auto& event : events) {
      if (event.log_index >= from && found.size() < limit) found.push_back(event);
    }
    return found;
  }
  std::vector<Hash> tile(unsigned level, std::uint64_t index) override {
    for (const auto& tile : tiles) {
      if (tile.level == level && tile.index == index) return tile.hashes;
    }
    return {};
  }
  std::vector<CaseRow> cases(const CaseQuery& query) override {
    std::vector<CaseRow> found;
    for (const auto& row : rows) {
      if ((!query.after || row.about.id > *query.after) && found.size() < query.limit) found.push_back(row);
    }
    return found;
  }

  KeptRecords& kept() override { throw std::logic_error("a verification keeps nothing"); }
  SearchIndex& search() override { throw std::logic_error("a verification finds nothing by name"); }
  CaseCounts& counts() override { throw std::logic_error("a verification counts by itself"); }
  std::unique_ptr<UnitOfWork> begin() override { throw std::logic_error("a verification writes nothing"); }
  std::optional<StoredEvent> event_at(CaseId, std::int64_t) override { return {}; }
  std::vector<Hash> leaves(std::uint64_t from, std::uint64_t to) override {
    std::vector<Hash> found;
    for (const auto& event : events) {
      if (event.log_index >= from && event.log_index < to) found.push_back(event.leaf);
    }
    return found;
  }
  std::optional<KeyUse> used_key(std::string_view, std::string_view) override { return {}; }
  std::optional<CaseRow> case_row(CaseId) override { return {}; }
  void save_cosignature(const Cosignature&) override {}
  std::vector<Cosignature> cosignatures(std::size_t) override { return {}; }
  void erase_payloads(std::span<const std::uint64_t>, std::uint64_t) override {}
  void save_units(std::span<const Unit>) override {}
  void save_posts(std::span<const Post>) override {}
  void save_people(std::span<const PersonWithForm>) override {}
  void save_batch(const Batch&) override {}
  void save_policy(const PolicyVersion&) override {}
  void save_quota(std::span<const QuotaLine>) override {}
  void save_person_records(std::span<const PersonRecordOf>) override {}
  void save_kin(PersonId, std::span<const KinTie>) override {}
  void save_delegation(const Delegation&) override {}
  std::vector<Unit> units() override { return {}; }
  std::vector<Post> posts() override { return {}; }
  std::vector<Unit> units(std::optional<UnitId>, std::size_t) override { return {}; }
  std::vector<Post> posts(std::optional<UnitId>, std::optional<PostId>, std::size_t) override { return {}; }
  std::optional<Unit> unit(UnitId) override { return {}; }
  std::optional<Post> post(PostId) override { return {}; }
  std::optional<PersonWithForm> person(PersonId) override { return {}; }
  std::vector<Person> people(std::string_view, std::optional<PersonId>, std::size_t) override { return {}; }
  std::vector<Person> people_by_name(std::string_view, PersonId, std::size_t) override { return {}; }
  std::optional<Batch> batch(BatchId) override { return {}; }
  std::vector<Batch> batches(std::optional<BatchId>, std::size_t) override { return {}; }
  std::optional<PolicyVersion> policy(std::string_view) override { return {}; }
  std::optional<PolicyVersion> policy_in_force(std::string_view) override { return {}; }
  std::vector<DueRow> due(const DueQuery&) override { return {}; }
  std::uint64_t due_cursor() override { return 0; }
  std::vector<QuotaLine> quota() override { return {}; }
  std::vector<QuotaStanding> quota_standings() override { return {}; }
  std::optional<QuotaStanding> quota_standing(UnitId, PostLevel, CaseId) override { return {}; }
  std::optional<PersonRecordOf> person_record(PersonId) override { return {}; }
  std::vector<KinTie> kin_of(PersonId) override { return {}; }
  std::vector<Delegation> delegations() override { return {}; }
  std::vector<Delegation> delegations_to(std::string_view) override { return {}; }
};

}  // namespace renmian
