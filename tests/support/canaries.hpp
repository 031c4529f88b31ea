// Requests of every kind with words in them that must not be found where only technical things belong.
#pragma once

#include "tests/support/http_client.hpp"

namespace renmian::test {

inline constexpr const char* kCanaries[] = {"金丝雀", "canary"};

// The id of the case that was opened on the way. `person` and `post` are ids of the registers.
inline std::string ask_with_canaries(std::uint16_t port, const std::string& token, const std::string& person,
                                     const std::string& post) {
  HttpClient client(port, token);
  const auto opened = client.post("/api/v1/cases", {{"person", person}, {"post", post}, {"need", "金丝雀需要"}});
  const std::string id(json_of(opened).at("case").as_string());
  const auto seen = "\"" + id + "-1\"";
  client.post("/api/v1/units", {{"name", "金丝雀单位"}});
  client.post("/api/v1/units", {{"name", "金丝雀单位"}, {"canary-member", 1}});
  client.post("/api/v1/cases/" + id + "/commands",
              {{"command", "canary-command"}, {"data", {{"reason", "金丝雀内容"}}}}, {{"If-Match", seen}});
  client.post("/api/v1/cases/" + id + "/commands",
              {{"command", "record_vote_history"}, {"data", {{"times_rejected", 0}}}}, {{"If-Match", seen}});
  client.get("/api/v1/persons?name=canary");
  client.get("/api/v1/search?q=canary");
  client.get("/api/v1/cases/" + id);
  client.get("/api/v1/canary-path?canary=query");
  HttpClient(port, "canary-token-0123456789").get("/api/v1/cases");
  client.post("/api/v1/sessions", {{"login", "canary-login"}, {"password", "canary-password-1"}});
  return id;
}

}  // namespace renmian::test
