// Ids under which a retry finds what was made before: their random part is a digest of the kind of thing, the actor and
// the idempotency key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/case/desk.hpp"

namespace renmian {

// For how long a key means what it was first used for; where the answer holds a secret. Microseconds.
inline constexpr std::int64_t kKeyHolds = 7 * 86'400'000'000;
inline constexpr std::int64_t kKeyToSecretHolds = 600'000'000;

struct KeyedId {
  Uuid id;     // for what is about to be made
  Uuid since;  // what has a lower id is older than seven days, and no longer meant by the key

  // Whether `earlier` was made under the same key within seven days.
  bool names(const Uuid& earlier) const;
};

// Without a key, an id that names nothing made before. Any thread.
KeyedId keyed_id(Desk& desk, std::string_view kind, const Actor& actor, const std::string& idempotency_key);

// The same where no id can tell: a digest of the actor and the key, to be kept with what they made or changed. Nothing
// without a key.
std::optional<Line> key_mark(const Actor& actor, const std::string& idempotency_key);

}  // namespace renmian
