#include "adapters/store/memory_kept_records.hpp"

#include "adapters/store/memory_maps.hpp"

namespace renmian {
namespace {

std::pair<std::string, std::string> key_of(std::string_view kind, std::string_view id) {
  return {std::string(kind), std::string(id)};
}

}  // namespace

std::optional<KeptRecord> MemoryKeptRecords::find(std::string_view kind, std::string_view id) {
  const std::lock_guard guard(mutex_);
  return find_in(records_, key_of(kind, id));
}

std::vector<KeptRecord> MemoryKeptRecords::list(std::string_view kind, std::string_view owner, std::string_view after,
                                                std::size_t limit) {
  const std::lock_guard guard(mutex_);
  return page_of(records_, key_of(kind, after), limit, [&](const KeptRecord& record) {
    return record.kind == kind && (owner.empty() || record.owner == owner);
  });
}

bool MemoryKeptRecords::save(const KeptRecord& record) {
  const std::lock_guard guard(mutex_);
  const auto found = records_.find({record.kind, record.id});
  if ((found == records_.end() ? 0 : found->second.version) != record.version) return false;
  auto saved = record;
  ++saved.version;
  records_.insert_or_assign({record.kind, record.id}, std::move(saved));
  return true;
}

bool MemoryKeptRecords::remove(std::string_view kind, std::string_view id) {
  const std::lock_guard guard(mutex_);
  return records_.erase(key_of(kind, id)) > 0;
}

std::size_t MemoryKeptRecords::remove_owned(std::string_view kind, std::string_view owner) {
  const std::lock_guard guard(mutex_);
  return std::erase_if(records_,
                       [&](const auto& entry) { return entry.second.kind == kind && entry.second.owner == owner; });
}

std::size_t MemoryKeptRecords::remove_expired(std::string_view kind, Timestamp now) {
  const std::lock_guard guard(mutex_);
  return std::erase_if(records_, [&](const auto& entry) {
    const auto& record = entry.second;
    return record.kind == kind && record.expires_at && *record.expires_at <= now;
  });
}

}  // namespace renmian
