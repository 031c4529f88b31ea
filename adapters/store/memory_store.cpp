#include "adapters/store/memory_store.hpp"

#include <algorithm>
#include <stdexcept>

#include "adapters/store/store_faults.hpp"

namespace renmian {
namespace {

template <class Map, class Key>
auto find_in(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}

template <class Map>
auto values_of(const Map& map) {
  std::vector<typename Map::mapped_type> values;
  for (const auto& [key, value] : map) values.push_back(value);
  return values;
}

// Keyset paging: the values after key `after` that `wanted` chooses, at most `limit`.
template <class Map, class Wanted>
auto page_of(const Map& map, const std::optional<typename Map::key_type>& after, std::size_t limit,
             const Wanted& wanted) {
  std::vector<typename Map::mapped_type> page;
  for (auto at = after ? map.upper_bound(*after) : map.begin(); at != map.end() && page.size() < limit; ++at) {
    if (wanted(at->second)) page.push_back(at->second);
  }
  return page;
}

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

  void commit() override {
    const std::lock_guard guard(store_.mutex_);
    auto& committed = store_.contents_;
    for (auto& [id, row] : pending_.cases) committed.cases[id] = std::move(row);
    committed.events.merge(pending_.events);
    committed.index_of_event.merge(pending_.index_of_event);
    committed.keys.merge(pending_.keys);
    committed.tiles.merge(pending_.tiles);
    if (pending_.head) committed.head = std::move(pending_.head);
  }

 private:
  MemoryStore& store_;
  std::unique_lock<std::timed_mutex> lock_;
  Contents pending_;
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

std::optional<CaseRow> MemoryStore::case_row(CaseId id) {
  const std::lock_guard guard(mutex_);
  return find_in(contents_.cases, id);
}

std::vector<CaseRow> MemoryStore::cases(const CaseQuery& query) {
  const std::lock_guard guard(mutex_);
  return page_of(contents_.cases, query.after, query.limit, [&](const CaseRow& row) {
    return (!query.position || row.position == *query.position) && (!query.batch || row.about.batch == query.batch);
  });
}

void MemoryStore::save_units(std::span<const Unit> units) {
  const std::lock_guard guard(mutex_);
  for (const auto& unit : units) contents_.units.insert_or_assign(unit.id, unit);
}

void MemoryStore::save_posts(std::span<const Post> posts) {
  const std::lock_guard guard(mutex_);
  for (const auto& post : posts) contents_.posts.insert_or_assign(post.id, post);
}

void MemoryStore::save_people(std::span<const PersonWithForm> people) {
  const std::lock_guard guard(mutex_);
  for (const auto& person : people) contents_.people.insert_or_assign(person.person.id, person);
}

void MemoryStore::save_batch(const Batch& batch) {
  const std::lock_guard guard(mutex_);
  contents_.batches.insert_or_assign(batch.id, batch);
}

void MemoryStore::save_policy(const PolicyVersion& policy) {
  const std::lock_guard guard(mutex_);
  contents_.policies.insert_or_assign(policy.digest, policy);
}

std::vector<Unit> MemoryStore::units() {
  const std::lock_guard guard(mutex_);
  return values_of(contents_.units);
}

std::vector<Post> MemoryStore::posts() {
  const std::lock_guard guard(mutex_);
  return values_of(contents_.posts);
}

std::optional<Unit> MemoryStore::unit(UnitId id) {
  const std::lock_guard guard(mutex_);
  return find_in(contents_.units, id);
}

std::optional<Post> MemoryStore::post(PostId id) {
  const std::lock_guard guard(mutex_);
  return find_in(contents_.posts, id);
}

std::optional<PersonWithForm> MemoryStore::person(PersonId id) {
  const std::lock_guard guard(mutex_);
  return find_in(contents_.people, id);
}

std::vector<Person> MemoryStore::people(std::string_view name, std::optional<PersonId> after, std::size_t limit) {
  const std::lock_guard guard(mutex_);
  std::vector<Person> people;
  for (const auto& found : page_of(contents_.people, after, limit, [&](const PersonWithForm& person) {
         return person.person.name.value.find(name) != std::string::npos;
       })) {
    people.push_back(found.person);
  }
  return people;
}

std::optional<Batch> MemoryStore::batch(BatchId id) {
  const std::lock_guard guard(mutex_);
  return find_in(contents_.batches, id);
}

std::vector<Batch> MemoryStore::batches(std::optional<BatchId> after, std::size_t limit) {
  const std::lock_guard guard(mutex_);
  return page_of(contents_.batches, after, limit, [](const Batch&) { return true; });
}

std::optional<PolicyVersion> MemoryStore::policy(std::string_view digest) {
  const std::lock_guard guard(mutex_);
  return find_in(contents_.policies, digest);
}

std::optional<PolicyVersion> MemoryStore::policy_in_force(std::string_view procedure) {
  const std::lock_guard guard(mutex_);
  std::optional<PolicyVersion> latest;
  for (const auto& [digest, policy] :
       contents_.policies) {  // by digest, so that of two at one moment the same one wins
    if (policy.procedure == procedure && (!latest || policy.in_force_at >= latest->in_force_at)) latest = policy;
  }
  return latest;
}

}  // namespace renmian
