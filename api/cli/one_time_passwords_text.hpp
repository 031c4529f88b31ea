// One-time passwords as they are shown, this once, to whoever is to hand them out.
#pragma once

#include <string>
#include <vector>

#include "api/cli/session.hpp"
#include "api/service/identity/credentials.hpp"

namespace renmian {

// Empty if none were issued.
std::string one_time_passwords_text(const std::vector<OneTimePassword>& issued, const Session& session);

}  // namespace renmian
