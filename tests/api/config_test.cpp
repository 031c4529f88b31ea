#include "api/service/config.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace renmian {
namespace {

class ConfigFile : public testing::Test {
 protected:
  ConfigFile() {
    std::string place = (std::filesystem::temp_directory_path() / "renmian-config-XXXXXX").string();
    folder_ = mkdtemp(place.data());
    file_ = (folder_ / "r.toml").string();
  }
  ~ConfigFile() override {
    ::unsetenv("RENMIAN_LISTEN");
    ::unsetenv("RENMIAN_LOG_LEVEL");
    std::filesystem::remove_all(folder_);
  }

  boost::system::result<Config, Problems> read(const std::string& text) {
    std::ofstream(file_) << text;
    return read_config(file_);
  }
  // Code and place of every problem, the place without the file's name.
  std::vector<std::string> problems(const std::string& text) {
    const auto config = read(text);
    std::vector<std::string> found;
    if (config) return found;
    for (const auto& problem : config.error()) {
      EXPECT_TRUE(problem.place.starts_with(file_ + " ")) << problem.place;
      found.push_back(problem.code + problem.place.substr(file_.size()));
    }
    return found;
  }

  std::filesystem::path folder_;
  std::string file_;
};

using Found = std::vector<std::string>;

TEST_F(ConfigFile, SetsWhatItNamesAndLeavesTheRest) {
  const auto config = read(R"(
    database = "postgresql://db/renmian"
    language = "en"
    database_connections = 20
    log_level = "warning"
    [[demo_accounts]]
    token = "0123456789abcdef"
    id = "zzb-001"
    role = "cadre_section"
    unit = "组织部"
    title = "干部科经办人")");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->database, "postgresql://db/renmian");
  EXPECT_EQ(config->language, Language::kEnglish);
  EXPECT_EQ(config->database_connections, 20U);
  EXPECT_EQ(config->log_level, "warning");
  EXPECT_EQ(config->listen, Config{}.listen);
  ASSERT_EQ(config->demo_accounts.size(), 1U);
  EXPECT_EQ(config->demo_accounts[0].actor.id, "zzb-001");
  EXPECT_EQ(config->demo_accounts[0].title, "干部科经办人");
}

TEST_F(ConfigFile, NamesEveryKeyThatIsNotAsItShouldBe) {
  EXPECT_EQ(problems("listne = 1"), Found{"unknown-member /listne"});
  EXPECT_EQ(problems("listen = 1"), Found{"wrong-type /listen"});
  EXPECT_EQ(problems("listen = 'localhost'"), Found{"listen-address /listen"});
  EXPECT_EQ(problems("log_level = 'loud'"), Found{"unknown-value /log_level"});
  EXPECT_EQ(problems("language = 'fr'"), Found{"unknown-value /language"});
  EXPECT_EQ(problems("database_connections = 0"), Found{"out-of-range /database_connections"});
  EXPECT_EQ(problems("database_connections = 1"), Found{});
  EXPECT_EQ(problems("database_connections = 101"), Found{"out-of-range /database_connections"});
  EXPECT_EQ(problems("[[demo_accounts]]\ntoken = '0123456789abcdef'\nid = 'a'\nrole = 'b'\nunit = 'c'"),
            Found{"missing-member /demo_accounts/0/title"});
}

TEST_F(ConfigFile, RefusesTokensThatAreShortOrShared) {
  const auto account = [](const std::string& token) {
    return "[[demo_accounts]]\ntoken = '" + token + "'\nid = 'a'\nrole = 'b'\nunit = 'c'\ntitle = 'd'\n";
  };
  EXPECT_EQ(problems(account("0123456789abcde")), Found{"account-token /demo_accounts/0/token"});
  EXPECT_EQ(problems(account("0123456789abcdef")), Found{});
  EXPECT_EQ(problems(account("0123456789abcdef") + account("0123456789abcdef")),
            Found{"account-token /demo_accounts/1/token"});
}

TEST_F(ConfigFile, SaysHowTheServerMeetsTheNetwork) {
  const auto config = read(
      "tls_certificate = 'a'\ntls_key = 'b'\ntls_client_ca = 'c'\ntls_minimum = '1.2'\n"
      "public_origin = 'https://rm.example.gov.cn'\ntrusted_proxies = ['10.1.0.0/24', '::1']\n"
      "stop_delay_seconds = 5\nrate_per_user = 0\nconnections_per_address = 7\n");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->edge.tls_key, "b");
  EXPECT_TRUE(config->edge.tls_1_2);
  EXPECT_EQ(config->edge.trusted_proxies.size(), 2U);
  EXPECT_EQ(config->edge.stop_delay_seconds, 5U);
  EXPECT_EQ(config->edge.rate_per_user, 0U);
  EXPECT_EQ(config->edge.rate_sign_in, EdgeConfig{}.rate_sign_in);
  EXPECT_EQ(config->edge.connections_per_address, 7U);
}

