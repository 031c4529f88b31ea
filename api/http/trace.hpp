// W3C Trace Context, level 1: the field traceparent, "00-<trace>-<parent>-<flags>" in lower-case hexadecimal.
#pragma once

#include <string>
#include <string_view>

#include "engine/ports/random.hpp"

namespace renmian::http {

// `given` as version 00 has it, if it is well formed (also of a later version); a new one, not sampled, otherwise.
std::string traceparent_of(std::string_view given, Random& random);

}  // namespace renmian::http
