#include "tests/exploration/abstract_walk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/demo/seeded_random.hpp"
#include "tests/exploration/shortest.hpp"
#include "tests/exploration/way.hpp"

namespace renmian::exploration {
namespace {

constexpr int kMostSteps = 60;

// Eight of ten gates are met, whichever they are.
Answers answers_of(std::uint64_t seed) {
  if (seed == 0) return every_gate(Verdict::Kind::kMet);
  return [seed](const GateInfo& gate) {
    auto mixed = seed;
    for (const char letter : gate.id) mixed = (mixed ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
    switch ((mixed >> 32) % 20) {
      case 0:
        return Verdict::Kind::kUnmet;
      case 1:
        return Verdict::Kind::kPending;
      case 2:
      case 3:
        return Verdict::Kind::kWaived;
      default:
        return Verdict::Kind::kMet;
    }
  };
}

// A walk in progress.
class Walker {
 public:
  explicit Walker(const AbstractMachine& machine)
      : machine_(machine), at_(machine.procedure().start()), way_(at_.state) {}

  const Position& at() const { return at_; }
  bool appointed() const { return appointed_; }

  std::optional<std::string> take(const AbstractStep& step) {
    const auto answered = machine_.give(step.command, at_, answers_of(step.answers));
    if (answered.wrong || !answered.accepted) return answered.wrong;
    const auto& row = *machine_.row(step.command, at_);
    at_ = answered.to;
    appointed_ =
        appointed_ || std::ranges::find(machine_.book().appointment, row.target) != machine_.book().appointment.end();
    return row.region == Region::kProcedure ? way_.take(row, machine_.book()) : std::nullopt;
  }

 private:
  const AbstractMachine& machine_;
  Position at_;
  Way way_;
  bool appointed_ = false;
};

// Three of four are commands of the procedure that are possible here, or let a case that rests go on.
std::size_t command_at(const AbstractMachine& machine, const Position& at, SeededRandom& random) {
  const auto& commands = machine.book().commands;
  if (!random.one_in(4)) {
    const auto region = at.standing == Standing::kActive ? Region::kProcedure : Region::kStanding;
    std::vector<std::size_t> likely;
    for (std::size_t command = 0; command < commands.size(); ++command) {
      const auto* row = machine.row(command, at);
      if (row != nullptr && row->region == region) likely.push_back(command);
    }
    if (!likely.empty()) return random.pick(likely);
  }
  return random.below(commands.size());
}

std::string told(const AbstractMachine& machine, const AbstractStep& step) {
  std::string text(machine.book().commands[step.command].info->code);
  std::string closed;
  const auto answers = answers_of(step.answers);
  for (const auto& row : machine.book().rows) {
    if (row.command != machine.book().commands[step.command].info) continue;
    for (const auto* gate : row.gates) {
      const auto answer = answers(*gate);
      if (answer == Verdict::Kind::kMet) continue;
      closed.append(fmt::format(" {}={}", gate->id, code_of(answer)));
    }
    break;
  }
  return text + closed;
}

}  // namespace

std::optional<FailedAbstractWalk> walk_at_random(const AbstractMachine& machine, std::uint64_t seed,
                                                 std::uint64_t* appointed) {
  SeededRandom random(seed);
  Walker walker(machine);
  AbstractWalk steps;
  for (int length = 0; length < kMostSteps && !machine.over(walker.at()); ++length) {
    const auto command = command_at(machine, walker.at(), random);
    steps.push_back({command, random.one_in(3) ? 1 + random.below(1'000'000) : 0});
    if (auto wrong = walker.take(steps.back())) return FailedAbstractWalk{std::move(*wrong), std::move(steps)};
  }
  if (appointed != nullptr && walker.appointed()) ++*appointed;
  return {};
}

std::optional<std::string> walk_again(const AbstractMachine& machine, const AbstractWalk& steps) {
  Walker walker(machine);
  for (const auto& step : steps) {
    if (auto wrong = walker.take(step)) return wrong;
  }
  return {};
}

std::string shortest_of(const AbstractMachine& machine, const FailedAbstractWalk& failed) {
  std::string text;
  for (const auto& step :
       shortest(failed.steps, [&](const AbstractWalk& steps) { return walk_again(machine, steps).has_value(); })) {
    text += "  " + told(machine, step) + "\n";
  }
  return text;
}

}  // namespace renmian::exploration
