#include <gtest/gtest.h>

#include <atomic>

#include "api/http/problems.hpp"
#include "tests/support/http_office.hpp"
#include "tests/support/unhurried.hpp"

namespace renmian::test {
namespace {

std::string commands(const std::string& case_id) { return "/api/v1/cases/" + case_id + "/commands"; }

boost::json::array history(HttpClient& client, const std::string& case_id) {
  return json_of(client.get("/api/v1/cases/" + case_id + "/history")).at("items").as_array();
}

TEST(HttpCommands, ACaseIsOpenedAndMovedOnWithReceipts) {
  HttpOffice office;
  auto client = office.client();
  const auto opened = client.post("/api/v1/cases", office.case_to_open());
  ASSERT_EQ(opened.result_int(), 201) << opened.body();
  const std::string id(json_of(opened).at("case").as_string());
  EXPECT_EQ(opened[field::location], "/api/v1/cases/" + id);
  EXPECT_EQ(opened[field::etag], etag(id, 1));

  const auto recorded = client.post(commands(id), vote_history(), {{"If-Match", std::string(opened[field::etag])}});
  ASSERT_EQ(recorded.result_int(), 200) << recorded.body();
  EXPECT_EQ(recorded[field::etag], etag(id, 2));
  EXPECT_EQ(json_of(recorded).at("receipt").at("log_index").as_int64(), 1);

  EXPECT_NE(client.get("/api/v1/audit/checkpoint").body().find("renmian.local/appointments\n2\n"), std::string::npos);

  const auto shown = client.get("/api/v1/cases/" + id);
  EXPECT_EQ(shown[field::etag], etag(id, 2));
  EXPECT_EQ(json_of(shown).at("version").as_int64(), 2);
  EXPECT_EQ(json_of(shown).at("standing").as_string(), "active");
  EXPECT_FALSE(json_of(shown).at("commands").as_array().empty());
  EXPECT_EQ(history(client, id).size(), 2U);
}

TEST(HttpCommands, WhoeverChangesACaseSaysWhichVersionTheySaw) {
  HttpOffice office;
  auto client = office.client();
  const auto id = office.open_case();
  EXPECT_EQ(client.post(commands(id), vote_history()).result_int(), 428);
  const auto other = office.open_case();
  for (const auto& tag : {std::string("1"), "W/" + etag(id, 1), std::string("*"), etag(id, 1) + ", " + etag(id, 2),
                          "\"" + id + "-\"", "\"" + id + "-x\"", "\"" + id + "--1\"", etag(other, 1)}) {
    const auto response = client.post(commands(id), vote_history(), {{"If-Match", tag}});
    EXPECT_EQ(response.result_int(), 400) << tag;
    EXPECT_EQ(code_of(response), "bad-if-match");
  }
  EXPECT_EQ(history(client, id).size(), 1U);
}

TEST(HttpCommands, AVersionThatIsNotThePresentOneIsToldWhichThatIs) {
  HttpOffice office;
  auto client = office.client();
  const auto id = office.open_case();
  for (const int version : {0, 2}) {
    const auto response = client.post(commands(id), vote_history(), {{"If-Match", etag(id, version)}});
    EXPECT_EQ(response.result_int(), 412);
    EXPECT_EQ(code_of(response), "stale-version");
    EXPECT_EQ(response[field::etag], etag(id, 1));
  }
}

TEST(HttpCommands, AClosedGateIsToldWithEveryGateAndRecorded) {
  HttpOffice office;
  auto client = office.client();
  const auto id = office.open_case();
  const boost::json::object document{{"title", "研判报告"}, {"date", "2026-03-01"}};
  const auto response =
      client.post(commands(id),
                  {{"command", "give_start_opinion"},
                   {"data", {{"analysis_report", document}, {"start_opinion", document}, {"reason", "缺职"}}}},
                  {{"If-Match", etag(id, 1)}, {"Accept-Language", "en"}});
  EXPECT_EQ(response.result_int(), 422) << response.body();
  const auto problem = json_of(response);
  EXPECT_EQ(problem.at("code").as_string(), "gate-closed");
  EXPECT_EQ(problem.at("type").as_string(), "urn:renmian:problem:gate-closed");
  EXPECT_EQ(problem.at("status").as_int64(), 422);
  EXPECT_EQ(problem.at("title").as_string(), "Rules are not met yet");
  std::vector<std::string> gates;
  for (const auto& gate : problem.at("gates").as_array()) gates.emplace_back(gate.at("id").as_string());
  EXPECT_NE(std::ranges::find(gates, "quota-vacancy"), gates.end());
  EXPECT_NE(std::ranges::find(gates, "wbz-4-quota"), gates.end());
  EXPECT_EQ(history(client, id).size(), 2U);
}

TEST(HttpCommands, WhatTheProcedureDoesNotAllowHereIsAConflict) {
  HttpOffice office;
  const auto id = office.open_case();
  const auto response = office.client().post(
      commands(id), {{"command", "close_case"}, {"data", {{"filed_as", "卷一"}}}}, {{"If-Match", etag(id, 1)}});
  EXPECT_EQ(response.result_int(), 409);
  EXPECT_EQ(code_of(response), "not-possible-here");
}

TEST(HttpCommands, BadInputIsToldWithItsPlaces) {
  HttpOffice office;
  auto client = office.client();
  const auto id = office.open_case();
  const auto place = [&](const boost::json::value& body) {
    const auto response = client.post(commands(id), body, {{"If-Match", etag(id, 1)}});
    EXPECT_EQ(response.result_int(), 422) << response.body();
    EXPECT_EQ(code_of(response), "bad-input");
    return std::string(json_of(response).at("problems").as_array().at(0).at("place").as_string());
  };
  EXPECT_EQ(place({{"command", "record_vote_history"}, {"data", {{"times_rejected", -1}}}}), "/times_rejected");
  EXPECT_EQ(place({{"command", "record_vote_history"}}), "/times_rejected");
  EXPECT_EQ(place({{"command", "no_such_command"}}), "/command");
  EXPECT_EQ(place({{"data", boost::json::object{}}}), "/command");
  EXPECT_EQ(place({{"command", "close_case"}, {"date", "2026-01-01"}}), "/date");
  EXPECT_EQ(place(boost::json::array{}), "");
  EXPECT_EQ(history(client, id).size(), 1U);
}

TEST(HttpCommands, WhatIsNotJsonIsABadRequest) {
  HttpOffice office;
  auto client = office.client();
  const auto id = office.open_case();
  const Fields json{
      {"Content-Type", "application/json; charset=utf-8"}, {"Idempotency-Key", "k"}, {"If-Match", etag(id, 1)}};
  for (const auto* body : {"", "{", "{\"a\":1,\"a\":2}", "\xff", "{} x"}) {
    const auto response = client.send(verb::post, commands(id), body, json);
    EXPECT_EQ(response.result_int(), 400) << body;
    EXPECT_EQ(code_of(response), "bad-json") << body;
  }
  auto text = json;
  text.emplace_back("Content-Type", "text/plain");
  EXPECT_EQ(client.send(verb::post, commands(id), "{}", text).result_int(), 415);
  text.emplace_back("Content-Type", "");
  EXPECT_EQ(client.send(verb::post, commands(id), "{}", text).result_int(), 415);
}

TEST(HttpCommands, ACaseThatIsNotThereIsNotFound) {
  HttpOffice office;
  auto client = office.client();
  const std::string nobody = "01900000-0000-7000-8000-00000000ffff";
  const auto response = client.post(commands(nobody), vote_history(), {{"If-Match", etag(nobody, 1)}});
  EXPECT_EQ(response.result_int(), 404);
  EXPECT_EQ(code_of(response), "no-such-case");
  EXPECT_EQ(client.post(commands("x"), vote_history(), {{"If-Match", etag("x", 1)}}).result_int(), 404);
  EXPECT_EQ(client.get("/api/v1/cases/" + nobody).result_int(), 404);
  EXPECT_EQ(client.get("/api/v1/cases/" + nobody + "/history").result_int(), 404);
}

TEST(HttpCommands, ACaseIsOnlyOpenedForWhatIsInTheRegisters) {
  HttpOffice office;
  auto wrong = office.case_to_open();
  wrong["person"] = wrong["batch"] = "01900000-0000-7000-8000-00000000ffff";
  const auto response = office.client().post("/api/v1/cases", wrong);
  EXPECT_EQ(response.result_int(), 422);
  const auto problems = json_of(response).at("problems").as_array();
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].at("place").as_string(), "/person");
  EXPECT_EQ(problems[1].at("place").as_string(), "/batch");
}

