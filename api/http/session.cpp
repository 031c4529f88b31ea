#include "api/http/session.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/string.hpp>
#include <ctime>

#include "api/http/problems.hpp"
#include "api/service/logging.hpp"

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
// What a client sends before it can know that the server stops is on its way for no longer than this.
constexpr std::chrono::milliseconds kUnderWay{200};

// What a browser is to hold to, whatever it is shown (security checklist 4.2).
constexpr std::string_view kBrowserFields =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n";
constexpr std::string_view kOnlyEncrypted = "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

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

// A stream has no length, and neither has what is not sent.
std::string length_of(const Response& response) {
  if (response.next_part) return "Transfer-Encoding: chunked\r\n";
  if (response.status == status::not_modified || response.status == status::no_content) return {};
  return fmt::format("Content-Length: {}\r\n", response.body.size());
}

void write_head(std::string& head, const Response& response, const ReplyTo& to, bool last) {
  head.clear();
  fmt::format_to(std::back_inserter(head),
                 "HTTP/1.1 {} {}\r\n"
                 "Date: {}\r\n"
                 "Content-Type: {}\r\n"
                 "{}"
                 "Cache-Control: {}\r\n"
                 "X-Request-Id: {}\r\n"
                 "{}{}{}{}\r\n",
                 static_cast<unsigned>(response.status), std::string_view(obsolete_reason(response.status)),
                 http_date(), response.content_type, length_of(response), response.cache_control, to.request_id,
                 kBrowserFields, to.encrypted ? kOnlyEncrypted : "", response.fields,
                 last ? "Connection: close\r\n" : "");
}

// What is wrong with the head of a request although it parses; null if nothing is.
const ProblemKind* unacceptable(const HttpRequest& head, bool chunked) {
  if (head.version() != 10 && head.version() != 11) return &kinds::kVersionNotSupported;
  // RFC 9112 sections 3.2 and 6.1: anything else could be read differently by a proxy before us.
  const bool one_host = head.count(field::host) == 1 || (head.version() == 10 && head.count(field::host) == 0);
  const auto codings = head.count(field::transfer_encoding);
  const bool only_chunked = codings == 1 && boost::beast::iequals(head[field::transfer_encoding], "chunked");
  const bool clear_length = codings == 0 || (only_chunked && chunked && head.version() == 11);
  return one_host && clear_length ? nullptr : &kinds::kBadRequest;
}

