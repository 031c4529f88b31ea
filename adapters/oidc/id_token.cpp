#include "adapters/oidc/id_token.hpp"

#include <cjose/cjose.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <memory>

namespace renmian {
namespace {

namespace json = boost::json;

struct Algorithm {
  std::string_view name;
  std::string_view key_type;
};
constexpr Algorithm kAlgorithms[] = {{"RS256", "RSA"}, {"PS256", "RSA"}, {"ES256", "EC"}};
constexpr std::size_t kShortestRsaKey = 2048;  // bits
constexpr std::size_t kLongestToken = 16 * 1024;
constexpr std::int64_t kSecond = 1'000'000;

template <auto release>
struct Release {
  void operator()(auto* object) const { release(object); }
};
using Jwk = std::unique_ptr<cjose_jwk_t, Release<&cjose_jwk_release>>;
using Jws = std::unique_ptr<cjose_jws_t, Release<&cjose_jws_release>>;

Problem bad_token(std::string why_zh, std::string why_en) {
  return {
      "oidc-token", "id_token", {"身份提供方的令牌无效：" + why_zh, "the provider's token does not hold: " + why_en}};
}

std::string_view text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view{};
}

// A NumericDate (RFC 7519 section 2), which may have a fraction.
std::optional<std::int64_t> seconds_of(const json::object& object, std::string_view name) {
  constexpr double kFurthest = 1e11;
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  const auto seconds = value->to_number<double>();
  if (!(seconds >= 0 && seconds < kFurthest)) return std::nullopt;
  return static_cast<std::int64_t>(seconds);
}

bool lists(const json::object& object, std::string_view name, std::string_view wanted) {
  const auto* value = object.if_contains(name);
  if (value == nullptr) return false;
  if (value->is_string()) return std::string_view(value->get_string()) == wanted;
  return value->is_array() && std::ranges::any_of(value->get_array(), [&](const json::value& each) {
           return each.is_string() && std::string_view(each.get_string()) == wanted;
         });
}

bool is_same(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string_view header_of(const cjose_jws_t* jws, const char* name) {
  cjose_err ignored;
  // The accessor takes no const, and changes nothing.
  const auto* value = cjose_header_get(cjose_jws_get_protected(const_cast<cjose_jws_t*>(jws)), name, &ignored);
  return value == nullptr ? std::string_view{} : value;
}

bool has_header(const cjose_jws_t* jws, const char* name) {
  cjose_err ignored;
  auto* value = cjose_header_get_raw(cjose_jws_get_protected(const_cast<cjose_jws_t*>(jws)), name, &ignored);
  if (value == nullptr) return false;
  cjose_get_dealloc()(value);
  return true;
}

std::optional<Problem> check_times(const json::object& claims, const IdTokenRules& rules) {
  const auto now = rules.now.microseconds / kSecond;
  const auto expires = seconds_of(claims, "exp");
  const auto issued = seconds_of(claims, "iat");
  if (!expires || !issued) return bad_token("缺少 exp 或 iat", "exp or iat is missing");
  if (now >= *expires + kClockSkewSeconds) return bad_token("已过期", "it has expired");
  if (*issued > now + kClockSkewSeconds)
    return bad_token("签发时间在未来，请核对时钟", "issued in the future; check the clocks");
  if (*issued < now - kOldestTokenSeconds) return bad_token("签发已久", "issued too long ago");
  if (claims.contains("nbf")) {
    const auto from = seconds_of(claims, "nbf");
    if (!from || *from > now + kClockSkewSeconds) return bad_token("尚未生效", "not valid yet");
  }
  if (rules.signed_in_since) {
    const auto signed_in = seconds_of(claims, "auth_time");
    if (!signed_in || *signed_in + kClockSkewSeconds < rules.signed_in_since->microseconds / kSecond) {
      return bad_token("未重新验证身份（auth_time）", "they were not asked again who they are (auth_time)");
    }
  }
  return std::nullopt;
}

std::optional<Problem> check_parties(const json::object& claims, const IdTokenRules& rules) {
  if (text_of(claims, "iss") != rules.issuer) return bad_token("签发者不符（iss）", "another issuer (iss)");
  if (!lists(claims, "aud", rules.client_id)) return bad_token("不是发给本系统的（aud）", "not for this client (aud)");
  const auto& audience = claims.at("aud");
  const bool several = audience.is_array() && audience.get_array().size() > 1;
  if ((several || claims.contains("azp")) && text_of(claims, "azp") != rules.client_id) {
    return bad_token("授权对象不符（azp）", "not for this client (azp)");
  }
  if (!is_same(text_of(claims, "nonce"), rules.nonce)) {
    return bad_token("不属于这次登录（nonce）", "of another sign-in (nonce)");
  }
  if (text_of(claims, "sub").empty()) return bad_token("没有主体（sub）", "it has no subject (sub)");
  return std::nullopt;
}

}  // namespace

boost::system::result<SigningKeys, Problem> SigningKeys::parse(std::string_view jwks) {
  boost::system::error_code error;
  const auto parsed = json::parse(jwks, error);
  const auto* object = error ? nullptr : parsed.if_object();
  const auto* listed = object == nullptr ? nullptr : object->if_contains("keys");
  if (listed == nullptr || !listed->is_array()) {
    return Problem{"oidc-keys", "jwks", {"身份提供方的公钥集格式不对", "the provider's key set is none"}};
  }
  SigningKeys keys;
  for (const auto& each : listed->get_array()) {
    const auto* key = each.if_object();
    if (key == nullptr || text_of(*key, "use") == "enc") continue;
    const auto type = text_of(*key, "kty");
    const auto algorithm = text_of(*key, "alg");
    const bool fits = std::ranges::any_of(kAlgorithms, [&](const Algorithm& known) {
      return known.key_type == type && (algorithm.empty() || known.name == algorithm);
    });
    if (!fits) continue;
    keys.keys_.push_back(
        {std::string(text_of(*key, "kid")), std::string(algorithm), std::string(type), json::serialize(*key)});
  }
  return keys;
}

boost::system::result<json::object, Problem> SigningKeys::open(std::string_view token) const {
  cjose_err failed;
  const Jws jws(token.size() > kLongestToken ? nullptr : cjose_jws_import(token.data(), token.size(), &failed));
  if (!jws) return bad_token("不是签名的令牌", "it is no signed token");
  const auto algorithm = header_of(jws.get(), CJOSE_HDR_ALG);
  const auto* known = std::ranges::find(kAlgorithms, algorithm, &Algorithm::name);
  if (known == std::end(kAlgorithms)) return bad_token("不接受其签名算法", "its algorithm is not accepted");
  if (has_header(jws.get(), "crit")) return bad_token("含未知的关键头", "it has critical header members");
  const auto kid = header_of(jws.get(), CJOSE_HDR_KID);
  bool tried = false;
  for (const auto& key : keys_) {
    if (key.type != known->key_type || (!key.algorithm.empty() && key.algorithm != algorithm)) continue;
    if (!kid.empty() && key.kid != kid) continue;
    const Jwk jwk(cjose_jwk_import(key.jwk.data(), key.jwk.size(), &failed));
    if (!jwk || (key.type == "RSA" && cjose_jwk_get_keysize(jwk.get(), &failed) < kShortestRsaKey)) continue;
    tried = true;
    if (!cjose_jws_verify(jws.get(), jwk.get(), &failed)) continue;
    std::uint8_t* bytes = nullptr;
    std::size_t size = 0;
    boost::system::error_code error;
    if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &failed)) break;
    auto payload = json::parse({reinterpret_cast<const char*>(bytes), size}, error);
    if (error || !payload.is_object()) return bad_token("内容不是 JSON 对象", "its payload is no JSON object");
    return std::move(payload.get_object());
  }
  // Without a name, a key that was exchanged cannot be told from a wrong signature.
  if (tried && !kid.empty()) return bad_token("签名不对", "its signature is wrong");
  return Problem{"oidc-key-unknown",
                 "id_token",
                 {"令牌由未公布的密钥签名", "the token is signed with a key that the provider does not publish"}};
}

std::string_view IdToken::text(std::string_view claim) const { return text_of(claims, claim); }

bool IdToken::has_acr(const std::vector<std::string>& any_of) const {
  return std::ranges::find(any_of, text("acr")) != any_of.end();
}

bool IdToken::has_amr(const std::vector<std::string>& any_of) const {
  return std::ranges::any_of(any_of, [&](const std::string& wanted) { return lists(claims, "amr", wanted); });
}

boost::system::result<IdToken, Problem> verify_id_token(std::string_view token, const SigningKeys& keys,
                                                        const IdTokenRules& rules) {
  auto claims = keys.open(token);
  if (!claims) return claims.error();
  if (auto bad = check_parties(*claims, rules)) return std::move(*bad);
  if (auto bad = check_times(*claims, rules)) return std::move(*bad);
  return IdToken{std::move(*claims)};
}

}  // namespace renmian
