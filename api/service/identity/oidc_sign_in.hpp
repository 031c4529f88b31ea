// Signing in at an OpenID provider (adapters/oidc/provider.hpp), in place of a password; and proving there again who
// one is.
//
// A sign-in belongs to one browser, lasts ten minutes and can be ended once. The browser keeps its secret (a cookie);
// state, nonce and the verifier of PKCE are made of it, so that nothing of what is kept here would let anybody in.
//
// No account is made from outside: a claim of the provider's token names the account, which must be there and active.
// Where a second factor is required and the token does not say that one was given, a code of the account's own is asked
// for.
//
// Blocks on the network; any thread. Throws the faults of the store and the journal.
#pragma once

#include <memory>

#include "adapters/oidc/provider.hpp"
#include "api/service/config.hpp"
#include "api/service/identity/identity.hpp"

namespace renmian {

// Id: SHA-256 of the browser's secret, hexadecimal. Owner: nobody.
struct OidcLoginRecord {
  static constexpr std::string_view kKind = "oidc_login";
  static constexpr bool kAttested = true;
  Timestamp began_at;
  std::optional<Line> session;  // that is to be proved again
  std::optional<Line> account;  // that has signed in at the provider and has yet to give a code
  BOOST_DESCRIBE_CLASS(OidcLoginRecord, (), (began_at, session, account), (), ())
};

struct OidcBegun {
  std::string url;      // where the browser is to go
  std::string browser;  // secret for it to keep
};

// What the browser brings back from the provider.
struct OidcReturn {
  std::string browser;  // the secret; empty: none
  std::string state;
  std::string code;
  std::string error;  // of the provider; empty: none
  std::optional<std::string> issuer;
};

class OidcSignIn {
 public:
  static constexpr std::int64_t kLastsSeconds = 600;

  struct Settings {
    OidcConfig oidc;
    bool second_factor = true;  // required of people
  };

  // What they refer to outlives it.
  OidcSignIn(std::unique_ptr<OidcProvider> provider, Identity& identity, AttestedRecords& records, const Clock& clock,
             Random& random, Settings settings);

  // `session`: id of the session whose owner is to prove again who they are; empty: somebody signs in.
  boost::system::result<OidcBegun, Problem> begin(const std::string& session = {});

  struct NeedsCode {};  // give_code() ends the sign-in
  // Problems, besides those of the provider: "oidc-state" there is no such sign-in of this browser, or no longer;
  // "oidc-refused" the provider let nobody in; "oidc-acr" not strongly enough; "oidc-account" no account that may;
  // "oidc-second-factor" none was given, and the account has none.
  using Ended = std::variant<OpenedSession, NeedsCode, Problem>;
  Ended end(const OidcReturn& brought, std::string_view from);

  // A code of the account's second factor, from the same browser. Problem "oidc-state".
  std::variant<OpenedSession, NotProved, Problem> give_code(const std::string& browser, std::string_view code,
                                                            std::string_view from);

 private:
  // Nothing if there is none, or no longer.
  std::optional<OidcLoginRecord> find(const std::string& browser, bool needs_code) const;
  bool take(const std::string& browser);  // of several, one
  Ended admit(const IdToken& token, const OidcLoginRecord& login, const std::string& browser, std::string_view from);
  bool has_second_factor(const IdToken& token) const;
  Timestamp ends_at(const OidcLoginRecord& login) const;

  const std::unique_ptr<OidcProvider> provider_;
  Identity& identity_;
  AttestedRecords& records_;
  const Clock& clock_;
  Random& random_;
  const Settings settings_;
};

// As `outside` says; null if it names no provider. Faults "oidc-client-secret", "outbound-certificate".
std::unique_ptr<OidcSignIn> open_oidc(const OutsideConfig& outside, bool second_factor, Identity& identity,
                                      AttestedRecords& records, const Clock& clock, Random& random);

}  // namespace renmian
