// Signing in at the OpenID provider: there, back, and with a code if the provider saw no second factor.
#include <boost/url/parse.hpp>

#include "api/http/access.hpp"
#include "api/http/cross_site.hpp"
#include "api/http/handlers.hpp"
#include "api/http/query.hpp"
#include "api/http/sign_in_parts.hpp"
#include "api/service/identity/oidc_sign_in.hpp"

namespace renmian::http {
namespace {

// SameSite=Lax: it has to come along when the provider sends the browser back.
constexpr std::string_view kLoginCookie = "__Host-oidc";
constexpr std::string_view kLoginCookieAttributes = "; Path=/; Secure; HttpOnly; SameSite=Lax";

constexpr std::string_view kHome = "/";
constexpr std::string_view kHomeAskingForCode = "/#sign-in=code";

constexpr ProblemKind kSignInRefused{status::forbidden, "sign-in-refused", {"未能登录", "Not signed in"}};
constexpr ProblemKind kProvider{
    status::service_unavailable, "oidc-provider", {"身份提供方暂不可用", "The identity provider cannot be used"}};

Response not_configured(const ReplyTo& to) {
  return problem(kinds::kNotFound, to, {"未启用 OpenID Connect 登录", "sign-in by OpenID Connect is not configured"});
}

Response refused(const Problem& bad, const ReplyTo& to) {
  const bool provider = bad.code.starts_with("oidc-provider") || bad.code == "oidc-keys";
  return problem_with(provider ? kProvider : kSignInRefused, to, {bad});
}

Response redirect(std::string_view location) {
  Response response{status::found};
  response.with("Location", location);
  return response;
}

void set_login_cookie(Response& response, std::string_view browser) {
  const auto life = std::to_string(browser.empty() ? 0 : OidcSignIn::kLastsSeconds);
  response.with(
      "Set-Cookie",
      std::string(kLoginCookie).append("=").append(browser).append("; Max-Age=" + life).append(kLoginCookieAttributes));
}

// What the provider sent along. It may send more than we know of (RFC 6749 section 4.1.2).
OidcReturn brought_by(const Call& call) {
  OidcReturn brought{.browser = std::string(cookie(call.request, kLoginCookie))};
  const auto target = boost::urls::parse_origin_form(call.request.target()).value();
  for (const auto parameter : target.params()) {
    if (parameter.key == "state") brought.state = parameter.value;
    if (parameter.key == "code") brought.code = parameter.value;
    if (parameter.key == "error") brought.error = parameter.value;
    if (parameter.key == "iss") brought.issuer = parameter.value;
  }
  return brought;
}

}  // namespace

Response begin_oidc(const Call& call) {
  Query query(call);
  const auto prove = query.text("prove");
  if (prove && *prove != "1") query.wrong("prove", {"只能是 1", "this can only be 1"});
  if (auto bad = query.problems()) return std::move(*bad);
  auto* oidc = call.runtime.oidc();
  if (oidc == nullptr) return not_configured(call.reply_to);
  std::string session;
  if (prove) {
    const auto caller = call.runtime.identity().find({.cookie = cookie(call.request, kSessionCookie)});
    if (!caller) return unauthorized(call.reply_to);
    session = caller->session;
  }
  const auto begun = oidc->begin(session);
  if (!begun) return refused(begun.error(), call.reply_to);
  auto response = redirect(begun->url);
  set_login_cookie(response, begun->browser);
  return response;
}

Response end_oidc(const Call& call) {
  auto* oidc = call.runtime.oidc();
  if (oidc == nullptr) return not_configured(call.reply_to);
  const auto ended = oidc->end(brought_by(call), call.peer->address);
  if (const auto* bad = std::get_if<Problem>(&ended)) return refused(*bad, call.reply_to);
  if (std::holds_alternative<OidcSignIn::NeedsCode>(ended)) return redirect(kHomeAskingForCode);
  auto response = redirect(kHome);
  set_session_cookie(response, std::get<OpenedSession>(ended).token);
  set_login_cookie(response, {});
  return response;
}

Response give_oidc_code(const Call& call) {
  auto body = read_secret_body<CodeBody>(call);
  if (!body) return body.error();
  auto* oidc = call.runtime.oidc();
  if (oidc == nullptr) return not_configured(call.reply_to);
  const auto given =
      oidc->give_code(std::string(cookie(call.request, kLoginCookie)), body->totp.value, call.peer->address);
  if (const auto* bad = std::get_if<Problem>(&given)) return refused(*bad, call.reply_to);
  if (const auto* wrong = std::get_if<NotProved>(&given)) return not_proved(*wrong, call.reply_to);
  auto response = session_answer(std::get<OpenedSession>(given), asks_for_bearer(call), status::created);
  set_login_cookie(response, {});
  return response;
}

}  // namespace renmian::http
