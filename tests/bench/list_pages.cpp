#include "tests/bench/list_pages.hpp"

#include <fmt/format.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json/parse.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <functional>
#include <numeric>
#include <random>

#include "tests/bench/list_fill.hpp"
#include "tests/support/server_process.hpp"

namespace renmian::bench {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

constexpr int kRounds = 300;

class Pages {
 public:
  Pages(std::uint16_t port, std::string token) : token_(std::move(token)) {
    socket_.connect({asio::ip::address_v4::loopback(), port});
    socket_.set_option(asio::ip::tcp::no_delay(true));
  }

  void measure(const std::string& title, const std::function<std::string()>& target) {
    std::size_t rows = 0;
    for (int warming = 0; warming < 5; ++warming) get(target(), rows);
    rows = 0;
    std::vector<double> latencies;
    for (int round = 0; round < kRounds; ++round) {
      const auto asked = target();
      const auto from = std::chrono::steady_clock::now();
      get(asked, rows);
      latencies.push_back(Seconds(std::chrono::steady_clock::now() - from).count() * 1'000);
    }
    const auto seconds = std::accumulate(latencies.begin(), latencies.end(), 0.0) / 1'000;
    found.push_back({"GET " + title, static_cast<double>(rows) / kRounds, summarise(std::move(latencies), seconds)});
  }

  std::vector<ListMeasured> found;

 private:
  void get(const std::string& target, std::size_t& rows) {
    http::request<http::empty_body> request{http::verb::get, "/api/v1/" + target, 11};
    request.set(http::field::host, "localhost");
    request.set(http::field::authorization, "Bearer " + token_);
    http::write(socket_, request);
    http::response<http::string_body> response;
    http::read(socket_, buffer_, response);
    if (response.result() != http::status::ok) throw std::runtime_error(target + ": " + response.body());
    const auto shown = boost::json::parse(response.body());
    const auto* items = shown.as_object().if_contains("items");
    rows += items == nullptr ? 1 : items->as_array().size();
  }

  asio::io_context context_;
  asio::ip::tcp::socket socket_{context_};
  boost::beast::flat_buffer buffer_;
  std::string token_;
};

}  // namespace

std::vector<ListMeasured> measure_pages(const std::string& binary, const std::string& database,
                                        const Installed& installed, std::uint64_t cases, CaseId real) {
  const ServerProcess process(binary, database, installed.config);
  Pages pages(process.port(), installed.token);
  const ListFill fill{cases};
  std::mt19937_64 random(20261122);
  const auto any = [&](Filled what, std::uint64_t below) {
    return to_string(filled_id(what, std::uniform_int_distribution<std::uint64_t>(0, below - 1)(random)));
  };
  const auto search = [](std::string_view text) {
    return "search?q=" + boost::urls::encode(text, boost::urls::unreserved_chars);
  };
  pages.measure("/cases", [] { return "cases"; });
  pages.measure("/cases?sort=-opened&after=", [&] { return "cases?sort=-opened&after=" + any(Filled::kCase, cases); });
  pages.measure("/cases?unit=", [&] { return "cases?unit=" + any(Filled::kUnit, ListFill::kUnits); });
  pages.measure("/cases?position=&procedure=", [&] {
    const auto number = random() % cases;
    return fmt::format("cases?position={}&procedure={}", ListFill::position(number), ListFill::procedure(number));
  });
  pages.measure("/cases?person=", [&] { return "cases?person=" + any(Filled::kPerson, fill.people()); });
  pages.measure("/cases?post=", [&] { return "cases?post=" + any(Filled::kPost, fill.posts()); });
  pages.measure("/persons", [&] { return "persons?after=" + any(Filled::kPerson, fill.people()); });
  pages.measure("/search, a name", [&] { return search("王国明"); });
  pages.measure("/search, initials", [&] { return search("wgm"); });
  pages.measure("/work?role=", [&] { return fmt::format("work?role=role_{}", random() % 10); });
  pages.measure("/cases/{id}", [&] { return "cases/" + to_string(real); });
  pages.measure("/cases/{id}/history", [&] { return "cases/" + to_string(real) + "/history"; });
  return std::move(pages.found);
}

}  // namespace renmian::bench