TEST(HttpCommands, ACaseIsOfTheKindItIsOpenedAs) {
  HttpOffice office;
  auto what = office.case_to_open();
  EXPECT_EQ(json_of(office.client().post("/api/v1/cases", what)).at("position").as_string(), "analysis");
  what["kind"] = "secondment";
  EXPECT_EQ(json_of(office.client().post("/api/v1/cases", what)).at("position").as_string(), "task_fixing");
  what["kind"] = "none";
  const auto response = office.client().post("/api/v1/cases", what);
  EXPECT_EQ(response.result_int(), 422);
  EXPECT_EQ(json_of(response).at("problems").at(0).at("place").as_string(), "/kind");
}

TEST(HttpCommands, EveryChangeCarriesAnIdempotencyKey) {
  HttpOffice office;
  auto client = office.client();
  const auto id = office.open_case();
  for (const auto& key : {std::string(), std::string(201, 'k'), std::string("键")}) {
    const auto response =
        client.post(commands(id), vote_history(), {{"If-Match", etag(id, 1)}, {"Idempotency-Key", key}});
    EXPECT_EQ(response.result_int(), 400) << key;
  }
  const std::string longest(200, '~');
  EXPECT_EQ(
      client.post(commands(id), vote_history(), {{"If-Match", etag(id, 1)}, {"Idempotency-Key", longest}}).result_int(),
      200);
}

