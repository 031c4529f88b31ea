// The witness as a process of its own, asked by the client that the server uses.
#include <gmock/gmock.h>

#include <thread>

#include "adapters/witness/witness_client.hpp"
#include "adapters/witness/witness_state.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/forked_log.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/witness_program.hpp"

namespace renmian {
namespace {

using test::ForkedLog;
using test::HttpClient;
using testing::HasSubstr;
using testing::Not;
using Kind = WitnessReply::Kind;

constexpr auto kOrigin = "cadre.example/log";

const ForkedLog& log() {
  static const ForkedLog one(kOrigin, 40, 6);
  return one;
}

WitnessUrl url_of(const ServerProcess& server, const std::string& scheme = "http") {
  return *parse_witness_url(scheme + "://127.0.0.1:" + std::to_string(server.port()));
}

WitnessReply ask(const WitnessUrl& url, std::uint64_t old, std::uint64_t size, std::size_t history = 0) {
  return ask_witness(url, old, [&](std::uint64_t from) -> std::optional<WitnessRequest> {
    return from <= size ? std::optional{log().request(from, size, history)} : std::nullopt;
  });
}

class WitnessServerTest : public testing::Test {
 protected:
  std::uint64_t kept() const { return WitnessState(program.state()).find(kOrigin).value().tree.size; }
  bool is_cosigned(const WitnessReply& reply, std::uint64_t size) const {
    const std::vector keys{program.key()};
    return reply.kind == Kind::kCosigned &&
           open_note(with_signatures(log().checkpoint(size), std::vector{reply.body}), keys).has_value();
  }

