// An OpenID provider in this process that lets anybody in, and says of them what a test wants.
#pragma once

#include <boost/url.hpp>
#include <map>

#include "engine/audit/digest.hpp"
#include "tests/support/answering_server.hpp"
#include "tests/support/token_key.hpp"

namespace renmian::test {

class OidcProvider {
 public:
  // What it does, set before it is asked.
  struct Behaviour {
    boost::json::object claims = {};    // of the token, replacing those it would have; null: left out
    boost::json::object document = {};  // the same of what it publishes
    std::string algorithm = "ES256";
    unsigned token_status = 200;
  };

  std::string issuer() const { return server_.origin(); }
  std::uint16_t port() const { return server_.port(); }
  std::size_t requests() const { return server_.requests(); }

  template <class Change>
  void change(const Change& change) {
    const std::lock_guard lock(mutex_);
    change(behaviour_);
  }
  void exchange_key(const std::string& kid) {
    const std::lock_guard lock(mutex_);
    key_ = std::make_unique<TokenKey>(TokenKey::Type::kEc, kid);
  }

  // Somebody signs in where the browser was sent: the code with which it is sent back.
  std::string sign_in(const std::string& authorization_url, std::int64_t now) {
    const auto url = boost::urls::parse_uri(authorization_url).value();
    const auto parameter = [&](const char* name) { return std::string((*url.params().find(name)).value); };
    const std::lock_guard lock(mutex_);
    auto code = "code-" + std::to_string(++codes_);
    pending_[code] = {parameter("nonce"), parameter("code_challenge"), parameter("redirect_uri"), now};
    return code;
  }

  std::string last_authorization() const {
    const std::lock_guard lock(mutex_);
    return authorization_;
  }

 private:
  struct Pending {
    std::string nonce, challenge, redirect_uri;
    std::int64_t now = 0;
  };

  static std::string answer_with(unsigned status, const std::string& body) {
    return "HTTP/1.1 " + std::to_string(status) +
           " Said\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           body;
  }

  static boost::json::object replaced(boost::json::object all, const boost::json::object& by) {
    for (const auto& [name, value] : by) {
      if (value.is_null()) {
        all.erase(name);
      } else {
        all[name] = value;
      }
    }
    return all;
  }

  std::string answer(const AnsweringServer::Request& request) {
    const std::lock_guard lock(mutex_);
    const std::string_view target = request.target();
    if (target == "/.well-known/openid-configuration") {
      return answer_with(200, boost::json::serialize(replaced(
                                  boost::json::object{{"issuer", issuer()},
                                                      {"authorization_endpoint", issuer() + "/authorize?tenant=1"},
                                                      {"token_endpoint", issuer() + "/token"},
                                                      {"jwks_uri", issuer() + "/jwks"}},
                                  behaviour_.document)));
    }
    if (target == "/jwks") return answer_with(200, key_set({key_->public_part()}));
    return target == "/token" ? token(request) : answer_with(404, "{}");
  }

  std::string token(const AnsweringServer::Request& request) {
    authorization_ = request["Authorization"];
    if (behaviour_.token_status != 200) return answer_with(behaviour_.token_status, R"({"error": "server_error"})");
    const auto query = "?" + request.body();
    const auto form = boost::urls::parse_uri_reference(query).value().params();
    const auto parameter = [&](const char* name) {
      const auto found = form.find(name);
      return found == form.end() ? std::string() : std::string((*found).value);
    };
    const auto pending = pending_.extract(parameter("code"));
    auto challenge = to_base64(sha256(parameter("code_verifier")));
    while (challenge.ends_with('=')) challenge.pop_back();
    for (auto& c : challenge) c = c == '+' ? '-' : c == '/' ? '_' : c;
    if (pending.empty() || pending.mapped().challenge != challenge ||
        pending.mapped().redirect_uri != parameter("redirect_uri") || parameter("grant_type") != "authorization_code") {
      return answer_with(400, R"({"error": "invalid_grant"})");
    }
    const auto& [nonce, ignored, redirect_uri, now] = pending.mapped();
    const auto claims = replaced(boost::json::object{{"iss", issuer()},
                                                     {"sub", "1001"},
                                                     {"aud", "renmian"},
                                                     {"exp", now + 300},
                                                     {"iat", now},
                                                     {"auth_time", now},
                                                     {"nonce", nonce},
                                                     {"amr", {"pwd", "otp"}},
                                                     {"preferred_username", "zzb-001"}},
                                 behaviour_.claims);
    const auto id_token = behaviour_.algorithm == "none"
                              ? unsigned_token(claims)
                              : key_->sign(behaviour_.algorithm, boost::json::serialize(claims));
    return answer_with(200, boost::json::serialize(boost::json::object{
                                {"access_token", "a"}, {"token_type", "Bearer"}, {"id_token", id_token}}));
  }

  static std::string unsigned_token(const boost::json::object& claims) {
    auto payload = to_base64(boost::json::serialize(claims));
    while (payload.ends_with('=')) payload.pop_back();
    return "eyJhbGciOiJub25lIn0." + payload + ".";
  }

  mutable std::mutex mutex_;
  Behaviour behaviour_;
  std::unique_ptr<TokenKey> key_ = std::make_unique<TokenKey>();
  std::map<std::string, Pending> pending_;
  int codes_ = 0;
  std::string authorization_;
  AnsweringServer server_{[this](const AnsweringServer::Request& request) { return answer(request); }};
};

}  // namespace renmian::test
