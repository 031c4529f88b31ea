// An office with people of every kind that resources ask for: who run cases, who supervise, who administer.
#pragma once

#include <gtest/gtest.h>

#include "engine/case/journal.hpp"
#include "tests/support/http_office.hpp"

namespace renmian::test {

inline constexpr const char* kHeadToken = "token-of-the-head-of-the-department";
inline constexpr const char* kSupervisorToken = "token-of-the-supervision-section";
inline constexpr const char* kSecurityToken = "token-of-the-security-administrator";
inline constexpr const char* kAuditorToken = "token-of-the-auditor";
inline constexpr const char* kNobodyToken = "token-of-a-member-of-the-public";

class ResourceOffice : public HttpOffice {
 public:
  explicit ResourceOffice(std::optional<Timestamp> demo_start = std::nullopt,
                          const std::function<void(Config&)>& adjust = {})
      : HttpOffice({}, demo_start, [&](Config& config) {
          const auto add = [&](const char* token, const char* id, const char* role) {
            config.demo_accounts.push_back({token, {.id = id, .role = role, .unit = "组织部"}, role});
          };
          config.demo_accounts.front().actor.role = "cadre_section";
          add(kHeadToken, "zzb-010", "od_head");
          add(kSupervisorToken, "zzb-011", "supervision_section");
          add(kSecurityToken, "sys-001", "secadmin");
          add(kAuditorToken, "sys-002", "auditor");
          add(kNobodyToken, "qz-001", "complainant");
          if (adjust) adjust(config);
        }) {}

  boost::json::object get(const std::string& target, const char* token = kToken) {
    const auto response = client(token).get("/api/v1/" + target);
    EXPECT_EQ(response.result_int(), 200) << target << " " << response.body();
    return json_of(response);
  }
  unsigned status_of(const std::string& target, const char* token = kToken) {
    return client(token).get("/api/v1/" + target).result_int();
  }

  // The entries that the journal has of this command.
  boost::json::array on_record(std::string_view command) {
    runtime().journal().record(
        Found{"test", "测试", "test", {}, runtime().desk().clock().now()});  // what waits is written
    boost::json::array entries;
    for (const auto& event : runtime().store().events_from(0, 1000)) {
      if (!event.payload || event.body.find('"' + std::string(command) + '"') == std::string::npos) continue;
      const auto payload = boost::json::parse(event.payload->content).as_object();
      for (const auto& entry : payload.at("data").at("entries").as_array()) entries.push_back(entry);
    }
    return entries;
  }
};

inline constexpr const char* kNoId = "01900000-0000-7000-8000-00000000ffff";

}  // namespace renmian::test
