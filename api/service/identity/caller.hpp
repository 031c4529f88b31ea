// Who makes a request, once it is proved.
#pragma once

#include <optional>
#include <string>

#include "engine/procedure/actor.hpp"

namespace renmian {

// How they proved it, as it stands in the log (Actor::auth): "session" password and second factor; "oidc"; "token" of a
// service; "certificate" of a service; "demo"; "command_line"; "program".
struct Caller {
  Actor actor;          // its role is empty: the desk finds it by the act (engine/access/access.hpp)
  std::string session;  // id of the session record; empty: none
  bool demo = false;
  bool must_set_up = false;  // a one-time password, or no second factor yet: open to them is only what mends that
};

}  // namespace renmian
