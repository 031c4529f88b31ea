// Every scenario of tests/data/scenario comes out as its file says, wherever it is played: on a desk over each kind of
// database, and on a server over each that lasts.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <thread>

#include "adapters/store/open.hpp"
#include "adapters/system/secure_random.hpp"
#include "api/http/server.hpp"
#include "api/scenario/http_target.hpp"
#include "api/scenario/scenario.hpp"
#include "engine/audit/strict_json.hpp"
#include "tests/support/databases.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

const fs::path kScenarios = RENMIAN_TEST_DATA "/scenario";

std::vector<fs::path> scenario_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kScenarios)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  return files;
}

// An account for everybody who acts in the scenario, for whichever role an act needs: some give commands that are not
// theirs, to show that the rules of the procedure refuse them too.
std::vector<Account> accounts_of(const fs::path& file) {
  std::vector<Account> accounts;
  std::ifstream lines(file);
  for (std::string text; std::getline(lines, text);) {
    const auto line = parse_strict(text);
    if (!line || !line->is_object() || !line->get_object().contains("actor")) continue;
    const auto member = [&](std::string_view name) {
      const auto* value = line->get_object().if_contains(name);
      return value == nullptr ? std::string() : std::string(value->as_string());
    };
    accounts.push_back(
        {"token-for-" + member("id") + std::to_string(accounts.size()) + "-0123456789",
         {.id = member("id"), .role = {}, .unit = member("unit"), .on_behalf_of = member("on_behalf_of")},
         member("actor")});
  }
  return accounts;
}

enum class Where { kMemory, kSqlite, kPostgresql, kServerOnSqlite, kServerOnPostgresql };

void PrintTo(Where where, std::ostream* out) {
  constexpr std::string_view kNames[] = {"memory", "SQLite", "PostgreSQL", "server on SQLite", "server on PostgreSQL"};
  *out << kNames[static_cast<std::size_t>(where)];
}

class Scenarios : public testing::TestWithParam<Where> {
 protected:
  ScenarioReport play(const fs::path& file) {
    const auto database = new_database();
    Config config;
    config.database = database ? database->url() : "memory:";
    config.key_file = folder_.path() / std::to_string(++plays_) / "key.pem";
    config.listen = "127.0.0.1:0";
    config.log_level = "off";
    config.demo_accounts = accounts_of(file);
    if (database) migrate(config.database);
    Runtime runtime(config, Timestamp{});
    std::ifstream lines(file);
    const bool over_http = GetParam() == Where::kServerOnSqlite || GetParam() == Where::kServerOnPostgresql;
    if (!over_http) {
      DirectTarget target(runtime.desk(), *runtime.demo_clock(), runtime.random());
      return run_scenario(lines, file.parent_path(), target).value();
    }
    HttpServer server(runtime, config, {.threads = 1, .signals = false});
    std::thread serving([&] { server.run(); });
    const auto stop = [&](void*) {
      server.stop();
      serving.join();
    };
    const std::unique_ptr<void, decltype(stop)> stopped_at_the_end(&server, stop);
    HttpTarget target({"127.0.0.1", std::to_string(server.port())}, config.demo_accounts, runtime.store(), random_);
    return run_scenario(lines, file.parent_path(), target).value();
  }

 private:
  static std::unique_ptr<test::Database> new_database() {
    switch (GetParam()) {
      case Where::kMemory:
        return nullptr;
      case Where::kSqlite:
      case Where::kServerOnSqlite:
        return test::Database::sqlite();
      case Where::kPostgresql:
      case Where::kServerOnPostgresql:
        return test::Database::postgresql();
    }
    return nullptr;
  }

  test::TemporaryFolder folder_;
  int plays_ = 0;
  SecureRandom random_;
};

TEST_P(Scenarios, ComeOutAsTheirFilesSayAndEveryGateRefusesOnce) {
  const auto files = scenario_files();
  ASSERT_FALSE(files.empty());
  std::set<std::string> refusing;
  for (const auto& file : files) {
    const auto report = play(file);
    EXPECT_FALSE(report.steps.empty()) << file;
    for (const auto& step : report.steps) {
      EXPECT_EQ(step.actual, step.expected)
          << file.filename() << " line " << step.line << ": " << step.subject << " " << step.command;
      refusing.insert(step.gates.begin(), step.gates.end());
    }
  }
  // Nobody comes to the check before the meeting without what this gate asks for: every step on the way asks for it.
  constexpr std::string_view kNeverClosed = "sbsh-1-procedure";
  for (const auto* kind : appointment::all_kinds()) {
    for (const auto* gate : kind->book().gates) {
      EXPECT_EQ(refusing.contains(std::string(gate->id)), gate->id != kNeverClosed) << gate->id;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Everywhere, Scenarios,
                         testing::Values(Where::kMemory, Where::kSqlite, Where::kPostgresql, Where::kServerOnSqlite,
                                         Where::kServerOnPostgresql));

TEST(HttpAddress, NamesHostAndPort) {
  const auto address = parse_http_address("http://127.0.0.1:8080");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->host, "127.0.0.1");
  EXPECT_EQ(address->port, "8080");
  EXPECT_EQ(parse_http_address("http://[::1]:8080")->host, "::1");
  for (const auto* bad : {"", "127.0.0.1:8080", "https://127.0.0.1:8080", "http://127.0.0.1", "http://:8080"}) {
    EXPECT_FALSE(parse_http_address(bad)) << bad;
  }
}

}  // namespace
}  // namespace renmian
