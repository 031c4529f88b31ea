// Plain HTTP is for this machine and for the proxies that speak TLS for it (security checklist 12.1).
#include <gmock/gmock.h>
#include <ifaddrs.h>
#include <netinet/in.h>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/read.hpp>

#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

namespace asio = boost::asio;

// An address of this machine that others know it by; nothing if it has none.
std::optional<asio::ip::address_v4> outward_address() {
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0) return std::nullopt;
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> kept(all, &freeifaddrs);
  for (const auto* each = all; each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr || each->ifa_addr->sa_family != AF_INET) continue;
    const asio::ip::address_v4 address(ntohl(reinterpret_cast<const sockaddr_in*>(each->ifa_addr)->sin_addr.s_addr));
    if (!address.is_loopback()) return address;
  }
  return std::nullopt;
}

// What a server on all addresses answers to GET /api/v1/health at `address`; nothing if it closes the connection.
std::string answer_at(HttpOffice& office, const asio::ip::address& address) {
  asio::io_context context;
  asio::ip::tcp::socket socket(context);
  socket.connect({address, office.server().port()});
  boost::system::error_code ended;
  asio::write(socket, asio::buffer(std::string_view("GET /api/v1/health HTTP/1.0\r\nHost: x\r\n\r\n")), ended);
  std::string answer;
  asio::read(socket, asio::dynamic_buffer(answer), ended);
  return answer.substr(0, answer.find('\r'));
}

std::string fault_at(const std::string& listen) {
  try {
    const HttpOffice office({}, std::nullopt, [&](Config& config) { config.listen = listen; });
    return "served";
  } catch (const Fault& fault) {
    EXPECT_THAT(fault.message().en, testing::HasSubstr("tls_certificate"));
    return fault.code();
  }
}

TEST(PlainHttp, IsNotOfferedToTheOutside) {
  EXPECT_EQ(fault_at("0.0.0.0:0"), "listen-plain");
  EXPECT_EQ(fault_at("[::]:0"), "listen-plain");
  EXPECT_EQ(fault_at("127.0.0.1:0"), "served");
}

TEST(PlainHttp, IsSpokenWithTrustedProxiesAndThisMachineOnly) {
  const auto outward = outward_address();
  if (!outward) GTEST_SKIP() << "this machine has no address but its own";
  const auto answered = [&](const std::string& proxy, const asio::ip::address& address) {
    HttpOffice office({}, std::nullopt, [&](Config& config) {
      config.listen = "0.0.0.0:0";
      config.edge.trusted_proxies = {proxy};
    });
    return answer_at(office, address);
  };
  EXPECT_EQ(answered("203.0.113.7", asio::ip::address_v4::loopback()), "HTTP/1.1 200 OK");
  EXPECT_EQ(answered("203.0.113.7", *outward), "");
  EXPECT_EQ(answered(outward->to_string(), *outward), "HTTP/1.1 200 OK");
}

}  // namespace
}  // namespace renmian::test
