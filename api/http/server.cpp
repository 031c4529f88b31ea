#include "api/http/server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <thread>

#include "api/http/io_thread.hpp"
#include "api/http/tls.hpp"
#include "api/service/command_log.hpp"
#include "api/service/logging.hpp"
#include "api/service/policy_file.hpp"

namespace renmian {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// Nothing is told in clear to anybody but this machine and the proxies that speak TLS for it.
void require_protection(const Config& config) {
  const auto& edge = config.edge;
  const auto parts = parse_listen_address(config.listen);
  if (!edge.tls_certificate.empty() || !edge.trusted_proxies.empty() || (parts && parts->is_loopback())) return;
  throw Fault(
      "listen-plain",
      {"不能在 " + config.listen +
           " 以明文 HTTP 对外服务：请设置 tls_certificate 和 tls_key，或只在 127.0.0.1 监听，或在 trusted_proxies "
           "中写明提供 TLS 的反向代理",
       "plain HTTP is not served to the outside at " + config.listen +
           ": set tls_certificate and tls_key, or listen on 127.0.0.1, or name the proxies that speak TLS in "
           "trusted_proxies"});
}

tcp::acceptor listen_at(const Config& config, asio::io_context& context) {
  require_protection(config);
  const auto& address = config.listen;
  const auto failed = [&](const std::string& why) {
    return Fault("listen-failed", {"无法在 " + address + " 监听", "cannot listen at " + address}, why);
  };
  const auto parts = parse_listen_address(address);
  if (!parts) throw failed("not host:port");
  try {
    const auto endpoints = tcp::resolver(context).resolve(parts->host, parts->port, tcp::resolver::passive);
    // With SO_REUSEADDR, so that a restart need not wait for old connections.
    return tcp::acceptor(context, endpoints.begin()->endpoint(), true);
  } catch (const boost::system::system_error& error) {
    throw failed(error.what());
  }
}

std::vector<std::unique_ptr<http::IoThread>> make_threads(http::Responder& responder, const ServerOptions& options,
                                                          http::Connections& connections) {
  std::vector<std::unique_ptr<http::IoThread>> threads(
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency()));
  for (auto& thread : threads) thread = std::make_unique<http::IoThread>(responder, options, connections);
  return threads;
}

}  // namespace

struct HttpServer::Parts {
  Parts(Runtime& served, const Config& config, ServerOptions given)
      : runtime(served),
        options(given),
        stop_delay(config.edge.stop_delay_seconds),
        proxies(config.edge.trusted_proxies),
        tls(config.edge.tls_certificate.empty() ? nullptr : std::make_unique<http::Tls>(config.edge)),
        responder(served, config),
        connections(options.max_connections, config.edge.connections_per_address, proxies),
        threads(make_threads(responder, options, connections)),
        signals(first()),
        delay(first()),
        acceptor(listen_at(config, first())) {}

  asio::io_context& first() { return threads.front()->context(); }
  asio::awaitable<void> accept();
  bool is_protected(const tcp::socket& socket) const;
  void serve(tcp::socket socket);
  void serve_waiting();
  asio::awaitable<void> heed_signals();
  asio::awaitable<void> stop_after_delay();
  void stop();
  void reload();

  Runtime& runtime;
  const ServerOptions options;
  const std::chrono::seconds stop_delay;
  const Networks proxies;                // that are trusted
  const std::unique_ptr<http::Tls> tls;  // null: plain HTTP
  http::Responder responder;
  http::Connections connections;
  std::vector<std::unique_ptr<http::IoThread>> threads;

  // Of the first thread.
  std::size_t next = 0;  // thread to serve
  int stops_asked = 0;
  bool stopping = false;
  asio::signal_set signals;
  asio::steady_timer delay;
  tcp::acceptor acceptor;
};

bool HttpServer::Parts::is_protected(const tcp::socket& socket) const {
  if (tls) return true;
  error_code gone;
  const auto address = parse_address(socket.remote_endpoint(gone).address().to_string());
  return address && (address->is_loopback() || proxies.contains(*address));
}

void HttpServer::Parts::serve(tcp::socket socket) {
  if (!is_protected(socket)) return;
  threads[next]->serve(std::move(socket), tls ? tls->current() : nullptr);
  next = (next + 1) % threads.size();
}

asio::awaitable<void> HttpServer::Parts::accept() {
  while (!stopping) {
    tcp::socket socket(threads[next]->context());
    error_code error;
    co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
      serve(std::move(socket));
    } else if (!stopping) {
      // Too many open files, for instance: others must end before this can go on.
      log_event(spdlog::level::warn, "connection-not-accepted", {{"detail", error.message()}});
      asio::steady_timer pause(first(), std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::use_awaitable);
    }
  }
  serve_waiting();
  error_code ignored;
  acceptor.close(ignored);
  signals.cancel(ignored);
  for (auto& thread : threads) thread->stop();
}

// Those who have been connected by the kernel, and do not know that nobody has looked at them yet.
void HttpServer::Parts::serve_waiting() {
  error_code error;
  acceptor.non_blocking(true, error);
  while (!error) {
    tcp::socket socket(threads[next]->context());
    acceptor.accept(socket, error);
    if (!error) serve(std::move(socket));
  }
}

asio::awaitable<void> HttpServer::Parts::heed_signals() {
  for (;;) {
    error_code error;
    const int signal = co_await signals.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return;
    if (signal != SIGHUP) {
      stop();
      continue;
    }
    try {
      reload();
    } catch (const std::exception& failure) {  // or no signal would be heeded any more
      log_fault(failure);
    }
  }
}

asio::awaitable<void> HttpServer::Parts::stop_after_delay() {
  delay.expires_after(stop_delay);
  error_code hurried;
  co_await delay.async_wait(asio::redirect_error(asio::use_awaitable, hurried));
  stopping = true;
  error_code ignored;
  acceptor.cancel(ignored);
}

void HttpServer::Parts::stop() {
  asio::post(first(), [this] {
    responder.announce_stop();
    if (++stops_asked > 1) {
      delay.cancel();
    } else {
      asio::co_spawn(first(), stop_after_delay(), asio::detached);
    }
  });
}

void HttpServer::Parts::reload() {
  if (tls) tls->reload();
  const auto policies = reload_policy(runtime);
  log_event(spdlog::level::info, "reloaded", {{"policies", policies}});
}

HttpServer::HttpServer(Runtime& runtime, const Config& config, ServerOptions options)
    : parts_(std::make_unique<Parts>(runtime, config, options)) {}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const { return parts_->acceptor.local_endpoint().port(); }

void HttpServer::run() {
  auto& parts = *parts_;
  if (parts.options.signals) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) parts.signals.add(signal);
    asio::co_spawn(parts.first(), parts.heed_signals(), asio::detached);
  }
  asio::co_spawn(parts.first(), parts.accept(), asio::detached);
  const auto endpoint = parts.acceptor.local_endpoint();
  log_event(spdlog::level::info, "listening", {{"address", endpoint.address().to_string()}, {"port", endpoint.port()}});

  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < parts.threads.size(); ++i) {
    others.emplace_back([thread = parts.threads[i].get()] { thread->run(); });
  }
  parts.threads.front()->run();
}

void HttpServer::stop() { parts_->stop(); }
void HttpServer::reload() { parts_->reload(); }

}  // namespace renmian
