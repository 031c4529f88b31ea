// What SqlStore keeps about people besides their forms, and who stands in for whom.
#include "adapters/store/sql/conversions.hpp"
#include "adapters/store/sql/sql_store.hpp"
#include "adapters/store/sql/statements.hpp"
#include "engine/audit/canonical_json.hpp"
#include "engine/audit/strict_json.hpp"
#include "engine/data/writer.hpp"

namespace renmian::sql {
namespace {

template <class T>
std::string json_of(const T& value) {
  return canonical(write_described(value));
}
template <class T>
T json_at(const Row& row, std::size_t column) {
  const auto json = parse_strict(row.text(column));
  if (!json) unreadable("JSON");
  auto value = read_described<T>(*json);
  if (!value) unreadable("JSON");
  return *std::move(value);
}

Delegation delegation_of(const Row& row) {
  return {id_at<OfDelegation>(row, 0),
          row.text(1),
          row.text(2),
          date_at(row, 3),
          date_at(row, 4),
          json_at<std::vector<Line>>(row, 5),
          optional_id_at<OfBatch>(row, 6),
          row.number(7) != 0};
}

}  // namespace

void SqlStore::save_person_records(std::span<const PersonRecordOf> records) {
  Transaction transaction(writers_.lease());
  for (const auto& [person, record, as_of] : records) {
    transaction->run(kSavePersonRecord,
                     {{"id", to_string(person)}, {"as_of", to_string(as_of)}, {"record", json_of(record)}});
  }
  transaction.commit();
}

void SqlStore::save_kin(PersonId person, std::span<const KinTie> ties) {
  Transaction transaction(writers_.lease());
  transaction->run(kSaveKin,
                   {{"id", to_string(person)}, {"ties", json_of(std::vector<KinTie>(ties.begin(), ties.end()))}});
  transaction.commit();
}

void SqlStore::save_delegation(const Delegation& delegation) {
  Transaction transaction(writers_.lease());
  transaction->run(kSaveDelegation, {{"id", to_string(delegation.id)},
                                     {"from", delegation.from.value},
                                     {"to", delegation.to.value},
                                     {"first_day", to_string(delegation.first_day)},
                                     {"last_day", to_string(delegation.last_day)},
                                     {"commands", json_of(delegation.commands)},
                                     {"batch", text_of(delegation.batch)},
                                     {"revoked", delegation.revoked ? "1" : "0"}});
  transaction.commit();
}

std::optional<PersonRecordOf> SqlStore::person_record(PersonId id) {
  return read_one(kPersonRecord, {{"id", to_string(id)}}, [&](const Row& row) {
    return PersonRecordOf{id, json_at<PersonRecord>(row, 1), timestamp_at(row, 0)};
  });
}

std::vector<KinTie> SqlStore::kin_of(PersonId id) {
  return read_one(kKin, {{"id", to_string(id)}}, [](const Row& row) { return json_at<std::vector<KinTie>>(row, 0); })
      .value_or(std::vector<KinTie>{});
}

std::vector<Delegation> SqlStore::delegations() { return read(kDelegations, {}, delegation_of); }

std::vector<Delegation> SqlStore::delegations_to(std::string_view staff) {
  return read(kDelegationsTo, {{"staff", staff}}, delegation_of);
}

}  // namespace renmian::sql
