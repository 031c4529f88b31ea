// Who may speak: the accounts of the installation, found by their bearer token (RFC 6750).
#pragma once

#include <vector>

#include "api/http/message.hpp"
#include "engine/audit/digest.hpp"

namespace renmian::http {

// Immutable; any thread.
class Accounts {
 public:
  explicit Accounts(const std::vector<Account>& accounts);

  // Who brings the token in Authorization; null if nobody known does. Takes as long for a wrong token as for a right
  // one.
  const Actor* find(const HttpRequest& request) const;

 private:
  struct Entry {
    Hash token;
    Actor actor;
  };
  std::vector<Entry> entries_;
};

}  // namespace renmian::http
