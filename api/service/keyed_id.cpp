#include "api/service/keyed_id.hpp"

#include <algorithm>

namespace renmian {
namespace {

constexpr std::int64_t kWeekMicroseconds = 7 * 86'400'000'000;
constexpr std::ptrdiff_t kTimeBytes = 6;  // of a UUID of version 7

}  // namespace

bool KeyedId::names(const Uuid& earlier) const {
  return earlier >= since &&
         std::equal(id.bytes.begin() + kTimeBytes, id.bytes.end(), earlier.bytes.begin() + kTimeBytes);
}

KeyedId keyed_id(Desk& desk, std::string_view kind, const Actor& actor, const std::string& idempotency_key) {
  const auto now = desk.clock().now();
  const auto since = make_uuid_v7({now.microseconds - kWeekMicroseconds}, {});
  if (idempotency_key.empty()) return {desk.new_case_id().uuid, since};
  const auto digest = sha256({kind, "\n", actor.id, "\n", idempotency_key});
  std::array<std::uint8_t, 10> mark;
  std::copy_n(digest.begin(), mark.size(), mark.begin());
  return {make_uuid_v7(now, mark), since};
}

}  // namespace renmian
