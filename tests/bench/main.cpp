// scripts/bench: the engine beside two plain baselines on one PostgreSQL, in one run, in interleaved rounds; then what
// has a target in milliseconds.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "adapters/keys/ed25519_file_key.hpp"
#include "api/demo/offices.hpp"
#include "tests/bench/engine.hpp"
#include "tests/bench/engine_load.hpp"
#include "tests/bench/http_load.hpp"
#include "tests/bench/list_load.hpp"
#include "tests/bench/meeting_load.hpp"
#include "tests/bench/pgbench.hpp"
#include "tests/bench/recheck_load.hpp"
#include "tests/bench/restore_bench.hpp"
#include "tests/bench/show_cost.hpp"
#include "tests/bench/sign_in_time.hpp"
#include "tests/bench/slow_connections.hpp"
#include "tests/bench/unaudited.hpp"
#include "tests/bench/verify_load.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/staffed_installation.hpp"

namespace renmian::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string postgresql;
  std::string directory;
  std::string json;
  std::string binary = "build/renmian";
  std::string unaudited = "build/tests/bench/renmian_bench_unaudited";
  std::vector<int> clients{1, 16, 128};
  std::string verify = "build/renmian-verify";
  std::string big_folder = "build/tests/bench/renmian-big-folder";
  int rounds = 3;
  int seconds = 5;
  std::uint64_t entries = 1'000'000;  // of the folder to verify
  std::uint64_t cases = 1'000'000;    // in the lists
  bool only_lists = false;
  bool only_sign_in = false;
  int slow = 500;  // connections
};

constexpr std::array kKinds{"a", "b", "c", "e", "d"};
constexpr std::array kTitles{"(a) pgbench, one transaction of several statements",
                             "(b) pgbench, one data-modifying CTE", "(c) the engine in process",
                             "(e) the engine in process, audit log switched off",
                             "(d) the engine through HTTP, with sessions and rights"};

constexpr double kMostAuditPercent = 20;

// What (d) is to reach at 128 clients: this share of (c), or as many steps a second, whichever is lower.
constexpr double kLeastHttpShare = 0.6;
constexpr double kLeastHttpSteps = 8000;
constexpr double kMostHttpP99Ms = 50;

// Those in which the steps of (d) are taken.
std::vector<Role> roles_of_steps() {
  const Offices offices(appointment::promote().book());
  std::set<Role> roles;
  for (const auto& step : steps_until_inspection(SystemClock().now())) {
    roles.insert(*role_of(offices.of(step.command).role));
  }
  return {roles.begin(), roles.end()};
}

// On both databases; nothing if there are to be no cases.
boost::json::object run_lists(const Options& options) {
  if (options.cases == 0) return {};
  const auto on_sqlite = "sqlite:" + (fs::path(options.directory) / "lists.db").string();
  const auto on_postgresql = make_database(options.postgresql, "lists");
  // Each log has a key of its own.
  const auto server = [&](const char* name) {
    const auto directory = fs::path(options.directory) / name;
    fs::create_directories(directory);
    return ListServer{options.binary, directory.string()};
  };
  return {
      {"cases", options.cases},
      {"sqlite", show_lists("SQLite", measure_lists(on_sqlite, options.cases, server("on-sqlite")))},
      {"postgresql", show_lists("PostgreSQL", measure_lists(on_postgresql, options.cases, server("on-postgresql")))}};
}

int run_sign_in() {
  const auto took = measure_sign_in();
  fmt::print(
      "a sign-in refused: unknown account {:.2f} ms, wrong password {:.2f} ms, ratio {:.3f} (target: {:.1f} to "
      "{:.1f})\n",
      took.unknown_ms, took.wrong_password_ms, took.ratio(), 1 - kMostSignInDifference, 1 + kMostSignInDifference);
  return 0;
}

