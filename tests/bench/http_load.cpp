#include "tests/bench/http_load.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <exception>
#include <stdexcept>

#include "engine/ports/clock.hpp"
#include "tests/bench/steps.hpp"

namespace renmian::bench {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::use_awaitable;
using asio::ip::tcp;

struct Load {
  const HttpTarget& target;
  const std::vector<CaseStep>& steps;
  std::chrono::steady_clock::time_point until;
  std::vector<double> latencies_ms{};
  std::exception_ptr failed{};
};

asio::awaitable<void> client(Load& load, int number) {
  tcp::socket socket(co_await asio::this_coro::executor);
  co_await socket.async_connect({asio::ip::address_v4::loopback(), load.target.port}, use_awaitable);
  socket.set_option(tcp::no_delay(true));
  boost::beast::flat_buffer buffer;
  std::uint64_t sent = 0;

  const auto post = [&](const std::string& path, const std::string& token, const std::string& if_match,
                        std::string body) -> asio::awaitable<http::response<http::string_body>> {
    http::request<http::string_body> request{http::verb::post, path, 11};
    request.set(http::field::host, "127.0.0.1");
    request.set(http::field::authorization, "Bearer " + token);
    request.set(http::field::content_type, "application/json");
    request.set("Idempotency-Key", "bench-" + std::to_string(number) + "-" + std::to_string(++sent) + "-" +
                                       std::to_string(load.until.time_since_epoch().count()));
    if (!if_match.empty()) request.set(http::field::if_match, if_match);
    request.body() = std::move(body);
    request.prepare_payload();
    http::response<http::string_body> response;
    const auto from = std::chrono::steady_clock::now();
    co_await http::async_write(socket, request, use_awaitable);
    co_await http::async_read(socket, buffer, response, use_awaitable);
    load.latencies_ms.push_back(Seconds(std::chrono::steady_clock::now() - from).count() * 1000);
    if (response.result_int() >= 300) throw std::runtime_error(path + ": " + response.body());
    co_return response;
  };

  while (std::chrono::steady_clock::now() < load.until) {
    const boost::json::value open{{"person", load.target.person}, {"post", load.target.post}, {"need", "前任到龄免职"}};
    auto response = co_await post("/api/v1/cases", load.target.opener, "", boost::json::serialize(open));
    const auto answer = boost::json::parse(response.body());
    const auto path = "/api/v1/cases/" + std::string(answer.at("case").as_string()) + "/commands";
    for (std::size_t i = 1; i < load.steps.size() && std::chrono::steady_clock::now() < load.until; ++i) {
      const auto& step = load.steps[i];
      const boost::json::value body{{"command", step.command}, {"data", step.data}};
      response = co_await post(path, load.target.token, std::string(response[http::field::etag]),
                               boost::json::serialize(body));
    }
  }
}

}  // namespace

Measured run_http(const HttpTarget& target, int clients, int seconds) {
  const auto steps = steps_until_publicity(SystemClock().now());
  const auto begin = std::chrono::steady_clock::now();
  Load load{target, steps, begin + std::chrono::seconds(seconds)};
  asio::io_context io(1);
  for (int c = 0; c < clients; ++c) {
    asio::co_spawn(io, client(load, c), [&](std::exception_ptr failed) {
      if (failed) load.failed = failed;
    });
  }
  io.run();
  if (load.failed) std::rethrow_exception(load.failed);
  return summarise(std::move(load.latencies_ms), Seconds(std::chrono::steady_clock::now() - begin).count());
}

}  // namespace renmian::bench
