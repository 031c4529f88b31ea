// The OA systems of the configuration over HTTP: how far they are told, and their dead letters.
#include <gmock/gmock.h>

#include <fstream>

#include "api/service/oa/oa_push.hpp"
#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

constexpr auto kAdminToken = "token-of-the-system-administrator",
               kSecurityToken = "token-of-the-security-administrator";

class HttpOa : public testing::Test {
 protected:
  void adjust(Config& config) const {
    const auto file = folder.path() / "oa.toml";
    std::ofstream(file) << "name = \"city-oa\"\nurl = \"https://oa.example\"\nlink = \"https://rm.example\"\n"
                        << "template = \"ecology\"\n[values]\nsyscode = \"renmian\"\n";
    config.outside.oa = {file.string()};
    config.demo_accounts.front().actor.role = "cadre_section";
    const auto add = [&](const char* token, const char* id, const char* role) {
      config.demo_accounts.push_back({token, {.id = id, .role = role, .unit = "od"}, role});
    };
    add(kAdminToken, "sys-1", "sysadmin");
    add(kSecurityToken, "sec-1", "secadmin");
  }
  KeptRecords& kept() { return office.runtime().store().kept(); }
  void keep_letter(std::int64_t log_index) {
    const Kept<DeadLetter> letter{
        letter_id(kOwner, static_cast<std::uint64_t>(log_index)), 0, {CaseId{}, log_index, 10, {}, {"HTTP 500"}}};
    ASSERT_TRUE(save_kept(kept(), letter, kOwner));
  }
  HttpResponse ask(verb method, const std::string& path, const std::string& token = kAdminToken) {
    static int keys = 0;
    return office.client(token).send(method, "/api/v1/oa" + path, "",
                                     {{"Idempotency-Key", "oa-" + std::to_string(++keys)}});
  }

  const std::string kOwner = oa_owner("city-oa");
  TemporaryFolder folder;
  HttpOffice office{{}, std::nullopt, [this](Config& config) { adjust(config); }};
};

TEST_F(HttpOa, SystemsAreListedWithHowFarTheyAreTold) {
  keep_letter(3);
  const auto items = json_of(ask(verb::get, "")).at("items").as_array();
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].at("name"), "city-oa");
  EXPECT_EQ(items[0].at("url"), "https://oa.example");
  EXPECT_EQ(items[0].at("next"), 0);
  EXPECT_EQ(items[0].at("untold"), 0);
  EXPECT_EQ(items[0].at("dead_letters"), 1);
}

TEST_F(HttpOa, DeadLettersAreListedPageByPageInTheOrderOfTheLog) {
  for (const auto log_index : {20, 3, 100}) keep_letter(log_index);
  const auto first = json_of(ask(verb::get, "/city-oa/dead-letters?limit=2"));
  ASSERT_EQ(first.at("items").as_array().size(), 2U);
  EXPECT_EQ(first.at("items").at(0).at("log_index"), 3);
  EXPECT_EQ(first.at("items").at(1).at("log_index"), 20);
  EXPECT_EQ(first.at("next"), "/api/v1/oa/city-oa/dead-letters?limit=2&after=20");
  const auto last = json_of(ask(verb::get, "/city-oa/dead-letters?limit=2&after=20"));
  ASSERT_EQ(last.at("items").as_array().size(), 1U);
  EXPECT_EQ(last.at("items").at(0).at("log_index"), 100);
  EXPECT_TRUE(last.at("next").is_null());
}

TEST_F(HttpOa, ADeadLetterIsTriedOnceMoreOrDiscarded) {
  keep_letter(3);
  const auto again = ask(verb::post, "/city-oa/dead-letters/3/redelivery");
  EXPECT_EQ(again.result_int(), 202) << again.body();
  EXPECT_EQ(list_kept<Redelivery>(kept(), kOwner).size(), 1U);
  EXPECT_EQ(ask(verb::delete_, "/city-oa/dead-letters/3").result_int(), 204);
  EXPECT_TRUE(list_kept<Redelivery>(kept(), kOwner).empty());
  EXPECT_EQ(ask(verb::delete_, "/city-oa/dead-letters/3").result_int(), 404);
  EXPECT_EQ(ask(verb::post, "/city-oa/dead-letters/3/redelivery").result_int(), 404);
}

TEST_F(HttpOa, WhatIsNotThereIsNotFound) {
  keep_letter(3);
  for (const auto* path : {"/oa/dead-letters", "/city-oa:x/dead-letters"}) {
    EXPECT_EQ(ask(verb::get, path).result_int(), 404) << path;
  }
  for (const auto* number : {"4", "x", "-1", "99999999999999999999"}) {
    EXPECT_EQ(ask(verb::delete_, "/city-oa/dead-letters/" + std::string(number)).result_int(), 404) << number;
  }
}

TEST_F(HttpOa, IsTheSystemAdministratorsToChangeAndTheSecurityAdministratorsToSee) {
  keep_letter(3);
  for (const auto* path : {"", "/city-oa/dead-letters"}) {
    EXPECT_EQ(ask(verb::get, path, kSecurityToken).result_int(), 200) << path;
    EXPECT_EQ(ask(verb::get, path, kToken).result_int(), 403) << path;
  }
  for (const auto* token : {kSecurityToken, kToken}) {
    EXPECT_EQ(ask(verb::post, "/city-oa/dead-letters/3/redelivery", token).result_int(), 403) << token;
    EXPECT_EQ(ask(verb::delete_, "/city-oa/dead-letters/3", token).result_int(), 403) << token;
    EXPECT_EQ(ask(verb::delete_, "/oa/dead-letters/3", token).result_int(), 403) << "whatever the name";
  }
  EXPECT_EQ(list_kept<DeadLetter>(kept(), kOwner).size(), 1U);
}

}  // namespace
}  // namespace renmian::test