int run(const Options& options) {
  if (options.only_sign_in) return run_sign_in();
  if (options.only_lists) {
    const auto lists = run_lists(options);
    if (!options.json.empty()) std::ofstream(options.json) << boost::json::serialize(lists) << "\n";
    return 0;
  }
  const fs::path directory = options.directory;
  if (!fs::exists(directory / "key.pem")) Ed25519FileKey::create(directory / "key.pem");
  const auto decision = measure_decision();
  fmt::print("MSM restore and transition {:.0f} ns; one whole judgement {:.0f} ns\n",
             decision.restore_and_transition_ns, decision.judgement_ns);

  const auto plain = prepare_baselines(options.postgresql);
  const Ed25519FileKey key("bench.example/log", directory / "key.pem");
  // With and without the audit log each run has a database of its own: the sizes of the tables are to be the same.
  const auto fresh = [&](const char* name, int round, int clients) {
    return make_database(options.postgresql, fmt::format("{}_{}_{}", name, round, clients));
  };
  const auto served = make_database(options.postgresql, "served");
  const auto most_clients = std::max(*std::ranges::max_element(options.clients), kBusyBesideSlow);
  const auto staffed =
      install_with_staff(served, directory, static_cast<std::size_t>(most_clients) + 1, roles_of_steps());
  const auto& installed = staffed.installed;
  ServerProcess server(options.binary, served, installed.config);
  HttpTarget target{server.port(), staffed.sessions, staffed.password, installed.person, installed.post};
  const auto idle_megabytes = server.resident_megabytes();

  std::map<std::pair<int, std::string>, std::vector<Measured>> results;
  double busy_megabytes = 0;
  for (int round = 0; round < options.rounds; ++round) {
    for (const int clients : options.clients) {
      fmt::print("round {} of {}, {} clients\n", round + 1, options.rounds, clients);
      std::fflush(stdout);
      results[{clients, "a"}].push_back(
          run_baseline(plain, Baseline::kSeveralStatements, clients, options.seconds, options.directory));
      results[{clients, "b"}].push_back(
          run_baseline(plain, Baseline::kOneStatement, clients, options.seconds, options.directory));
      {
        Engine engine(fresh("engine", round, clients), key);
        results[{clients, "c"}].push_back(run_engine(engine.desk, clients, options.seconds));
      }
      results[{clients, "e"}].push_back(
          run_unaudited(options.unaudited, fresh("unaudited", round, clients), clients, options.seconds));
      results[{clients, "d"}].push_back(run_http(target, clients, options.seconds));
      busy_megabytes = std::max(busy_megabytes, server.resident_megabytes());
    }
  }

  std::optional<BesideSlow> slow;
  if (options.slow > 0) slow = measure_beside_slow(target, options.slow, options.rounds, options.seconds);

  const auto on_file = [&](const std::string& name) { return "sqlite:" + (directory / name).string(); };
  Engine sqlite(on_file("bench.db"), key);
  std::vector<Measured> sqlite_rounds;
  for (int round = 0; round < options.rounds; ++round)
    sqlite_rounds.push_back(run_engine(sqlite.desk, 64, options.seconds));
  const auto on_sqlite = median(sqlite_rounds);

  const auto shown = measure_show(on_file("show.db"));
  const auto met_on_sqlite = measure_meeting(on_file("meeting.db"), options.rounds);
  const auto met_on_postgresql = measure_meeting(make_database(options.postgresql, "meeting"), options.rounds);

  const auto rechecked = measure_recheck(on_file("recheck.db"));
  const auto verified = measure_verify(options.big_folder, options.verify, options.directory, options.entries);

  boost::json::array rows;
  fmt::print("\n{:<54} {:>7} {:>9} {:>9} {:>9} {:>6} {:>6}\n", "", "clients", "steps/s", "p50 ms", "p99 ms", "x (a)",
             "x (b)");
  for (const int clients : options.clients) {
    const auto of = [&](const char* kind) { return median(results[{clients, kind}]); };
    for (std::size_t k = 0; k < kKinds.size(); ++k) {
      const auto m = of(kKinds[k]);
      fmt::print("{:<54} {:>7} {:>9.0f} {:>9.2f} {:>9.2f} {:>6.2f} {:>6.2f}\n", kTitles[k], clients, m.per_second,
                 m.p50_ms, m.p99_ms, m.per_second / of("a").per_second, m.per_second / of("b").per_second);
      rows.push_back({{"kind", kKinds[k]},
                      {"clients", clients},
                      {"per_second", m.per_second},
                      {"p50_ms", m.p50_ms},
                      {"p99_ms", m.p99_ms}});
    }
  }
  for (const int clients : options.clients) {
    const auto with = median(results[{clients, "c"}]), without = median(results[{clients, "e"}]);
    fmt::print("the audit log adds {:.0f} % to the median of a step at {} clients (target: at most {:.0f})\n",
               (with.p50_ms / without.p50_ms - 1) * 100, clients, kMostAuditPercent);
  }
  for (const int clients : options.clients) {
    const auto in_process = median(results[{clients, "c"}]), through_http = median(results[{clients, "d"}]);
    fmt::print("(d) at {} clients: {:.0f} steps/s, {:.0f} % of (c), p99 {:.1f} ms", clients, through_http.per_second,
               through_http.per_second / in_process.per_second * 100, through_http.p99_ms);
    if (clients == 128) {
      fmt::print(" (targets: at least {:.0f} steps/s, under {:.0f} ms)",
                 std::min(kLeastHttpShare * in_process.per_second, kLeastHttpSteps), kMostHttpP99Ms);
    }
    fmt::print("\n");
  }
  if (slow) {
    fmt::print(
        "{} slow or idle connections beside {} clients: p99 {:.2f} ms, {:.2f} ms without: {:.2f} times "
        "(target: under {:.0f})\n",
        options.slow, kBusyBesideSlow, slow->with.p99_ms, slow->without.p99_ms, slow->ratio(), kSlowTargetRatio);
  }
  fmt::print("{:<54} {:>7} {:>9.0f} {:>9.2f} {:>9.2f}\n", "the engine in process on SQLite, synchronous=FULL", 64,
             on_sqlite.per_second, on_sqlite.p50_ms, on_sqlite.p99_ms);
  fmt::print("server: {:.1f} MB idle, {:.1f} MB at most under load\n", idle_megabytes, busy_megabytes);
  fmt::print("\n{:<54} {:>9} {:>9} {:>9}\n", "", "cold ms", "warm ms", "target");
  constexpr auto kCost = "{:<54} {:>9.2f} {:>9.2f} {:>9.0f}\n";
  fmt::print(kCost, "a meeting decides 200 cases, SQLite", met_on_sqlite.cold_ms, met_on_sqlite.warm_ms,
             kMeetingTargetMs);
  fmt::print(kCost, "a meeting decides 200 cases, PostgreSQL", met_on_postgresql.cold_ms, met_on_postgresql.warm_ms,
             kMeetingTargetMs);
  fmt::print(kCost, "a case of 100 events is shown with all verdicts", shown.cold_ms, shown.warm_ms, kShowTargetMs);
  fmt::print("\n{} finished cases ({} steps) re-examined in {:.1f} s (target: {:.0f})\n", rechecked.cases,
             rechecked.steps, rechecked.seconds, kRecheckTargetSeconds);
  fmt::print("a folder of {} entries verified in {:.1f} s, {:.0f} MB at most (targets: {:.0f} s, {:.0f} MB)\n",
             options.entries, verified.seconds, verified.megabytes, kVerifyTargetSeconds, kVerifyTargetMegabytes);
  auto lists = run_lists(options);
  if (!options.json.empty()) {
    std::ofstream(options.json)
        << boost::json::serialize(boost::json::object{
               {"lists", std::move(lists)},
               {"rounds", options.rounds},
               {"seconds", options.seconds},
               {"rows", std::move(rows)},
               {"sqlite_64",
                {{"per_second", on_sqlite.per_second}, {"p50_ms", on_sqlite.p50_ms}, {"p99_ms", on_sqlite.p99_ms}}},
               {"meeting_sqlite", {{"cold_ms", met_on_sqlite.cold_ms}, {"warm_ms", met_on_sqlite.warm_ms}}},
               {"meeting_postgresql", {{"cold_ms", met_on_postgresql.cold_ms}, {"warm_ms", met_on_postgresql.warm_ms}}},
               {"show", {{"cold_ms", shown.cold_ms}, {"warm_ms", shown.warm_ms}}},
               {"recheck", {{"cases", rechecked.cases}, {"seconds", rechecked.seconds}}},
               {"verify",
                {{"entries", options.entries}, {"seconds", verified.seconds}, {"megabytes", verified.megabytes}}},
               {"slow_connections", slow ? boost::json::value{{"number", options.slow},
                                                              {"p99_ms", slow->with.p99_ms},
                                                              {"p99_ms_without", slow->without.p99_ms}}
                                         : boost::json::value(nullptr)},
               {"restore_and_transition_ns", decision.restore_and_transition_ns},
               {"judgement_ns", decision.judgement_ns},
               {"server_idle_mb", idle_megabytes},
               {"server_busy_mb", busy_megabytes}})
        << "\n";
  }
  return 0;
}

}  // namespace
}  // namespace renmian::bench

