#include "adapters/store/memory_store.hpp"

#include <algorithm>
#include <functional>

#include "adapters/store/memory_maps.hpp"
#include "adapters/store/store_faults.hpp"

namespace renmian {
namespace {

// To `pending`, unless it is there or among what was committed.
template <class Map>
void add_new(Map& pending, const Map& committed, const typename Map::key_type& key,
             const typename Map::mapped_type& value) {
  if (committed.contains(key) || !pending.emplace(key, value).second) {
    throw store_fault("store-failed", "there is one with this key already");
  }
}

}  // namespace

// Keeps its changes to itself until commit. While it holds the log, nobody else changes what it compares with.
class MemoryStore::Work final : public UnitOfWork {
 public:
  explicit Work(MemoryStore& store) : store_(store), lock_(store.log_, std::defer_lock) {}

  std::optional<LogHead> lock_head() override {
    if (!lock_.try_lock_for(store_.lock_timeout_)) throw store_fault("store-locked");
    return store_.head();
  }

  std::vector<KeyUse> used_keys(std::span<const KeyUse> keys) override {
    std::vector<KeyUse> used;
    for (const auto& use : keys) {
      if (const auto before = store_.used_key(use.actor, use.key)) used.push_back(*before);
    }
    return used;
  }

  void add_cases(std::span<const NewCase> cases) override {
    const std::lock_guard guard(store_.mutex_);
    for (const auto& added : cases) {
      add_new(pending_.cases, store_.contents_.cases, added.id, CaseRow{added, {}, 0, 0, {}});
    }
  }

  std::vector<bool> move(std::span<const CaseMove> moves) override {
    std::vector<bool> moved;
    for (const auto& step : moves) {
      auto row = find_in(pending_.cases, step.id);
      if (!row) row = store_.case_row(step.id);
      moved.push_back(row && row->seq == step.seq - 1);
      if (!moved.back()) continue;
      pending_.cases[step.id] = {std::move(row->about), step.position, step.version, step.seq, step.leaf};
    }
    return moved;
  }

  void append(std::span<const StoredEvent> events, std::span<const KeyUse> keys, std::span<const Tile> tiles,
              const LogHead& head) override {
    const std::lock_guard guard(store_.mutex_);
    const auto& committed = store_.contents_;
    for (const auto& event : events) {
      add_new(pending_.events, committed.events, event.log_index, event);
      add_new(pending_.index_of_event, committed.index_of_event, {event.case_id, event.seq}, event.log_index);
    }
    for (const auto& use : keys) add_new(pending_.keys, committed.keys, {use.actor, use.key}, use);
    for (const auto& tile : tiles) add_new(pending_.tiles, committed.tiles, {tile.level, tile.index}, tile.hashes);
    pending_.head = head;
  }

  std::vector<bool> move_quota(std::span<const QuotaMove> moves) override {
    const std::lock_guard guard(store_.mutex_);
    std::vector<bool> done;
    done.reserve(moves.size());
    for (const auto& move : moves) done.push_back(move_one(move));
    return done;
  }

  bool move_due_cursor(std::uint64_t from, std::uint64_t to) override {
    if (!lock_.owns_lock()) lock_head();
    if (store_.due_cursor() != from) return false;
    due_cursor_ = to;
    return true;
  }

  void set_due(std::span<const DueOfCase> cases) override {
    for (const auto& of_case : cases) {
      auto& items = pending_.due[of_case.case_id];
      items.clear();
      for (const auto& item : of_case.items) add_new(items, {}, item.code, item);
    }
  }

  void set_traces(std::span<const CaseTraces> cases) override {
    for (const auto& traces : cases) pending_.traces[traces.case_id] = traces;
  }

  void commit() override {
    const std::lock_guard guard(store_.mutex_);
    auto& committed = store_.contents_;
    for (auto& [id, row] : pending_.cases) committed.cases[id] = std::move(row);
    committed.events.merge(pending_.events);
    committed.index_of_event.merge(pending_.index_of_event);
    committed.keys.merge(pending_.keys);
    committed.tiles.merge(pending_.tiles);
    for (auto& [key, holders] : pending_.quota_holders) committed.quota_holders[key] = std::move(holders);
    for (const auto& [key, posts] : taken_up_) committed.quota.at(key).in_use.value += posts;
    for (auto& [id, items] : pending_.due) committed.due[id] = std::move(items);
    for (auto& [id, traces] : pending_.traces) committed.traces[id] = std::move(traces);
    committed.due_cursor = due_cursor_.value_or(committed.due_cursor);
    if (pending_.head) committed.head = std::move(pending_.head);
  }

