// What a running server lets others on its machine see: neither its arguments nor its environment nor its log hold a
// secret, whether it came from a file or from somebody who signs in.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "tests/support/command_run.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/staff.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kOidcSecret = "oidc-secret-canary-5d1f";
constexpr const char* kWrongPassword = "wrong password canary 7";
constexpr const char* kWrongToken = "wrong-token-canary-88a1-of-some-length";

// Standard error of what is started meanwhile goes into a file.
class ErrorsInto {
 public:
  explicit ErrorsInto(const std::filesystem::path& file) : before_(dup(STDERR_FILENO)) {
    const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(opened, STDERR_FILENO);
    close(opened);
  }
  ~ErrorsInto() {
    dup2(before_, STDERR_FILENO);
    close(before_);
  }
  ErrorsInto(const ErrorsInto&) = delete;
  ErrorsInto& operator=(const ErrorsInto&) = delete;

 private:
  int before_;
};

// A server that logs all it can, and what of it others can see.
class WatchedServer {
 public:
  WatchedServer(const std::filesystem::path& folder, const std::string& database, const std::string& config)
      : log_(folder / "log") {
    const ErrorsInto redirected(log_);
    server_ = std::make_unique<ServerProcess>(
        RENMIAN_BINARY, std::vector<std::string>{"--database", database, "--config", config, "--log-level", "trace",
                                                 "serve", "--listen", "127.0.0.1:0"});
  }

  std::uint16_t port() const { return server_->port(); }

  // Ends the server, so that the log is whole.
  std::string seen() {
    const auto process = std::filesystem::path("/proc") / std::to_string(server_->id());
    const auto arguments = file_content(process / "cmdline"), environment = file_content(process / "environ");
    EXPECT_THAT(arguments, HasSubstr("serve"));
    EXPECT_NE(environment, "");
    EXPECT_EQ(server_->stop(), 0);
    const auto log = file_content(log_);
    EXPECT_THAT(log, HasSubstr(" info "));
    return arguments + environment + log;
  }

 private:
  std::filesystem::path log_;
  std::unique_ptr<ServerProcess> server_;
};

// Every line that is long enough to be key material.
void expect_no_line_of(const std::filesystem::path& file, const std::string& seen) {
  std::istringstream lines(file_content(file));
  std::size_t compared = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.size() < 32 || line.starts_with("-----")) continue;
    ++compared;
    EXPECT_EQ(seen.find(line), std::string::npos) << "a line of " << file << " can be seen";
  }
  EXPECT_GT(compared, 0U) << file;
}

std::int64_t step_now() {
  using std::chrono::duration_cast, std::chrono::microseconds;
  return totp_step({duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count()});
}

TEST(SecretsOfAServer, AreNotSeenInArgumentsEnvironmentOrLogAfterASignIn) {
  const TemporaryFolder folder;
  const auto database = Database::sqlite();
  const auto installed = install_without_account(database->url(), folder.path());
  const auto oidc_file = folder.path() / "oidc-secret";
  std::ofstream(oidc_file) << kOidcSecret << '\n';
  std::ofstream(installed.config, std::ios::app)
      << "seal_key_file = \"" << (folder.path() / "seal").string() << "\"\n"
      << "[oidc]\nissuer = \"https://login.example\"\nclient_id = \"renmian\"\n"
         "redirect_uri = \"https://rm.example/api/v1/sessions/oidc/callback\"\nclient_secret_file = \""
      << oidc_file.string() << "\"\n";
  std::string factor;
  {
    auto config = read_config(installed.config).value();
    config.database = database->url();
    Runtime runtime(config);
    factor = Staff(runtime).secret("auditor");
  }

  WatchedServer server(folder.path(), database->url(), installed.config);
  HttpClient nobody(server.port());
  const auto code = totp_code(factor, step_now());
  const boost::json::object wrong{{"login", "auditor"}, {"password", kWrongPassword}, {"totp", code}};
  EXPECT_EQ(nobody.post("/api/v1/sessions", wrong).result_int(), 401U);
  const boost::json::object right{{"login", "auditor"}, {"password", kOwnPassword}, {"totp", code}};
  const auto opened = nobody.post("/api/v1/sessions", right, {{"Session-Transport", "bearer"}});
  ASSERT_EQ(opened.result_int(), 201U) << opened.body();
  const std::string token(json_of(opened).at("token").as_string());
  EXPECT_EQ(HttpClient(server.port(), token).get("/api/v1/me").result_int(), 200U);
  EXPECT_EQ(HttpClient(server.port(), kWrongToken).get("/api/v1/me").result_int(), 401U);

  const auto seen = server.seen();
  for (const auto& secret : {std::string(kOwnPassword), std::string(kWrongPassword), std::string(kWrongToken),
                             std::string(kOidcSecret), token, factor, base32(factor)}) {
    EXPECT_THAT(seen, Not(HasSubstr(secret)));
  }
  expect_no_line_of(folder.path() / "key.pem", seen);
  expect_no_line_of(folder.path() / "seal", seen);
}

TEST(SecretsOfAServer, OfADemoAreNotSeenEither) {
  const TemporaryFolder folder;
  const auto database = Database::sqlite();
  const auto installed = install(database->url(), folder.path());
  WatchedServer server(folder.path(), database->url(), installed.config);
  HttpClient client(server.port(), installed.token);
  EXPECT_EQ(client.get("/api/v1/me").result_int(), 200U);
  EXPECT_EQ(client.post("/api/v1/units", {{"name", "示例单位"}}).result_int(), 201U);
  const auto seen = server.seen();
  EXPECT_THAT(seen, Not(HasSubstr(installed.token)));
  expect_no_line_of(folder.path() / "key.pem", seen);
}

}  // namespace
}  // namespace renmian::test
