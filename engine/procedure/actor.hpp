// Who acts, and the moment of the act as it is recorded with it.
#pragma once

#include <optional>
#include <string>
#include <tuple>

#include "engine/base/time.hpp"

namespace renmian {

// `id` is a staff number, never a name: it stands in the audit log (audit-trail: no personal content in entries).
struct Actor {
  std::string id;
  std::string role;  // code of the role they act in (engine/access/role.hpp); where rights are held, the desk sets it
  std::string unit;
  std::string session = {};       // digest of the session, if there is one
  std::string auth = "token";     // how the actor proved who they are
  std::string on_behalf_of = {};  // staff number, if acting for someone else

  // When they last proved who they are; nothing: no need to ask again (a program, the command line). Not recorded.
  std::optional<Timestamp> proved_at = {};

  // As it is recorded.
  friend bool operator==(const Actor& a, const Actor& b) {
    const auto recorded = [](const Actor& of) {
      return std::tie(of.id, of.role, of.unit, of.session, of.auth, of.on_behalf_of);
    };
    return recorded(a) == recorded(b);
  }
};

struct Stamp {
  Timestamp at;
  const Actor& actor;

  CivilDate date() const { return date_in_china(at); }
};

}  // namespace renmian
