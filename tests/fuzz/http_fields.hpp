// The readers of header fields, for http_input.hpp.
#pragma once

#include <cstdint>
#include <string_view>

#include "tests/fuzz/tried.hpp"

namespace renmian::fuzz {

// `text`: header fields, one a line. `choice`: what is looked for in them.
Tried try_fields(std::string_view text, std::uint8_t choice);

}  // namespace renmian::fuzz