TEST_F(ConfigFile, RefusesWhatTheNetworkCouldNotBeMetWith) {
  EXPECT_EQ(problems("tls_certificate = 'a'"), Found{"tls-files /tls_certificate"});
  EXPECT_EQ(problems("tls_key = 'a'"), Found{"tls-files /tls_key"});
  EXPECT_EQ(problems("tls_client_ca = 'a'"), Found{"tls-files /tls_client_ca"});
  EXPECT_EQ(problems("tls_minimum = '1.1'"), Found{"tls-minimum /tls_minimum"});
  for (const auto* bad : {"rm.example.gov.cn", "https://", "https://RM.example", "https://rm.example/", "ftp://rm"}) {
    EXPECT_EQ(problems("public_origin = '" + std::string(bad) + "'"), Found{"public-origin /public_origin"}) << bad;
  }
  for (const auto* bad : {"localhost", "10.1.0.0/33", "10.1.0", "::1/129", "10.1.0.0/24 "}) {
    EXPECT_EQ(problems("trusted_proxies = ['127.0.0.1', '" + std::string(bad) + "']"),
              Found{"network /trusted_proxies/1"})
        << bad;
  }
  EXPECT_EQ(problems("connections_per_address = 0"), Found{"out-of-range /connections_per_address"});
}

TEST_F(ConfigFile, NamesTheLineThatIsNotToml) {
  EXPECT_EQ(problems("listen = '127.0.0.1:1'\nlog_level = "), Found{"toml-syntax line 2"});
}

TEST_F(ConfigFile, MustBeThereIfItIsNamed) {
  const auto config = read_config((folder_ / "none.toml").string());
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().front().code, "file-unreadable");
}

TEST_F(ConfigFile, GivesWayToTheEnvironment) {
  ::setenv("RENMIAN_LISTEN", "[::1]:99", 1);
  EXPECT_EQ(read("listen = '127.0.0.1:1'")->listen, "[::1]:99");
}

TEST_F(ConfigFile, NamesTheVariableThatIsNotAsItShouldBe) {
  ::setenv("RENMIAN_LOG_LEVEL", "loud", 1);
  const auto loud = read("");
  ASSERT_FALSE(loud);
  EXPECT_EQ(loud.error().front().place, "RENMIAN_LOG_LEVEL");
  ::unsetenv("RENMIAN_LOG_LEVEL");
  ::setenv("RENMIAN_LISTEN", "99", 1);
  const auto nowhere = read("");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().front().place, "RENMIAN_LISTEN");
}

TEST(ListenAddress, IsHostAndPort) {
  EXPECT_EQ(parse_listen_address("127.0.0.1:8080")->host, "127.0.0.1");
  EXPECT_EQ(parse_listen_address("[::1]:0")->host, "::1");
  EXPECT_EQ(parse_listen_address("localhost:65535")->port, "65535");
  for (const auto* bad : {"", ":80", "localhost", "localhost:", "localhost:65536", "localhost:-1", "localhost:8o",
                          "::1:80", "localhost:000080"}) {
    EXPECT_FALSE(parse_listen_address(bad)) << bad;
  }
}

}  // namespace
}  // namespace renmian
