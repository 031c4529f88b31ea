// ID tokens of an OpenID provider: signed JSON (RFC 7515, RFC 7519) that says who has signed in there. Checked as
// OpenID Connect Core 1.0 section 3.1.3.7 demands, with the signature always.
//
// Accepted algorithms: RS256, PS256 (keys of 2048 bits and more) and ES256, as the key says: never what a token claims
// for itself alone; "none" and those with shared secrets are refused.
//
// Problems (place "id_token"): "oidc-key-unknown" no key of the set fits: it may have been exchanged since;
// "oidc-token" for everything else. Their English text is for the log too and repeats nothing of the token.
//
// Values; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <boost/system/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/base/time.hpp"

namespace renmian {

// The public keys of a provider (RFC 7517): those with which ID tokens may be signed; others are left out.
class SigningKeys {
 public:
  // Problem "oidc-keys" at "jwks": no key set.
  static boost::system::result<SigningKeys, Problem> parse(std::string_view jwks);

  // The payload of a token that one of the keys has signed.
  boost::system::result<boost::json::object, Problem> open(std::string_view token) const;

 private:
  struct Key {
    std::string kid;        // empty: none
    std::string algorithm;  // empty: any of its type
    std::string type;
    std::string jwk;
  };
  std::vector<Key> keys_;
};

struct IdTokenRules {
  std::string issuer;
  std::string client_id;
  std::string nonce;
  Timestamp now;
  // Whoever signed in there before this moment must do it again; none: whenever it was.
  std::optional<Timestamp> signed_in_since = {};
};

struct IdToken {
  boost::json::object claims;

  std::string_view text(std::string_view claim) const;         // empty: not there, or no text
  bool has_acr(const std::vector<std::string>& any_of) const;  // whether `acr` is one of these
  bool has_amr(const std::vector<std::string>& any_of) const;  // whether `amr` names one of these
};

inline constexpr std::int64_t kClockSkewSeconds = 60;     // between the provider's clock and ours
inline constexpr std::int64_t kOldestTokenSeconds = 600;  // since it was issued

boost::system::result<IdToken, Problem> verify_id_token(std::string_view token, const SigningKeys& keys,
                                                        const IdTokenRules& rules);

}  // namespace renmian
