#include "adapters/oidc/provider.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include "engine/audit/digest.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
using Parameters = std::vector<std::pair<std::string_view, std::string_view>>;

constexpr std::chrono::hours kKeptFor{1};

std::string escaped(std::string_view text) { return boost::urls::encode(text, boost::urls::unreserved_chars); }

// application/x-www-form-urlencoded; as a query too.
std::string form_of(const Parameters& parameters) {
  std::string form;
  for (const auto& [name, value] : parameters) {
    form.append(form.empty() ? "" : "&").append(name).append("=").append(escaped(value));
  }
  return form;
}

std::string to_base64url(std::string_view bytes) {
  auto text = to_base64(bytes);
  while (text.ends_with('=')) text.pop_back();
  for (auto& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return text;
}

Problem unreachable(const OutboundFailure& failure) {
  return {"oidc-provider-unreachable",
          "issuer",
          {"无法与身份提供方通信：" + failure.message.zh, "the provider cannot be asked: " + failure.message.en}};
}

Problem bad_provider(const std::string& why_zh, const std::string& why_en) {
  return {"oidc-provider",
          "issuer",
          {"身份提供方的答复不合规范：" + why_zh, "the provider does not keep to the standards: " + why_en}};
}

std::string member(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

bool is_true(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_bool() && value->get_bool();
}

std::optional<json::object> object_in(std::string_view body) {
  boost::system::error_code error;
  auto parsed = json::parse(body, error);
  if (error || !parsed.is_object()) return std::nullopt;
  return std::move(parsed.get_object());
}

// A URL, with the scheme of the issuer, that is safe in a header field.
bool is_for_browsers(std::string_view endpoint, std::string_view issuer) {
  const auto scheme = issuer.substr(0, issuer.find(':') + 1);
  return endpoint.starts_with(scheme) && boost::urls::parse_absolute_uri(endpoint).has_value();
}

}  // namespace

OidcProvider::OidcProvider(OidcClient client, OutboundClient outbound)
    : client_(std::move(client)), outbound_(std::move(outbound)) {}

boost::system::result<json::object, Problem> OidcProvider::fetch(const std::string& url) const {
  const auto answer = outbound_.ask({.url = url, .fields = {{"Accept", "application/json"}}});
  if (!answer) return unreachable(answer.error());
  constexpr unsigned kOk = 200;
  auto object = answer->status == kOk ? object_in(answer->body) : std::nullopt;
  if (!object) return bad_provider("其公布的文件无法读取", "what it publishes cannot be read");
  return std::move(*object);
}

OidcProvider::PublishedResult OidcProvider::read_published() const {
  auto base = client_.issuer;
  if (base.ends_with('/')) base.pop_back();
  const auto document = fetch(base + "/.well-known/openid-configuration");
  if (!document) return document.error();
  if (member(*document, "issuer") != client_.issuer) {
    return bad_provider("issuer 与配置不一致", "its issuer is not the configured one");
  }
  const auto keys_at = member(*document, "jwks_uri");
  auto known = std::make_shared<Published>();
  known->authorization_endpoint = member(*document, "authorization_endpoint");
  known->token_endpoint = member(*document, "token_endpoint");
  known->names_issuer = is_true(*document, "authorization_response_iss_parameter_supported");
  if (!is_for_browsers(known->authorization_endpoint, client_.issuer) || outbound_.refuses(known->token_endpoint) ||
      outbound_.refuses(keys_at)) {
    return bad_provider("缺少端点，或端点不允许访问", "an endpoint is missing or not allowed");
  }
  const auto key_set = fetch(keys_at);
  if (!key_set) return key_set.error();
  auto keys = SigningKeys::parse(json::serialize(*key_set));
  if (!keys) return keys.error();
  known->keys = std::move(*keys);
  known->read_at = std::chrono::steady_clock::now();
  return std::shared_ptr<const Published>(std::move(known));
}

OidcProvider::PublishedResult OidcProvider::published(bool anew) {
  {
    const std::lock_guard lock(mutex_);
    if (!anew && published_ && std::chrono::steady_clock::now() - published_->read_at < kKeptFor) return published_;
  }
  auto known = read_published();
  if (known) {
    const std::lock_guard lock(mutex_);
    published_ = *known;
  }
  return known;
}

boost::system::result<std::string, Problem> OidcProvider::authorization_url(const AuthorizationRequest& request) {
  const auto known = published();
  if (!known) return known.error();
  const auto challenge = to_base64url(as_bytes(sha256(request.code_verifier)));
  Parameters parameters{
      {"response_type", "code"},     {"client_id", client_.client_id}, {"redirect_uri", client_.redirect_uri},
      {"scope", client_.scopes},     {"state", request.state},         {"nonce", request.nonce},
      {"code_challenge", challenge}, {"code_challenge_method", "S256"}};
  std::string acr_values;
  for (const auto& acr : client_.acr_values) acr_values.append(acr_values.empty() ? "" : " ").append(acr);
  if (!acr_values.empty()) parameters.emplace_back("acr_values", acr_values);
  if (request.sign_in_again) {
    parameters.emplace_back("prompt", "login");
    parameters.emplace_back("max_age", "0");
  }
  const auto& endpoint = (*known)->authorization_endpoint;
  return {boost::system::in_place_value,
          endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") + form_of(parameters)};
}

boost::system::result<std::string, Problem> OidcProvider::id_token_for(const Published& known, const std::string& code,
                                                                       const std::string& code_verifier) const {
  Parameters parameters{{"grant_type", "authorization_code"},
                        {"code", code},
                        {"redirect_uri", client_.redirect_uri},
                        {"code_verifier", code_verifier}};
  HeaderFields fields{{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
  if (client_.client_secret.empty()) {
    parameters.emplace_back("client_id", client_.client_id);
  } else {
    // Both are form-encoded first (RFC 6749 section 2.3.1).
    fields.emplace_back("Authorization",
                        "Basic " + to_base64(escaped(client_.client_id) + ":" + escaped(client_.client_secret)));
  }
  const auto answer =
      outbound_.ask({.method = "POST", .url = known.token_endpoint, .fields = fields, .body = form_of(parameters)});
  if (!answer) return unreachable(answer.error());
  const auto object = object_in(answer->body);
  constexpr unsigned kOk = 200;
  constexpr unsigned kServerError = 500;
  if (answer->status >= kServerError || !object) {
    return bad_provider("令牌端点的答复无法读取", "the answer of its token endpoint cannot be read");
  }
  if (answer->status != kOk) {
    return Problem{"oidc-code",
                   "code",
                   {"身份提供方不接受授权码，请重新登录", "the provider did not take the code; sign in again"}};
  }
  auto token = member(*object, "id_token");
  if (token.empty()) return bad_provider("没有给出 ID 令牌", "it gave no ID token");
  return {boost::system::in_place_value, std::move(token)};
}

boost::system::result<IdToken, Problem> OidcProvider::redeem(const AuthorizationAnswer& answer,
                                                             const std::string& code_verifier, IdTokenRules rules) {
  auto known = published();
  if (!known) return known.error();
  if (answer.issuer ? *answer.issuer != client_.issuer : (*known)->names_issuer) {
    return Problem{
        "oidc-issuer",
        "iss",
        {"答复来自另一身份提供方，或未说明来自哪一个", "the answer is another provider's, or does not say whose"}};
  }
  const auto token = id_token_for(**known, answer.code, code_verifier);
  if (!token) return token.error();
  rules.issuer = client_.issuer;
  rules.client_id = client_.client_id;
  auto verified = verify_id_token(*token, (*known)->keys, rules);
  if (verified || verified.error().code != "oidc-key-unknown") return verified;
  known = published(true);
  if (!known) return known.error();
  return verify_id_token(*token, (*known)->keys, rules);
}

}  // namespace renmian
