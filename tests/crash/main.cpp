// Kills the server at random moments under load and compares what clients were told with what is stored.
//
//   renmian_crash --database URL --binary build/renmian [--cycles 50] [--seed N]
//
// Each client works on cases of its own and repeats, after a crash, the request that got no answer under the same
// idempotency key. Now and then it sends only the beginning of a request, up to some byte or all of it, hangs up, and
// repeats it likewise. At the end: every acknowledged command is in the log exactly once, at the place the receipt
// named, none is there that was not asked for, and `renmian audit verify` finds nothing. Prints its seed.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <thread>

#include "adapters/store/open.hpp"
#include "engine/case/journal_entries.hpp"
#include "engine/trail/event.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/server_process.hpp"

namespace renmian {
namespace {

namespace http = boost::beast::http;
using boost::asio::ip::tcp;

struct Options {
  std::string database, binary, directory;
  int cycles = 50;
  int clients = 8;
  std::uint64_t seed = std::random_device{}();
};

// What one client asked and was told.
struct Told {
  std::string case_id;
  std::int64_t version = 0;
  std::uint64_t log_index = 0;
};

// One client: a chain of commands on a case, each repeated until it is answered.
class Client {
 public:
  Client(int number, const Installed& installed, std::uint64_t seed)
      : number_(number), installed_(installed), random_(seed) {}

  // Sends until the server is gone.
  void work(std::uint16_t port) {
    try {
      boost::asio::io_context io;
      for (;;) {
        if (random_() % kCutOneIn == 0) cut_short(io, port);
        tcp::socket socket(io);
        socket.connect({boost::asio::ip::address_v4::loopback(), port});
        socket.set_option(tcp::no_delay(true));
        boost::beast::flat_buffer buffer;
        do step(socket, buffer);
        while (random_() % kCutOneIn != 0);
      }
    } catch (const boost::system::system_error&) {
      // Killed; the request on the way is repeated under its key when the server is back.
    }
  }

  // After the last crash: the request without an answer, if there is one, is answered too.
  void finish(std::uint16_t port) {
    boost::asio::io_context io;
    tcp::socket socket(io);
    socket.connect({boost::asio::ip::address_v4::loopback(), port});
    boost::beast::flat_buffer buffer;
    if (asked_) step(socket, buffer);
  }

  const std::vector<Told>& told() const { return told_; }
  std::int64_t repeated() const { return repeated_; }
  std::int64_t cut() const { return cut_; }

 private:
  static constexpr std::uint64_t kCutOneIn = 6;

  // The server has it in part or in whole, and nobody waits for the answer.
  void cut_short(boost::asio::io_context& io, std::uint16_t port) {
    std::ostringstream text;
    text << next_request();
    const auto bytes = text.str();
    tcp::socket socket(io);
    socket.connect({boost::asio::ip::address_v4::loopback(), port});
    boost::asio::write(socket, boost::asio::buffer(bytes, random_() % (bytes.size() + 1)));
    ++cut_;
  }

  // The one without an answer, if there is one.
  http::request<http::string_body> next_request() {
    const bool open = told_.empty() || told_.back().version >= 40;
    if (asked_) {
      ++repeated_;
    } else {
      asked_ = true;
      ++key_;
    }
    http::request<http::string_body> request{
        http::verb::post, open ? "/api/v1/cases" : "/api/v1/cases/" + told_.back().case_id + "/commands", 11};
    request.set(http::field::host, "127.0.0.1");
    request.set(http::field::authorization, "Bearer " + installed_.token);
    request.set(http::field::content_type, "application/json");
    request.set("Idempotency-Key", fmt::format("client-{}-{}", number_, key_));
    if (!open) request.set(http::field::if_match, fmt::format("\"{}-{}\"", told_.back().case_id, told_.back().version));
    request.body() =
        open ? fmt::format(R"({{"person":"{}","post":"{}","need":"缺额"}})", installed_.person, installed_.post)
             : R"({"command":"record_vote_history","data":{"times_rejected":0}})";
    request.prepare_payload();
    return request;
  }