TEST(HttpCommands, ARetryGetsTheSameAnswerAndChangesNothing) {
  HttpOffice office;
  auto client = office.client();
  const auto id = office.open_case();
  const Fields fields{{"If-Match", etag(id, 1)}, {"Idempotency-Key", "once"}};
  const auto first = client.post(commands(id), vote_history(), fields);
  const auto second = client.post(commands(id), vote_history(), fields);
  EXPECT_EQ(first.result_int(), 200);
  EXPECT_EQ(second.result_int(), 200);
  EXPECT_EQ(first.body(), second.body());
  EXPECT_EQ(first[field::etag], second[field::etag]);
  EXPECT_EQ(history(client, id).size(), 2U);

  const auto other = client.post(commands(id), vote_history(7), fields);
  EXPECT_EQ(other.result_int(), 422);
  EXPECT_EQ(code_of(other), "key-reused");
  // Keys belong to whoever used them.
  EXPECT_EQ(office.client(kOtherToken)
                .post(commands(id), vote_history(), {{"If-Match", etag(id, 2)}, {"Idempotency-Key", "once"}})
                .result_int(),
            200);
}

TEST(HttpCommands, ARetriedOpeningOpensOneCase) {
  HttpOffice office;
  auto client = office.client();
  const Fields fields{{"Idempotency-Key", "open-once"}};
  const auto first = json_of(client.post("/api/v1/cases", office.case_to_open(), fields));
  const auto second = json_of(client.post("/api/v1/cases", office.case_to_open(), fields));
  EXPECT_EQ(first.at("case"), second.at("case"));
  EXPECT_EQ(json_of(client.get("/api/v1/cases")).at("items").as_array().size(), 1U);
}

// What follows the id of the case in an ETag; 0 for what is none.
int version_in(const std::string& tag, const std::string& case_id) {
  const auto begin = '"' + case_id + '-';
  return tag.starts_with(begin) ? std::atoi(tag.c_str() + begin.size()) : 0;
}

