// The first start of an installation: three administrators are founded (三员, regulation reference 6.2), and each gets
// a one-time password that is valid for a day. Nothing else works until they are changed.
#pragma once

#include <vector>

#include "api/service/identity/credentials.hpp"
#include "api/service/runtime.hpp"

namespace renmian {

// The passwords that were issued now, to be shown once and kept nowhere. None if there are credentials already, or
// accounts of a demo.
std::vector<OneTimePassword> first_start(Runtime& runtime);

// New ones for those of the three who have set none of their own yet: the first were lost, or have expired.
std::vector<OneTimePassword> start_again(Runtime& runtime);

}  // namespace renmian
