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

#include "api/service/identity/secrets.hpp"
#include "engine/ports/clock.hpp"
#include "tests/bench/steps.hpp"

namespace renmian::bench {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::use_awaitable;
using asio::ip::tcp;

using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

// What a browser sends of somebody who has signed in.
struct Credentials {
  std::string cookie;
  std::string csrf_token;
};

Credentials credentials_of(const std::string& token) { return {"__Host-sid=" + token, csrf_token_of(token)}; }

struct Load {
  const HttpTarget& target;
  const std::vector<CaseStep>& steps;
  std::chrono::steady_clock::time_point until;
  std::string host{};
  std::string origin{};
  std::vector<Credentials> people{};
  std::vector<double> latencies_ms{};
  std::exception_ptr failed{};
};

asio::awaitable<void> client(Load& load, int number) {
  tcp::socket socket(co_await asio::this_coro::executor);
  co_await socket.async_connect({asio::ip::address_v4::loopback(), load.target.port}, use_awaitable);
  socket.set_option(tcp::no_delay(true));
  boost::beast::flat_buffer buffer;
  std::uint64_t sent = 0;

  const auto& opener = load.people[static_cast<std::size_t>(number)];
  const auto& other = load.people[static_cast<std::size_t>(number) + 1];

  const auto post = [&](const std::string& path, const Credentials& by, const std::string& if_match,
                        std::string body) -> asio::awaitable<Response> {
    Request request{http::verb::post, path, 11};
    request.set(http::field::host, load.host);
    request.set(http::field::origin, load.origin);
    request.set(http::field::cookie, by.cookie);
    request.set("X-CSRF-Token", by.csrf_token);
    request.set(http::field::content_type, "application/json");
    request.set("Idempotency-Key", "bench-" + std::to_string(number) + "-" + std::to_string(++sent) + "-" +
                                       std::to_string(load.until.time_since_epoch().count()));
    if (!if_match.empty()) request.set(http::field::if_match, if_match);
    request.body() = std::move(body);
    request.prepare_payload();
    Response response;
    const auto from = std::chrono::steady_clock::now();
    co_await http::async_write(socket, request, use_awaitable);
    co_await http::async_read(socket, buffer, response, use_awaitable);
    load.latencies_ms.push_back(Seconds(std::chrono::steady_clock::now() - from).count() * 1000);
    if (response.result_int() >= 300) throw std::runtime_error(path + ": " + response.body());
    co_return response;
  };

  while (std::chrono::steady_clock::now() < load.until) {
    const boost::json::value open{{"person", load.target.person}, {"post", load.target.post}, {"need", "前任到龄免职"}};
    auto response = co_await post("/api/v1/cases", opener, "", boost::json::serialize(open));
    const auto answer = boost::json::parse(response.body());
    const auto path = "/api/v1/cases/" + std::string(answer.at("case").as_string()) + "/commands";
    for (std::size_t i = 1; i < load.steps.size() && std::chrono::steady_clock::now() < load.until; ++i) {
      const auto& step = load.steps[i];
      const boost::json::value body{{"command", step.command}, {"data", step.data}};
      response = co_await post(path, other, std::string(response[http::field::etag]), boost::json::serialize(body));
    }
  }
}

std::string proved_again(tcp::socket& socket, const Load& load, const std::string& token) {
  const auto by = credentials_of(token);
  Request request{http::verb::post, "/api/v1/sessions/current/proof", 11};
  request.set(http::field::host, load.host);
  request.set(http::field::origin, load.origin);
  request.set(http::field::cookie, by.cookie);
  request.set("X-CSRF-Token", by.csrf_token);
  request.set(http::field::content_type, "application/json");
  request.set("Idempotency-Key", by.csrf_token);
  request.body() = boost::json::serialize(boost::json::object{{"password", load.target.password}});
  request.prepare_payload();
  http::write(socket, request);
  boost::beast::flat_buffer buffer;
  Response response;
  http::read(socket, buffer, response);
  const std::string_view cookie = response[http::field::set_cookie];
  const auto begin = cookie.find('=') + 1;
  if (response.result_int() != 200) throw std::runtime_error("not proved again: " + response.body());
  return std::string(cookie.substr(begin, cookie.find(';') - begin));
}

}  // namespace

Measured run_http(HttpTarget& target, int clients, int seconds) {
  const auto steps = steps_until_inspection(SystemClock().now());
  asio::io_context io(1);
  Load load{target, steps, {}, "127.0.0.1:" + std::to_string(target.port)};
  load.origin = "http://" + load.host;
  {
    tcp::socket socket(io);
    socket.connect({asio::ip::address_v4::loopback(), target.port});
    for (std::size_t i = 0; i <= static_cast<std::size_t>(clients); ++i) {
      target.sessions.at(i) = proved_again(socket, load, target.sessions.at(i));
      load.people.push_back(credentials_of(target.sessions[i]));
    }
  }
  const auto begin = std::chrono::steady_clock::now();
  load.until = begin + std::chrono::seconds(seconds);
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