// 10,000 attempts in all: on five cases, since each step of a case takes the longer the more went before.
TEST(HttpCommands, OfSixteenClientsOnOneCaseAsManySucceedAsItHasVersions) {
  constexpr int kCases = 5, kClients = 16, kAttempts = 125;
  HttpOffice office({}, std::nullopt, [](Config& config) { config.edge = unhurried(); });
  for (int round = 0; round < kCases; ++round) {
    const auto id = office.open_case();
    std::atomic<int> accepted{0}, stale{0}, other{0}, misled{0};
    std::vector<std::jthread> clients;
    for (int c = 0; c < kClients; ++c) {
      clients.emplace_back([&] {
        auto client = office.client();
        std::string seen = etag(id, 1);
        for (int i = 0; i < kAttempts; ++i) {
          const auto response = client.post(commands(id), vote_history(), {{"If-Match", seen}});
          const std::string told(response[field::etag]);
          const bool lost = response.result_int() == 412;
          // Who loses is told the version that is there now, which is none that they have seen before.
          if (lost && version_in(told, id) <= version_in(seen, id)) ++misled;
          seen = told;
          ++(response.result_int() == 200 ? accepted : lost ? stale : other);
        }
      });
    }
    clients.clear();
    EXPECT_EQ(other, 0);
    EXPECT_EQ(misled, 0);
    EXPECT_EQ(accepted + stale, kClients * kAttempts);
    auto client = office.client();
    EXPECT_EQ(json_of(client.get("/api/v1/cases/" + id)).at("version").as_int64(), 1 + accepted);
    EXPECT_EQ(history(client, id).size(), 1U + static_cast<std::size_t>(accepted));
  }
}

TEST(HttpFaults, OutagesAreUnavailableAndAnythingElseIsAnInternalError) {
  const http::ReplyTo to{Language::kEnglish, "r-1"};
  const auto answer = [&](const std::string& code) {
    return http::problem(Fault(code, {"故障", "fault"}, "secret detail"), to);
  };
  for (const auto* code : {"store-unavailable", "store-locked", "outcome-unknown", "too-busy"}) {
    EXPECT_EQ(answer(code).status, http::status::service_unavailable) << code;
    EXPECT_EQ(answer(code).fields.find("Retry-After: 1") != std::string::npos, true) << code;
  }
  for (const auto* code : {"store-full", "log-frozen", "clock-behind"}) {
    EXPECT_EQ(answer(code).status, http::status::service_unavailable) << code;
    EXPECT_EQ(answer(code).fields.find("Retry-After"), std::string::npos) << code;
  }
  EXPECT_EQ(answer("payload-erased").status, http::status::gone) << "nobody's mistake, and no outage";
  EXPECT_EQ(answer("case-tampered").status, http::status::internal_server_error);
  for (const auto* code : {"store-locked", "case-tampered"}) {
    EXPECT_EQ(answer(code).body.find("secret"), std::string::npos);
  }
}

TEST(HttpFaults, EveryRefusalHasItsStatus) {
  const http::ReplyTo to;
  const auto status_of = [&](Refusal::Kind kind) {
    Refusal refusal;
    refusal.kind = kind;
    return static_cast<unsigned>(http::problem(refusal, to).status);
  };
  EXPECT_EQ(status_of(Refusal::Kind::kNoSuchCase), 404U);
  EXPECT_EQ(status_of(Refusal::Kind::kStaleVersion), 412U);
  EXPECT_EQ(status_of(Refusal::Kind::kBadInput), 422U);
  EXPECT_EQ(status_of(Refusal::Kind::kNotPossibleHere), 409U);
  EXPECT_EQ(status_of(Refusal::Kind::kGateClosed), 422U);
  EXPECT_EQ(status_of(Refusal::Kind::kKeyReused), 422U);
  EXPECT_EQ(status_of(Refusal::Kind::kNotDone), 409U);
}

}  // namespace
}  // namespace renmian::test
