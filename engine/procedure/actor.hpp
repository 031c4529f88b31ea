// Who acts, and the moment of the act as it is recorded with it.
#pragma once

#include <string>

#include "engine/base/time.hpp"

namespace renmian {

// `id` is a staff number, never a name: it stands in the audit log (audit-trail: no personal content in entries).
struct Actor {
  std::string id;
  std::string role;  // a business role code, e.g. "cadre_section"
  std::string unit;
  std::string session = {};       // digest of the session, if there is one
  std::string auth = "token";     // how the actor proved who they are
  std::string on_behalf_of = {};  // staff number, if acting for someone else

  friend bool operator==(const Actor&, const Actor&) = default;
};

struct Stamp {
  Timestamp at;
  const Actor& actor;

  CivilDate date() const { return date_in_china(at); }
};

}  // namespace renmian
