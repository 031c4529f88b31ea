#include "api/service/identity/caller_cache.hpp"

namespace renmian {
namespace {

constexpr std::int64_t kFresh = 1'000'000;          // microseconds
constexpr std::int64_t kForgotten = 3'600'000'000;  // nobody idles that long
constexpr std::size_t kMany = 20'000;

}  // namespace

std::shared_ptr<const Caller> CallerCache::find(const std::string& digest, Timestamp now) {
  const std::lock_guard lock(mutex_);
  const auto place = entries_.find(digest);
  if (place == entries_.end()) return nullptr;
  auto& entry = place->second;
  const auto age = now.microseconds - entry.read_at.microseconds;
  const auto idle = now.microseconds - entry.seen_at.microseconds;
  if (age < 0 || age >= kFresh || now >= entry.ends_at || idle >= entry.idle_limit) return nullptr;
  entry.seen_at = now;
  return entry.caller;
}

Timestamp CallerCache::last_seen(const std::string& digest, Timestamp otherwise) const {
  const std::lock_guard lock(mutex_);
  const auto place = entries_.find(digest);
  return place == entries_.end() ? otherwise : std::max(place->second.seen_at, otherwise);
}

std::uint64_t CallerCache::state() const {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

void CallerCache::put(const std::string& digest, Entry entry, std::uint64_t state) {
  const std::lock_guard lock(mutex_);
  if (state != dropped_) return;
  if (entries_.size() >= kMany) {
    std::erase_if(entries_, [&](const auto& each) {
      return entry.read_at.microseconds - each.second.seen_at.microseconds > kForgotten;
    });
  }
  entries_.insert_or_assign(digest, std::move(entry));
}

void CallerCache::drop(const std::string& digest) {
  const std::lock_guard lock(mutex_);
  ++dropped_;
  entries_.erase(digest);
}

void CallerCache::drop_of(std::string_view account) {
  const std::lock_guard lock(mutex_);
  ++dropped_;
  std::erase_if(entries_, [&](const auto& entry) { return entry.second.caller->actor.id == account; });
}

}  // namespace renmian