  test::WitnessProgram program{{log().verifier()}};
  std::unique_ptr<ServerProcess> server = program.serve();
};

TEST(WitnessUrl, IsReadWithPortAndPrefix) {
  const auto read = [](std::string_view text) {
    const auto url = *parse_witness_url(text);
    return (url.tls ? "tls " : "") + url.host + " " + url.port + " " + url.prefix;
  };
  EXPECT_EQ(read("http://w.example"), "w.example 80 ");
  EXPECT_EQ(read("https://w.example/"), "tls w.example 443 ");
  EXPECT_EQ(read("https://w.example:8390/a/b/"), "tls w.example 8390 /a/b");
  EXPECT_EQ(read("http://[::1]:1"), "::1 1 ");
  for (const auto* bad : {"", "w.example", "ftp://w.example", "http://", "http://u:p@w.example", "http://w/?a=1"}) {
    EXPECT_FALSE(parse_witness_url(bad)) << bad;
  }
}

TEST_F(WitnessServerTest, CosignsAndKeepsBeforeItAnswers) {
  EXPECT_TRUE(is_cosigned(ask(url_of(*server), 0, 5), 5));
  EXPECT_EQ(kept(), 5U);
  EXPECT_TRUE(is_cosigned(ask(url_of(*server), 5, 30), 30));
  EXPECT_EQ(kept(), 30U);
}

TEST_F(WitnessServerTest, IsAskedOnceMoreFromTheSizeItTells) {
  ASSERT_TRUE(is_cosigned(ask(url_of(*server), 0, 5), 5));
  EXPECT_TRUE(is_cosigned(ask(url_of(*server), 0, 12), 12)) << "asked from 0, told 5";
  EXPECT_TRUE(is_cosigned(ask(url_of(*server), 9, 13), 13)) << "asked from 9, told 12";
}

TEST_F(WitnessServerTest, TellsThatItIsFurtherThanTheLog) {
  ASSERT_TRUE(is_cosigned(ask(url_of(*server), 0, 12), 12));
  const auto reply = ask(url_of(*server), 5, 5);
  EXPECT_EQ(reply.kind, Kind::kOtherSize);
  EXPECT_EQ(reply.size, 12U);
}

TEST_F(WitnessServerTest, RefusesAForkAndWhatIsNotSignedByALogItKnows) {
  ASSERT_TRUE(is_cosigned(ask(url_of(*server), 0, 12), 12));
  const auto fork = ask(url_of(*server), 0, 13, 1);
  EXPECT_EQ(fork.kind, Kind::kRefused);
  EXPECT_EQ(fork.status, 422U);
  const auto status_of = [&](const ForkedLog& other) {
    return ask_witness(url_of(*server), 0, [&](std::uint64_t) { return other.request(0, 3); }).status;
  };
  EXPECT_EQ(status_of(ForkedLog("other.example/log", 3, 3)), 404U);
  EXPECT_EQ(status_of(ForkedLog(kOrigin, 3, 3)), 403U);
  EXPECT_EQ(kept(), 12U);
}

TEST_F(WitnessServerTest, ShowsWhatItHasCosigned) {
  ASSERT_TRUE(is_cosigned(ask(url_of(*server), 0, 12), 12));
  const auto status = test::json_of(HttpClient(server->port()).get("/status"));
  EXPECT_THAT(program.read("state/vkey"), HasSubstr(status.at("witness").as_string().c_str()));
  const auto& shown = status.at("logs").at(0);
  EXPECT_EQ(shown.at("origin").as_string(), kOrigin);
  EXPECT_EQ(shown.at("size").as_int64(), 12);
  EXPECT_EQ(shown.at("root").as_string(), to_base64(log().root(12)));
}

TEST_F(WitnessServerTest, RemembersEverythingAfterItWasKilled) {
  for (std::uint64_t size = 7; size < 12; ++size) {
    ASSERT_TRUE(is_cosigned(ask(url_of(*server), size - 1, size), size));
    server->kill_now();
    server = program.serve();
    EXPECT_EQ(ask(url_of(*server), size, size, 1).status, 422U);
    EXPECT_EQ(ask(url_of(*server), 0, size + 1, 1).status, 422U);
  }
}

TEST_F(WitnessServerTest, HasKeptAllThatItAnsweredWhenItIsKilledAtWork) {
  for (int round = 0; round < 5; ++round) {
    std::uint64_t cosigned = 0;
    std::thread client([&] {
      for (std::uint64_t size = 1; size <= 40; ++size) {
        if (ask(url_of(*server), 0, size).kind == Kind::kCosigned) cosigned = size;
      }
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + 15 * round));
    server->kill_now();
    client.join();
    if (cosigned > 0) {
      EXPECT_GE(kept(), cosigned);
    }
    server = program.serve();
  }
  EXPECT_GT(kept(), 0U);
}

TEST_F(WitnessServerTest, StopsInGoodOrder) {
  EXPECT_EQ(server->stop(), 0);
  EXPECT_EQ(ask(*parse_witness_url("http://127.0.0.1:" + std::to_string(server->port())), 0, 5).kind,
            Kind::kNotAnswered);
}

TEST_F(WitnessServerTest, RefusesWhatIsTooLargeOrNoRequest) {
  const auto post = [&](std::size_t bytes) {
    return HttpClient(server->port()).send(test::verb::post, "/add-checkpoint", std::string(bytes, 'x')).result_int();
  };
  EXPECT_EQ(post(kMaxWitnessBody), 400U) << "read, and no request";
  EXPECT_EQ(post(kMaxWitnessBody + 1), 413U);
  HttpClient client(server->port());
  EXPECT_EQ(client.get("/status", {{"X-Long", std::string(9'000, 'x')}}).result_int(), 431U);
  EXPECT_EQ(HttpClient(server->port()).get("/add-checkpoint").result_int(), 405U);
  EXPECT_EQ(HttpClient(server->port()).get("/other").result_int(), 404U);
  HttpClient rubbish(server->port());
  rubbish.send_raw("hello\r\n\r\n");
  EXPECT_EQ(rubbish.receive().result_int(), 400U);
}

TEST_F(WitnessServerTest, ClosesAConnectionAfterItsAnswer) {
  HttpClient client(server->port());
  EXPECT_EQ(client.get("/status").result_int(), 200U);
  EXPECT_TRUE(client.closed());
}

TEST_F(WitnessServerTest, AnswersUnderItsPrefixOnly) {
  server = program.serve({"--prefix", "/renmian"});
  EXPECT_EQ(HttpClient(server->port()).get("/status").result_int(), 404U);
  EXPECT_EQ(HttpClient(server->port()).get("/renmian/status").result_int(), 200U);
  EXPECT_TRUE(is_cosigned(
      ask(*parse_witness_url("http://127.0.0.1:" + std::to_string(server->port()) + "/renmian/"), 0, 5), 5));
}

TEST_F(WitnessServerTest, SpeaksTlsToAClientThatKnowsItsCertificate) {
  const auto certificate = program.folder() / "cert.pem";
  const auto serve = [&](const char* name) {
    test::write_certificate(certificate, program.folder() / "key.pem", name);
    server = program.serve({"--cert", certificate.string(), "--key", (program.folder() / "key.pem").string()});
  };
  serve("IP:127.0.0.1");
  EXPECT_EQ(ask(url_of(*server, "https"), 0, 5).kind, Kind::kNotAnswered) << "an authority nobody trusts";
  setenv("SSL_CERT_FILE", certificate.c_str(), 1);
  EXPECT_TRUE(is_cosigned(ask(url_of(*server, "https"), 0, 5), 5));
  EXPECT_EQ(ask(url_of(*server), 0, 5).kind, Kind::kNotAnswered) << "without TLS";
  serve("IP:127.0.0.2");
  EXPECT_EQ(ask(url_of(*server, "https"), 5, 5).kind, Kind::kNotAnswered) << "the certificate of another host";
  unsetenv("SSL_CERT_FILE");
}

// A server that answers any request with these bytes and leaves it to the client to close.
class Answering {
 public:
  explicit Answering(std::string bytes) : bytes_(std::move(bytes)), thread_([this] { serve(); }) {}
  ~Answering() { thread_.join(); }
  WitnessUrl url() const {
    return *parse_witness_url("http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()));
  }

 private:
  void serve() {
    boost::asio::ip::tcp::socket socket(context_);
    acceptor_.accept(socket);
    boost::system::error_code ignored;
    std::array<char, 4096> asked;
    socket.read_some(boost::asio::buffer(asked), ignored);
    boost::asio::write(socket, boost::asio::buffer(bytes_), ignored);
    while (!ignored) socket.read_some(boost::asio::buffer(asked), ignored);
  }

  std::string bytes_;
  boost::asio::io_context context_;
  boost::asio::ip::tcp::acceptor acceptor_{context_, {boost::asio::ip::make_address("127.0.0.1"), 0}};
  std::thread thread_;
};

WitnessReply reply_to(const std::string& bytes, WitnessClientOptions options = {}) {
  const Answering server(bytes);
  return ask_witness(
      server.url(), 0, [](std::uint64_t) { return log().request(0, 3); }, options);
}

TEST(WitnessClient, TakesNoAnswerOfMoreThan64KiB) {
  const auto answer = [](std::size_t bytes) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n" + std::string(bytes, 'x');
  };
  EXPECT_EQ(reply_to(answer(65'536)).kind, Kind::kCosigned);
  EXPECT_EQ(reply_to(answer(65'537)).kind, Kind::kNotAnswered);
}

TEST(WitnessClient, FollowsNoRedirect) {
  const auto reply = reply_to("HTTP/1.1 307 Other\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(reply.kind, Kind::kRefused);
  EXPECT_EQ(reply.status, 307U);
}

TEST(WitnessClient, Takes409WithoutASizeForARefusal) {
  const auto reply = reply_to("HTTP/1.1 409 Conflict\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n5\n");
  EXPECT_EQ(reply.kind, Kind::kRefused);
  EXPECT_EQ(reply.status, 409U);
}

TEST(WitnessClient, DoesNotWaitForEver) {
  const auto begun = std::chrono::steady_clock::now();
  const auto reply =
      reply_to("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
               {.connect_deadline = std::chrono::milliseconds(200), .deadline = std::chrono::milliseconds(300)});
  EXPECT_EQ(reply.kind, Kind::kNotAnswered);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

}  // namespace
}  // namespace renmian
