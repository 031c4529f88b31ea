// The number people call a case by: the year it was opened in and the place of its first event in the log,
// "2026-000123". It follows from the log, so that nobody hands numbers out. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/ports/store.hpp"

namespace renmian {

// Empty for a case without events.
std::string number_of(const CaseRow& row);

// The place in the log that a number names; nothing if the text is no number. Fewer digits will do: "2026-123".
std::optional<std::uint64_t> place_in_number(std::string_view text);

}  // namespace renmian
