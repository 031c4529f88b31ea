// The routes of sign-in at an OpenID provider, as a browser goes them.
#include <gmock/gmock.h>

#include "tests/support/oidc_provider.hpp"
#include "tests/support/signed_in.hpp"

namespace renmian::test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class HttpOidc : public testing::Test {
 protected:
  static std::string parameter(const std::string& url, const char* name) {
    return std::string((*boost::urls::parse_uri(url).value().params().find(name)).value);
  }
  // Of the fields Set-Cookie, the one of this cookie.
  static std::string set_cookie(const HttpResponse& response, const std::string& name) {
    const auto [begin, end] = response.equal_range(field::set_cookie);
    for (auto each = begin; each != end; ++each) {
      if (each->value().starts_with(name + "=")) return std::string(each->value());
    }
    return {};
  }
  static Fields with(const std::string& set) { return {{"Cookie", set.substr(0, set.find(';'))}}; }

  struct SentAway {
    std::string url;
    Fields cookie;
  };
  SentAway begin(const std::string& query = {}, const Fields& fields = {}) {
    const auto begun = office_.client().get("/api/v1/sessions/oidc" + query, fields);
    EXPECT_EQ(begun.result_int(), 302U) << begun.body();
    return {begun[field::location], with(set_cookie(begun, "__Host-oidc"))};
  }
  HttpResponse come_back(const SentAway& sent, const std::string& more = {}) {
    const auto now = office_.runtime().desk().clock().now().microseconds / 1'000'000;
    const auto code = provider_.sign_in(sent.url, now);
    return office_.client().get(
        "/api/v1/sessions/oidc/callback?code=" + code + "&state=" + parameter(sent.url, "state") + more, sent.cookie);
  }
  boost::json::object me(const Fields& cookie) { return json_of(office_.client().get("/api/v1/me", cookie)); }

  HttpOidc() { office_.add("zzb-001", {{Role::cadre_section}}); }

  OidcProvider provider_;
  SignedInOffice office_{std::nullopt, [this](Config& config) {
                           config.outside.oidc = OidcConfig{.issuer = provider_.issuer(),
                                                            .client_id = "renmian",
                                                            .redirect_uri = "https://rm.example/callback",
                                                            .second_factor_amr = {"otp"}};
                         }};
};

TEST_F(HttpOidc, SendsTheBrowserThereWithACookieThatComesBackWithIt) {
  const auto begun = office_.client().get("/api/v1/sessions/oidc");
  ASSERT_EQ(begun.result_int(), 302U) << begun.body();
  EXPECT_THAT(std::string(begun[field::location]), StartsWith(provider_.issuer() + "/authorize"));
  EXPECT_THAT(set_cookie(begun, "__Host-oidc"), EndsWith("; Max-Age=600; Path=/; Secure; HttpOnly; SameSite=Lax"));
  EXPECT_THAT(std::string(begun[field::cache_control]), HasSubstr("no-store"));
}

TEST_F(HttpOidc, SignsInOnTheWayBack) {
  provider_.change([](auto& behaviour) { behaviour.claims = {{"preferred_username", "zzb-001"}}; });
  const auto back = come_back(begin(), "&session_state=of+the+provider&iss=" + provider_.issuer());
  ASSERT_EQ(back.result_int(), 302U) << back.body();
  EXPECT_EQ(back[field::location], "/");
  const auto cookie = set_cookie(back, "__Host-sid");
  EXPECT_THAT(cookie, EndsWith("; Path=/; Secure; HttpOnly; SameSite=Strict"));
  EXPECT_THAT(set_cookie(back, "__Host-oidc"), StartsWith("__Host-oidc=; Max-Age=0;"));
  EXPECT_EQ(me(with(cookie)).at("account").as_string(), "zzb-001");
}

