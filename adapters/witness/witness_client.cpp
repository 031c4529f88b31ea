#include "adapters/witness/witness_client.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/url.hpp>

namespace renmian {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::use_awaitable;
using asio::ip::tcp;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

constexpr std::uint32_t kHeaderLimit = 8 * 1024;
constexpr std::size_t kAnswerLimit = std::size_t{64} * 1024;

using Deadline = std::chrono::steady_clock::time_point;

template <class Stream>
asio::awaitable<Response> question_and_answer(Stream& stream, const Request& request) {
  co_await http::async_write(stream, request, use_awaitable);
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.header_limit(kHeaderLimit);
  parser.body_limit(kAnswerLimit);
  co_await http::async_read(stream, buffer, parser, use_awaitable);
  co_return parser.release();
}

asio::awaitable<Response> converse(const WitnessUrl& url, Request request, const WitnessClientOptions& options,
                                   Deadline deadline) {
  const auto executor = co_await asio::this_coro::executor;
  const auto endpoints = co_await tcp::resolver(executor).async_resolve(url.host, url.port, use_awaitable);
  beast::tcp_stream socket(executor);
  socket.expires_at(std::min(deadline, std::chrono::steady_clock::now() + options.connect_deadline));
  co_await socket.async_connect(endpoints, use_awaitable);
  socket.expires_at(deadline);
  if (!url.tls) co_return co_await question_and_answer(socket, request);

  asio::ssl::context context(asio::ssl::context::tls_client);
  context.set_default_verify_paths();
  beast::ssl_stream<beast::tcp_stream> stream(std::move(socket), context);
  stream.set_verify_mode(asio::ssl::verify_peer);
  stream.set_verify_callback(asio::ssl::host_name_verification(url.host));
  SSL_set_tlsext_host_name(stream.native_handle(), url.host.c_str());
  co_await stream.async_handshake(asio::ssl::stream_base::client, use_awaitable);
  co_return co_await question_and_answer(stream, request);
}

Request post(const WitnessUrl& url, const WitnessRequest& what) {
  constexpr int kHttp11 = 11;
  Request request(http::verb::post, url.prefix + "/add-checkpoint", kHttp11);
  const bool is_ipv6 = url.host.find(':') != url.host.npos;
  request.set(http::field::host, (is_ipv6 ? "[" + url.host + "]" : url.host) + ":" + url.port);
  request.set(http::field::content_type, "text/plain; charset=utf-8");
  request.set(http::field::connection, "close");
  request.body() = to_string(what);
  request.prepare_payload();
  return request;
}

WitnessReply ask_once(const WitnessUrl& url, const WitnessRequest& what, const WitnessClientOptions& options,
                      Deadline deadline) {
  using Kind = WitnessReply::Kind;
  asio::io_context context(1);
  std::exception_ptr failure;
  std::optional<Response> response;
  asio::co_spawn(context, converse(url, post(url, what), options, deadline),
                 [&](std::exception_ptr thrown, Response got) {
                   failure = thrown;
                   response = std::move(got);
                 });
  context.run_until(deadline + std::chrono::milliseconds(100));
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (const std::exception& error) {
    return {Kind::kNotAnswered, 0, 0, error.what()};
  }
  if (!response) return {Kind::kNotAnswered, 0, 0, "timed out"};

  WitnessReply reply{Kind::kRefused, response->result_int(), 0, std::move(response->body())};
  if (response->result() == http::status::ok) reply.kind = Kind::kCosigned;
  if (response->result() == http::status::conflict && (*response)[http::field::content_type] == kTreeSizeType) {
    const auto size = parse_tree_size_body(reply.body);
    if (size) reply.kind = Kind::kOtherSize, reply.size = *size;
  }
  return reply;
}

}  // namespace

boost::system::result<WitnessUrl, Problem> parse_witness_url(std::string_view url) {
  const auto parsed = boost::urls::parse_uri(url);
  const bool tls = parsed && parsed->scheme() == "https";
  if (!parsed || (!tls && parsed->scheme() != "http") || parsed->host().empty() || parsed->has_userinfo() ||
      parsed->has_query() || parsed->has_fragment()) {
    return Problem{"witness-url",
                   std::string(url),
                   {"见证地址应形如 https://witness.example:8390/前缀。",
                    "The address of a witness is written like https://witness.example:8390/prefix."}};
  }
  WitnessUrl read{tls, parsed->host_address(), parsed->port(), parsed->path()};
  if (read.port.empty()) read.port = tls ? "443" : "80";
  while (read.prefix.ends_with('/')) read.prefix.pop_back();
  return read;
}

WitnessReply ask_witness(const WitnessUrl& url, std::uint64_t size,
                         const std::function<std::optional<WitnessRequest>(std::uint64_t size)>& request_from,
                         const WitnessClientOptions& options) {
  const auto deadline = std::chrono::steady_clock::now() + options.deadline;
  WitnessReply reply{WitnessReply::Kind::kOtherSize, 0, size, {}};
  for (int attempts = 0; attempts < 2 && reply.kind == WitnessReply::Kind::kOtherSize; ++attempts) {
    const auto request = request_from(reply.size);
    if (!request) return reply;
    reply = ask_once(url, *request, options, deadline);
  }
  return reply;
}

}  // namespace renmian
