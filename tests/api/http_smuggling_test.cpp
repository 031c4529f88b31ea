// Requests that two readers could take for different ones (RFC 9112 sections 5, 6, 7 and 11.2): refused, and the
// connection ended, so that nothing behind them is taken for a request.
#include <gtest/gtest.h>

#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

const std::string kSmuggled = "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Request-Id: smuggled\r\n\r\n";

// What the server says to these bytes, with nothing more to come.
std::string answers_to(HttpOffice& office, const std::string& bytes) {
  auto client = office.client();
  client.send_raw(bytes);
  std::string all;
  try {
    for (;;) {
      const auto response = client.receive();
      all += std::to_string(response.result_int()) + " " + std::string(response["X-Request-Id"]) + " ";
      if (response[field::connection] == "close") break;
    }
  } catch (const std::exception&) {
  }
  EXPECT_TRUE(client.closed());
  return all;
}

class HttpSmuggling : public testing::Test {
 protected:
  void expect_refused(const std::string& bytes) {
    const auto answers = answers_to(office, bytes + kSmuggled);
    EXPECT_TRUE(answers.starts_with("400 ") || answers.starts_with("505 ") || answers.starts_with("413 "))
        << answers << bytes;
    EXPECT_EQ(answers.find("smuggled"), std::string::npos) << bytes;
    EXPECT_EQ(answers.find(' ', answers.find(' ', 4) + 1), std::string::npos) << "one answer: " << answers << bytes;
  }
  HttpOffice office{{.request_deadline = std::chrono::milliseconds(500)}};
};

TEST_F(HttpSmuggling, ByTheLengthOfTheBody) {
  const std::string chunked = "0\r\n\r\n";
  for (const std::string fields : {
           "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
           "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
           "Content-Length: 5\r\nContent-Length: 6\r\n",
           "Content-Length: 6\r\nContent-Length: 5\r\n",
           "Content-Length: 5, 6\r\n",
           "Content-Length: +5\r\n",
           "Content-Length: -5\r\n",
           "Content-Length: 0x5\r\n",
           "Content-Length: 5 5\r\n",
           "Content-Length: 5a\r\n",
           "Content-Length:\r\n",
           "Content-Length: 18446744073709551621\r\n",
           "Content-Length: 99999999999999999999999999\r\n",
           "Content-Length : 5\r\n",
           "Content-Length\t: 5\r\n",
       }) {
    expect_refused("POST /api/v1/units HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + chunked);
  }
}

TEST_F(HttpSmuggling, ByTheCodingOfTheTransfer) {
  const std::string chunked = "0\r\n\r\n";
  for (const std::string fields : {
           "Transfer-Encoding: xchunked\r\n",
           "Transfer-Encoding: chunked, identity\r\n",
           "Transfer-Encoding: identity\r\n",
           "Transfer-Encoding: gzip\r\n",
           "Transfer-Encoding: gzip, chunked\r\n",
           "Transfer-Encoding: chunked, gzip\r\n",
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
           "Transfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n",
           "Transfer-Encoding: chunked, chunked\r\n",
           "Transfer-Encoding : chunked\r\n",
           "Transfer-Encoding:\x0b"
           "chunked\r\n",
           "Transfer-Encoding: \"chunked\"\r\n",
           "Transfer-Encoding: chunked;q=1\r\n",
           "Transfer-Encoding:\r\n",
           "X: x\nTransfer-Encoding: chunked\r\n",
           " Transfer-Encoding: chunked\r\n",
           "X: x\r\n Transfer-Encoding: chunked\r\n",
       }) {
    expect_refused("POST /api/v1/units HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + chunked);
  }
  expect_refused("POST /api/v1/units HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked);
}

TEST_F(HttpSmuggling, ByTheChunks) {
  for (const std::string body : {
           "g\r\n\r\n0\r\n\r\n",
           "-1\r\n\r\n0\r\n\r\n",
           "+1\r\nx\r\n0\r\n\r\n",
           "0x1\r\nx\r\n0\r\n\r\n",
           "1\nx\r\n0\r\n\r\n",
           "1\r\nxy\r\n0\r\n\r\n",
           "1\r\nx0\r\n\r\n",
           "10000000000000001\r\nx\r\n0\r\n\r\n",
           "fffffffffffffffff\r\nx\r\n0\r\n\r\n",
           "\r\n1\r\nx\r\n0\r\n\r\n",
           " 1\r\nx\r\n0\r\n\r\n",
       }) {
    expect_refused("POST /api/v1/units HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
  }
}

TEST_F(HttpSmuggling, ByTheFields) {
  for (const std::string fields : {
           "Host: x\r\nHost: y\r\n",
           "Host : x\r\n",
           "Host: x\r\nno colon\r\n",
           "Host: x\r\n: no name\r\n",
           "Host: x\r\nX Y: z\r\n",
           "Host: x\r\nX\r\n Y: z\r\n",
           "Host: x\r\nX: a\rb\r\n",
           "Host: x\r\nX: a\nY: b\r\n",
           "X: x\r\n",
       }) {
    expect_refused("GET /api/v1/health HTTP/1.1\r\n" + fields + "\r\n");
  }
  expect_refused(std::string("GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX: a") + '\0' + "b\r\n\r\n");
}

TEST_F(HttpSmuggling, ByTheFirstLine) {
  for (const std::string line : {
           "GET  /api/v1/health HTTP/1.1\r\n",
           "GET /api/v1/health  HTTP/1.1\r\n",
           "GET\t/api/v1/health HTTP/1.1\r\n",
           "GET /api/v1/health HTTP/1.1 \r\n",
           "GET /api/v1/health\r\n",
           "GET /api/v1/health HTTP/1.1\n",
           "GET /api/v1/health HTTP/11\r\n",
           "GET /api/v1/health http/1.1\r\n",
           "GET /api/v1/ health HTTP/1.1\r\n",
           "G(T /api/v1/health HTTP/1.1\r\n",
           " GET /api/v1/health HTTP/1.1\r\n",
           "PRI * HTTP/2.0\r\n",
       }) {
    expect_refused(line + "Host: x\r\n\r\n");
  }
}

TEST_F(HttpSmuggling, ABodyIsNeverTakenForARequest) {
  const auto length = std::to_string(kSmuggled.size());
  for (const auto* method : {"GET", "POST", "DELETE", "OPTIONS"}) {
    const auto answers =
        answers_to(office, std::string(method) +
                               " /api/v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + length +
                               "\r\n\r\n" + kSmuggled);
    EXPECT_EQ(answers.find("smuggled"), std::string::npos) << method;
  }
}

}  // namespace
}  // namespace renmian::test