  void step(tcp::socket& socket, boost::beast::flat_buffer& buffer) {
    http::write(socket, next_request());
    http::response<http::string_body> response;
    http::read(socket, buffer, response);
    if (response.result_int() >= 300) throw std::runtime_error("unexpected answer: " + response.body());
    const auto answer = boost::json::parse(response.body());
    told_.push_back({std::string(answer.at("case").as_string()), answer.at("version").as_int64(),
                     answer.at("receipt").at("log_index").to_number<std::uint64_t>()});
    asked_ = false;
  }

  int number_;
  const Installed& installed_;
  std::mt19937_64 random_;
  int key_ = 0;
  bool asked_ = false;
  std::int64_t repeated_ = 0;
  std::int64_t cut_ = 0;
  std::vector<Told> told_;
};

// What is wrong between what the clients were told and what is stored; empty if nothing.
std::vector<std::string> compare(Store& store, const std::vector<Client>& clients) {
  std::vector<std::string> wrong;
  std::size_t told = 0, stored = 0;
  for (const auto& client : clients) {
    for (const auto& t : client.told()) {
      ++told;
      const auto event = store.event_at({*parse_uuid(t.case_id)}, t.version);  // nothing was refused: seq is version
      if (!event || event->log_index != t.log_index)
        wrong.push_back(fmt::format("lost: case {} version {}", t.case_id, t.version));
    }
  }
  for (std::uint64_t from = 0;;) {
    const auto events = store.events_from(from, 1000);
    if (events.empty()) break;
    for (const auto& event : events) stored += parse_event(event.body).procedure == system_procedure::kId ? 0 : 1;
    from = events.back().log_index + 1;
  }
  if (stored != told) wrong.push_back(fmt::format("{} acknowledged, {} stored", told, stored));
  fmt::print("{} acknowledged, {} stored\n", told, stored);
  return wrong;
}

int run(const Options& options) {
  fmt::print("seed {}\n", options.seed);
  const auto installed = install(options.database, options.directory);
  std::mt19937_64 random(options.seed);
  std::vector<Client> clients;
  for (int i = 0; i < options.clients; ++i) clients.emplace_back(i, installed, random());

  for (int cycle = 0; cycle < options.cycles; ++cycle) {
    ServerProcess server(options.binary, options.database, installed.config);
    std::vector<std::jthread> threads;
    for (auto& client : clients) threads.emplace_back([&] { client.work(server.port()); });
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 300'000));
    server.kill_now();
  }
  ServerProcess server(options.binary, options.database, installed.config);
  std::int64_t repeated = 0, cut = 0;
  for (auto& client : clients) {
    client.finish(server.port());
    repeated += client.repeated();
    cut += client.cut();
  }
  fmt::print("{} crashes, {} requests cut short, {} repeated\n", options.cycles, cut, repeated);

  auto wrong = compare(*open_store(options.database), clients);
  const auto verify = options.binary + " --database '" + options.database + "' --config " + installed.config +
                      " audit verify > " + options.directory + "/verify.txt 2>&1";
  if (std::system(verify.c_str()) != 0) wrong.push_back("audit verify found something, see verify.txt");
  for (const auto& line : wrong) fmt::print("{}\n", line);
  return wrong.empty() && repeated > 0 && cut > 0 ? 0 : 1;
}

}  // namespace
}  // namespace renmian

int main(int argc, char** argv) {
  renmian::Options options;
  CLI::App app("Kills the server under load and compares what was told with what is stored");
  app.add_option("--database", options.database)->required();
  app.add_option("--binary", options.binary)->required();
  app.add_option("--directory", options.directory, "for the key and the configuration")->required();
  app.add_option("--cycles", options.cycles);
  app.add_option("--clients", options.clients);
  app.add_option("--seed", options.seed);
  CLI11_PARSE(app, argc, argv);
  try {
    return renmian::run(options);
  } catch (const std::exception& failed) {
    std::cerr << "renmian_crash: " << failed.what() << "\n";
    return 3;
  }
}
