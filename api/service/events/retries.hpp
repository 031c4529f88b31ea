// When a message that was not taken is tried again: after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, each
// up to a fifth longer by chance, so that what failed together does not come again together. Then it is given up.
#pragma once

#include <optional>

#include "api/service/events/post.hpp"
#include "engine/base/time.hpp"
#include "engine/data/values.hpp"
#include "engine/ports/random.hpp"

namespace renmian {

// After so many failures; nothing: no more. Any thread.
std::optional<Timestamp> next_try(Timestamp now, std::int64_t failures, Random& random);

// Why it was not taken, for people.
Paragraph reason_of(const PostResult& result);

}  // namespace renmian
