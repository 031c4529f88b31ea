#include <gtest/gtest.h>

#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

using namespace std::chrono_literals;

TEST(HttpLimits, RequestsSentAheadAreAnsweredInOrder) {
  HttpOffice office;
  auto client = office.client();
  std::string ahead;
  for (const auto* id : {"a", "b", "c"}) {
    ahead += std::string("GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Request-Id: ") + id + "\r\n\r\n";
  }
  client.send_raw(ahead);
  for (const auto* id : {"a", "b", "c"}) EXPECT_EQ(client.receive()["X-Request-Id"], id);
}

TEST(HttpLimits, ARequestMayComeInPieces) {
  HttpOffice office;
  auto client = office.client();
  for (const char c : std::string("GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n")) client.send_raw({&c, 1});
  EXPECT_EQ(client.receive().result_int(), 200);
}

TEST(HttpLimits, AHeaderOfMoreThanEightKibibytesIsRefused) {
  HttpOffice office;
  const auto response_to = [&](std::size_t filling) {
    auto client = office.client();
    client.send_raw("GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Filling: " + std::string(filling, 'x') + "\r\n\r\n");
    return client.receive();
  };
  EXPECT_EQ(response_to(8000).result_int(), 200);
  EXPECT_EQ(response_to(8192).result_int(), 431);
  EXPECT_EQ(response_to(8192)[field::connection], "close");
}

TEST(HttpLimits, ABodyOfMoreThanItsRouteAllowsIsRefused) {
  HttpOffice office;
  const auto status_of = [&](const std::string& path, std::size_t size) {
    auto client = office.client();
    client.send_raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n");
    if (size <= (std::size_t{1} << 20)) client.send_raw(std::string(size, 'x'));
    return client.receive().result_int();
  };
  EXPECT_EQ(status_of("/api/v1/cases", std::size_t{1} << 20), 401U);  // read, and then found to have no token
  EXPECT_EQ(status_of("/api/v1/cases", (std::size_t{1} << 20) + 1), 413U);
  EXPECT_EQ(status_of("/api/v1/persons", (std::size_t{8} << 20) + 1), 413U);
}

TEST(HttpLimits, ALargeBodyIsTakenFromThoseWhoAreKnownOnly) {
  HttpOffice office;
  const auto before_the_body = [&](const std::string& token) {
    auto client = office.client();
    client.send_raw(
        "POST /api/v1/documents?name=a.pdf HTTP/1.1\r\nHost: x\r\nIdempotency-Key: large\r\nAuthorization: Bearer " +
        token + "\r\nExpect: 100-continue\r\nContent-Length: 20000000\r\n\r\n");
    return client.receive().result_int();
  };
  EXPECT_EQ(before_the_body("a-token-that-nobody-has"), 401);
  EXPECT_EQ(before_the_body(kToken), 100);
}

TEST(HttpLimits, AChunkedBodyIsReadAndLimitedToo) {
  HttpOffice office;
  const std::string head = "POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  auto client = office.client();
  client.send_raw(head + "2\r\n{}\r\n0\r\n\r\n");
  EXPECT_EQ(client.receive().result_int(), 401U);
  auto too_much = office.client();
  too_much.send_raw(head + "100001\r\n");
  EXPECT_EQ(too_much.receive().result_int(), 413U);
  auto endless_extension = office.client();
  endless_extension.send_raw(head + "1;" + std::string(100'000, 'x'));
  EXPECT_EQ(endless_extension.receive().result_int(), 400U);
}

TEST(HttpLimits, WhatTwoReadersCouldReadDifferentlyEndsTheConnection) {
  HttpOffice office;
  const std::string smuggled = "0\r\n\r\nGET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const std::string fields : {
           "Content-Length: 5\r\nTransfer-Encoding: chunked\r\nHost: x\r\n",
           "Transfer-Encoding: chunked\r\nContent-Length: 5\r\nHost: x\r\n",
           "Content-Length: 5\r\nContent-Length: 6\r\nHost: x\r\n",
           "Content-Length: +5\r\nHost: x\r\n",
           "Transfer-Encoding: gzip\r\nHost: x\r\n",
           "Transfer-Encoding: chunked, gzip\r\nHost: x\r\n",
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\nHost: x\r\n",
           "Host: x\r\nHost: y\r\n",
           "Content-Length: 5\r\n",
           "Host : x\r\n",
       }) {
    auto client = office.client();
    client.send_raw("POST /api/v1/cases HTTP/1.1\r\n" + fields + "\r\n" + smuggled);
    const auto response = client.receive();
    EXPECT_EQ(response.result_int(), 400) << fields;
    EXPECT_EQ(response[field::connection], "close") << fields;
    EXPECT_TRUE(client.closed()) << fields;
  }
}

