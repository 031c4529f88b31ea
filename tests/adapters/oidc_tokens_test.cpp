// ID tokens that must not be believed, and those next to them that must (OpenID Connect Core 1.0 section 3.1.3.7).
#include <gmock/gmock.h>

#include "adapters/oidc/id_token.hpp"
#include "engine/audit/encoding.hpp"
#include "tests/support/token_key.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
using test::key_set;
using test::TokenKey;
using Type = TokenKey::Type;

constexpr std::int64_t kNow = 1'780'000'000;
constexpr std::int64_t kSecond = 1'000'000;

class IdTokens : public testing::Test {
 protected:
  static json::object claims(const json::object& changed = {}) {
    json::object all{{"iss", "https://sso.example"},
                     {"sub", "1001"},
                     {"aud", "renmian"},
                     {"exp", kNow + 300},
                     {"iat", kNow - 1},
                     {"nonce", "n-1"},
                     {"auth_time", kNow - 10},
                     {"acr", "2"},
                     {"amr", {"pwd", "otp"}},
                     {"preferred_username", "zzb-001"}};
    for (const auto& [name, value] : changed) {
      if (value.is_null()) {
        all.erase(name);
      } else {
        all[name] = value;
      }
    }
    return all;
  }
  static IdTokenRules rules() {
    return {.issuer = "https://sso.example", .client_id = "renmian", .nonce = "n-1", .now = {kNow * kSecond}};
  }
  static SigningKeys keys(const json::array& set) { return SigningKeys::parse(key_set(set)).value(); }

  // Empty: taken.
  std::string code_of(const std::string& token, const IdTokenRules& by = rules()) const {
    const auto verified = verify_id_token(token, keys({key_.public_part()}), by);
    return verified ? "" : verified.error().code;
  }
  std::string code_of(const json::object& changed, const IdTokenRules& by = rules()) const {
    return code_of(key_.sign("ES256", json::serialize(claims(changed))), by);
  }

  TokenKey key_;
};

TEST_F(IdTokens, SayWhoSignedInAndHow) {
  const auto token =
      verify_id_token(key_.sign("ES256", json::serialize(claims())), keys({key_.public_part()}), rules());
  ASSERT_TRUE(token) << token.error().message.en;
  EXPECT_EQ(token->text("preferred_username"), "zzb-001");
  EXPECT_EQ(token->text("amr"), "") << "no text";
  EXPECT_EQ(token->text("email"), "");
  EXPECT_TRUE(token->has_acr({"3", "2"}));
  EXPECT_FALSE(token->has_acr({"3"}));
  EXPECT_FALSE(token->has_acr({}));
  EXPECT_TRUE(token->has_amr({"hwk", "otp"}));
  EXPECT_FALSE(token->has_amr({"hwk"}));
  EXPECT_FALSE(token->has_amr({}));
}

TEST_F(IdTokens, AreOfTheIssuerForUsAndOfThisSignIn) {
  EXPECT_EQ(code_of({{"iss", "https://other.example"}}), "oidc-token");
  EXPECT_EQ(code_of({{"iss", "https://sso.example/"}}), "oidc-token");
  EXPECT_EQ(code_of({{"iss", nullptr}}), "oidc-token");
  EXPECT_EQ(code_of({{"aud", "other"}}), "oidc-token");
  EXPECT_EQ(code_of({{"aud", nullptr}}), "oidc-token");
  EXPECT_EQ(code_of({{"aud", json::array{"renmian"}}}), "");
  EXPECT_EQ(code_of({{"aud", json::array{}}}), "oidc-token");
  EXPECT_EQ(code_of({{"aud", json::array{"renmian", "other"}}}), "oidc-token") << "without azp";
  EXPECT_EQ(code_of({{"aud", json::array{"renmian", "other"}}, {"azp", "other"}}), "oidc-token");
  EXPECT_EQ(code_of({{"aud", json::array{"renmian", "other"}}, {"azp", "renmian"}}), "");
  EXPECT_EQ(code_of({{"azp", "other"}}), "oidc-token");
  EXPECT_EQ(code_of({{"nonce", "n-2"}}), "oidc-token");
  EXPECT_EQ(code_of({{"nonce", nullptr}}), "oidc-token");
  EXPECT_EQ(code_of({{"sub", nullptr}}), "oidc-token");
  EXPECT_EQ(code_of({{"sub", 1001}}), "oidc-token");
}

TEST_F(IdTokens, HoldForTheirTimeAndAMinuteOfClockSkew) {
  EXPECT_EQ(code_of({{"exp", kNow - 59}}), "");
  EXPECT_EQ(code_of({{"exp", kNow - 60}}), "oidc-token");
  EXPECT_EQ(code_of({{"exp", nullptr}}), "oidc-token");
  EXPECT_EQ(code_of({{"exp", "soon"}}), "oidc-token");
  EXPECT_EQ(code_of({{"exp", 1e300}}), "oidc-token");
  EXPECT_EQ(code_of({{"exp", -1}}), "oidc-token");
  EXPECT_EQ(code_of({{"exp", static_cast<double>(kNow) + 0.5}}), "");
  EXPECT_EQ(code_of({{"iat", kNow + 60}}), "");
  EXPECT_EQ(code_of({{"iat", kNow + 61}}), "oidc-token");
  EXPECT_EQ(code_of({{"iat", kNow - 600}}), "");
  EXPECT_EQ(code_of({{"iat", kNow - 601}}), "oidc-token");
  EXPECT_EQ(code_of({{"iat", nullptr}}), "oidc-token");
  EXPECT_EQ(code_of({{"nbf", kNow + 60}}), "");
  EXPECT_EQ(code_of({{"nbf", kNow + 61}}), "oidc-token");
}

