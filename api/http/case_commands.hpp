// Giving a command of one case over HTTP: for the routes of cases, and of what is kept as a case.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "api/http/message.hpp"

namespace renmian::http {

// {"command", "data"} of the body, given to the case; If-Match names the version that was seen.
boost::asio::awaitable<Response> command_to(const Call& call, CaseId id);

// Gives a command that is ready; `done`: the status of an answer that accepts it. What was made stands at `location`;
// empty: among the cases.
boost::asio::awaitable<Response> give_command(const Call& call, Request request, http::status done,
                                              std::string location = {});

}  // namespace renmian::http