TEST(HttpLimits, AnotherVersionOfHttpIsRefusedAndVersion10IsServedOnce) {
  HttpOffice office;
  auto newer = office.client();
  newer.send_raw("GET /api/v1/health HTTP/2.0\r\nHost: x\r\n\r\n");
  EXPECT_EQ(newer.receive().result_int(), 505);
  auto older = office.client();
  older.send_raw("GET /api/v1/health HTTP/1.0\r\n\r\n");
  EXPECT_EQ(older.receive().result_int(), 200);
  EXPECT_TRUE(older.closed());
}

TEST(HttpLimits, AClientThatAsksFirstIsToldToGoOn) {
  HttpOffice office;
  auto client = office.client();
  client.send_raw("POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive().result_int(), 100);
  client.send_raw("{}");
  EXPECT_EQ(client.receive().result_int(), 401);
}

TEST(HttpLimits, ConnectionCloseIsHeeded) {
  HttpOffice office;
  auto client = office.client();
  EXPECT_EQ(client.get("/api/v1/health", {{"Connection", "close"}})[field::connection], "close");
  EXPECT_TRUE(client.closed());
}

TEST(HttpLimits, AClientTooSlowWithItsRequestIsToldAndAnIdleOneIsNot) {
  HttpOffice office({.request_deadline = 200ms, .idle_deadline = 400ms});
  auto slow = office.client();
  slow.send_raw("GET /api/v1/health HTTP/1.1\r\nHost:");
  EXPECT_EQ(slow.receive().result_int(), 408);
  EXPECT_TRUE(slow.closed());
  auto slow_body = office.client();
  slow_body.send_raw("POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");
  EXPECT_EQ(slow_body.receive().result_int(), 408);
  auto idle = office.client();
  EXPECT_EQ(idle.get("/api/v1/health").result_int(), 200);
  const auto since = std::chrono::steady_clock::now();
  EXPECT_TRUE(idle.closed());
  EXPECT_GE(std::chrono::steady_clock::now() - since, 300ms);
}

TEST(HttpLimits, AClientWithinItsDeadlinesIsServedAgainAndAgain) {
  HttpOffice office({.request_deadline = 200ms, .idle_deadline = 400ms});
  auto client = office.client();
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(client.get("/api/v1/health").result_int(), 200);
    std::this_thread::sleep_for(250ms);
  }
}

TEST(HttpLimits, OneConnectionTooManyIsToldSo) {
  HttpOffice office({.max_connections = 2});
  auto first = office.client();
  auto second = office.client();
  EXPECT_EQ(first.get("/api/v1/health").result_int(), 200);
  EXPECT_EQ(second.get("/api/v1/health").result_int(), 200);
  auto third = office.client();
  const auto response = third.receive();
  EXPECT_EQ(response.result_int(), 503);
  EXPECT_EQ(response[field::retry_after], "1");
  EXPECT_TRUE(third.closed());
  EXPECT_EQ(first.get("/api/v1/health").result_int(), 200);
}

TEST(HttpLimits, AServerThatStopsAnswersWhatItHasReadAndLetsIdleClientsGo) {
  HttpOffice office;
  auto idle = office.client();
  EXPECT_EQ(idle.get("/api/v1/health").result_int(), 200);
  auto busy = office.client();
  busy.send_raw("GET /api/v1/health HTTP/1.1\r\nHost: x\r\n");
  std::this_thread::sleep_for(100ms);
  std::thread rest([&] {
    std::this_thread::sleep_for(200ms);
    busy.send_raw("\r\n");
  });
  office.stop();
  rest.join();
  const auto response = busy.receive();
  EXPECT_EQ(response.result_int(), 200);
  EXPECT_EQ(response[field::connection], "close");
  EXPECT_TRUE(idle.closed());
  EXPECT_THROW(office.client(), std::exception);
}

}  // namespace
}  // namespace renmian::test
