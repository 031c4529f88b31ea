#include "api/service/identity/oidc_sign_in.hpp"

#include <algorithm>

#include "adapters/system/durable_file.hpp"
#include "api/service/identity/kept.hpp"
#include "api/service/identity/secrets.hpp"
#include "api/service/outside_settings.hpp"

namespace renmian {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

// 64 hexadecimal digits, which PKCE, state and nonce all may be.
std::string derived(std::string_view purpose, const std::string& browser) {
  return to_hex(sha256({"renmian oidc ", purpose, "\n", browser}));
}

Problem no_such_login() {
  return {"oidc-state",
          "state",
          {"没有这个浏览器发起的登录，或已过期、已用过，请重新登录",
           "this browser began no such sign-in, or it has ended; sign in again"}};
}

// What a provider says as "error" (RFC 6749 section 4.1.2.1), if it is fit to be shown.
std::string shown(const std::string& error) {
  const bool plain = error.size() <= 64 && std::ranges::all_of(error, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
                     });
  return plain ? error : "?";
}

std::string secret_in(const std::string& file) {
  constexpr std::size_t kLongest = 4096;
  if (file.empty()) return {};
  std::optional<std::string> text;
  try {
    text = read_file(file, kLongest);
  } catch (const std::system_error&) {
    text.reset();
  }
  while (text && (text->ends_with('\n') || text->ends_with('\r'))) text->pop_back();
  if (!text || text->empty()) {
    throw Fault("oidc-client-secret",
                {"OpenID Connect 客户端密钥文件无法读取：" + file + "。",
                 "The file with the client secret of OpenID Connect cannot be read: " + file + "."});
  }
  return std::move(*text);
}

}  // namespace

OidcSignIn::OidcSignIn(std::unique_ptr<OidcProvider> provider, Identity& identity, AttestedRecords& records,
                       const Clock& clock, Random& random, Settings settings)
    : provider_(std::move(provider)),
      identity_(identity),
      records_(records),
      clock_(clock),
      random_(random),
      settings_(std::move(settings)) {}

Timestamp OidcSignIn::ends_at(const OidcLoginRecord& login) const {
  return {login.began_at.microseconds + kLastsSeconds * kSecond};
}

boost::system::result<OidcBegun, Problem> OidcSignIn::begin(const std::string& session) {
  auto browser = new_token(random_);
  auto url = provider_->authorization_url({.state = derived("state", browser),
                                           .nonce = derived("nonce", browser),
                                           .code_verifier = derived("verifier", browser),
                                           .sign_in_again = !session.empty()});
  if (!url) return url.error();
  const auto now = clock_.now();
  records_.remove_expired(OidcLoginRecord::kKind, now);
  const OidcLoginRecord login{now, session.empty() ? std::nullopt : std::optional<Line>(session), std::nullopt};
  if (!save_kept(records_, Kept<OidcLoginRecord>{digest_of(browser), 0, login}, {}, ends_at(login))) {
    throw Fault("store-failed", {"登录未能保存。", "The sign-in could not be kept."});
  }
  return OidcBegun{std::move(*url), std::move(browser)};
}

std::optional<OidcLoginRecord> OidcSignIn::find(const std::string& browser, bool needs_code) const {
  auto kept = find_kept<OidcLoginRecord>(records_, digest_of(browser));
  if (!kept || kept->value.account.has_value() != needs_code || clock_.now() >= ends_at(kept->value)) {
    return std::nullopt;
  }
  return std::move(kept->value);
}

bool OidcSignIn::take(const std::string& browser) {
  return records_.remove(OidcLoginRecord::kKind, digest_of(browser));
}

OidcSignIn::Ended OidcSignIn::end(const OidcReturn& brought, std::string_view from) {
  const auto& browser = brought.browser;
  if (browser.empty() || !same_secret(brought.state, derived("state", browser))) return no_such_login();
  const auto login = find(browser, false);
  if (!login || !take(browser)) return no_such_login();
  if (!brought.error.empty()) {
    identity_.note_refused({}, from);
    return Problem{"oidc-refused",
                   "error",
                   {"身份提供方未予登录（" + shown(brought.error) + "）",
                    "the provider let nobody in (" + shown(brought.error) + ")"}};
  }
  const auto token =
      provider_->redeem({brought.code, brought.issuer}, derived("verifier", browser),
                        {.nonce = derived("nonce", browser),
                         .now = clock_.now(),
                         .signed_in_since = login->session ? std::optional(login->began_at) : std::nullopt});
  if (token) return admit(*token, *login, browser, from);
  if (token.error().code != "oidc-provider-unreachable") identity_.note_refused({}, from);
  return token.error();
}

