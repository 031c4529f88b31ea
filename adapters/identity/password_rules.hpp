// What a password must be: 12 to 128 characters of any script, taken as it is; none that many people have, none made of
// one that many have and digits around it, none that is a short piece over and over or a run such as 123456789012, and
// none that contains a word of its surroundings: the login, the name, a unit, the product (OWASP ASVS 5.0, 6.2).
//
// `mlps` is the switch for 等保 (GB/T 22239-2019, 8.1.4.1 a): three of the four classes upper case, lower case, digits,
// other characters. Rotation and history belong to whoever keeps the passwords.
//
// Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.hpp"

namespace renmian {

inline constexpr std::size_t kShortestPassword = 12;
inline constexpr std::size_t kLongestPassword = 128;

// Everything that is wrong with `password`, at `place`: "password-length", "password-common", "password-repetitive",
// "password-context", "password-classes". Words of less than four bytes are left out of account.
Problems password_problems(std::string_view password, const std::vector<std::string>& context, bool mlps,
                           const std::string& place);

}  // namespace renmian
