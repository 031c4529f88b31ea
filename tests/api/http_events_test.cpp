// Events for other systems over HTTP: the pull feed with its long poll, and subscriptions with all that belongs to
// them.
#include <gmock/gmock.h>

#include <chrono>
#include <future>
#include <thread>

#include "api/service/events/events_out.hpp"
#include "api/service/events/standard_webhooks.hpp"
#include "api/service/metrics.hpp"
#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

constexpr auto kSystemToken = "token-of-the-document-system", kAdminToken = "token-of-the-system-administrator",
               kFileRoomToken = "token-of-the-file-room";

class HttpEvents : public testing::Test {
 protected:
  static void adjust(Config& config) {
    const auto add = [&](const char* token, const char* id, const char* role) {
      config.demo_accounts.push_back({token, {.id = id, .role = role, .unit = "od"}, role});
    };
    config.demo_accounts.front().actor.role = "cadre_section";
    add(kSystemToken, "oa", "document_system");
    add(kAdminToken, "sys-1", "sysadmin");
    add(kFileRoomToken, "dag-1", "file_room");
    config.outside.allow = {"127.0.0.1"};
    config.outside.ports.insert(8080);
  }
  static boost::json::array events_of(const HttpResponse& response) {
    return boost::json::parse(response.body()).as_array();
  }
  static std::string case_of(const boost::json::value& event) {
    return std::string(event.at("partitionkey").as_string());
  }
  static std::string next_of(const HttpResponse& response) {
    const std::string link = response["Link"];
    return link.substr(1, link.find('>') - 1);
  }
  HttpResponse subscribe(const std::string& token = kSystemToken, boost::json::object settings = {}) {
    settings.emplace("url", "http://127.0.0.1:8080/hook");
    return office.client(token).post("/api/v1/subscriptions", {{"settings", settings}});
  }
  static std::string id_of(const HttpResponse& added) {
    return std::string(json_of(added).at("subscription").at("id").as_string());
  }
  HttpResponse ask(verb method, const std::string& path, boost::json::value body = nullptr,
                   const std::string& token = kSystemToken) {
    static int keys = 0;
    return office.client(token).send(method, "/api/v1/subscriptions/" + path,
                                     body.is_null() ? "" : boost::json::serialize(body),
                                     {{"Idempotency-Key", "events-" + std::to_string(++keys)},
                                      {"Content-Type", body.is_null() ? "" : "application/json"}});
  }

  HttpOffice office{{}, std::nullopt, adjust};
};

TEST_F(HttpEvents, AreGivenAsABatchOfCloudEvents) {
  const auto id = office.open_case();
  const auto response = office.client(kSystemToken).get("/api/v1/events");
  ASSERT_EQ(response.result_int(), 200) << response.body();
  EXPECT_EQ(response[field::content_type], "application/cloudevents-batch+json; charset=utf-8");
  const auto events = events_of(response);
  ASSERT_EQ(events.size(), 1U) << "no days of the journal";
  EXPECT_EQ(case_of(events[0]), id);
  EXPECT_EQ(events[0].at("sequence"), "1");
  EXPECT_FALSE(events[0].at("data").as_object().contains("content"));
  EXPECT_EQ(response.body().find("局长退休"), std::string::npos);
}

TEST_F(HttpEvents, CarryTheTraceOfTheRequestThatMadeThem) {
  const std::string traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  const auto id = office.open_case();
  const auto commanded =
      office.client().post("/api/v1/cases/" + id + "/commands", vote_history(),
                           {{"If-Match", etag(id, 1)}, {"X-Request-Id", "asked-1"}, {"traceparent", traceparent}});
  ASSERT_EQ(commanded.result_int(), 200) << commanded.body();
  const auto response = office.client(kSystemToken).get("/api/v1/events");
  const auto events = events_of(response);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_NE(events[0].at("correlationid"), "asked-1") << "made for the request that opened the case";
  EXPECT_EQ(events[1].at("correlationid"), "asked-1");
  EXPECT_EQ(events[1].at("traceparent").as_string(), traceparent);
  EXPECT_EQ(response.body().find("127.0.0.1"), std::string::npos) << "where it came from is not told";

  const auto log_index = std::stoull(std::string(events[1].at("logindex").as_string()));
  EXPECT_EQ(office.runtime().store().events_from(log_index, 1).front().trace,
            (Trace{"asked-1", traceparent, "127.0.0.1"}));
}

