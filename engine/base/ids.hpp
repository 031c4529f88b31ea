// Identifiers: UUID version 7 (RFC 9562), ordered by the time they were made, so that what was made together
// lies together on disk. Each kind of thing has its own id type; two of them never stand side by side as strings.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/time.hpp"

namespace renmian {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  friend auto operator<=>(const Uuid&, const Uuid&) = default;
};

std::string to_string(const Uuid& uuid);                // 8-4-4-4-12 lower-case hexadecimal
std::optional<Uuid> parse_uuid(std::string_view text);  // nothing if not of that form (upper case is accepted)
Uuid make_uuid_v7(Timestamp now, std::array<std::uint8_t, 10> random);  // 48 bits of milliseconds, 74 random bits

template <class Kind>
struct Id {
  Uuid uuid;

  friend auto operator<=>(const Id&, const Id&) = default;
};

template <class Kind>
std::string to_string(const Id<Kind>& id) {
  return to_string(id.uuid);
}
template <class Kind>
std::optional<Id<Kind>> parse_id(std::string_view text) {
  const auto uuid = parse_uuid(text);
  return uuid ? std::optional{Id<Kind>{*uuid}} : std::nullopt;
}

using CaseId = Id<struct OfCase>;
using BatchId = Id<struct OfBatch>;
using PersonId = Id<struct OfPerson>;
using UnitId = Id<struct OfUnit>;
using PostId = Id<struct OfPost>;
using EventId = Id<struct OfEvent>;
using DelegationId = Id<struct OfDelegation>;

}  // namespace renmian

template <class Kind>
struct std::hash<renmian::Id<Kind>> {
  std::size_t operator()(const renmian::Id<Kind>& id) const noexcept {
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(id.uuid.bytes.data()), id.uuid.bytes.size()});
  }
};
