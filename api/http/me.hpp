// Who asks, as GET /api/v1/me tells them.
#pragma once

#include "api/service/identity/sessions.hpp"

namespace renmian::http {

struct Me {
  Line account;
  std::optional<Line> name;
  std::optional<Line> unit;
  std::optional<Line> role;  // of a demo; otherwise see /api/v1/rights
  Line auth;                 // how they proved who they are
  bool demo = false;
  std::optional<SessionView> session;
  std::optional<Line> csrf_token;  // of the session, for X-CSRF-Token
  BOOST_DESCRIBE_CLASS(Me, (), (account, name, unit, role, auth, demo, session, csrf_token), (), ())
};

}  // namespace renmian::http
