#include "tests/bench/slow_connections.hpp"

#include <fmt/format.h>

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace renmian::bench {
namespace {

namespace asio = boost::asio;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::string_view kHead = "GET /api/v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ";

asio::awaitable<void> pause(std::chrono::milliseconds time) {
  asio::steady_timer timer(co_await asio::this_coro::executor, time);
  co_await timer.async_wait(use_awaitable);
}

// Until the server has had enough of it.
asio::awaitable<void> say_nothing(tcp::socket& socket) {
  char said = 0;
  error_code ended;
  co_await socket.async_read_some(asio::buffer(&said, 1), redirect_error(use_awaitable, ended));
}

asio::awaitable<void> send_slowly(tcp::socket& socket, std::chrono::milliseconds first_pause) {
  co_await pause(first_pause);
  error_code ended;
  for (std::size_t sent = 0; !ended; ++sent) {
    const char next = sent < kHead.size() ? kHead[sent] : 'x';
    co_await asio::async_write(socket, asio::buffer(&next, 1), redirect_error(use_awaitable, ended));
    co_await pause(std::chrono::seconds(1));
  }
}

// Again and again.
asio::awaitable<void> be_slow(std::atomic<int>& open, tcp::endpoint server, int number) {
  for (;;) {
    tcp::socket socket(co_await asio::this_coro::executor);
    error_code error;
    co_await socket.async_connect(server, redirect_error(use_awaitable, error));
    if (!error) {
      ++open;
      if (number % 2 == 0) {
        co_await say_nothing(socket);
      } else {
        co_await send_slowly(socket, std::chrono::milliseconds(number % 1000));
      }
      --open;
    }
    co_await pause(std::chrono::milliseconds(100));
  }
}

}  // namespace

struct SlowConnections::Parts {
  asio::io_context io{1};
  std::atomic<int> open{0};
  std::thread thread{};
};

SlowConnections::SlowConnections(std::uint16_t port, int number) : parts_(std::make_unique<Parts>()) {
  const tcp::endpoint server(asio::ip::address_v4::loopback(), port);
  for (int i = 0; i < number; ++i) asio::co_spawn(parts_->io, be_slow(parts_->open, server, i), asio::detached);
  parts_->thread = std::thread([this] { parts_->io.run(); });
  while (open() < number) std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

SlowConnections::~SlowConnections() {
  parts_->io.stop();
  parts_->thread.join();
}

int SlowConnections::open() const { return parts_->open; }

BesideSlow measure_beside_slow(HttpTarget& target, int number, int rounds, int seconds) {
  std::vector<Measured> without, with;
  for (int round = 0; round < rounds; ++round) {
    without.push_back(run_http(target, kBusyBesideSlow, seconds));
    const SlowConnections slow(target.port, number);
    with.push_back(run_http(target, kBusyBesideSlow, seconds));
    // Some may just have been ended at a deadline; many, if the server did not take them.
    constexpr double kLeastOpen = 0.9;
    if (slow.open() < kLeastOpen * number) {
      throw std::runtime_error(fmt::format("of {} slow connections {} are open", number, slow.open()));
    }
  }
  return {median(without), median(with)};
}

}  // namespace renmian::bench
