// Where a case stands: the state of its procedure and, beside it, whether the case goes on, rests or was ended early.
//
// Stored and published as one stable text: "publicity", "suspended:publicity", "terminated:publicity".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace renmian {

enum class Standing { kActive, kSuspended, kTerminated };

struct Position {
  std::string_view state;  // the state's stable code, owned by the procedure
  Standing standing = Standing::kActive;

  friend bool operator==(const Position&, const Position&) = default;
};

std::string to_string(const Position& position);

// The parts of a stored text; `state` is a part of `text` and is yet to be looked up in the procedure.
Position split_position(std::string_view text);

}  // namespace renmian