bool OidcSignIn::has_second_factor(const IdToken& token) const {
  return token.has_acr(settings_.oidc.second_factor_acr) || token.has_amr(settings_.oidc.second_factor_amr);
}

OidcSignIn::Ended OidcSignIn::admit(const IdToken& token, const OidcLoginRecord& login, const std::string& browser,
                                    std::string_view from) {
  const std::string account(token.text(settings_.oidc.login_claim));
  const auto refused = [&](std::string code, Text message) -> Problem {
    identity_.note_refused(account, from);
    return {std::move(code), "id_token", std::move(message)};
  };
  if (!settings_.oidc.required_acr.empty() && !token.has_acr(settings_.oidc.required_acr)) {
    return refused("oidc-acr",
                   {"在身份提供方的登录强度不够（acr）", "they did not sign in strongly enough there (acr)"});
  }
  const bool strong = !settings_.second_factor || has_second_factor(token);
  if (login.session) {
    if (!strong) {
      return refused("oidc-second-factor",
                     {"身份提供方未说明使用了第二因素，请改用动态口令再次验证",
                      "the provider does not say that a second factor was given; prove it with a code instead"});
    }
    if (auto renewed = identity_.proved_elsewhere(login.session->value, account, from)) return std::move(*renewed);
    return refused("oidc-account", {"会话已结束，或属于另一账户", "the session has ended, or is another account's"});
  }
  if (strong) {
    if (auto opened = identity_.sign_in_as(account, "oidc", from)) return std::move(*opened);
  } else if (identity_.may_sign_in(account)) {
    if (!identity_.has_second_factor(account)) {
      return refused("oidc-second-factor",
                     {"身份提供方未说明使用了第二因素，本系统账户也未设置动态口令",
                      "the provider does not say that a second factor was given, and the account has none here"});
    }
    const OidcLoginRecord proved{login.began_at, std::nullopt, account};
    if (save_kept(records_, Kept<OidcLoginRecord>{digest_of(browser), 0, proved}, account, ends_at(proved))) {
      return NeedsCode{};
    }
  }
  return refused("oidc-account", {"这个登录名在本系统没有可用的账户，请联系系统管理员",
                                  "there is no account of that login here that may sign in; ask the administrator"});
}

std::variant<OpenedSession, NotProved, Problem> OidcSignIn::give_code(const std::string& browser, std::string_view code,
                                                                      std::string_view from) {
  const auto login = find(browser, true);
  if (!login) return no_such_login();
  auto opened = identity_.sign_in_with_code(login->account->value, "oidc", code, from);
  if (const auto* refused = std::get_if<NotProved>(&opened)) return *refused;
  if (!take(browser)) return no_such_login();
  return std::get<OpenedSession>(std::move(opened));
}

std::unique_ptr<OidcSignIn> open_oidc(const OutsideConfig& outside, bool second_factor, Identity& identity,
                                      AttestedRecords& records, const Clock& clock, Random& random) {
  if (!outside.oidc) return nullptr;
  const auto& oidc = *outside.oidc;
  auto acr_values = oidc.required_acr.empty() ? oidc.second_factor_acr : oidc.required_acr;
  OidcClient client{.issuer = oidc.issuer,
                    .client_id = oidc.client_id,
                    .client_secret = secret_in(oidc.client_secret_file),
                    .redirect_uri = oidc.redirect_uri,
                    .scopes = oidc.scopes,
                    .acr_values = std::move(acr_values)};
  auto provider =
      std::make_unique<OidcProvider>(std::move(client), OutboundClient(outbound_options(outside, {oidc.issuer})));
  return std::make_unique<OidcSignIn>(std::move(provider), identity, records, clock, random,
                                      OidcSignIn::Settings{oidc, second_factor});
}

}  // namespace renmian
