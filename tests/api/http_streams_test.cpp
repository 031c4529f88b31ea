// Server-sent events: what moves is told while it moves, by ids only.
#include <gmock/gmock.h>

#include "tests/support/http_office.hpp"
#include "tests/support/signed_in.hpp"

namespace renmian::test {
namespace {

constexpr auto kPublicToken = "token-of-a-complainant", kColleagueToken = "token-of-a-colleague";

// A client that reads a stream as it comes.
class StreamClient {
 public:
  StreamClient(std::uint16_t port, const std::string& target, const std::string& token = kToken,
               const std::string& last_id = {}, const std::string& scheme = "Bearer ") {
    socket_.connect({boost::asio::ip::make_address("127.0.0.1"), port});
    beast_http::request<beast_http::empty_body> request(verb::get, target, 11);
    request.set(field::host, "localhost");
    request.set(field::authorization, scheme + token);
    request.set(field::accept, "text/event-stream");
    if (!last_id.empty()) request.set("Last-Event-ID", last_id);
    beast_http::write(socket_, request);
    parser_.body_limit(boost::none);
    beast_http::read_header(socket_, buffer_, parser_);
  }

  unsigned status() const { return parser_.get().result_int(); }
  std::string content_type() const { return std::string(parser_.get()[field::content_type]); }

  // All that came until `text` is among it; what came instead if the stream ended.
  std::string until(const std::string& text) {
    boost::system::error_code error;
    while (parser_.get().body().find(text) == std::string::npos && !parser_.is_done() && !error) {
      beast_http::read_some(socket_, buffer_, parser_, error);
    }
    return parser_.get().body();
  }
  // Reads on to the end of the stream.
  bool ends() {
    boost::system::error_code error;
    while (!parser_.is_done() && !error) beast_http::read_some(socket_, buffer_, parser_, error);
    return true;
  }

 private:
  boost::asio::io_context context_;
  boost::asio::ip::tcp::socket socket_{context_};
  boost::beast::flat_buffer buffer_;
  beast_http::response_parser<beast_http::string_body> parser_;
};

class HttpStreams : public testing::Test {
 protected:
  static void adjust(Config& config) {
    config.demo_accounts.push_back({kPublicToken, {.id = "pub-1", .role = "complainant", .unit = ""}, "x"});
    config.demo_accounts.push_back({kColleagueToken, {.id = "zzb-5", .role = "cadre_section", .unit = "od"}, "x"});
  }
  StreamClient stream(const std::string& path, const std::string& token = kToken, const std::string& last_id = {}) {
    return {office.server().port(), "/api/v1" + path, token, last_id};
  }
  void move(const std::string& id, int version) {
    const auto moved = office.client().post("/api/v1/cases/" + id + "/commands", vote_history(version),
                                            {{"If-Match", etag(id, version)}});
    ASSERT_EQ(moved.result_int(), 200) << moved.body();
  }
  HttpOffice office{{}, std::nullopt, adjust};
};

TEST_F(HttpStreams, TellThatTheCaseHasMoved) {
  const auto id = office.open_case();
  auto client = stream("/cases/" + id + "/stream");
  ASSERT_EQ(client.status(), 200U);
  EXPECT_EQ(client.content_type(), "text/event-stream; charset=utf-8");
  client.until("retry:");
  move(id, 1);
  const auto told = client.until("\"seq\":2");
  EXPECT_NE(told.find("event: case-changed\ndata: {\"case\":\"" + id + "\",\"seq\":2}\n\n"), std::string::npos) << told;
  EXPECT_EQ(told.find("林示例"), std::string::npos);
}

TEST_F(HttpStreams, TellOfEveryCaseWhoseWorkMayHaveChanged) {
  auto client = stream("/work/stream");
  client.until("retry:");
  const auto id = office.open_case();
  EXPECT_NE(client.until(id).find("event: work-changed\ndata: {\"case\":\"" + id + "\"}\n\n"), std::string::npos);
}

TEST_F(HttpStreams, GoOnAfterTheEventThatWasSeenLast) {
  const auto first = office.open_case();
  const auto seen = office.client().get("/api/v1/cases/" + first + "/history");
  const auto index = json_of(seen).at("items").at(0).at("log_index").as_int64();
  const auto second = office.open_case();
  auto client = stream("/work/stream", kToken, std::to_string(index));
  const auto told = client.until(second);
  EXPECT_NE(told.find(second), std::string::npos);
  EXPECT_EQ(told.find(first), std::string::npos);
}

TEST_F(HttpStreams, AnIdThatTheLogDoesNotHaveYetBeginsAtItsEnd) {
  office.open_case();
  auto client = stream("/work/stream", kToken, "999999999");
  client.until("retry:");
  const auto id = office.open_case();
  EXPECT_NE(client.until(id).find(id), std::string::npos);
}

TEST_F(HttpStreams, AreForWhoMaySeeTheCase) {
  const auto id = office.open_case();
  EXPECT_EQ(office.client(kPublicToken).get("/api/v1/cases/" + id + "/stream").result_int(), 403);
  EXPECT_EQ(office.client(kPublicToken).get("/api/v1/work/stream").result_int(), 403);
  EXPECT_EQ(office.client().get("/api/v1/cases/018f0000-0000-7000-8000-00000000abcd/stream").result_int(), 404);
  EXPECT_EQ(office.client("wrong").get("/api/v1/work/stream").result_int(), 401);
}

TEST_F(HttpStreams, OfOnePersonAreLimitedInNumber) {
  std::vector<std::unique_ptr<StreamClient>> open;
  for (int i = 0; i < 16; ++i) {
    open.push_back(std::make_unique<StreamClient>(office.server().port(), "/api/v1/work/stream"));
    ASSERT_EQ(open.back()->status(), 200U) << i;
  }
  const auto refused = office.client().get("/api/v1/work/stream");
  EXPECT_EQ(refused.result_int(), 503);
  EXPECT_EQ(code_of(refused), "too-many-streams");
  EXPECT_EQ(stream("/work/stream", kColleagueToken).status(), 200U) << "others have their own";
}

TEST_F(HttpStreams, EndWithTheServer) {
  auto client = stream("/work/stream");
  client.until("retry:");
  std::thread stopping([&] { office.stop(); });
  EXPECT_TRUE(client.ends());
  stopping.join();
}

// Looked at with each heartbeat, the first of which comes after 15 seconds.
TEST(HttpStreamsOfServices, EndWithTheTokenHoweverItsSchemeIsWritten) {
  SignedInOffice office;
  office.add("oa", {{Role::cadre_section}}, account::AccountKind::service);
  auto administrator = office.client("sysadmin");
  const auto issued = json_of(administrator.post("/api/v1/tokens", {{"account", "oa"}, {"label", "x"}, {"days", 1}}));
  StreamClient client(office.port(), "/api/v1/work/stream", std::string(issued.at("token").as_string()), {}, "bearer ");
  ASSERT_EQ(client.status(), 200U);
  const auto& id = issued.at("about").at("id").as_string();
  const auto revoked =
      administrator.send(verb::delete_, "/api/v1/tokens/" + std::string(id), {}, {{"Idempotency-Key", "revoke"}});
  ASSERT_EQ(revoked.result_int(), 204U);
  constexpr auto kHeartbeat = "\n:\n\n";
  EXPECT_EQ(client.until(kHeartbeat).find(kHeartbeat), std::string::npos);
}

}  // namespace
}  // namespace renmian::test
