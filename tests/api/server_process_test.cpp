// The program as a server of its own: its technical log in JSON, and what it reads again when it is told to.
#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "api/http/tls.hpp"
#include "tests/support/canaries.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/command_run.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/tls_client.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::HasSubstr;
using testing::Not;

class ServerProcessTest : public testing::Test {
 protected:
  // With these settings beside those of the installation; standard error goes into a file.
  void start(const std::string& settings) {
    const auto before = file_content(installed_.config);
    std::ofstream(installed_.config) << settings << before;
    process_ = std::make_unique<ServerProcess>(
        "/bin/sh", std::vector<std::string>{"-c", "exec \"$@\" 2>\"$0\"", log_file(), RENMIAN_BINARY, "--database",
                                            database_, "--config", installed_.config, "--log-level", "trace", "serve",
                                            "--listen", "127.0.0.1:0"});
  }

  std::string log() const { return file_content(log_file()); }

  // Throws for a line that is not one object.
  std::vector<json::object> log_lines() const {
    std::istringstream text(log());
    std::vector<json::object> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(json::parse(line).as_object());
    return lines;
  }

  // What is asked for again until it is so, for ten seconds at most.
  static bool becomes(const std::function<bool()>& so) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!so() && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return so();
  }

  TemporaryFolder folder_;
  const std::string database_ = "sqlite:" + (folder_.path() / "renmian.db").string();
  const Installed installed_ = install(database_, folder_.path());
  std::unique_ptr<ServerProcess> process_;

 private:
  std::string log_file() const { return (folder_.path() / "log").string(); }
};

TEST_F(ServerProcessTest, ItsLogInJsonHoldsNothingOfPeopleCasesOrSecrets) {
  start("log_format = \"json\"\n");
  const auto id = ask_with_canaries(process_->port(), installed_.token, installed_.person, installed_.post);
  EXPECT_EQ(process_->stop(), 0);

  const auto lines = log_lines();
  EXPECT_TRUE(std::ranges::any_of(lines, [&](const json::object& line) {
    return line.at("event") == "command" && line.at("case") == json::string(id);
  })) << "something is logged";
  for (const auto& line : lines) {
    for (const auto* member : {"time", "level", "event"}) EXPECT_TRUE(line.contains(member)) << json::serialize(line);
  }
  for (const auto* canary : kCanaries) EXPECT_THAT(log(), Not(HasSubstr(canary)));
  EXPECT_THAT(log(), Not(HasSubstr(installed_.token)));
}

class TlsServerProcess : public ServerProcessTest {
 protected:
  TlsServerProcess() {
    fs::create_directory(folder_.path() / kFolder);
    write_pair();
    // A JSON string is a TOML string too.
    const auto text = [](const fs::path& path) { return json::serialize(json::string(path.string())); };
    start("log_format = \"json\"\ntls_certificate = " + text(certificate_) + "\ntls_key = " + text(key_) + "\n");
  }

  void write_pair() const {
    fs::remove(key_);
    write_certificate(certificate_, key_);
    fs::permissions(key_, fs::perms::owner_read | fs::perms::owner_write);
  }
  std::string shown() const { return http::certificate_of_peer(TlsClient(process_->port()).connection()); }

  static constexpr const char* kFolder = "two\nlines \"quoted\"";
  const fs::path certificate_ = folder_.path() / kFolder / "server.pem";
  const fs::path key_ = folder_.path() / kFolder / "server.key";
};

TEST_F(TlsServerProcess, ShowsTheNewCertificateOnceItIsToldToReadAgain) {
  TlsClient before(process_->port());
  const auto first = http::certificate_of_peer(before.connection());
  write_pair();
  EXPECT_EQ(shown(), first);
  process_->reload();
  EXPECT_TRUE(becomes([&] { return shown() != first; }));
  EXPECT_TRUE(before.get("/api/v1/health").starts_with("HTTP/1.1 200")) << "the connection goes on";
}

TEST_F(TlsServerProcess, KeepsItsCertificateAndSaysInOneLineWhyTheNewOneCannotBeUsed) {
  const auto first = shown();
  std::ofstream(certificate_) << "nothing";
  process_->reload();
  const auto is_fault = [](const json::object& line) { return line.at("event") == "fault"; };
  ASSERT_TRUE(becomes([&] { return std::ranges::any_of(log_lines(), is_fault); }));
  const auto lines = log_lines();
  const auto fault = std::ranges::find_if(lines, is_fault);
  EXPECT_THAT(std::string(fault->at("detail").as_string()), HasSubstr(kFolder));
  EXPECT_EQ(shown(), first);
  write_pair();
  process_->reload();
  EXPECT_TRUE(becomes([&] { return shown() != first; })) << "a signal is heeded after one that failed";
}

}  // namespace
}  // namespace renmian::test
