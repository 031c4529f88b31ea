#include "api/http/session.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/string.hpp>
#include <ctime>

#include "api/http/problems.hpp"

namespace renmian::http {

namespace asio = boost::asio;
using boost::asio::redirect_error;
using boost::asio::use_awaitable;
using boost::system::error_code;
using HttpError = boost::beast::http::error;

namespace {

constexpr std::uint32_t kHeaderLimit = 8 * 1024;
constexpr std::size_t kReadSize = 16 * 1024;
// More than this is never waiting to be parsed, unless someone sends a chunk extension without end.
constexpr std::size_t kBufferLimit = 64 * 1024;
constexpr std::chrono::seconds kClosingDeadline{1};

// As RFC 9110 section 5.6.7 wants it, made anew each second.
const std::string& http_date() {
  thread_local std::time_t second = 0;
  thread_local std::string text;
  const auto now = std::time(nullptr);
  if (now == second) return text;
  second = now;
  std::tm utc{};
  gmtime_r(&now, &utc);
  char written[32];
  text.assign(written, std::strftime(written, sizeof written, "%a, %d %b %Y %H:%M:%S GMT", &utc));
  return text;
}

void write_head(std::string& head, const Response& response, const ReplyTo& to, bool last) {
  head.clear();
  fmt::format_to(std::back_inserter(head),
                 "HTTP/1.1 {} {}\r\n"
                 "Date: {}\r\n"
                 "Content-Type: {}\r\n"
                 "Content-Length: {}\r\n"
                 "Cache-Control: {}\r\n"
                 "X-Content-Type-Options: nosniff\r\n"
                 "X-Request-Id: {}\r\n"
                 "{}{}\r\n",
                 static_cast<unsigned>(response.status), std::string_view(obsolete_reason(response.status)),
                 http_date(), response.content_type, response.body.size(), response.cache_control, to.request_id,
                 response.fields, last ? "Connection: close\r\n" : "");
}

// What is wrong with the head of a request although it parses; null if nothing is.
const ProblemKind* unacceptable(const HttpRequest& head, bool chunked) {
  if (head.version() != 10 && head.version() != 11) return &kinds::kVersionNotSupported;
  // RFC 9112 sections 3.2 and 6.1: anything else could be read differently by a proxy before us.
  const bool one_host = head.count(field::host) == 1 || (head.version() == 10 && head.count(field::host) == 0);
  const bool clear_length = head.count(field::transfer_encoding) == 0 || (chunked && head.version() == 11);
  return one_host && clear_length ? nullptr : &kinds::kBadRequest;
}

// How to refuse what could not be read; null if there is nobody to tell.
const ProblemKind* kind_of(error_code error) {
  if (error == asio::error::timed_out) return &kinds::kTimeout;
  if (error == HttpError::header_limit) return &kinds::kHeaderTooLarge;
  if (error == HttpError::body_limit) return &kinds::kBodyTooLarge;
  if (error == HttpError::bad_version) return &kinds::kVersionNotSupported;
  return error.category() == make_error_code(HttpError::bad_value).category() ? &kinds::kBadRequest : nullptr;
}

}  // namespace

Session::Session(asio::ip::tcp::socket socket, Responder& responder, const ServerOptions& options, bool surplus)
    : socket_(std::move(socket)),
      responder_(responder),
      options_(options),
      surplus_(surplus),
      buffer_(kBufferLimit),
      deadline_(Clock::now() + options.idle_deadline) {
  error_code ignored;  // a connection that has gone already shows so when it is read
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
}

void Session::enter(Phase phase, Clock::duration at_most) {
  phase_ = phase;
  deadline_ = Clock::now() + at_most;
}

void Session::end_if_late(Clock::time_point now) {
  if (now < deadline_) return;
  error_code ignored;
  if (phase_ == Phase::kReceiving) {
    timed_out_ = true;  // the pending read ends, and the client is told
    enter(Phase::kClosing, kClosingDeadline);
    socket_.cancel(ignored);
  } else {
    socket_.close(ignored);
  }
}

void Session::stop() {
  stopping_ = true;
  error_code ignored;
  if (phase_ == Phase::kIdle) socket_.close(ignored);
}

asio::awaitable<void> Session::run() {
  try {
    if (surplus_) {
      const auto to = responder_.reply_to_nobody();
      auto response = problem(kinds::kTooManyConnections, to, Text(kinds::kTooManyConnections.title));
      co_await send(response.with("Retry-After", "1"), to, true, true);
    } else {
      while (co_await serve_one()) {
      }
    }
  } catch (const std::exception& error) {
    spdlog::error("connection ended: {}", error.what());
  }
}

asio::awaitable<bool> Session::serve_one() {
  if (buffer_.size() == 0) {
    enter(Phase::kIdle, options_.idle_deadline);
    if (co_await receive()) co_return false;
  }
  enter(Phase::kReceiving, options_.request_deadline);
  const auto begun = Clock::now();

  Parser parser;
  parser.header_limit(kHeaderLimit);
  parser.body_limit(kFormBodyLimit);
  if (const auto error = co_await parse(parser, &Parser::is_header_done)) {
    co_return co_await refuse(error, responder_.reply_to_nobody());
  }
  const auto& request = parser.get();
  const auto to = responder_.reply_to(request);
  if (const auto* kind = unacceptable(request, parser.chunked())) {
    co_await send(problem(*kind, to, Text(kind->title)), to, true, true);
    co_return false;
  }
  const auto match = find_route(request.method(), request.target());
  const auto body_limit = match.route == nullptr ? kBodyLimit : match.route->body_limit;
  if (parser.content_length().value_or(0) > body_limit) co_return co_await refuse(HttpError::body_limit, to);
  if (!parser.is_done()) {
    if (parser.chunked()) parser.body_limit(body_limit);
    if (boost::beast::iequals(request[field::expect], "100-continue")) {
      error_code ignored;  // shows at the next read
      co_await asio::async_write(socket_, asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25),
                                 redirect_error(use_awaitable, ignored));
    }
    parser.eager(true);
    if (const auto error = co_await parse(parser, &Parser::is_done)) co_return co_await refuse(error, to);
  }

