// Requests that a browser was made to send by another site (CSRF): whoever comes with the cookie of a session and
// changes something does so from our own pages (OWASP; Fetch Metadata; RFC 6454). A bearer token is nothing that
// another site can send along, so whoever comes with one alone is not asked. A certificate is: a browser that comes
// with it, which shows by Origin or Sec-Fetch-Site, is held to the same.
#pragma once

#include <optional>
#include <string>

#include "api/http/router.hpp"

namespace renmian::http {

inline constexpr std::string_view kSessionCookie = "__Host-sid";

// The value of a cookie; empty if it is not there.
std::string_view cookie(const HttpRequest& request, std::string_view name);

// What is to be answered instead: 403 "cross-site" unless Origin is `public_origin` (empty: scheme and Host of the
// request) and Sec-Fetch-Site, if there is one, is same-origin; 415 for a body of a type that the route does not take.
std::optional<Response> refuse_cross_site(const HttpRequest& request, const Peer& peer, const Route& route,
                                          const std::string& public_origin, const ReplyTo& to);

}  // namespace renmian::http
