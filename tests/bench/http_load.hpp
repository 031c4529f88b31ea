// The same load through HTTP: keep-alive connections against a running server, each taking cases of its own from the
// opening to the publicity with If-Match and Idempotency-Key, one request at a time.
#pragma once

#include <cstdint>
#include <string>

#include "tests/bench/measure.hpp"

namespace renmian::bench {

struct HttpTarget {
  std::uint16_t port = 0;
  std::string opener;  // tokens of two accounts: who opens a case does not confirm its checks
  std::string token;   // for all other steps
  std::string person;  // ids of a person and a post in the registers
  std::string post;
};

Measured run_http(const HttpTarget& target, int clients, int seconds);

}  // namespace renmian::bench
