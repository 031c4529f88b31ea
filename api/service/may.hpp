// Whether somebody may do what is no command of a case: asked in the function that does it, before anything else.
//
// Any thread. Throws what Access throws.
#pragma once

#include <optional>
#include <string_view>

#include "engine/base/problem.hpp"
#include "engine/case/desk.hpp"

namespace renmian {

// Codes of what is lacking. Of what may not be known nothing is said but that it is not there.
inline constexpr std::string_view kNotAllowed = "not-allowed";
inline constexpr std::string_view kProofTooOld = "proof-too-old";
inline constexpr std::string_view kUnknownToCaller = "not-found";

Problem not_there();

// Nothing: `actor` may. A desk without an Access holds nobody back.
std::optional<Problem> lacks_right(Desk& desk, const Actor& actor, std::string_view act, const Subject& subject = {});

// The same of a person, wherever they hold posts, and of a unit.
std::optional<Problem> lacks_right(Desk& desk, const Actor& actor, std::string_view act, PersonId person);
std::optional<Problem> lacks_right(Desk& desk, const Actor& actor, std::string_view act, UnitId unit);

}  // namespace renmian
