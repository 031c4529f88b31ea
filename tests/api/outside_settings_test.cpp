#include "api/service/outside_settings.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/databases.hpp"

namespace renmian {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class OutsideSettingsTest : public testing::Test {
 protected:
  boost::system::result<Config, Problems> read(const std::string& text) {
    const auto file = (folder_.path() / "r.toml").string();
    std::ofstream(file) << text;
    return read_config(file);
  }
  std::vector<std::string> places(const std::string& text) {
    std::vector<std::string> found;
    const auto config = read(text);
    if (config) return found;
    for (const auto& problem : config.error()) found.push_back(problem.place.substr(problem.place.find(' ') + 1));
    return found;
  }
  static std::string oidc(const std::string& issuer, const std::string& more = {}) {
    return "[oidc]\nissuer = \"" + issuer +
           "\"\nclient_id = \"renmian\"\nredirect_uri = \"https://rm.example/api/v1/sessions/oidc/callback\"\n" + more;
  }

  test::TemporaryFolder folder_;
};

TEST_F(OutsideSettingsTest, LeaveTheServerClosedByDefault) {
  const auto config = read("");
  EXPECT_THAT(config->outside.allow, IsEmpty());
  EXPECT_EQ(config->outside.ports, (std::set<std::uint16_t>{80, 443, 8443}));
  EXPECT_FALSE(config->outside.oidc);
}

TEST_F(OutsideSettingsTest, AreRead) {
  const auto config = read("outbound_allow = [\"oa.example\", \"10.20.0.0/16\"]\noutbound_ports = [443, 9443]\n" +
                           oidc("https://sso.example", "required_acr = [\"2\"]\nlogin_claim = \"staff\"\n"));
  ASSERT_TRUE(config);
  EXPECT_THAT(config->outside.allow, ElementsAre("oa.example", "10.20.0.0/16"));
  EXPECT_EQ(config->outside.ports, (std::set<std::uint16_t>{443, 9443}));
  ASSERT_TRUE(config->outside.oidc);
  EXPECT_EQ(config->outside.oidc->issuer, "https://sso.example");
  EXPECT_EQ(config->outside.oidc->login_claim, "staff");
  EXPECT_EQ(config->outside.oidc->scopes, "openid profile");
  EXPECT_THAT(config->outside.oidc->required_acr, ElementsAre("2"));
}

TEST_F(OutsideSettingsTest, NameTheirProblems) {
  EXPECT_THAT(places("outbound_allow = [\"oa.example\", \"10.0.0.0/33\"]"), ElementsAre("/outbound_allow/1"));
  EXPECT_THAT(places("outbound_ports = [0]"), ElementsAre("/outbound_ports/0"));
  EXPECT_THAT(places("outbound_ports = [65535]"), IsEmpty());
  EXPECT_THAT(places("outbound_ports = [65536]"), ElementsAre("/outbound_ports/0"));
  EXPECT_THAT(places(oidc("sso.example")), ElementsAre("/oidc/issuer"));
  EXPECT_THAT(places(oidc("ftp://sso.example")), ElementsAre("/oidc/issuer"));
  EXPECT_THAT(places(oidc("https://user:secret@sso.example")), ElementsAre("/oidc/issuer"));
  EXPECT_THAT(places("[oidc]\nissuer = \"https://sso.example\"\nclient_id = \"c\"\nredirect_uri = \"/callback\""),
              ElementsAre("/oidc/redirect_uri"));
}

TEST_F(OutsideSettingsTest, TakeAnIssuerWithoutTlsOnlyIfItsHostIsAllowed) {
  EXPECT_THAT(places(oidc("http://10.20.1.1:8080/realms/unit")), ElementsAre("/oidc/issuer"));
  EXPECT_THAT(places("outbound_allow = [\"10.20.0.0/16\"]\n" + oidc("http://10.20.1.1:8080/realms/unit")), IsEmpty());
}

TEST_F(OutsideSettingsTest, OpenTheGuardToWhatIsNamed) {
  const OutsideConfig outside{.allow = {"10.20.0.0/16"}};
  const auto guard = *outbound_options(outside, {"https://sso.internal:9443/realms/unit"}).guard;
  EXPECT_TRUE(guard.names("10.20.0.1"));
  EXPECT_TRUE(guard.names("sso.internal"));
  EXPECT_FALSE(guard.names("other.internal"));
  EXPECT_TRUE(guard.allows_port(9443));
  EXPECT_TRUE(guard.allows_port(443));
  EXPECT_FALSE(guard.allows_port(22));
  EXPECT_FALSE(outbound_options(outside).guard->names("sso.internal"));
}

}  // namespace
}  // namespace renmian