 private:
  bool move_one(const QuotaMove& move) {
    const QuotaKey key{move.unit, move.level};
    const auto& committed = store_.contents_;
    const auto line = committed.quota.find(key);
    if (line == committed.quota.end()) return true;
    auto& holders = pending_.quota_holders.try_emplace(key, value_or_empty(committed.quota_holders, key)).first->second;
    if (move.step == QuotaStep::kReserve) {
      const auto left = line->second.authorised - line->second.in_use - taken_up_[key];
      if (!holders.contains(move.case_id) && left - static_cast<std::int64_t>(holders.size()) < 1) return false;
      holders.insert(move.case_id);
      return true;
    }
    holders.erase(move.case_id);
    auto& taken_up = taken_up_[key];
    if (move.step == QuotaStep::kTakeUp) ++taken_up;
    if (move.step == QuotaStep::kGiveBack && line->second.in_use + taken_up > 0) --taken_up;
    return true;
  }

  MemoryStore& store_;
  std::unique_lock<std::timed_mutex> lock_;
  Contents pending_;
  std::map<QuotaKey, std::int64_t> taken_up_;  // posts in use more than before
  std::optional<std::uint64_t> due_cursor_;
};

std::unique_ptr<UnitOfWork> MemoryStore::begin() { return std::make_unique<Work>(*this); }

std::optional<LogHead> MemoryStore::head() {
  const std::lock_guard guard(mutex_);
  return contents_.head;
}

std::vector<StoredEvent> MemoryStore::events_of(std::span<const CaseId> cases) {
  const std::lock_guard guard(mutex_);
  std::vector<StoredEvent> events;
  for (const auto& id : cases) {
    for (auto at = contents_.index_of_event.lower_bound({id, 0});
         at != contents_.index_of_event.end() && at->first.first == id; ++at) {
      events.push_back(contents_.events.at(at->second));
    }
  }
  return events;
}

std::vector<StoredEvent> MemoryStore::events_from(std::uint64_t from, std::size_t limit) {
  const std::lock_guard guard(mutex_);
  std::vector<StoredEvent> events;
  for (auto at = contents_.events.lower_bound(from); at != contents_.events.end() && events.size() < limit; ++at) {
    events.push_back(at->second);
  }
  return events;
}

std::optional<StoredEvent> MemoryStore::event_at(CaseId case_id, std::int64_t seq) {
  const std::lock_guard guard(mutex_);
  const auto index = find_in(contents_.index_of_event, std::pair(case_id, seq));
  return index ? find_in(contents_.events, *index) : std::nullopt;
}

std::vector<Hash> MemoryStore::leaves(std::uint64_t from, std::uint64_t to) {
  const std::lock_guard guard(mutex_);
  std::vector<Hash> leaves;
  for (auto at = contents_.events.lower_bound(from); at != contents_.events.end() && at->first < to; ++at) {
    leaves.push_back(at->second.leaf);
  }
  return leaves;
}

std::vector<Hash> MemoryStore::tile(unsigned level, std::uint64_t index) {
  const std::lock_guard guard(mutex_);
  return find_in(contents_.tiles, std::pair(level, index)).value_or(std::vector<Hash>{});
}

std::optional<KeyUse> MemoryStore::used_key(std::string_view actor, std::string_view key) {
  const std::lock_guard guard(mutex_);
  return find_in(contents_.keys, std::pair(std::string(actor), std::string(key)));
}

void MemoryStore::save_cosignature(const Cosignature& cosignature) {
  const std::lock_guard guard(mutex_);
  contents_.cosignatures[{cosignature.size, cosignature.witness}] = cosignature;
}

std::vector<Cosignature> MemoryStore::cosignatures(std::size_t limit) {
  const std::lock_guard guard(mutex_);
  auto found = values_of(contents_.cosignatures);
  std::ranges::stable_sort(found, std::ranges::greater{}, &Cosignature::size);
  found.resize(std::min(found.size(), limit));
  return found;
}

void MemoryStore::erase_payloads(std::span<const std::uint64_t> log_indices, std::uint64_t erased_by) {
  const std::lock_guard guard(mutex_);
  const auto in_log = [&](std::uint64_t index) { return contents_.events.contains(index); };
  if (!std::ranges::all_of(log_indices, in_log) || !in_log(erased_by)) {
    throw store_fault("store-failed", "there is no such entry in the log");
  }
  for (const auto index : log_indices) {
    auto& event = contents_.events.at(index);
    event.payload.reset();
    if (!event.erased_by) event.erased_by = erased_by;
    if (const auto of_case = contents_.traces.find(event.case_id); of_case != contents_.traces.end()) {
      of_case->second.documents.clear();
    }
  }
}

std::uint64_t MemoryStore::due_cursor() {
  const std::lock_guard guard(mutex_);
  return contents_.due_cursor;
}

}  // namespace renmian
