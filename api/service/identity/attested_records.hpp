// KeptRecords of which none but this program can have written any: each stands in the database with a mark
// (adapters/identity/sealing.hpp) over its kind, id, owner, version and body. The key is not in the database.
//
// One without its mark, or with another's, is as if it were not there, and gives way to the next that is saved in its
// place; each such record is told of once. That a record was set back to what it was before, mark and all, or taken
// away, cannot be found here.
//
// Any thread. Faults of the store, of SealKeys and of `tell`.
#pragma once

#include <functional>
#include <mutex>
#include <set>

#include "adapters/identity/sealing.hpp"
#include "engine/audit/digest.hpp"
#include "engine/ports/kept_records.hpp"

namespace renmian {

class AttestedRecords final : public KeptRecords {
 public:
  // A record that this program did not write.
  using Tell = std::function<void(std::string_view kind, std::string_view id)>;

  // What they refer to outlives it.
  AttestedRecords(KeptRecords& records, const SealKeys& keys, Tell tell)
      : records_(records), keys_(keys), tell_(std::move(tell)) {}

  std::optional<KeptRecord> find(std::string_view kind, std::string_view id) override;
  std::vector<KeptRecord> list(std::string_view kind, std::string_view owner, std::string_view after,
                               std::size_t limit) override;
  bool save(const KeptRecord& record) override;
  bool remove(std::string_view kind, std::string_view id) override;
  std::size_t remove_owned(std::string_view kind, std::string_view owner) override;
  std::size_t remove_expired(std::string_view kind, Timestamp now) override;

 private:
  KeptRecord marked(KeptRecord record) const;
  std::optional<KeptRecord> believed(KeptRecord stored);
  void tell_once(const KeptRecord& stored);

  KeptRecords& records_;
  const SealKeys& keys_;
  const Tell tell_;
  std::mutex mutex_;
  std::set<Hash> told_;
};

}  // namespace renmian