TEST_F(HttpEvents, GoOnFromTheLinkAlsoWhenThereIsNothing) {
  office.open_case();
  auto client = office.client(kSystemToken);
  const auto first = client.get("/api/v1/events");
  const auto empty = client.get(next_of(first));
  EXPECT_TRUE(events_of(empty).empty());
  const auto id = office.open_case();
  const auto then = events_of(client.get(next_of(empty)));
  ASSERT_EQ(then.size(), 1U);
  EXPECT_EQ(case_of(then[0]), id);
}

TEST_F(HttpEvents, ComeOnePageAfterTheOther) {
  for (int i = 0; i < 3; ++i) office.open_case();
  auto client = office.client(kSystemToken);
  const auto first = client.get("/api/v1/events?limit=2");
  EXPECT_EQ(events_of(first).size(), 2U);
  EXPECT_EQ(events_of(client.get(next_of(first))).size(), 1U);
}

TEST_F(HttpEvents, OfTheNextPageAreThoseThatWereAskedFor) {
  office.open_case();
  auto client = office.client(kSystemToken);
  const auto first = client.get("/api/v1/events?procedure=another&content=with&limit=2");
  EXPECT_TRUE(events_of(first).empty());
  for (const auto* wanted : {"procedure=another", "content=with", "limit=2", "after="}) {
    EXPECT_NE(next_of(first).find(wanted), std::string::npos) << wanted;
  }
  office.open_case();
  EXPECT_TRUE(events_of(client.get(next_of(first))).empty());
}

TEST_F(HttpEvents, HaveTheContentForWhoMaySeeIt) {
  office.open_case();
  const auto with = office.client(kSystemToken).get("/api/v1/events?content=with");
  EXPECT_NE(with.body().find("局长退休"), std::string::npos);
  const auto without = office.client().get("/api/v1/events?content=with");
  EXPECT_EQ(events_of(without).size(), 1U);
  EXPECT_EQ(without.body().find("局长退休"), std::string::npos) << "the cadre section may not take it this way";
}

TEST_F(HttpEvents, AreNotForEverybody) {
  const auto response = office.client(kFileRoomToken).get("/api/v1/events");
  EXPECT_EQ(response.result_int(), 403);
  EXPECT_EQ(code_of(response), "not-allowed");
}

TEST_F(HttpEvents, AreWaitedForUntilThereIsOne) {
  auto waiting =
      std::async(std::launch::async, [&] { return office.client(kSystemToken).get("/api/v1/events?wait=25"); });
  const auto id = office.open_case();
  const auto events = events_of(waiting.get());
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(case_of(events[0]), id);
}

TEST_F(HttpEvents, ThatDoNotComeEndTheWaitEmpty) {
  EXPECT_TRUE(events_of(office.client(kSystemToken).get("/api/v1/events?wait=1")).empty());
}

TEST_F(HttpEvents, AreNotWaitedForByAServerThatStops) {
  auto waiting = std::async(std::launch::async,
                            [&] { return office.client(kSystemToken).get("/api/v1/events?wait=25").result_int(); });
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  office.stop();
  EXPECT_EQ(waiting.get(), 200);
}

TEST_F(HttpEvents, AreAskedForInFiguresThatMakeSense) {
  auto client = office.client(kSystemToken);
  for (const auto* query : {"wait=26", "wait=-1", "after=x", "content=some", "unit=1", "kind=x"}) {
    const auto response = client.get(std::string("/api/v1/events?") + query);
    EXPECT_EQ(response.result_int(), 400) << query;
  }
}

TEST_F(HttpEvents, ASubscriptionShowsItsSecretOnce) {
  const auto added = subscribe();
  ASSERT_EQ(added.result_int(), 201) << added.body();
  const auto secret = std::string(json_of(added).at("secret").as_string());
  EXPECT_TRUE(webhooks::is_secret(secret));
  EXPECT_EQ(std::string(added["Location"]), "/api/v1/subscriptions/" + id_of(added));
  const auto shown = ask(verb::get, id_of(added));
  EXPECT_EQ(shown.result_int(), 200);
  EXPECT_EQ(shown.body().find(secret), std::string::npos);
  EXPECT_EQ(json_of(shown).at("state"), "active");
  const auto rotated = ask(verb::post, id_of(added) + "/secret");
  EXPECT_NE(json_of(rotated).at("secret"), json_of(added).at("secret"));
  EXPECT_EQ(json_of(rotated).at("subscription").at("secrets"), 2);
  EXPECT_EQ(json_of(ask(verb::delete_, id_of(added) + "/secret")).at("secrets"), 1);
}

