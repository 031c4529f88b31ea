// Described structs in KeptRecords. The struct names its kind as kKind. One that says kAttested decides who somebody
// is: it is kept in AttestedRecords only.
//
// Any thread. Throws the store's faults, and "record-unreadable" for a document that is not as it should be.
#pragma once

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "api/service/identity/attested_records.hpp"
#include "engine/data/writer.hpp"
#include "engine/ports/kept_records.hpp"

namespace renmian {

template <class Record>
concept Attested = Record::kAttested;

template <class Record>
using RecordsOf = std::conditional_t<Attested<Record>, AttestedRecords, KeptRecords>;

template <class Record>
struct Kept {
  std::string id;
  std::int64_t version = 0;  // 0: not kept yet
  Record value;
};

template <class Record>
Kept<Record> read_kept(const KeptRecord& record) {
  boost::system::error_code error;
  const auto body = boost::json::parse(record.body, error);
  auto value = read_described<Record>(body);
  if (error || !value) {
    throw Fault("record-unreadable", {"数据库中的记录无法读取：" + record.kind + "。",
                                      "A record of the database cannot be read: " + record.kind + "."});
  }
  return {record.id, record.version, std::move(*value)};
}

template <class Record>
std::optional<Kept<Record>> find_kept(RecordsOf<Record>& records, std::string_view id) {
  const auto record = records.find(Record::kKind, id);
  if (!record) return std::nullopt;
  return read_kept<Record>(*record);
}

// False if somebody else saved it meanwhile, or has removed it.
template <class Record>
[[nodiscard]] bool save_kept(RecordsOf<Record>& records, const Kept<Record>& kept, std::string owner,
                             std::optional<Timestamp> expires_at = {}) {
  return records.save({std::string(Record::kKind), kept.id, std::move(owner), kept.version,
                       boost::json::serialize(write_described(kept.value)), expires_at});
}

// All of `owner`, or of everybody if that is empty, by id.
template <class Record>
std::vector<Kept<Record>> list_kept(RecordsOf<Record>& records, std::string_view owner) {
  constexpr std::size_t kPage = 500;
  std::vector<Kept<Record>> all;
  for (std::string after;;) {
    const auto page = records.list(Record::kKind, owner, after, kPage);
    for (const auto& record : page) all.push_back(read_kept<Record>(record));
    if (page.size() < kPage) return all;
    after = page.back().id;
  }
}

}  // namespace renmian
