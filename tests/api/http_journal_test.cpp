// What is put on record of what people do over HTTP outside cases, and that it is before they are answered.
#include <gmock/gmock.h>

#include "adapters/store/open.hpp"
#include "engine/case/journal.hpp"
#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Timestamp kStart = *parse_timestamp("2026-03-02T01:00:00.000000Z");
constexpr auto kPerson = "/api/v1/persons/01900000-0000-7000-8000-000000000003";
constexpr auto kUnknown = "/api/v1/persons/01890000-0000-7000-8000-000000000000";

class HttpJournal : public testing::Test {
 protected:
  // "what by", or "kept_in by", of all entries of the day's commands of this kind.
  std::vector<std::string> told(std::string_view command, const char* member) {
    auto& desk = office.runtime().desk();
    const auto id = system_case_id(desk.committer().origin(), date_in_china(kStart));
    std::vector<std::string> all;
    for (const auto& event : office.runtime().store().events_of({&id, 1})) {
      if (parse_event(event.body).command != command) continue;
      const auto data = data_of(event);
      for (const auto& entry : data.at("entries").as_array()) {
        all.push_back(std::string(entry.at(member).as_string()) + " " + std::string(entry.at("by").as_string()));
      }
    }
    return all;
  }
  std::vector<std::string> readings() { return told("record_reading", "what"); }
  std::vector<std::string> changes() { return told("record_register", "kept_in"); }
  unsigned put(HttpClient& client, const std::string& target, const boost::json::value& body) {
    return client.send(verb::put, target, boost::json::serialize(body), {{"Content-Type", "application/json"}})
        .result_int();
  }

  HttpOffice office{{}, kStart};
};

TEST_F(HttpJournal, HasEveryReadOfAPersonsFile) {
  auto client = office.client();
  ASSERT_EQ(client.get(kPerson).result_int(), 200);
  EXPECT_THAT(readings(), ElementsAre("person zzb-001"));
  auto other = office.client(kOtherToken);
  ASSERT_EQ(other.get(std::string(kPerson) + "/form").result_int(), 200);
  ASSERT_EQ(other.get(std::string(kPerson) + "/kin").result_int(), 200);
  EXPECT_THAT(readings(), ElementsAre("person zzb-001", "form zzb-002", "kin zzb-002"));
}

TEST_F(HttpJournal, HasNothingOfWhatWasNotShown) {
  auto client = office.client();
  EXPECT_EQ(client.get(kUnknown).result_int(), 404);
  EXPECT_EQ(client.get(std::string(kPerson) + "/record").result_int(), 404) << "none is kept";
  EXPECT_EQ(office.client("wrong").get(kPerson).result_int(), 401);
  EXPECT_EQ(client.get("/api/v1/persons").result_int(), 200) << "a list is no file";
  EXPECT_THAT(readings(), IsEmpty());
}

TEST_F(HttpJournal, HasChangesOfRegisters) {
  auto client = office.client();
  ASSERT_EQ(client.post("/api/v1/units", {{"name", "示例市审计局"}}).result_int(), 201);
  ASSERT_EQ(put(client, "/api/v1/quota",
                {{"unit", "01900000-0000-7000-8000-000000000001"},
                 {"level", "division_head"},
                 {"authorised", 2},
                 {"in_use", 1}}),
            200U);
  ASSERT_EQ(put(client, std::string(kPerson) + "/kin", {{"items", boost::json::array{}}}), 200U);
  EXPECT_EQ(client.post("/api/v1/units", {{"nome", "x"}}).result_int(), 422);
  EXPECT_THAT(changes(), ElementsAre("units zzb-001", "quota zzb-001", "kin zzb-001"));
}

TEST_F(HttpJournal, IsNoMatterOfTheListOfCases) {
  auto client = office.client();
  ASSERT_EQ(client.get(kPerson).result_int(), 200);
  EXPECT_THAT(json_of(client.get("/api/v1/cases")).at("items").as_array(), IsEmpty());
  EXPECT_EQ(json_of(client.get("/api/v1/cases?position=system_day_open")).at("items").as_array().size(), 1U);
}

TEST_F(HttpJournal, WhereItCannotBeWrittenNoFileIsShown) {
  const auto held = office.runtime().store().begin();
  held->lock_head();
  const auto answer = office.client().get(kPerson);
  EXPECT_EQ(answer.result_int(), 503);
  EXPECT_EQ(answer.body().find("林示例"), std::string::npos);
  EXPECT_THAT(readings(), IsEmpty());
}

// The journal writes what it counted when the program ends, if not before.
TEST(HttpStrangers, AreCountedAndPutOnRecord) {
  std::string place = (std::filesystem::temp_directory_path() / "renmian-http-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(place.data());
  Config config;
  config.database = "sqlite:" + (folder / "renmian.db").string();
  config.listen = "127.0.0.1:0";
  config.key_file = (folder / "key.pem").string();
  config.log_level = "error";
  config.demo_accounts = {{kToken, {.id = "zzb-001", .role = "cadre_section", .unit = "组织部"}, "干部科经办人"}};
  migrate(config.database);
  {
    Runtime runtime(config, kStart);
    ServerOptions options;
    options.signals = false;
    HttpServer server(runtime, config, options);
    std::thread serving([&] { server.run(); });
    for (int times = 0; times < 5; ++times) {
      EXPECT_EQ(HttpClient(server.port(), "guess" + std::to_string(times)).get(kPerson).result_int(), 401);
    }
    HttpClient large(server.port(), "");
    large.send_raw(
        "POST /api/v1/documents?name=a.pdf HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer guess\r\n"
        "Content-Length: 20000000\r\n\r\n");
    EXPECT_EQ(large.receive().result_int(), 401);
    server.stop();
    serving.join();
  }
  const auto store = open_store(config.database);
  const auto id = system_case_id(config.origin, date_in_china(kStart));
  const auto events = store->events_of({&id, 1});
  ASSERT_EQ(events.size(), 2U);
  const auto data = data_of(events.back());
  std::map<std::string, std::int64_t> times;
  for (const auto& entry : data.at("entries").as_array()) {
    EXPECT_EQ(entry.at("code"), "not-authorised");
    EXPECT_TRUE(entry.at("by").is_null());
    times[std::string(entry.at("command").as_string())] = entry.at("times").as_int64();
  }
  EXPECT_EQ(times, (std::map<std::string, std::int64_t>{{"/api/v1/documents", 1}, {"/api/v1/persons/{id}", 5}}));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace renmian::test
