// The registers of SqlStore: units, posts, people with their forms, batches, policies.
#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements.hpp"

namespace renmian::sql {
namespace {

Batch batch_of(const Row& row) { return {id_at<OfBatch>(row, 0), row.text(1), timestamp_at(row, 2)}; }

PolicyVersion policy_of(const Row& row) { return {row.text(0), row.text(1), row.text(2), timestamp_at(row, 3)}; }

// `%` and `_` in the name stand for themselves.
std::string pattern_containing(std::string_view name) {
  std::string pattern = "%";
  for (const char c : name) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern + '%';
}

}  // namespace

void SqlStore::save_units(std::span<const Unit> units) {
  Transaction transaction(writers_.lease());
  for (const auto& unit : units) {
    transaction->run(kSaveUnit,
                     {{"id", to_string(unit.id)}, {"name", unit.name.value}, {"parent", text_of(unit.parent)}});
  }
  transaction.commit();
}

void SqlStore::save_posts(std::span<const Post> posts) {
  Transaction transaction(writers_.lease());
  for (const auto& post : posts) {
    transaction->run(kSavePost, {{"id", to_string(post.id)},
                                 {"unit", to_string(post.unit)},
                                 {"title", post.title.value},
                                 {"level", code_of(post.level)},
                                 {"kind", code_of(post.kind)},
                                 {"system", code_of(post.system)},
                                 {"special", post.special ? "1" : "0"}});
  }
  transaction.commit();
}

void SqlStore::save_people(std::span<const PersonWithForm> people) {
  Transaction transaction(writers_.lease());
  for (const auto& [person, form] : people) {
    const auto id = to_string(person.id);
    transaction->run(kSavePerson, {{"id", id},
                                   {"name", person.name.value},
                                   {"sex", person.sex.value},
                                   {"birth_month", person.birth_month.value},
                                   {"current_post", person.current_post.value},
                                   {"form_digest", person.form_digest.value},
                                   {"imported_at", to_string(person.imported_at)}});
    transaction->run(dialect_.save_form, {{"id", id}, {"form", transaction->text_of_bytes(form)}});
  }
  transaction.commit();
}

void SqlStore::save_batch(const Batch& batch) {
  Transaction transaction(writers_.lease());
  transaction->run(
      kSaveBatch,
      {{"id", to_string(batch.id)}, {"title", batch.title.value}, {"opened_at", to_string(batch.opened_at)}});
  transaction.commit();
}

void SqlStore::save_policy(const PolicyVersion& policy) {
  Transaction transaction(writers_.lease());
  transaction->run(kSavePolicy, {{"digest", policy.digest},
                                 {"procedure", policy.procedure},
                                 {"content", policy.values},
                                 {"in_force_at", to_string(policy.in_force_at)}});
  transaction.commit();
}

std::vector<Unit> SqlStore::units() { return read(kUnits, {}, unit_of); }
std::optional<Unit> SqlStore::unit(UnitId id) { return read_one(kUnit, {{"id", to_string(id)}}, unit_of); }

std::vector<Post> SqlStore::posts() { return read(kPosts, {}, post_of); }
std::optional<Post> SqlStore::post(PostId id) { return read_one(kPost, {{"id", to_string(id)}}, post_of); }

std::vector<Unit> SqlStore::units(std::optional<UnitId> after, std::size_t limit) {
  return read(kUnitsPage, {{"after", after_text(after)}, {"limit", number_text(limit)}}, unit_of);
}

std::vector<Post> SqlStore::posts(std::optional<UnitId> of, std::optional<PostId> after, std::size_t limit) {
  const auto from = after_text(after), most = number_text(limit);
  if (!of) return read(kPostsPage, {{"after", from}, {"limit", most}}, post_of);
  return read(kPostsOfUnit, {{"unit", to_string(*of)}, {"after", from}, {"limit", most}}, post_of);
}

std::optional<PersonWithForm> SqlStore::person(PersonId id) {
  return read_one(kPerson, {{"id", to_string(id)}}, [](const Row& row) {
    return PersonWithForm{person_of(row), row.bytes(7)};
  });
}

std::vector<Person> SqlStore::people(std::string_view name, std::optional<PersonId> after, std::size_t limit) {
  return read(kPeople,
              {{"after", after_text(after)}, {"pattern", pattern_containing(name)}, {"limit", number_text(limit)}},
              person_of);
}

std::vector<Person> SqlStore::people_by_name(std::string_view after_name, PersonId after, std::size_t limit) {
  return read(kPeopleByName, {{"after_name", after_name}, {"after", to_string(after)}, {"limit", number_text(limit)}},
              person_of);
}

std::optional<Batch> SqlStore::batch(BatchId id) { return read_one(kBatch, {{"id", to_string(id)}}, batch_of); }

std::vector<Batch> SqlStore::batches(std::optional<BatchId> after, std::size_t limit) {
  return read(kBatches, {{"after", after_text(after)}, {"limit", number_text(limit)}}, batch_of);
}

std::optional<PolicyVersion> SqlStore::policy(std::string_view digest) {
  return read_one(kPolicy, {{"digest", digest}}, policy_of);
}

std::optional<PolicyVersion> SqlStore::policy_in_force(std::string_view procedure) {
  return read_one(kPolicyInForce, {{"procedure", procedure}}, policy_of);
}

}  // namespace renmian::sql
