// The registers of MemoryStore.
#include <algorithm>

#include "adapters/store/memory_maps.hpp"
#include "adapters/store/memory_store.hpp"

namespace renmian {

void MemoryStore::save_units(std::span<const Unit> units) {
  const std::lock_guard guard(mutex_);
  for (const auto& unit : units) {
    contents_.units.insert_or_assign(unit.id, unit);
    contents_.terms.erase({Named::kUnit, unit.id.uuid});
  }
}

void MemoryStore::save_posts(std::span<const Post> posts) {
  const std::lock_guard guard(mutex_);
  for (const auto& post : posts) {
    contents_.posts.insert_or_assign(post.id, post);
    contents_.terms.erase({Named::kPost, post.id.uuid});
  }
}

void MemoryStore::save_people(std::span<const PersonWithForm> people) {
  const std::lock_guard guard(mutex_);
  for (const auto& person : people) {
    contents_.people.insert_or_assign(person.person.id, person);
    contents_.terms.erase({Named::kPerson, person.person.id.uuid});
  }
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

std::vector<Unit> MemoryStore::units(std::optional<UnitId> after, std::size_t limit) {
  const std::lock_guard guard(mutex_);
  return page_of(contents_.units, after, limit, [](const Unit&) { return true; });
}

std::vector<Post> MemoryStore::posts(std::optional<UnitId> of, std::optional<PostId> after, std::size_t limit) {
  const std::lock_guard guard(mutex_);
  return page_of(contents_.posts, after, limit, [&](const Post& post) { return !of || post.unit == *of; });
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

std::vector<Person> MemoryStore::people_by_name(std::string_view after_name, PersonId after, std::size_t limit) {
  const std::lock_guard guard(mutex_);
  const auto place_of = [](const Person& person) {
    return std::pair<std::string_view, PersonId>(person.name.value, person.id);
  };
  std::vector<Person> people;
  for (const auto& [id, person] : contents_.people) {
    if (place_of(person.person) > std::pair(after_name, after)) people.push_back(person.person);
  }
  std::ranges::sort(people, {}, place_of);
  if (people.size() > limit) people.resize(limit);
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

void MemoryStore::save_quota(std::span<const QuotaLine> lines) {
  const std::lock_guard guard(mutex_);
  for (const auto& line : lines) contents_.quota.insert_or_assign({line.unit, line.level}, line);
}

void MemoryStore::save_person_records(std::span<const PersonRecordOf> records) {
  const std::lock_guard guard(mutex_);
  for (const auto& record : records) contents_.person_records.insert_or_assign(record.person, record);
}

void MemoryStore::save_kin(PersonId person, std::span<const KinTie> ties) {
  const std::lock_guard guard(mutex_);
  contents_.kin[person].assign(ties.begin(), ties.end());
}

void MemoryStore::save_delegation(const Delegation& delegation) {
  const std::lock_guard guard(mutex_);
  contents_.delegations.insert_or_assign(delegation.id, delegation);
}

std::vector<QuotaLine> MemoryStore::quota() {
  const std::lock_guard guard(mutex_);
  return values_of(contents_.quota);
}

std::vector<QuotaStanding> MemoryStore::quota_standings() {
  const std::lock_guard guard(mutex_);
  std::vector<QuotaStanding> standings;
  for (const auto& [key, line] : contents_.quota) {
    standings.push_back({line, static_cast<std::int64_t>(value_or_empty(contents_.quota_holders, key).size()), false});
  }
  return standings;
}

std::optional<QuotaStanding> MemoryStore::quota_standing(UnitId unit, PostLevel level, CaseId asking) {
  const std::lock_guard guard(mutex_);
  const auto line = find_in(contents_.quota, QuotaKey{unit, level});
  if (!line) return std::nullopt;
  auto others = value_or_empty(contents_.quota_holders, QuotaKey{unit, level});
  const bool held = others.erase(asking) > 0;
  return QuotaStanding{*line, static_cast<std::int64_t>(others.size()), held};
}

std::optional<PersonRecordOf> MemoryStore::person_record(PersonId id) {
  const std::lock_guard guard(mutex_);
  return find_in(contents_.person_records, id);
}

std::vector<KinTie> MemoryStore::kin_of(PersonId id) {
  const std::lock_guard guard(mutex_);
  return value_or_empty(contents_.kin, id);
}

std::vector<Delegation> MemoryStore::delegations() {
  const std::lock_guard guard(mutex_);
  return values_of(contents_.delegations);
}

std::vector<Delegation> MemoryStore::delegations_to(std::string_view staff) {
  const std::lock_guard guard(mutex_);
  return page_of(contents_.delegations, {}, contents_.delegations.size(),
                 [&](const Delegation& delegation) { return delegation.to.value == staff; });
}

}  // namespace renmian
