// The client against servers in this process that behave as a server should not, and the guard by its table.
#include "adapters/http_client/http_client.hpp"

#include <gmock/gmock.h>

#include "tests/support/answering_server.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/databases.hpp"

namespace renmian {
namespace {

using test::AnsweringServer;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Kind = OutboundFailure::Kind;
using std::chrono::milliseconds;

AddressGuard guard_with(const std::vector<std::string>& allow, std::set<std::uint16_t> ports = {80, 443}) {
  return AddressGuard::make(allow, std::move(ports)).value();
}

bool allows(const AddressGuard& guard, const char* address) {
  return guard.allows("host.example", boost::asio::ip::make_address(address));
}

TEST(AddressGuard, RefusesEveryAddressThatIsNotPublic) {
  const AddressGuard guard;
  for (const auto* address : {"0.0.0.0",
                              "0.255.255.255",
                              "10.0.0.0",
                              "10.255.255.255",
                              "100.64.0.0",
                              "100.100.100.200",
                              "100.127.255.255",
                              "127.0.0.1",
                              "127.255.255.255",
                              "168.63.129.16",
                              "169.254.0.0",
                              "169.254.169.254",
                              "172.16.0.0",
                              "172.31.255.255",
                              "192.0.0.192",
                              "192.0.2.1",
                              "192.88.99.1",
                              "192.168.0.0",
                              "192.168.255.255",
                              "198.18.0.0",
                              "198.19.255.255",
                              "198.51.100.1",
                              "203.0.113.1",
                              "224.0.0.1",
                              "239.255.255.255",
                              "240.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::7f00:1",
                              "::ffff:127.0.0.1",
                              "::ffff:10.1.2.3",
                              "::ffff:169.254.169.254",
                              "64:ff9b::a00:1",
                              "64:ff9b::7f00:1",
                              "64:ff9b:1::808:808",
                              "2002:a00:1::",
                              "2002:7f00:1::1",
                              "2001::1",
                              "2001:db8::1",
                              "3fff::1",
                              "fc00::1",
                              "fd00:ec2::254",
                              "fdff::1",
                              "fe80::1",
                              "fec0::1",
                              "ff02::1",
                              "100::1",
                              "1fff:ffff::1",
                              "4000::1"}) {
    EXPECT_FALSE(allows(guard, address)) << address;
  }
}

TEST(AddressGuard, AllowsThePublicOnesNextToThem) {
  const AddressGuard guard;
  for (const auto* address :
       {"1.0.0.0",          "9.255.255.255",   "11.0.0.0",      "100.63.255.255",  "100.128.0.0",  "126.255.255.255",
        "128.0.0.0",        "168.63.129.15",   "168.63.129.17", "169.253.255.255", "169.255.0.0",  "172.15.255.255",
        "172.32.0.0",       "192.167.255.255", "192.169.0.0",   "198.17.255.255",  "198.20.0.0",   "223.255.255.255",
        "2000::1",          "2001:200::1",     "2400:3200::1",  "2606:4700::1111", "3ffe:ffff::1", "::ffff:8.8.8.8",
        "64:ff9b::808:808", "2002:808:808::1"}) {
    EXPECT_TRUE(allows(guard, address)) << address;
  }
}

TEST(AddressGuard, OpensWhatTheAllowListNames) {
  const auto guard = guard_with({"10.20.0.0/16", "192.168.7.7", "fd00:20::/32", "OA.Example.gov.cn"});
  EXPECT_TRUE(allows(guard, "10.20.0.0"));
  EXPECT_TRUE(allows(guard, "10.20.255.255"));
  EXPECT_FALSE(allows(guard, "10.19.255.255"));
  EXPECT_FALSE(allows(guard, "10.21.0.0"));
  EXPECT_TRUE(allows(guard, "::ffff:10.20.0.1"));
  EXPECT_TRUE(allows(guard, "192.168.7.7"));
  EXPECT_FALSE(allows(guard, "192.168.7.8"));
  EXPECT_TRUE(allows(guard, "fd00:20::1"));
  EXPECT_FALSE(allows(guard, "fd00:21::1"));
  for (const auto* host :
       {"oa.example.gov.cn", "OA.EXAMPLE.GOV.CN", "oa.example.gov.cn.", "10.20.1.1", "192.168.7.7"}) {
    EXPECT_TRUE(guard.names(host)) << host;
  }
  for (const auto* host : {"x.oa.example.gov.cn", "example.gov.cn", "10.21.1.1", ""}) {
    EXPECT_FALSE(guard.names(host)) << host;
  }
  EXPECT_TRUE(guard.allows("oa.example.gov.cn", boost::asio::ip::make_address("10.99.0.1")));
}

TEST(AddressGuard, NamesTheEntriesThatAreNone) {
  const auto made = AddressGuard::make({"oa.example", "10.0.0.0/33", "http://oa.example", "", "fd00::/129"}, {443});
  ASSERT_FALSE(made);
  std::vector<std::string> places;
  for (const auto& problem : made.error()) {
    EXPECT_EQ(problem.code, "outbound-allow");
    places.push_back(problem.place);
  }
  EXPECT_EQ(places, (std::vector<std::string>{"/1", "/2", "/3", "/4"}));
}

Kind kind_of(const OutboundClient& client, const std::string& url) {
  const auto answer = client.ask({.url = url});
  EXPECT_FALSE(answer) << url;
  return answer ? Kind{} : answer.error().kind;
}

TEST(OutboundClientRefuses, UrlsThatAreNone) {
  const OutboundClient client({});
  for (const auto* url :
       {"", "oa.example", "//oa.example/", "ftp://oa.example/", "file:///etc/passwd", "https://user:secret@oa.example/",
        "https://user@oa.example/", "https:///path", "https://oa.example:99999/", "https://oa.example:0/",
        "https://oa.exa mple/", "https://oa.example/\r\nHost: other", "https://%0d%0a.example/"}) {
    EXPECT_EQ(kind_of(client, url), Kind::kBadUrl) << url;
  }
  const auto refused = client.refuses("https://user:secret@oa.example/");
  ASSERT_TRUE(refused);
  EXPECT_THAT(refused->message.zh + refused->message.en + refused->detail, Not(HasSubstr("secret")));
}

TEST(OutboundClientRefuses, PortsPlainHttpAndInternalAddressesWithoutALookUp) {
  const OutboundClient client({.guard = guard_with({"oa.example"})});
  const auto kind = [&](const char* url) {
    const auto refused = client.refuses(url);
    return refused ? std::optional(refused->kind) : std::nullopt;
  };
  EXPECT_EQ(kind("https://other.example/"), std::nullopt);
  EXPECT_EQ(kind("https://other.example:443/"), std::nullopt);
  EXPECT_EQ(kind("https://other.example:22/"), Kind::kNotAllowed);
  EXPECT_EQ(kind("http://other.example/"), Kind::kNotAllowed);
  EXPECT_EQ(kind("http://oa.example/"), std::nullopt);
  EXPECT_EQ(kind("http://oa.example:8080/"), Kind::kNotAllowed);
  for (const auto* url : {"https://127.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/",
                          "https://169.254.169.254/latest/meta-data/"}) {
    EXPECT_EQ(kind(url), Kind::kNotAllowed) << url;
  }
}

TEST(OutboundClientRefuses, NamesThatResolveToInternalAddresses) {
  AnsweringServer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  const OutboundClient client({.guard = guard_with({}, {server.port()})});
  const auto port = ":" + std::to_string(server.port()) + "/";
  // The last three are 127.0.0.1 as the C library reads them.
  for (const auto* host : {"localhost", "LOCALHOST", "2130706433", "0x7f.1", "0177.0.0.1"}) {
    EXPECT_EQ(kind_of(client, "https://" + std::string(host) + port), Kind::kNotAllowed) << host;
  }
  EXPECT_EQ(server.requests(), 0U);
}

std::string answer_with(std::size_t bytes) {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n" + std::string(bytes, 'x');
}

OutboundClient client_for(const AnsweringServer& server, OutboundOptions options = {}) {
  options.guard = guard_with({"127.0.0.1"}, {server.port()});
  return OutboundClient(std::move(options));
}

TEST(OutboundClient, SendsTheRequestAndGivesTheAnswer) {
  AnsweringServer server("HTTP/1.1 201 Created\r\nX-Said: yes\r\nContent-Length: 2\r\n\r\nok");
  const auto answer = client_for(server).ask({.method = "POST",
                                              .url = server.url("/a/b%20c?d=1&e=%E5%B9%B2#part"),
                                              .fields = {{"X-First", "1"}, {"Content-Type", "text/plain"}},
                                              .body = "hello"});
  ASSERT_TRUE(answer) << answer.error().detail;
  EXPECT_EQ(answer->status, 201U);
  EXPECT_EQ(answer->field("x-said"), "yes");
  EXPECT_EQ(answer->field("x-other"), "");
  EXPECT_EQ(answer->body, "ok");
  EXPECT_THAT(server.last_request(),
              AllOf(StartsWith("POST /a/b%20c?d=1&e=%E5%B9%B2 HTTP/1.1\r\n"), HasSubstr("\r\nX-First: 1\r\n"),
                    HasSubstr("\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n"),
                    HasSubstr("\r\nContent-Length: 5\r\n"), HasSubstr("\r\n\r\nhello")));
}

TEST(OutboundClient, SendsNoFieldThatWouldBecomeTwo) {
  const OutboundClient client({});
  EXPECT_THROW(client.ask({.url = "https://oa.example/", .fields = {{"X-A", "b\r\nX-C: d"}}}), std::invalid_argument);
}

TEST(OutboundClient, FollowsNoRedirect) {
  AnsweringServer other(answer_with(1));
  AnsweringServer server("HTTP/1.1 302 Found\r\nLocation: " + other.url("/") + "\r\nContent-Length: 0\r\n\r\n");
  const auto answer = client_for(server).ask({.url = server.url("/")});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 302U);
  EXPECT_EQ(other.requests(), 0U);
}

TEST(OutboundClient, PassesOverInformationalAnswers) {
  AnsweringServer server("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer_with(3));
  EXPECT_EQ(client_for(server).ask({.url = server.url("/")})->body, "xxx");
}

TEST(OutboundClient, TakesAnAnswerUpToTheLimit) {
  for (const auto& [bytes, taken] : {std::pair<std::size_t, bool>{1'000, true}, {1'001, false}}) {
    AnsweringServer server(answer_with(bytes));
    const auto answer = client_for(server, {.largest_answer = 1'000}).ask({.url = server.url("/")});
    EXPECT_EQ(answer.has_value(), taken);
    if (!answer) {
      EXPECT_EQ(answer.error().kind, Kind::kTooLarge);
    }
  }
  AnsweringServer chunked("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1'001, 'x') +
                          "\r\n0\r\n\r\n");
  EXPECT_EQ(kind_of(client_for(chunked, {.largest_answer = 1'000}), chunked.url("/")), Kind::kTooLarge);
  AnsweringServer long_head("HTTP/1.1 200 OK\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n");
  EXPECT_EQ(kind_of(client_for(long_head), long_head.url("/")), Kind::kTooLarge);
}

TEST(OutboundClient, GivesUpAtItsDeadline) {
  const OutboundOptions hurried{.connect_deadline = milliseconds(200), .deadline = milliseconds(300)};
  for (const auto* begun : {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"}) {
    AnsweringServer server(begun);
    EXPECT_EQ(kind_of(client_for(server, hurried), server.url("/")), Kind::kTimeout) << begun;
  }
}

TEST(OutboundClient, SaysThatAnAnswerIsNoHttpOrThatNobodyIsThere) {
  AnsweringServer server("hello\r\n\r\n");
  EXPECT_EQ(kind_of(client_for(server), server.url("/")), Kind::kNotHttp);
  AnsweringServer closing("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", {.close_at_once = true});
  EXPECT_EQ(kind_of(client_for(closing), closing.url("/")), Kind::kNotHttp);
  std::string nobody;
  std::uint16_t port = 0;
  {
    const AnsweringServer gone("");
    nobody = gone.url("/");
    port = gone.port();
  }
  const OutboundClient client({.guard = guard_with({"127.0.0.1"}, {port})});
  EXPECT_EQ(kind_of(client, nobody), Kind::kNoConnection);
}

class OverTls : public testing::Test {
 protected:
  AnsweringServer serve(const char* name, bool asks_for_certificate = false, int protocol = TLS1_3_VERSION) {
    test::write_certificate(certificate_, key_, name);
    return AnsweringServer(answer_with(2), {.certificate = certificate_,
                                            .key = key_,
                                            .client_authority = asks_for_certificate ? client_certificate_ : "",
                                            .protocol = protocol});
  }
  OutboundOptions trusting() const { return {.ca_file = certificate_}; }

  test::TemporaryFolder folder_;
  std::string certificate_ = (folder_.path() / "cert.pem").string(), key_ = (folder_.path() / "key.pem").string();
  std::string client_certificate_ = (folder_.path() / "client.pem").string();
  std::string client_key_ = (folder_.path() / "client-key.pem").string();
};

TEST_F(OverTls, SpeaksToAServerWhoseCertificateHolds) {
  const auto server = serve("IP:127.0.0.1");
  EXPECT_EQ(client_for(server, trusting()).ask({.url = server.url("/")})->body, "xx");
}

TEST_F(OverTls, TakesNoCertificateOfAnAuthorityItDoesNotKnow) {
  const auto server = serve("IP:127.0.0.1");
  EXPECT_EQ(kind_of(client_for(server), server.url("/")), Kind::kTls);
}

TEST_F(OverTls, TakesNoCertificateOfAnotherHost) {
  for (const auto* name : {"IP:127.0.0.2", "DNS:localhost", "DNS:127.0.0.1"}) {
    const auto server = serve(name);
    EXPECT_EQ(kind_of(client_for(server, trusting()), server.url("/")), Kind::kTls) << name;
  }
}

TEST_F(OverTls, ChecksTheNameWhereTheUrlHasOne) {
  for (const auto& [name, holds] : {std::pair{"DNS:localhost", true}, {"DNS:other.example", false}}) {
    const auto server = serve(name);
    auto options = trusting();
    options.guard = guard_with({"localhost"}, {server.port()});
    const auto answer =
        OutboundClient(options).ask({.url = "https://localhost:" + std::to_string(server.port()) + "/"});
    EXPECT_EQ(answer.has_value(), holds) << name;
  }
}

TEST_F(OverTls, SpeaksTls12AndNothingOlder) {
  for (const auto& [protocol, spoken] : {std::pair{TLS1_1_VERSION, false}, {TLS1_2_VERSION, true}}) {
    const auto server = serve("IP:127.0.0.1", false, protocol);
    EXPECT_EQ(client_for(server, trusting()).ask({.url = server.url("/")}).has_value(), spoken) << protocol;
  }
}

TEST_F(OverTls, SaysThatAServerSpeaksNone) {
  const AnsweringServer server("HTTP/1.1 400 Bad Request\r\n\r\n");
  EXPECT_EQ(kind_of(client_for(server), "https://127.0.0.1:" + std::to_string(server.port()) + "/"), Kind::kTls);
}

TEST_F(OverTls, ShowsItsOwnCertificateWhereItIsAskedFor) {
  test::write_certificate(client_certificate_, client_key_);
  const auto server = serve("IP:127.0.0.1", true);
  auto options = trusting();
  EXPECT_FALSE(client_for(server, options).ask({.url = server.url("/")}));
  options.certificate_file = client_certificate_;
  options.key_file = client_key_;
  EXPECT_TRUE(client_for(server, options).ask({.url = server.url("/")}));
}

TEST_F(OverTls, NeedsFilesThatItCanRead) {
  EXPECT_THROW(OutboundClient({.ca_file = certificate_ + "-not-there"}), Fault);
  test::write_certificate(client_certificate_, client_key_);
  EXPECT_THROW(OutboundClient({.certificate_file = client_certificate_, .key_file = client_key_ + "-not-there"}),
               Fault);
}

}  // namespace
}  // namespace renmian