TEST_F(HttpOidc, RefusesWithTheReason) {
  provider_.change([](auto& behaviour) { behaviour.claims = {{"preferred_username", "auditor"}}; });  // administrators
  const auto sent = begin();
  const auto unknown = come_back(sent);
  EXPECT_EQ(unknown.result_int(), 403U);
  EXPECT_EQ(code_of(unknown), "sign-in-refused");
  EXPECT_EQ(json_of(unknown).at("problems").at(0).at("code").as_string(), "oidc-account");
  EXPECT_EQ(unknown.count(field::set_cookie), 0U);
  EXPECT_EQ(json_of(come_back(sent)).at("problems").at(0).at("code").as_string(), "oidc-state");
  EXPECT_EQ(json_of(come_back({begin().url, {}})).at("problems").at(0).at("code").as_string(), "oidc-state");
  EXPECT_EQ(office_.client().get("/api/v1/sessions/oidc/callback").result_int(), 403U);
  EXPECT_EQ(office_.client().get("/api/v1/sessions/oidc/callback?state=%00&code=%ff&error=x").result_int(), 403U);
}

TEST_F(HttpOidc, AsksForTheCodeThatTheProviderDidNotSee) {
  provider_.change([](auto& behaviour) { behaviour.claims = {{"preferred_username", "zzb-001"}, {"amr", {"pwd"}}}; });
  const auto sent = begin();
  const auto back = come_back(sent);
  ASSERT_EQ(back.result_int(), 302U) << back.body();
  EXPECT_EQ(back[field::location], "/#sign-in=code");
  EXPECT_EQ(back.count(field::set_cookie), 0U);
  const auto give = [&](const std::string& code, const Fields& fields) {
    return office_.client().post("/api/v1/sessions/oidc", {{"totp", code}}, fields);
  };
  EXPECT_EQ(give("none", sent.cookie).result_int(), 401U);
  EXPECT_EQ(give(office_.code("zzb-001"), {}).result_int(), 403U);
  const auto opened = give(office_.code("zzb-001"), sent.cookie);
  ASSERT_EQ(opened.result_int(), 201U) << opened.body();
  EXPECT_EQ(me(with(set_cookie(opened, "__Host-sid"))).at("account").as_string(), "zzb-001");
}

TEST_F(HttpOidc, ProvesASessionAgain) {
  EXPECT_EQ(office_.client().get("/api/v1/sessions/oidc?prove=1").result_int(), 401U);
  EXPECT_EQ(office_.client().get("/api/v1/sessions/oidc?prove=2").result_int(), 400U);
  provider_.change([](auto& behaviour) { behaviour.claims = {{"preferred_username", "zzb-001"}}; });
  const Fields session{{"Cookie", "__Host-sid=" + office_.token("zzb-001")}};
  const auto sent = begin("?prove=1", session);
  EXPECT_EQ(parameter(sent.url, "prompt"), "login");
  const auto back = come_back(sent);
  ASSERT_EQ(back.result_int(), 302U) << back.body();
  EXPECT_EQ(me(with(set_cookie(back, "__Host-sid"))).at("account").as_string(), "zzb-001");
  EXPECT_EQ(office_.client().get("/api/v1/me", session).result_int(), 401U);
}

TEST_F(HttpOidc, SaysThatTheProviderCannotBeUsed) {
  provider_.change([](auto& behaviour) { behaviour.document = {{"issuer", "https://other.example"}}; });
  const auto begun = office_.client().get("/api/v1/sessions/oidc");
  EXPECT_EQ(begun.result_int(), 503U);
  EXPECT_EQ(code_of(begun), "oidc-provider");
}

TEST(HttpWithoutOidc, HasNoSuchWayToSignIn) {
  SignedInOffice office;
  for (const auto* path : {"", "?prove=1", "/callback", "/callback?code=1&state=2"}) {
    const auto answer = office.client().get(std::string("/api/v1/sessions/oidc") + path);
    EXPECT_EQ(answer.result_int(), 404U) << path;
    EXPECT_EQ(code_of(answer), "not-found");
  }
  EXPECT_EQ(office.client().post("/api/v1/sessions/oidc", {{"totp", "123456"}}).result_int(), 404U);
}

}  // namespace
}  // namespace renmian::test
