// A server in this process, on a free port of 127.0.0.1, that answers every request with whatever bytes a test wants,
// over TLS if it has a certificate. One request a connection.
#pragma once

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <functional>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>

namespace renmian::test {

struct AnsweringOptions {
  bool close_at_once = false;              // after the bytes; otherwise it waits for the client to close
  std::string certificate = {}, key = {};  // PEM files; none: plain
  std::string client_authority = {};       // a client must show a certificate that this one signed
  int protocol = TLS1_3_VERSION;           // the only one it speaks
};

class AnsweringServer {
 public:
  using Request = boost::beast::http::request<boost::beast::http::string_body>;
  using Answer = std::function<std::string(const Request&)>;

  explicit AnsweringServer(std::string bytes, AnsweringOptions options = {})
      : AnsweringServer([bytes = std::move(bytes)](const Request&) { return bytes; }, std::move(options)) {}

  explicit AnsweringServer(Answer answer, AnsweringOptions options = {})
      : answer_(std::move(answer)), options_(std::move(options)) {
    if (is_tls()) set_up_tls();
    boost::asio::co_spawn(context_, accept(), boost::asio::detached);
    thread_ = std::thread([this] { context_.run(); });
  }
  ~AnsweringServer() {
    context_.stop();
    thread_.join();
  }
  AnsweringServer(const AnsweringServer&) = delete;
  AnsweringServer& operator=(const AnsweringServer&) = delete;

  std::uint16_t port() const { return port_; }
  std::string origin() const { return (is_tls() ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port_); }
  std::string url(const std::string& path) const { return origin() + path; }

  std::size_t requests() const { return requests_; }
  std::string last_request() const {
    const std::lock_guard lock(mutex_);
    return last_request_;
  }

 private:
  using tcp = boost::asio::ip::tcp;
  template <class T = void>
  using awaitable = boost::asio::awaitable<T>;
  static constexpr auto kUse = boost::asio::use_awaitable;

  bool is_tls() const { return !options_.certificate.empty(); }

  void set_up_tls() {
    using boost::asio::ssl::context;
    tls_.use_certificate_chain_file(options_.certificate);
    tls_.use_private_key_file(options_.key, context::pem);
    SSL_CTX_set_security_level(tls_.native_handle(), 0);
    SSL_CTX_set_min_proto_version(tls_.native_handle(), options_.protocol);
    SSL_CTX_set_max_proto_version(tls_.native_handle(), options_.protocol);
    if (options_.client_authority.empty()) return;
    tls_.load_verify_file(options_.client_authority);
    tls_.set_verify_mode(boost::asio::ssl::verify_peer | boost::asio::ssl::verify_fail_if_no_peer_cert);
  }

  awaitable<> accept() {
    for (;;) boost::asio::co_spawn(context_, serve(co_await acceptor_.async_accept(kUse)), boost::asio::detached);
  }

  awaitable<> serve(tcp::socket socket) {
    if (!is_tls()) co_return co_await speak(socket);
    boost::asio::ssl::stream<tcp::socket> stream(std::move(socket), tls_);
    co_await stream.async_handshake(boost::asio::ssl::stream_base::server, kUse);
    co_await speak(stream);
  }

  template <class Stream>
  awaitable<> speak(Stream& stream) {
    boost::beast::flat_buffer buffer;
    Request request;
    co_await boost::beast::http::async_read(stream, buffer, request, kUse);
    {
      const std::lock_guard lock(mutex_);
      last_request_ = (std::ostringstream() << request).str();
      ++requests_;
    }
    const auto bytes = answer_(request);
    co_await boost::asio::async_write(stream, boost::asio::buffer(bytes), kUse);
    char more = 0;
    if (!options_.close_at_once) co_await stream.async_read_some(boost::asio::buffer(&more, 1), kUse);
  }

  Answer answer_;
  AnsweringOptions options_;
  boost::asio::io_context context_;
  boost::asio::ssl::context tls_{boost::asio::ssl::context::tls_server};
  tcp::acceptor acceptor_{context_, {boost::asio::ip::make_address("127.0.0.1"), 0}};
  std::uint16_t port_ = acceptor_.local_endpoint().port();
  std::atomic<std::size_t> requests_{0};
  mutable std::mutex mutex_;
  std::string last_request_;
  std::thread thread_;
};

}  // namespace renmian::test
