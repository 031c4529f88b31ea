// One connection, plain or through TLS: requests are read, answered and written one after the other, however many a
// client sends ahead.
//
// Deadlines cost nothing while they are kept: the io thread looks at them a few times a second and ends what is late.
// All functions are called on the io thread of the connection.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>

#include "api/http/responder.hpp"
#include "api/http/server.hpp"
#include "api/http/wire.hpp"

namespace renmian::http {

class Session {
 public:
  using Clock = std::chrono::steady_clock;

  // A `surplus` connection is told so and closed, or only closed if a handshake would have to come first.
  Session(boost::asio::ip::tcp::socket socket, std::shared_ptr<Wire::TlsContext> tls, Responder& responder,
          const ServerOptions& options, bool surplus);

  boost::asio::awaitable<void> run();

  void end_if_late(Clock::time_point now);
  // Ends after what the client has sent by now: the request under way, those sent ahead, and one that arrives at once.
  void stop();

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  enum class Phase { kBeginning, kIdle, kReceiving, kAnswering, kClosing };

  boost::asio::awaitable<bool> serve_one();  // whether to go on
  boost::asio::awaitable<boost::system::error_code> receive();
  boost::asio::awaitable<boost::system::error_code> parse(Parser& parser, bool (Parser::*enough)() const);
  boost::asio::awaitable<bool> refuse(boost::system::error_code error, const ReplyTo& to);
  boost::asio::awaitable<void> send(const Response& response, const ReplyTo& to, bool with_body, bool last);
  boost::asio::awaitable<void> stream(const Response& response);
  boost::asio::awaitable<void> linger();
  bool is_last(const HttpRequest& request) const;
  void close();
  void enter(Phase phase, Clock::duration at_most);

  Wire wire_;
  Peer connected_;
  Responder& responder_;
  const ServerOptions& options_;
  const bool surplus_;
  boost::beast::flat_buffer buffer_;
  std::string head_;  // of the answer; kept for its memory
  Phase phase_ = Phase::kBeginning;
  Clock::time_point deadline_;
  Clock::time_point stop_by_;  // once it is stopping
  bool timed_out_ = false;
  bool stopping_ = false;
};

}  // namespace renmian::http