TEST_F(IdTokens, SayThatTheyWereAskedAgainWhereThatWasWished) {
  auto again = rules();
  again.signed_in_since = Timestamp{(kNow - 100) * kSecond};
  EXPECT_EQ(code_of({{"auth_time", kNow - 160}}, again), "");
  EXPECT_EQ(code_of({{"auth_time", kNow - 161}}, again), "oidc-token");
  EXPECT_EQ(code_of({{"auth_time", nullptr}}, again), "oidc-token");
  EXPECT_EQ(code_of({{"auth_time", nullptr}}), "");
}

TEST_F(IdTokens, AreSignedWithAKeyOfTheProvider) {
  const auto payload = json::serialize(claims());
  const TokenKey same_name, other_name(Type::kEc, "two"), nameless(Type::kEc, "");
  EXPECT_EQ(code_of(same_name.sign("ES256", payload)), "oidc-token");
  EXPECT_EQ(code_of(other_name.sign("ES256", payload)), "oidc-key-unknown");
  EXPECT_EQ(code_of(nameless.sign("ES256", payload)), "oidc-key-unknown");
  const auto verified = [&](const TokenKey& key, const json::array& set) {
    return verify_id_token(key.sign("ES256", payload), keys(set), rules()).has_value();
  };
  EXPECT_TRUE(verified(other_name, {key_.public_part(), other_name.public_part()}));
  EXPECT_TRUE(verified(nameless, {key_.public_part(), nameless.public_part()}));
  EXPECT_FALSE(verified(key_, {key_.public_part({{"use", "enc"}})}));
  EXPECT_TRUE(verified(key_, {key_.public_part({{"use", "sig"}})}));
  EXPECT_FALSE(verified(key_, {key_.public_part({{"alg", "ES512"}})}));

  auto token = key_.sign("ES256", payload);
  const auto end = token.find('.', token.find('.') + 1);
  token[end - 3] = token[end - 3] == 'A' ? 'B' : 'A';
  EXPECT_EQ(code_of(token), "oidc-token") << "one character of the payload is another";
}

TEST_F(IdTokens, AreTakenInTheAlgorithmsOfTheKeyOnly) {
  const TokenKey rsa(Type::kRsa), short_rsa(Type::kShortRsa), secret(Type::kSecret);
  const auto payload = json::serialize(claims());
  const auto verified = [&](const std::string& token, const json::object& key) {
    return verify_id_token(token, keys({key}), rules()).has_value();
  };
  EXPECT_TRUE(verified(rsa.sign("RS256", payload), rsa.public_part()));
  EXPECT_TRUE(verified(rsa.sign("PS256", payload), rsa.public_part()));
  EXPECT_TRUE(verified(rsa.sign("RS256", payload), rsa.public_part({{"alg", "RS256"}})));
  EXPECT_FALSE(verified(rsa.sign("PS256", payload), rsa.public_part({{"alg", "RS256"}})));
  EXPECT_FALSE(verified(rsa.sign("RS512", payload), rsa.public_part()));
  EXPECT_FALSE(verified(short_rsa.sign("RS256", payload), short_rsa.public_part()));
  EXPECT_FALSE(verified(secret.sign("HS256", payload), secret.public_part()));
  EXPECT_FALSE(verified(secret.sign("HS256", payload), key_.public_part()));
  EXPECT_FALSE(verified(key_.sign("ES256", payload, {{"crit", {"exp"}}}), key_.public_part()));
}

TEST_F(IdTokens, AreNeverTakenUnsigned) {
  const auto url_safe = [](const std::string& bytes) {
    auto text = to_base64(bytes);
    while (text.ends_with('=')) text.pop_back();
    for (auto& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return text;
  };
  for (const auto* algorithm : {"none", "None", "NONE", ""}) {
    const auto header = json::serialize(json::object{{"alg", algorithm}});
    const auto unsigned_token = url_safe(header) + "." + url_safe(json::serialize(claims())) + ".";
    EXPECT_EQ(code_of(unsigned_token), "oidc-token") << algorithm;
  }
  auto stripped = key_.sign("ES256", json::serialize(claims()));
  stripped.resize(stripped.rfind('.') + 1);
  EXPECT_EQ(code_of(stripped), "oidc-token");
}

TEST_F(IdTokens, ThatAreNoneAreRefused) {
  for (const auto& token : {std::string(), std::string("."), std::string(".."), std::string("a.b.c"), std::string("{}"),
                            std::string(20'000, 'a'), std::string("\0.\0.\0", 5)}) {
    EXPECT_EQ(code_of(token), "oidc-token");
  }
  for (const auto* payload : {"", "[]", "null", "\"text\"", "{", "{}"}) {
    EXPECT_EQ(code_of(key_.sign("ES256", payload)), "oidc-token") << payload;
  }
}

TEST_F(IdTokens, KeySetsThatAreNoneAreRefused) {
  for (const auto* set : {"", "[]", "{}", R"({"keys": {}})", R"({"keys": null})", "{\"keys\": ["}) {
    EXPECT_FALSE(SigningKeys::parse(set)) << set;
  }
  const auto odd =
      SigningKeys::parse(R"({"keys": [1, {}, {"kty": "EC"}, {"kty": "EC", "kid": "one", "crv": "P-256"}]})");
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->open(key_.sign("ES256", "{}")).error().code, "oidc-key-unknown");
}

}  // namespace
}  // namespace renmian