// Whether a field goes on in the next line, which RFC 9112 section 5.2 lets nobody do any more; the parser would take
// it.
bool has_folded_field(const boost::beast::flat_buffer& buffer) {
  const std::string_view bytes(static_cast<const char*>(buffer.data().data()), buffer.size());
  const auto head = bytes.substr(0, bytes.find("\r\n\r\n"));
  return head.find("\r\n ") != head.npos || head.find("\r\n\t") != head.npos;
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

Session::Session(asio::ip::tcp::socket socket, std::shared_ptr<Wire::TlsContext> tls, Responder& responder,
                 const ServerOptions& options, bool surplus)
    : wire_(std::move(socket), std::move(tls)),
      responder_(responder),
      options_(options),
      surplus_(surplus),
      buffer_(kBufferLimit),
      deadline_(Clock::now() + options.request_deadline) {
  error_code ignored;  // a connection that has gone already shows so when it is read
  wire_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  connected_ = wire_.peer();
}

void Session::enter(Phase phase, Clock::duration at_most) {
  phase_ = phase;
  deadline_ = Clock::now() + at_most;
}

void Session::close() {
  error_code ignored;
  wire_.socket().close(ignored);
}

void Session::end_if_late(Clock::time_point now) {
  if (now < deadline_) return;
  if (phase_ != Phase::kReceiving) return close();
  timed_out_ = true;  // the pending read ends, and the client is told
  enter(Phase::kClosing, kClosingDeadline);
  error_code ignored;
  wire_.socket().cancel(ignored);
}

void Session::stop() {
  stopping_ = true;
  stop_by_ = Clock::now() + options_.request_deadline;
  if (phase_ == Phase::kIdle) deadline_ = std::min<Clock::time_point>(deadline_, Clock::now() + kUnderWay);
  if (phase_ == Phase::kBeginning) deadline_ = std::min<Clock::time_point>(deadline_, Clock::now() + kClosingDeadline);
}

// Who sends request after request ahead is not waited for without end.
bool Session::is_last(const HttpRequest& request) const {
  if (request.version() == 10 || !request.keep_alive()) return true;
  const bool ends = stopping_ || responder_.stopping();
  return ends && (buffer_.size() == 0 || (stopping_ && Clock::now() >= stop_by_));
}

asio::awaitable<void> Session::run() {
  try {
    if (surplus_ && connected_.encrypted) co_return;
    if (const auto error = co_await wire_.begin()) {
      log_event(spdlog::level::debug, "handshake-failed", {{"detail", error.message()}});
      co_return;
    }
    connected_ = wire_.peer();
    if (surplus_) {
      const auto to = responder_.reply_to_nobody(connected_);
      auto response = problem(kinds::kTooManyConnections, to, Text(kinds::kTooManyConnections.title));
      co_await send(response.with("Retry-After", "1"), to, true, true);
    } else {
      while (co_await serve_one()) {
      }
    }
  } catch (const std::exception& error) {
    log_event(spdlog::level::err, "connection-ended", {{"detail", error.what()}});
  }
}

asio::awaitable<bool> Session::serve_one() {
  if (buffer_.size() == 0) {
    enter(Phase::kIdle, stopping_ ? Clock::duration(kUnderWay) : options_.idle_deadline);
    if (co_await receive()) co_return false;
  }
  enter(Phase::kReceiving, options_.request_deadline);
  const auto begun = Clock::now();

  Parser parser;
  parser.header_limit(kHeaderLimit);
  parser.body_limit(kDocumentBodyLimit);
  if (const auto error = co_await parse(parser, &Parser::is_header_done)) {
    co_return co_await refuse(error, responder_.reply_to_nobody(connected_));
  }
  const auto& request = parser.get();
  const auto peer = responder_.peer_of(connected_, request);
  const auto to = responder_.reply_to(request, peer);
  if (const auto* kind = unacceptable(request, parser.chunked())) {
    co_await send(problem(*kind, to, Text(kind->title)), to, true, true);
    co_return false;
  }
  const auto match = find_route(request.method(), request.target());
  const auto body_limit = match.route == nullptr ? kBodyLimit : match.route->body_limit;
  if (parser.content_length().value_or(0) > body_limit) co_return co_await refuse(HttpError::body_limit, to);
  // Who is not known is given no room for a large body, nor for one of unknown length.
  const bool may_be_large = parser.content_length().value_or(body_limit) > kBodyLimit;
  if (!parser.is_done() && may_be_large) {
    if (const auto refused = co_await responder_.refuse_unknown(request, *match.route, peer, to)) {
      co_await send(*refused, to, true, true);
      co_return false;
    }
  }
  if (!parser.is_done()) {
    if (parser.chunked()) parser.body_limit(body_limit);
    if (boost::beast::iequals(request[field::expect], "100-continue")) {
      error_code ignored;  // shows at the next read
      co_await asio::async_write(wire_, asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25),
                                 redirect_error(use_awaitable, ignored));
    }
    parser.eager(true);
    if (const auto error = co_await parse(parser, &Parser::is_done)) co_return co_await refuse(error, to);
  }

  phase_ = Phase::kAnswering;
  auto response = co_await responder_.answer(request, match, peer, to, begun);
  if (match.route != nullptr && holds_secret(*match.route)) {
    OPENSSL_cleanse(parser.get().body().data(), request.body().size());  // passwords
  }
  if (response.next_part && request.version() == 10) {  // which has no way to say where a stream ends
    response = problem(kinds::kVersionNotSupported, to, Text(kinds::kVersionNotSupported.title));
  }
  const bool last = is_last(request);
  const bool with_body = request.method() != verb::head && response.status != status::not_modified;
  co_await send(response, to, with_body, last);
  co_return !last && wire_.socket().is_open();
}

asio::awaitable<error_code> Session::receive() {
  if (timed_out_) co_return asio::error::timed_out;
  if (buffer_.size() + kReadSize > kBufferLimit) co_return HttpError::bad_chunk_extension;
  error_code error;
  const auto received =
      co_await wire_.async_read_some(buffer_.prepare(kReadSize), redirect_error(use_awaitable, error));
  buffer_.commit(received);
  co_return timed_out_ ? error_code(asio::error::timed_out) : error;
}

asio::awaitable<error_code> Session::parse(Parser& parser, bool (Parser::*enough)() const) {
  for (;;) {
    error_code error = HttpError::need_more;
    if (buffer_.size() > 0) {
      if (!parser.is_header_done() && has_folded_field(buffer_)) co_return HttpError::bad_obs_fold;
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
  co_await asio::async_write(wire_, parts, redirect_error(use_awaitable, error));
  if (!error && with_body && response.next_part) co_await stream(response);
  if (error) {
    close();
  } else if (last) {
    co_await linger();
  }
}

// Each part has its own deadline, within which it is there and the client has taken it.
asio::awaitable<void> Session::stream(const Response& response) {
  std::string part;
  do {
    enter(Phase::kAnswering, options_.request_deadline);
    part = co_await response.next_part();
    const auto chunk = fmt::format("{:x}\r\n{}\r\n", part.size(), part);
    error_code gone;
    co_await asio::async_write(wire_, asio::buffer(chunk), redirect_error(use_awaitable, gone));
    if (gone) close();
  } while (!part.empty() && wire_.socket().is_open());
}

// Closing with unread input would reset the connection and could take the answer away from the client.
asio::awaitable<void> Session::linger() {
  enter(Phase::kClosing, kClosingDeadline);
  co_await wire_.say_end();
  auto& socket = wire_.socket();
  error_code error;
  socket.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  while (!error) {
    buffer_.clear();
    co_await socket.async_read_some(buffer_.prepare(kReadSize), redirect_error(use_awaitable, error));
  }
  socket.close(error);
}

}  // namespace renmian::http
