#include "api/http/server.hpp"

#include <spdlog/spdlog.h>

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

namespace renmian {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

tcp::acceptor listen_at(const std::string& address, asio::io_context& context) {
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
                                                          std::atomic<std::size_t>& connections) {
  std::vector<std::unique_ptr<http::IoThread>> threads(
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency()));
  for (auto& thread : threads) thread = std::make_unique<http::IoThread>(responder, options, connections);
  return threads;
}

}  // namespace

struct HttpServer::Parts {
  Parts(Runtime& runtime, const Config& config, ServerOptions given)
      : options(given),
        responder(runtime, config),
        threads(make_threads(responder, options, connections)),
        signals(first()),
        acceptor(listen_at(config.listen, first())) {}

  asio::io_context& first() { return threads.front()->context(); }
  asio::awaitable<void> accept();
  asio::awaitable<void> wait_for_signal();
  void stop();

  const ServerOptions options;
  http::Responder responder;
  std::atomic<std::size_t> connections{0};
  std::vector<std::unique_ptr<http::IoThread>> threads;
  asio::signal_set signals;  // of the first thread, like the acceptor
  tcp::acceptor acceptor;
};

asio::awaitable<void> HttpServer::Parts::accept() {
  for (std::size_t next = 0; acceptor.is_open(); next = (next + 1) % threads.size()) {
    tcp::socket socket(threads[next]->context());
    error_code error;
    co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
      threads[next]->serve(std::move(socket));
    } else if (acceptor.is_open()) {
      // Too many open files, for instance: others must end before this can go on.
      spdlog::warn("cannot accept a connection: {}", error.message());
      asio::steady_timer pause(first(), std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::use_awaitable);
    }
  }
}

asio::awaitable<void> HttpServer::Parts::wait_for_signal() {
  error_code error;
  co_await signals.async_wait(asio::redirect_error(asio::use_awaitable, error));
  if (!error) stop();
}

void HttpServer::Parts::stop() {
  asio::post(first(), [this] {
    error_code ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
  });
  for (auto& thread : threads) thread->stop();
}

HttpServer::HttpServer(Runtime& runtime, const Config& config, ServerOptions options)
    : parts_(std::make_unique<Parts>(runtime, config, options)) {}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const { return parts_->acceptor.local_endpoint().port(); }

void HttpServer::run() {
  auto& parts = *parts_;
  if (parts.options.stop_on_signals) {
    parts.signals.add(SIGINT);
    parts.signals.add(SIGTERM);
    asio::co_spawn(parts.first(), parts.wait_for_signal(), asio::detached);
  }
  asio::co_spawn(parts.first(), parts.accept(), asio::detached);
  const auto endpoint = parts.acceptor.local_endpoint();
  spdlog::info("listening on {}:{}", endpoint.address().to_string(), endpoint.port());

  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < parts.threads.size(); ++i) {
    others.emplace_back([thread = parts.threads[i].get()] { thread->run(); });
  }
  parts.threads.front()->run();
}

void HttpServer::stop() { parts_->stop(); }

}  // namespace renmian