int main(int argc, char** argv) {
  renmian::bench::Options options;
  CLI::App app("Measures the engine beside plain PostgreSQL");
  app.add_option("--postgresql", options.postgresql, "URL of a server where databases may be created")->required();
  app.add_option("--directory", options.directory, "for the key, the SQLite database and logs")->required();
  app.add_option("--json", options.json, "file for the results");
  app.add_option("--binary", options.binary, "the program to serve over HTTP");
  app.add_option("--unaudited", options.unaudited, "the load without the audit log");
  app.add_option("--verify", options.verify, "the program that verifies a folder");
  app.add_option("--big-folder", options.big_folder, "the program that makes one");
  app.add_option("--entries", options.entries, "of the folder to verify");
  app.add_option("--cases", options.cases, "in the lists; 0: do not measure them");
  app.add_flag("--only-lists", options.only_lists, "measure nothing else");
  app.add_flag("--only-sign-in", options.only_sign_in, "measure nothing but how long refused sign-ins take");
  app.add_option("--slow", options.slow, "slow or idle connections beside the clients; 0: do not measure them")
      ->check(CLI::Range(0, 700));  // the server takes 768 of one address
  app.add_option("--clients", options.clients, "numbers of clients")->delimiter(',');
  app.add_option("--rounds", options.rounds, "interleaved rounds; medians are printed");
  app.add_option("--seconds", options.seconds, "of each load");
  CLI11_PARSE(app, argc, argv);
  try {
    return renmian::bench::run(options);
  } catch (const std::exception& failed) {
    std::cerr << "renmian_bench: " << failed.what() << "\n";
    return 3;
  }
}
