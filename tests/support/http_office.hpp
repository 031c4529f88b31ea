// A server in this process on a database in memory, with the real procedure, an account, a person and a post.
#pragma once

#include <filesystem>
#include <functional>
#include <thread>

#include "api/http/server.hpp"
#include "engine/data/writer.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/unhurried.hpp"

namespace renmian::test {

inline constexpr const char* kToken = "token-of-the-cadre-section";
inline constexpr const char* kOtherToken = "token-of-the-supervision";

class HttpOffice {
 public:
  // `adjust` may change the configuration.
  explicit HttpOffice(ServerOptions options = {}, std::optional<Timestamp> demo_start = std::nullopt,
                      const std::function<void(Config&)>& adjust = {})
      : config_(make_config(folder_.path(), adjust)), runtime_(config_, demo_start) {
    options.signals = false;
    server_ = std::make_unique<HttpServer>(runtime_, config_, options);
    runtime_.store().save_units({{kUnit}});
    runtime_.store().save_posts({{kPost}});
    runtime_.store().save_people({{PersonWithForm{kPerson, "<Person/>"}}});
    thread_ = std::thread([this] { server_->run(); });
  }
  ~HttpOffice() { stop(); }

  // Returns once the requests under way are answered.
  void stop() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }

  Runtime& runtime() { return runtime_; }
  HttpServer& server() { return *server_; }
  HttpClient client(std::string token = kToken) { return HttpClient(server_->port(), std::move(token)); }

  boost::json::object case_to_open() const {
    return {{"person", to_string(kPerson.id)}, {"post", to_string(kPost.id)}, {"need", "局长退休"}};
  }

  // A new case at version 1; its id.
  std::string open_case() {
    const auto response = client().post("/api/v1/cases", case_to_open());
    return std::string(json_of(response).at("case").as_string());
  }

 private:
  static Config make_config(const std::filesystem::path& folder, const std::function<void(Config&)>& adjust) {
    Config config;
    config.database = "memory:";
    config.listen = "127.0.0.1:0";
    config.key_file = (folder / "key.pem").string();
    config.log_level = "error";
    config.edge = unhurried();
    // For whichever role an act needs; rights are tested in http_rights_test.cpp.
    config.demo_accounts = {{kToken, {.id = "zzb-001", .role = {}, .unit = "组织部"}, "干部科经办人"},
                            {kOtherToken, {.id = "zzb-002", .role = {}, .unit = "组织部"}, "监督科"}};
    if (adjust) adjust(config);
    return config;
  }

  inline static const Unit kUnit{{*parse_uuid("01900000-0000-7000-8000-000000000001")}, "示例市统计局", {}};
  inline static const Post kPost{.id = {*parse_uuid("01900000-0000-7000-8000-000000000002")},
                                 .unit = kUnit.id,
                                 .title = "局长",
                                 .level = PostLevel::division_head,
                                 .kind = PostKind::head};
  inline static const Person kPerson{.id = {*parse_uuid("01900000-0000-7000-8000-000000000003")},
                                     .name = "林示例",
                                     .sex = "男",
                                     .birth_month = "1972-08",
                                     .current_post = "副局长",
                                     .form_digest = "0"};

  TemporaryFolder folder_;
  Config config_;
  Runtime runtime_;
  std::unique_ptr<HttpServer> server_;
  std::thread thread_;
};

// A command that may always be given and asks for nothing else.
inline boost::json::object vote_history(int times_rejected = 0) {
  return {{"command", "record_vote_history"}, {"data", {{"times_rejected", times_rejected}}}};
}

inline std::string etag(const std::string& case_id, int version) {
  return "\"" + case_id + "-" + std::to_string(version) + "\"";
}

}  // namespace renmian::test
