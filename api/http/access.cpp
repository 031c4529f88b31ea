#include "api/http/access.hpp"

#include <openssl/crypto.h>

#include <boost/beast/core/string.hpp>

namespace renmian::http {

Accounts::Accounts(const std::vector<Account>& accounts) {
  entries_.reserve(accounts.size());
  for (const auto& account : accounts) entries_.push_back({sha256(account.token), account.actor});
}

const Actor* Accounts::find(const HttpRequest& request) const {
  constexpr std::string_view kScheme = "Bearer ";
  const std::string_view authorization = request[field::authorization];
  if (!boost::beast::iequals(authorization.substr(0, kScheme.size()), kScheme)) return nullptr;
  // Digests have one length and tell nothing of the token, however far they agree.
  const auto token = sha256(authorization.substr(kScheme.size()));
  const Actor* found = nullptr;
  for (const auto& entry : entries_) {
    if (CRYPTO_memcmp(token.data(), entry.token.data(), token.size()) == 0) found = &entry.actor;
  }
  return found;
}

}  // namespace renmian::http
