#include "api/service/keyed_id.hpp"

#include <algorithm>

#include "engine/audit/encoding.hpp"

namespace renmian {
namespace {

constexpr std::ptrdiff_t kTimeBytes = 6;  // of a UUID of version 7

}  // namespace

bool KeyedId::names(const Uuid& earlier) const {
  return earlier >= since &&
         std::equal(id.bytes.begin() + kTimeBytes, id.bytes.end(), earlier.bytes.begin() + kTimeBytes);
}

KeyedId keyed_id(Desk& desk, std::string_view kind, const Actor& actor, const std::string& idempotency_key) {
  const auto now = desk.clock().now();
  const auto since = make_uuid_v7({now.microseconds - kKeyHolds}, {});
  if (idempotency_key.empty()) return {desk.new_case_id().uuid, since};
  const auto digest = sha256({kind, "\n", actor.id, "\n", idempotency_key});
  std::array<std::uint8_t, 10> mark;
  std::copy_n(digest.begin(), mark.size(), mark.begin());
  return {make_uuid_v7(now, mark), since};
}

std::optional<Line> key_mark(const Actor& actor, const std::string& idempotency_key) {
  if (idempotency_key.empty()) return std::nullopt;
  return to_hex(sha256({actor.id, "\n", idempotency_key}));
}

}  // namespace renmian
