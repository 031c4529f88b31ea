// Passwords that many people have, and that are tried first (common-passwords.txt says where they are from).
#pragma once

#include <string_view>

namespace renmian {

// `text` in lower case. Any thread.
bool is_common_password(std::string_view text);

}  // namespace renmian
