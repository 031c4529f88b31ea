// How a server in a test meets the network: tests ask for more in a second than people do. The limits themselves are
// tested in http_rates_test.cpp.
#pragma once

#include "api/service/config.hpp"

namespace renmian::test {

inline EdgeConfig unhurried() {
  EdgeConfig edge;
  edge.rate_per_user = edge.rate_per_address = edge.rate_changes = edge.rate_costly = edge.rate_sign_in = 0;
  return edge;
}

}  // namespace renmian::test
