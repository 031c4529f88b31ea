// The witnesses of a checkpoint: who has cosigned it, when, and whether they suffice. Used by one thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/audit/trail_policy.hpp"
#include "engine/base/time.hpp"
#include "engine/trail/report.hpp"

namespace renmian {

// Findings go to the line `quorum`. `last_entry`: the time of the last entry under the checkpoint, if it is known.
void check_quorum(std::string_view note, const TrailPolicy& policy, Timestamp now, std::optional<Timestamp> last_entry,
                  Report& report);

}  // namespace renmian
