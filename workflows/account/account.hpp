// The procedure of an account (账号): every account is a case of its own, so that its rights are logged, signed and
// verified like all else. It concerns the person whose it is, if the register has them, and no post: that is the nil
// UUID (RFC 9562, 5.9).
#pragma once

#include "engine/procedure/procedure.hpp"

namespace renmian::account {

const Procedure& compiled();  // lives as long as the program; any thread

}  // namespace renmian::account
