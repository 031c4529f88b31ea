// Whether a required text says something: a form field can be filled in without stating anything.
#pragma once

#include <string_view>

namespace renmian::appointment {

// Nothing but spaces, punctuation and placeholders such as 无, 略, 待定, "n/a" (UTF-8).
bool blank_like(std::string_view text);

}  // namespace renmian::appointment
