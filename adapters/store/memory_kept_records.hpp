// The small records of MemoryStore. Any thread.
#pragma once

#include <map>
#include <mutex>
#include <utility>

#include "engine/ports/kept_records.hpp"

namespace renmian {

class MemoryKeptRecords final : public KeptRecords {
 public:
  std::optional<KeptRecord> find(std::string_view kind, std::string_view id) override;
  std::vector<KeptRecord> list(std::string_view kind, std::string_view owner, std::string_view after,
                               std::size_t limit) override;
  bool save(const KeptRecord& record) override;
  bool remove(std::string_view kind, std::string_view id) override;
  std::size_t remove_owned(std::string_view kind, std::string_view owner) override;
  std::size_t remove_expired(std::string_view kind, Timestamp now) override;

 private:
  std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, KeptRecord> records_;  // by kind and id
};

}  // namespace renmian
