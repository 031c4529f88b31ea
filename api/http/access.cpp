#include "api/http/access.hpp"

#include <openssl/crypto.h>

#include <boost/beast/core/string.hpp>

#include "api/http/conditions.hpp"
#include "api/http/cross_site.hpp"
#include "api/http/problems.hpp"
#include "api/service/identity/secrets.hpp"

namespace renmian::http {
namespace {

std::string_view bearer(const HttpRequest& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const std::string_view authorization = request[field::authorization];
  if (!boost::beast::iequals(authorization.substr(0, kScheme.size()), kScheme)) return {};
  return authorization.substr(kScheme.size());
}

bool comes_with_cookie(const HttpRequest& request) { return request.count(field::authorization) == 0; }

Presented presented_by(const HttpRequest& request, const Peer& peer) {
  if (!comes_with_cookie(request)) return {.bearer = bearer(request)};
  return {.cookie = cookie(request, kSessionCookie), .certificate = peer.certificate};
}

}  // namespace

Callers::Callers(Runtime& runtime, const Config& config) : identity_(runtime.identity()) {
  for (const auto& account : config.demo_accounts) {
    auto caller = std::make_shared<Caller>(Caller{.actor = account.actor, .demo = true});
    caller->actor.auth = "demo";
    demo_.push_back({sha256(account.token), std::move(caller)});
  }
}

std::shared_ptr<const Caller> Callers::of_demo(const HttpRequest& request) const {
  // Digests have one length and tell nothing of the token, however far they agree.
  const auto token = sha256(bearer(request));
  std::shared_ptr<const Caller> found;
  for (const auto& account : demo_) {
    if (CRYPTO_memcmp(token.data(), account.token.data(), token.size()) == 0) found = account.caller;
  }
  return found;
}

std::shared_ptr<const Caller> Callers::known(const HttpRequest& request, const Peer& peer) const {
  return demo_.empty() ? identity_.known(presented_by(request, peer)) : of_demo(request);
}

std::shared_ptr<const Caller> Callers::find(const HttpRequest& request, const Peer& peer) const {
  return demo_.empty() ? identity_.find(presented_by(request, peer)) : nullptr;
}

std::string_view session_token(const HttpRequest& request) {
  return comes_with_cookie(request) ? cookie(request, kSessionCookie) : bearer(request);
}

std::optional<Response> refuse_caller(const Caller& caller, const HttpRequest& request, const Route& route,
                                      const ReplyTo& to) {
  const bool by_cookie = !caller.session.empty() && comes_with_cookie(request);
  if (by_cookie && changes_something(request) &&
      !same_secret(request["X-CSRF-Token"], csrf_token_of(session_token(request)))) {
    return problem(kinds::kCsrfToken, to,
                   {"请在 X-CSRF-Token 中给出登录时或 GET /api/v1/me 给出的值",
                    "give in X-CSRF-Token what was given at sign-in, or by GET /api/v1/me"});
  }
  if (caller.must_set_up && route.access != Access::kSettingUp) {
    return problem(kinds::kSetUpFirst, to,
                   {"请先设置自己的密码和第二因素（/api/v1/me）",
                    "first set a password of your own and a second factor (/api/v1/me)"});
  }
  return std::nullopt;
}

Response unauthorized(const ReplyTo& to) {
  return problem(
      kinds::kUnauthorized, to,
      {"请先登录，或在 Authorization 中给出有效的令牌", "sign in first, or give a valid token in Authorization"});
}

}  // namespace renmian::http
