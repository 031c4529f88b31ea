// A server in this process as it stands after its first day: no accounts of a demo, but the three administrators and
// whoever is added (staff.hpp).
#pragma once

#include <thread>

#include "api/http/server.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/staff.hpp"
#include "tests/support/unhurried.hpp"

namespace renmian::test {

class SignedInOffice {
 public:
  // `adjust` may change the configuration. With `demo_start` the clock is one that is moved by hand.
  explicit SignedInOffice(std::optional<Timestamp> demo_start = std::nullopt,
                          const std::function<void(Config&)>& adjust = {})
      : config_(make_config(adjust)), runtime_(config_, demo_start), staff_(runtime_) {
    ServerOptions options;
    options.signals = false;
    server_ = std::make_unique<HttpServer>(runtime_, config_, options);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~SignedInOffice() {
    server_->stop();
    thread_.join();
  }

  Runtime& runtime() { return runtime_; }
  std::uint16_t port() const { return server_->port(); }
  const std::filesystem::path& folder() const { return folder_.path(); }

  // Whose requests come with the session of this account; of nobody, if it is empty.
  HttpClient client(const std::string& login = {}) {
    return HttpClient(server_->port(), login.empty() ? std::string{} : staff_.token(login));
  }

  // As in Staff.
  const std::string& token(const std::string& login) const { return staff_.token(login); }
  Actor actor(const std::string& login) { return staff_.actor(login); }
  std::string code(const std::string& login, std::int64_t steps_from_now = 0) {
    return staff_.code(login, steps_from_now);
  }
  const std::string& secret(const std::string& login) const { return staff_.secret(login); }
  void add(const std::string& login, const std::vector<RightToHold>& rights,
           account::AccountKind kind = account::AccountKind::person) {
    staff_.add(login, rights, kind);
  }
  void command(const std::string& login, const std::string& code, const boost::json::value& data,
               const std::string& by) {
    staff_.command(login, code, data, by);
  }
  void set_up(const std::string& login, const std::string& one_time) { staff_.set_up(login, one_time); }
  void sign_in(const std::string& login) { staff_.sign_in(login); }

 private:
  Config make_config(const std::function<void(Config&)>& adjust) const {
    Config config;
    config.database = "memory:";
    config.listen = "127.0.0.1:0";
    config.key_file = (folder_.path() / "key.pem").string();
    config.log_level = "error";
    config.edge = unhurried();
    config.identity.argon2_memory_kib = 64;
    config.identity.argon2_passes = 1;
    if (adjust) adjust(config);
    return config;
  }

  TemporaryFolder folder_;
  Config config_;
  Runtime runtime_;
  Staff staff_;
  std::unique_ptr<HttpServer> server_;
  std::thread thread_;
};

}  // namespace renmian::test