  phase_ = Phase::kAnswering;
  const auto response = co_await responder_.answer(request, match, to, begun);
  const bool last = stopping_ || request.version() == 10 || !request.keep_alive();
  const bool with_body = request.method() != verb::head && response.status != status::not_modified;
  co_await send(response, to, with_body, last);
  co_return !last && socket_.is_open();
}

asio::awaitable<error_code> Session::receive() {
  if (timed_out_) co_return asio::error::timed_out;
  if (buffer_.size() + kReadSize > kBufferLimit) co_return HttpError::bad_chunk_extension;
  error_code error;
  const auto received =
      co_await socket_.async_read_some(buffer_.prepare(kReadSize), redirect_error(use_awaitable, error));
  buffer_.commit(received);
  co_return timed_out_ ? error_code(asio::error::timed_out) : error;
}

asio::awaitable<error_code> Session::parse(Parser& parser, bool (Parser::*enough)() const) {
  for (;;) {
    error_code error = HttpError::need_more;
    if (buffer_.size() > 0) {
      error = {};
      buffer_.consume(parser.put(buffer_.data(), error));
      if ((parser.*enough)()) co_return error_code{};
      if (error && error != HttpError::need_more) co_return error;
    }
    if (error || buffer_.size() == 0) {
      if (const auto lost = co_await receive()) co_return lost;
    }
  }
}

asio::awaitable<bool> Session::refuse(error_code error, const ReplyTo& to) {
  if (const auto* kind = kind_of(error)) co_await send(problem(*kind, to, Text(kind->title)), to, true, true);
  co_return false;
}

asio::awaitable<void> Session::send(const Response& response, const ReplyTo& to, bool with_body, bool last) {
  write_head(head_, response, to, last);
  const std::array<asio::const_buffer, 2> parts{asio::buffer(head_),
                                                with_body ? asio::buffer(response.body) : asio::const_buffer{}};
  error_code error;
  co_await asio::async_write(socket_, parts, redirect_error(use_awaitable, error));
  if (error) {
    socket_.close(error);
  } else if (last) {
    co_await linger();
  }
}

// Closing with unread input would reset the connection and could take the answer away from the client.
asio::awaitable<void> Session::linger() {
  enter(Phase::kClosing, kClosingDeadline);
  error_code error;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  while (!error) {
    buffer_.clear();
    co_await socket_.async_read_some(buffer_.prepare(kReadSize), redirect_error(use_awaitable, error));
  }
  socket_.close(error);
}

}  // namespace renmian::http
