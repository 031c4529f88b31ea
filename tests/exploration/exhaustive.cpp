#include "tests/exploration/exhaustive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace renmian::exploration {
namespace {

using Kind = Verdict::Kind;

// What a command does with every gate met, between positions where the case goes on.
struct Edge {
  std::size_t command;
  Position from, to;
  const BookRow* row;
};

class Explorer {
 public:
  explicit Explorer(const AbstractMachine& machine) : machine_(machine) {
    found_.positions = machine.positions().size();
  }

  Exploration all() {
    for (const auto& at : machine_.positions()) {
      for (std::size_t command = 0; command < machine_.book().commands.size(); ++command) try_command(command, at);
    }
    for (const auto* gate : machine_.book().mandatory) no_appointment_without(*gate);
    std::vector<Edge> way;
    follow_ways({machine_.procedure().start()}, way);
    nothing_stuck();
    rests_and_goes_on();
    return std::move(found_);
  }

 private:
  void wrong(std::string what) { found_.wrong.push_back(std::move(what)); }

  AbstractMachine::Answered give(std::size_t command, const Position& at, const Answers& answers) {
    ++found_.judgements;
    auto answered = machine_.give(command, at, answers);
    if (answered.wrong) wrong(*answered.wrong);
    return answered;
  }

  void try_command(std::size_t command, const Position& at) {
    const auto* row = machine_.row(command, at);
    const auto met = give(command, at, every_gate(Kind::kMet));
    if (met.accepted && machine_.over(at)) wrong(to_string(at) + " is over and accepts a command");
    if (met.accepted) edges_.push_back({command, at, met.to, row});
    give(command, at, every_gate(Kind::kUnmet));
    auto gates = machine_.book().always;
    if (row != nullptr) gates.insert(gates.end(), row->gates.begin(), row->gates.end());
    for (const auto* gate : gates) {
      for (const auto answer : {Kind::kUnmet, Kind::kPending, Kind::kWaived}) {
        give(command, at, every_gate_met_but(*gate, answer));
      }
    }
  }

  bool appointed(const Position& at) const {
    return std::ranges::find(machine_.book().appointment, at.state, &StateInfo::code) !=
           machine_.book().appointment.end();
  }
  static bool carries(const Edge& edge, const GateInfo& gate) {
    return std::ranges::find(edge.row->gates, &gate) != edge.row->gates.end();
  }

  // Abstract facts: where the case stands and whether it passed the gate.
  void no_appointment_without(const GateInfo& gate) {
    using Facts = std::tuple<std::string, bool>;
    std::set<Facts> seen{{to_string(machine_.procedure().start()), false}};
    for (bool grew = true; grew;) {
      grew = false;
      for (const auto& edge : edges_) {
        for (const bool passed : {false, true}) {
          if (!seen.contains({to_string(edge.from), passed})) continue;
          const bool now = passed || carries(edge, gate);
          grew = seen.insert({to_string(edge.to), now}).second || grew;
          if (!now && appointed(edge.to)) {
            wrong(fmt::format("{} leads to {} without {}", machine_.book().commands[edge.command].info->code,
                              to_string(edge.to), gate.id));
          }
        }
      }
    }
  }

  // A return leads back to where the way began that it cuts off: every way without loops is followed, and what was
  // passed only in a loop does not count.
  void follow_ways(std::vector<Position> stood, std::vector<Edge>& way) {
    for (const auto& edge : edges_) {
      if (edge.from != stood.back() || edge.row->region != Region::kProcedure ||
          std::ranges::find(stood, edge.to) != stood.end()) {
        continue;
      }
      way.push_back(edge);
      if (appointed(edge.to)) {
        ++found_.ways;
        all_mandatory_on(way);
      } else {
        stood.push_back(edge.to);
        follow_ways(stood, way);
        stood.pop_back();
      }
      way.pop_back();
    }
  }

  void all_mandatory_on(const std::vector<Edge>& way) {
    for (const auto* gate : machine_.book().mandatory) {
      if (std::ranges::none_of(way, [&](const Edge& edge) { return carries(edge, *gate); })) {
        wrong(fmt::format("a way to {} passes {} only in a loop that was returned from", to_string(way.back().to),
                          gate->id));
      }
    }
  }

  void nothing_stuck() {
    std::set<std::string> reaching;
    for (const auto& at : machine_.positions()) {
      if (machine_.over(at) && at.standing != Standing::kTerminated) reaching.insert(to_string(at));
    }
    for (bool grew = true; grew;) {
      grew = false;
      for (const auto& edge : edges_) {
        if (reaching.contains(to_string(edge.to))) grew = reaching.insert(to_string(edge.from)).second || grew;
      }
    }
    for (const auto& at : machine_.positions()) {
      if (machine_.over(at)) continue;
      if (std::ranges::find(edges_, at, &Edge::from) == edges_.end()) wrong("nothing is possible at " + to_string(at));
      if (!reaching.contains(to_string(at))) wrong("no end can be reached from " + to_string(at));
    }
  }

  void rests_and_goes_on() {
    for (const auto& at : machine_.positions()) {
      if (machine_.over(at) || at.standing != Standing::kActive) continue;
      const auto leads = [&](const Position& from, const Position& to) {
        return std::ranges::any_of(edges_, [&](const Edge& edge) { return edge.from == from && edge.to == to; });
      };
      const Position resting{at.state, Standing::kSuspended}, ended{at.state, Standing::kTerminated};
      if (!leads(at, resting) || !leads(resting, at)) wrong("cannot rest and go on at " + to_string(at));
      if (!leads(at, ended) || !leads(resting, ended)) wrong("cannot be ended early at " + to_string(at));
    }
  }

  const AbstractMachine& machine_;
  std::vector<Edge> edges_;
  Exploration found_;
};

}  // namespace

Exploration explore(const AbstractMachine& machine) { return Explorer(machine).all(); }

}  // namespace renmian::exploration
