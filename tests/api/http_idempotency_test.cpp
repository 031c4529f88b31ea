// A change that is asked for again under its key is made once, and answered as the first time: at once, later, many at
// the same time, and after the program was killed.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "tests/support/forms.hpp"
#include "tests/support/http_office.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/server_process.hpp"

namespace renmian::test {
namespace {

constexpr auto kUnits = "/api/v1/units";

struct Change {
  verb method;
  std::string path, body;
  std::string type = "application/json";
};

// One of each kind of change that is not a command of a case; `number` tells them apart.
std::vector<Change> changes(int number) {
  const auto text = std::to_string(number);
  const std::string person = "/api/v1/persons/01900000-0000-7000-8000-000000000003";
  return {
      {verb::post, kUnits, "{\"name\":\"单位" + text + "\"}"},
      {verb::post, "/api/v1/posts",
       "{\"unit\":\"01900000-0000-7000-8000-000000000001\",\"title\":\"职务" + text +
           "\",\"level\":\"section_head\",\"kind\":\"head\"}"},
      {verb::post, "/api/v1/batches", "{\"title\":\"批次" + text + "\"}"},
      {verb::post, "/api/v1/delegations",
       "{\"from\":\"zzb-001\",\"to\":\"zzb-" + text + "\",\"first_day\":\"2026-01-01\",\"last_day\":\"2026-12-31\"}"},
      {verb::put, person + "/kin", "{\"items\":[{\"staff\":\"zzb-009\",\"relation\":\"self\"}]}"},
      {verb::put, "/api/v1/quota",
       "{\"unit\":\"01900000-0000-7000-8000-000000000001\",\"level\":\"section_head\",\"authorised\":2,\"in_use\":1}"}};
}

HttpResponse send(HttpClient client, const Change& change, const std::string& key, Fields fields = {}) {
  fields.emplace_back("Idempotency-Key", key);
  fields.emplace_back("Content-Type", change.type);
  return client.send(change.method, change.path, change.body, fields);
}

std::multiset<std::string> texts(const HttpResponse& list, const char* member) {
  std::multiset<std::string> all;
  const auto body = json_of(list);
  for (const auto& item : body.at("items").as_array()) all.emplace(item.at(member).as_string());
  return all;
}

// An answer quotes what it refuses, and that may be no plain text.
TEST(HttpIdempotency, AnAnswerWithAControlCharacterIsGivenAgain) {
  HttpOffice office;
  const Change refused{verb::post, "/api/v1/delegations",
                       "{\"from\":\"zzb-001\",\"to\":\"zzb-002\",\"first_day\":\"2026-01-01\",\"last_day\":\"2026-12-"
                       "31\",\"batch\":\"\x7f\"}"};
  const auto first = send(office.client(), refused, "quoting");
  EXPECT_EQ(first.result_int(), 422U);
  EXPECT_NE(first.body().find('\x7f'), std::string::npos) << "else this tests nothing";
  const auto again = send(office.client(), refused, "quoting");
  EXPECT_EQ(again.result_int(), 422U);
  EXPECT_EQ(again.body(), first.body());
}

TEST(HttpIdempotency, EveryKindOfChangeIsMadeOnceHoweverManyAskForItAtOnce) {
  HttpOffice office;
  std::minstd_rand random(7);
  for (int number = 0; number < 5; ++number) {
    for (const auto& change : changes(number)) {
      const auto key = change.path + std::to_string(number);
      std::vector<HttpResponse> answers(1 + random() % 5);
      {
        std::vector<std::jthread> clients;
        for (auto& answer : answers) clients.emplace_back([&] { answer = send(office.client(), change, key); });
      }
      if (change.method == verb::put && number > 0) continue;  // is there already: needs If-Match
      for (const auto& answer : answers) {
        EXPECT_LT(answer.result_int(), 300U) << change.path << answer.body();
        EXPECT_EQ(answer.body(), answers.front().body());
        EXPECT_EQ(answer[field::location], answers.front()[field::location]);
      }
    }
  }
  auto client = office.client();
  for (int number = 0; number < 5; ++number) {
    const auto text = std::to_string(number);
    EXPECT_EQ(texts(client.get(kUnits), "name").count("单位" + text), 1U);
    EXPECT_EQ(texts(client.get("/api/v1/posts"), "title").count("职务" + text), 1U);
    EXPECT_EQ(texts(client.get("/api/v1/batches"), "title").count("批次" + text), 1U);
    EXPECT_EQ(texts(client.get("/api/v1/delegations"), "to").count("zzb-" + text), 1U);
  }
}

TEST(HttpIdempotency, EveryMethodThatChangesNeedsAKey) {
  HttpOffice office;
  for (const auto& change : changes(1)) {
    const auto response = send(office.client(), change, "");
    EXPECT_EQ(response.result_int(), 400) << change.path;
    EXPECT_EQ(code_of(response), "bad-idempotency-key");
  }
}

TEST(HttpIdempotency, TheKeyMayBeWrittenBareOrAsAStructuredField) {
  HttpOffice office;
  const auto change = changes(1).front();
  const auto first = send(office.client(), change, "8e03978e");
  EXPECT_EQ(first.result_int(), 201);
  EXPECT_EQ(send(office.client(), change, "\"8e03978e\"").body(), first.body());
  for (const auto* bad : {"\"8e03978e", "\"a\"b\"", "\"\"", "\"a\\b\"", "\"a\\\""}) {
    EXPECT_EQ(send(office.client(), change, bad).result_int(), 400) << bad;
  }
  EXPECT_EQ(send(office.client(), changes(2).front(), "\"a\\\"b\\\\\"").result_int(), 201);
}

TEST(HttpIdempotency, AnotherRequestUnderTheKeyIsRefused) {
  HttpOffice office;
  const auto change = changes(1).front();
  EXPECT_EQ(send(office.client(), change, "k").result_int(), 201);
  const auto other_body = send(office.client(), changes(2).front(), "k");
  EXPECT_EQ(other_body.result_int(), 422);
  EXPECT_EQ(code_of(other_body), "key-reused");
  EXPECT_EQ(send(office.client(), change, "k", {{"If-Match", "\"x\""}}).result_int(), 422);
  auto reordered = change;
  reordered.body = " { \"name\" : \"\\u5355\\u4f4d1\" } ";
  EXPECT_EQ(send(office.client(), reordered, "k").result_int(), 201) << "the same JSON, written otherwise";
}

TEST(HttpIdempotency, AKeyBelongsToTheActorAndTheRoute) {
  HttpOffice office;
  const auto all = changes(1);
  const auto first = send(office.client(), all[0], "k");
  EXPECT_EQ(send(office.client(), all[2], "k").result_int(), 201) << "another route";
  const auto other = send(office.client(kOtherToken), all[0], "k");
  EXPECT_EQ(other.result_int(), 201);
  EXPECT_NE(other.body(), first.body()) << "another's answer is not shown";
}

TEST(HttpIdempotency, ARefusalIsAnsweredAgainAsItWas) {
  HttpOffice office;
  const Change change{verb::post, kUnits, "{\"name\":\"x\",\"parent\":\"01900000-0000-7000-8000-00000000ffff\"}"};
  const auto first = send(office.client(), change, "k");
  EXPECT_EQ(first.result_int(), 422);
  const auto again = send(office.client(), change, "k");
  EXPECT_EQ(again.body(), first.body()) << "with the request id of the first time";
  EXPECT_EQ(again[field::content_type], first[field::content_type]);
}

TEST(HttpIdempotency, AnAnswerThatMayTurnOutOtherwiseIsNotKept) {
  HttpOffice office({}, std::nullopt, [](Config& config) { config.edge.rate_changes = 1; });
  const auto change = changes(1).front();
  for (int i = 0; i < 10; ++i) send(office.client(), change, "k" + std::to_string(i));
  EXPECT_EQ(send(office.client(), change, "late").result_int(), 429);
  EXPECT_EQ(send(office.client("wrong"), change, "late").result_int(), 401);
  HttpResponse answer;
  do {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    answer = send(office.client(), change, "late");
  } while (answer.result_int() == 429);
  EXPECT_EQ(answer.result_int(), 201);
}

TEST(HttpIdempotency, AnAnswerIsKeptForSevenDays) {
  const auto start = *parse_timestamp("2026-03-02T01:00:00.000000Z");
  HttpOffice office({}, start);
  const auto change = changes(1).front();
  const auto first = send(office.client(), change, "k");
  office.runtime().demo_clock()->set(*parse_timestamp("2026-03-09T00:59:59.000000Z"));
  EXPECT_EQ(send(office.client(), change, "k").body(), first.body());
  office.runtime().demo_clock()->set(*parse_timestamp("2026-03-09T01:00:00.001000Z"));
  EXPECT_NE(send(office.client(), change, "k").body(), first.body()) << "a key may be used anew";
}

// What is repeated after every crash until it is answered: never lost, never twice.
TEST(HttpIdempotency, AChangeWhoseAnswerWasLostInACrashIsMadeOnce) {
  const auto database = Database::sqlite();
  TemporaryFolder folder;
  const auto installed = install(database->url(), folder.path());
  std::map<std::string, Change> asked;  // by key
  std::minstd_rand random(11);
  const auto form = [](int number) {
    auto filled = sound_form();
    filled.set("XianRenZhiWu", "职务" + std::to_string(number));
    return write_lrmx(filled);
  };
  int number = 0;
  for (int crash = 0; crash < 5; ++crash) {
    ServerProcess server(RENMIAN_BINARY, database->url(), installed.config);
    std::jthread killer([&, after = 20 + random() % 200] {
      std::this_thread::sleep_for(std::chrono::milliseconds(after));
      server.kill_now();
    });
    try {
      for (;; ++number) {
        const auto text = std::to_string(number);
        for (const auto& change : {Change{verb::post, kUnits, "{\"name\":\"单位" + text + "\"}"},
                                   Change{verb::post, "/api/v1/batches", "{\"title\":\"批次" + text + "\"}"},
                                   Change{verb::post, "/api/v1/persons", form(number), "application/xml"}}) {
          const auto key = change.path + text;
          asked.emplace(key, change);
          EXPECT_EQ(send(HttpClient(server.port(), installed.token), change, key).result_int(), 201U);
        }
      }
    } catch (const boost::system::system_error&) {
      // Killed.
    }
    killer.join();
  }
  ServerProcess server(RENMIAN_BINARY, database->url(), installed.config);
  for (const auto& [key, change] : asked) {
    EXPECT_EQ(send(HttpClient(server.port(), installed.token), change, key).result_int(), 201U) << key;
  }
  EXPECT_EQ(database->value("SELECT count(*) - count(DISTINCT name) FROM unit"), "0");
  EXPECT_EQ(database->value("SELECT count(*) - count(DISTINCT title) FROM batch"), "0");
  EXPECT_EQ(database->value("SELECT count(*) - count(DISTINCT current_post) FROM person"), "0");
  EXPECT_EQ(database->value("SELECT count(*) FROM unit WHERE name LIKE '单位%'"),
            std::to_string(std::ranges::count_if(asked, [](const auto& each) { return each.second.path == kUnits; })));
}

}  // namespace
}  // namespace renmian::test