TEST_F(HttpEvents, AnAccountHasAtMostAHundredSubscriptions) {
  const auto id = id_of(subscribe());
  for (int i = 2; i <= 100; ++i) ASSERT_EQ(subscribe().result_int(), 201) << i;
  const auto refused = subscribe();
  EXPECT_EQ(refused.result_int(), 422);
  EXPECT_EQ(json_of(refused).at("problems").at(0).at("code"), "too-many-subscriptions");
  ASSERT_EQ(ask(verb::delete_, id).result_int(), 204);
  EXPECT_EQ(subscribe().result_int(), 201);
}

TEST_F(HttpEvents, OfAPrivateKeyOnlyThePublicOneIsShown) {
  const auto added = subscribe(kSystemToken, {{"signature", "ed25519"}});
  ASSERT_EQ(added.result_int(), 201) << added.body();
  EXPECT_TRUE(json_of(added).at("secret").is_null());
  EXPECT_TRUE(json_of(added).at("subscription").at("public_key").as_string().starts_with("whpk_"));
  EXPECT_EQ(added.body().find("whsk_"), std::string::npos);
}

TEST_F(HttpEvents, ASubscriptionIsChangedPausedSentBackAndRemoved) {
  const auto id = id_of(subscribe());
  EXPECT_EQ(json_of(ask(verb::put, id, {{"url", "http://127.0.0.1/other"}, {"format", "binary"}}))
                .at("settings")
                .at("format"),
            "binary");
  EXPECT_EQ(json_of(ask(verb::post, id + "/state", {{"state", "paused"}})).at("state"), "paused");
  EXPECT_EQ(json_of(ask(verb::post, id + "/state", {{"state", "active"}})).at("state"), "active");
  EXPECT_EQ(json_of(ask(verb::post, id + "/replay", {{"from", 0}})).at("next"), 0);
  EXPECT_EQ(ask(verb::post, id + "/replay", {{"from", 1'000'000}}).result_int(), 422);
  EXPECT_TRUE(json_of(ask(verb::get, id + "/dead-letters")).at("items").as_array().empty());
  EXPECT_EQ(ask(verb::post, id + "/dead-letters/0/redelivery").result_int(), 404);
  EXPECT_EQ(ask(verb::delete_, id + "/dead-letters/0").result_int(), 404);
  EXPECT_EQ(ask(verb::delete_, id).result_int(), 204);
  EXPECT_EQ(json_of(office.client(kSystemToken).get("/api/v1/subscriptions")).at("items").as_array().size(), 0U);
}

TEST_F(HttpEvents, AnAddressInsideIsNotTakenUnlessItIsAllowed) {
  for (const auto* url : {"http://10.0.0.1/", "https://169.254.169.254/latest", "https://[::1]/", "ftp://oa.example/",
                          "https://user:pass@oa.example.com/"}) {
    const auto refused = subscribe(kSystemToken, {{"url", url}});
    EXPECT_EQ(refused.result_int(), 422) << url;
    EXPECT_NE(refused.body().find("/settings/url"), std::string::npos) << url;
  }
}

// Whoever is there at the receiver's address, or nobody.
TEST_F(HttpEvents, AttemptsAtSendingAreCounted) {
  ASSERT_EQ(subscribe().result_int(), 201);
  office.open_case();
  office.runtime().events().start();
  const auto counted = [&] {
    return office.runtime().metrics().text().find("renmian_deliveries_total{") != std::string::npos;
  };
  for (int i = 0; i < 200 && !counted(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_TRUE(counted());
}

TEST_F(HttpEvents, SubscriptionsOfOthersAreTheAdministratorsOnly) {
  const auto id = id_of(subscribe());
  EXPECT_EQ(ask(verb::get, id, nullptr, kToken).result_int(), 403);
  EXPECT_EQ(subscribe(kToken).result_int(), 403);
  EXPECT_EQ(ask(verb::get, id, nullptr, kAdminToken).result_int(), 200);
  const auto for_it =
      office.client(kAdminToken)
          .post("/api/v1/subscriptions", {{"account", "oa"}, {"settings", {{"url", "http://127.0.0.1:8080/hook"}}}});
  EXPECT_EQ(json_of(for_it).at("subscription").at("account"), "oa");
  const auto nobody = office.client(kAdminToken)
                          .post("/api/v1/subscriptions",
                                {{"account", "no-one"}, {"settings", {{"url", "http://127.0.0.1:8080/hook"}}}});
  EXPECT_EQ(nobody.result_int(), 422);
  EXPECT_EQ(json_of(office.client(kSystemToken).get("/api/v1/subscriptions")).at("items").as_array().size(), 2U);
}

}  // namespace
}  // namespace renmian::test
