// How often and how many at once: rates of users and addresses, connections, readers too slow.
#include "api/http/rates.hpp"

#include <gtest/gtest.h>

#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

using namespace std::chrono_literals;
using http::RateLimit;

constexpr auto kUnits = "/api/v1/units";

TEST(RateLimit, LetsTenSecondsWorthThroughAtOnceAndThenAsManyAsItSays) {
  RateLimit limit(2);
  const auto start = RateLimit::Clock::now();
  for (int i = 0; i < 20; ++i) EXPECT_FALSE(limit.exceeded_by("a", start)) << i;
  const auto wait = limit.exceeded_by("a", start);
  ASSERT_TRUE(wait);
  EXPECT_EQ(*wait, 500ms);
  EXPECT_TRUE(limit.exceeded_by("a", start + 499ms));
  EXPECT_FALSE(limit.exceeded_by("a", start + 500ms));
  EXPECT_TRUE(limit.exceeded_by("a", start + 500ms));
  for (int i = 0; i < 20; ++i) EXPECT_FALSE(limit.exceeded_by("a", start + 60s)) << i;
  EXPECT_TRUE(limit.exceeded_by("a", start + 60s));
}

TEST(RateLimit, IsOfEachByItself) {
  RateLimit limit(1);
  const auto now = RateLimit::Clock::now();
  for (int i = 0; i < 10; ++i) limit.exceeded_by("a", now);
  EXPECT_TRUE(limit.exceeded_by("a", now));
  EXPECT_FALSE(limit.exceeded_by("b", now));
}

TEST(RateLimit, OfZeroIsNone) {
  RateLimit none(0);
  const auto now = RateLimit::Clock::now();
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(none.exceeded_by("a", now));
}

TEST(RateLimit, ForgetsWhoHasNotComeForLong) {
  RateLimit limit(1);
  const auto now = RateLimit::Clock::now();
  for (int i = 0; i < 200'000; ++i) limit.exceeded_by(std::to_string(i), now + std::chrono::seconds(2 * i));
  EXPECT_FALSE(limit.exceeded_by("0", now + std::chrono::seconds(400'000)));
}

// Sends until it is told to wait, at most `most` times; how often it was let through.
int let_through(HttpClient& client, verb method, const std::string& path, const Fields& fields = {}, int most = 30) {
  for (int i = 0; i < most; ++i) {
    auto all = fields;
    all.emplace_back("Content-Type", "application/json");
    const auto response = client.send(method, path, method == verb::get ? "" : "{\"name\":\"x\"}", all);
    if (response.result_int() != 429) continue;
    EXPECT_EQ(code_of(response), "too-many-requests");
    EXPECT_GE(std::stoi(response[field::retry_after]), 1);
    return i;
  }
  return most;
}

TEST(HttpRates, AUserIsHeldToTheRateOfUsers) {
  HttpOffice office({}, std::nullopt, [](Config& config) { config.edge.rate_per_user = 1; });
  auto client = office.client();
  const int through = let_through(client, verb::get, kUnits);
  EXPECT_GE(through, 10);
  EXPECT_LT(through, 30);
  EXPECT_EQ(office.client(kOtherToken).get(kUnits).result_int(), 200) << "another is not";
  EXPECT_EQ(client.get("/api/v1/health").result_int(), 200) << "what needs no user is not counted";
}

TEST(HttpRates, ChangesAreHeldToTheirOwnRate) {
  HttpOffice office({}, std::nullopt, [](Config& config) { config.edge.rate_changes = 1; });
  auto client = office.client();
  EXPECT_LT(let_through(client, verb::post, kUnits), 30);
  EXPECT_EQ(client.get(kUnits).result_int(), 200);
}

TEST(HttpRates, AnAddressIsHeldToTheRateOfAddressesWhoeverItSaysItIs) {
  HttpOffice office({}, std::nullopt, [](Config& config) { config.edge.rate_per_address = 1; });
  auto client = office.client("");
  int through = 0;
  while (through < 30 &&
         client.get("/api/v1/health", {{"X-Forwarded-For", "192.0.2." + std::to_string(through)}}).result_int() !=
             429) {
    ++through;
  }
  EXPECT_GE(through, 10);
  EXPECT_LT(through, 30);
}

TEST(HttpRates, AnAddressIsHeldToItsRateAlsoWhileNoBodyIsRead) {
  HttpOffice office({}, std::nullopt, [](Config& config) { config.edge.rate_per_address = 1; });
  int through = 0;
  const auto answer = [&] {
    auto client = office.client();
    client.send_raw(
        "POST /api/v1/documents?name=a.pdf HTTP/1.1\r\nHost: x\r\nIdempotency-Key: large\r\n"
        "Authorization: Bearer a-guess\r\nContent-Length: 20000000\r\n\r\n");
    return client.receive().result_int();
  };
  while (through < 30 && answer() == 401) ++through;
  EXPECT_GE(through, 10);
  EXPECT_LT(through, 30);
  EXPECT_EQ(answer(), 429U);
}

TEST(HttpRates, BehindATrustedProxyEveryAddressHasItsOwnRate) {
  HttpOffice office({}, std::nullopt, [](Config& config) {
    config.edge.rate_per_address = 1;
    config.edge.trusted_proxies = {"127.0.0.1"};
  });
  auto client = office.client("");
  for (int i = 0; i < 30; ++i) {
    EXPECT_EQ(client.get("/api/v1/health", {{"X-Forwarded-For", "192.0.2." + std::to_string(i)}}).result_int(), 200);
  }
  EXPECT_LT(let_through(client, verb::get, "/api/v1/health", {{"X-Forwarded-For", "192.0.2.1"}}), 30);
}

TEST(HttpRates, AnAddressHasSoManyConnections) {
  HttpOffice office({}, std::nullopt, [](Config& config) { config.edge.connections_per_address = 2; });
  auto first = office.client();
  {
    auto second = office.client();
    EXPECT_EQ(first.get(kUnits).result_int(), 200);
    EXPECT_EQ(second.get(kUnits).result_int(), 200);
    auto third = office.client();
    EXPECT_EQ(third.receive().result_int(), 503);
    EXPECT_TRUE(third.closed());
  }
  std::optional<HttpResponse> served;
  while (!served) {  // until the server has seen the second one go
    try {
      auto next = office.client();
      auto response = next.get(kUnits);
      if (response.result_int() == 200) served = std::move(response);
    } catch (const std::exception&) {
      std::this_thread::yield();
    }
  }
  EXPECT_EQ(first.get(kUnits).result_int(), 200);
}

TEST(HttpRates, WhoDoesNotTakeAnswersIsLetGo) {
  HttpOffice office({.threads = 1, .request_deadline = 300ms});
  auto lazy = office.client();
  std::string ahead;
  for (int i = 0; i < 200; ++i) {
    ahead += std::string("GET /api/v1/procedures HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ") + kToken + "\r\n\r\n";
  }
  // Once neither side's buffers take more, the server's write waits; a client that never reads is closed.
  const auto ends = [&] {
    for (int i = 0; i < 10'000; ++i) lazy.send_raw(ahead);
  };
  EXPECT_ANY_THROW(ends());
  EXPECT_EQ(office.client().get("/api/v1/health").result_int(), 200) << "others are served";
}

}  // namespace
}  // namespace renmian::test
