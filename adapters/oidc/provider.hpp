// An OpenID provider as a client sees it: OpenID Connect Core 1.0 with Discovery 1.0, the authorization code flow with
// PKCE (RFC 7636, S256), the issuer in the answer (RFC 9207) where the provider announces it.
//
// What the provider publishes is read when it is first needed, kept for an hour, and read again when a token is signed
// with a key that is not among its keys. Blocks on the network; any thread.
//
// Problems, besides those of id_token.hpp: "oidc-provider-unreachable"; "oidc-provider" what it publishes or answers is
// not as the standards say; "oidc-issuer" the answer comes from another provider; "oidc-code" it did not take the code.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>

#include "adapters/http_client/http_client.hpp"
#include "adapters/oidc/id_token.hpp"

namespace renmian {

// How we are registered there.
struct OidcClient {
  std::string issuer;
  std::string client_id;
  std::string client_secret;  // by client_secret_basic; empty: a public client
  std::string redirect_uri;
  std::string scopes;                        // with "openid"
  std::vector<std::string> acr_values = {};  // asked for, the best first
};

struct AuthorizationRequest {
  std::string state;
  std::string nonce;
  std::string code_verifier;
  bool sign_in_again = false;  // even if they are signed in at the provider
};

// What the browser brings back.
struct AuthorizationAnswer {
  std::string code;
  std::optional<std::string> issuer;  // RFC 9207
};

class OidcProvider {
 public:
  OidcProvider(OidcClient client, OutboundClient outbound);

  // Where the browser is to go.
  boost::system::result<std::string, Problem> authorization_url(const AuthorizationRequest& request);

  // Who has signed in. `rules` but for issuer and client_id, which stand here.
  boost::system::result<IdToken, Problem> redeem(const AuthorizationAnswer& answer, const std::string& code_verifier,
                                                 IdTokenRules rules);

 private:
  struct Published {
    std::string authorization_endpoint;
    std::string token_endpoint;
    bool names_issuer = false;  // in its answers
    SigningKeys keys;
    std::chrono::steady_clock::time_point read_at;
  };
  using PublishedResult = boost::system::result<std::shared_ptr<const Published>, Problem>;

  PublishedResult published(bool anew = false);
  PublishedResult read_published() const;
  boost::system::result<boost::json::object, Problem> fetch(const std::string& url) const;
  boost::system::result<std::string, Problem> id_token_for(const Published& known, const std::string& code,
                                                           const std::string& code_verifier) const;

  const OidcClient client_;
  const OutboundClient outbound_;
  std::mutex mutex_;
  std::shared_ptr<const Published> published_;
};

}  // namespace renmian
