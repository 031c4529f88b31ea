// The same load through HTTP: keep-alive connections against a running server, each taking cases of its own from the
// opening to the inspection with If-Match and Idempotency-Key, one request at a time. Every client is somebody of their
// own, signed in, with the cookie of the session and its CSRF token as a browser sends them, and rights of their own.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/measure.hpp"

namespace renmian::bench {

struct HttpTarget {
  std::uint16_t port = 0;
  std::vector<std::string> sessions;  // tokens; one more than there are clients
  std::string password;               // of all accounts
  std::string person;                 // ids of a person and a post in the registers
  std::string post;
};

// First each of them proves again who they are, since some steps ask for that; it is not measured, and gives their
// sessions new tokens. A case is opened by one and taken on by the next: who opens it does not confirm its checks.
Measured run_http(HttpTarget& target, int clients, int seconds);

}  // namespace renmian::bench
