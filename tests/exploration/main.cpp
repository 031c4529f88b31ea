// Explores every compiled procedure beyond what the compiler proved.
//
//   renmian_explore                     everything, in the default sizes
//   renmian_explore --walks 1000000     so many random walks over the abstract machines, divided over the procedures
//   renmian_explore --desk-walks 500    so many random walks of cases at a desk
//   renmian_explore --seed 7            other walks
//   renmian_explore --replay desk:7     one walk again: desk:SEED, or PROCEDURE:SEED
//
// A walk that fails is shown with the command that replays it and the fewest steps that still fail. Exit code 1 if
// anything is wrong.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <iostream>

#include "api/service/runtime.hpp"
#include "tests/exploration/abstract_walk.hpp"
#include "tests/exploration/desk_walk.hpp"
#include "tests/exploration/exhaustive.hpp"
#include "tests/exploration/waivers.hpp"

namespace renmian::exploration {
namespace {

struct Options {
  std::uint64_t walks = 200'000;
  std::uint64_t desk_walks = 12;
  std::uint64_t seed = 1;
  std::string replay;
};

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

void say(const std::string& line) { std::cout << line << std::endl; }

bool explore_all(const Procedure& procedure) {
  const AbstractMachine machine(procedure);
  const auto found = explore(machine);
  say(fmt::format("{:15} {:3} positions, {:6} judgements, {:5} ways: {}", procedure.book().info.id, found.positions,
                  found.judgements, found.ways, found.wrong.empty() ? "as its book says" : "WRONG"));
  for (const auto& wrong : found.wrong) say("  " + wrong);
  const auto waivers = try_waivers(procedure);
  say(fmt::format("{:15} {:5} waivers that open {} gates: {}", "", waivers.recorded, waivers.counted,
                  waivers.wrong.empty() ? "as its gates say" : "WRONG"));
  for (const auto& wrong : waivers.wrong) say("  " + wrong);
  return found.wrong.empty() && waivers.wrong.empty();
}

bool abstract_walks(const Procedure& procedure, std::uint64_t first, std::uint64_t count, std::uint64_t& appointed) {
  const AbstractMachine machine(procedure);
  for (auto seed = first; seed < first + count; ++seed) {
    const auto failed = walk_at_random(machine, seed, &appointed);
    if (!failed) continue;
    say(fmt::format("WRONG: {}\nagain by: renmian_explore --replay {}:{}\nthe shortest way there:\n{}", failed->what,
                    procedure.book().info.id, seed, shortest_of(machine, *failed)));
    return false;
  }
  return true;
}

bool desk_walks(std::uint64_t first, std::uint64_t count, Reached& reached) {
  const auto& procedures = compiled_procedures();
  for (auto seed = first; seed < first + count; ++seed) {
    const auto failed = desk_walk(procedures, seed, &reached);
    if (!failed) continue;
    say(fmt::format("WRONG: {}\nagain by: renmian_explore --replay desk:{}\nthe shortest way there:", failed->what,
                    seed));
    for (const auto& step : shortest_of(procedures, seed, *failed)) say(told(step));
    return false;
  }
  return true;
}

bool replay(const std::string& which) {
  const auto colon = which.find(':');
  const auto name = which.substr(0, colon);
  std::uint64_t seed = 0;
  const auto* end = which.data() + which.size();
  if (colon == std::string::npos || std::from_chars(which.data() + colon + 1, end, seed).ptr != end) {
    say("--replay takes desk:SEED or PROCEDURE:SEED, not " + which);
    return false;
  }
  Reached reached;
  std::uint64_t appointed = 0;
  if (name == "desk") return desk_walks(seed, 1, reached);
  for (const auto* procedure : compiled_procedures()) {
    if (procedure->book().info.id == name) return abstract_walks(*procedure, seed, 1, appointed);
  }
  say("there is no procedure " + name);
  return false;
}

bool run(const Options& options) {
  if (!options.replay.empty()) {
    const bool well = replay(options.replay);
    if (well) say("nothing is wrong with this walk");
    return well;
  }
  const auto& procedures = compiled_procedures();
  bool well = true;
  for (const auto* procedure : procedures) well = explore_all(*procedure) && well;

  const Stopwatch abstract;
  std::uint64_t appointed = 0;
  const auto each = (options.walks + procedures.size() - 1) / procedures.size();
  for (const auto* procedure : procedures) well = abstract_walks(*procedure, options.seed, each, appointed) && well;
  say(fmt::format("{} abstract walks, {} of them to an appointment, in {:.1f} s", each * procedures.size(), appointed,
                  abstract.seconds()));

  const Stopwatch desk;
  Reached reached;
  well = desk_walks(options.seed, options.desk_walks, reached) && well;
  say(fmt::format("{} walks at the desk in {:.1f} s; the cases were left at", options.desk_walks, desk.seconds()));
  for (const auto& [where, cases] : reached) say(fmt::format("  {:45} {:5}", where, cases));
  return well;
}

}  // namespace
}  // namespace renmian::exploration

int main(int argc, char** argv) {
  renmian::exploration::Options options;
  CLI::App app{"Explores every compiled procedure beyond what the compiler proved"};
  app.add_option("--walks", options.walks, "random walks over the abstract machines, in all")->capture_default_str();
  app.add_option("--desk-walks", options.desk_walks, "random walks of cases at a desk")->capture_default_str();
  app.add_option("--seed", options.seed, "of the first walk")->capture_default_str();
  app.add_option("--replay", options.replay, "one walk again: desk:SEED or PROCEDURE:SEED");
  CLI11_PARSE(app, argc, argv);
  return renmian::exploration::run(options) ? 0 : 1;
}
