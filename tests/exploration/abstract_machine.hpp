// A procedure with its facts taken away: what remains is where a case stands and what its gates answer, and both are
// the explorer's to choose. Each command is judged by the procedure itself (MSM included) and held against what its
// book says, read here once more and independently:
//
//   a command is possible where a row says so; a case ended early takes nothing, one that rests what the dossier and
//   the standing allow, one that is over has its gate `case-open` closed
//   all gates of the row met, or waived where somebody may waive: accepted, and the case stands where the row says
//   any gate closed: refused, told are all gates of the row, position and facts unchanged
//
// One machine per procedure; any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/procedure/procedure.hpp"

namespace renmian::exploration {

// What each gate answers. A waiver of a gate that nobody may waive counts as unmet, as it does for a real case, and
// `case-open` always tells the truth.
using Answers = std::function<Verdict::Kind(const GateInfo&)>;

Answers every_gate(Verdict::Kind answer);
Answers every_gate_met_but(const GateInfo& gate, Verdict::Kind answer);

class AbstractMachine {
 public:
  explicit AbstractMachine(const Procedure& procedure);

  const Procedure& procedure() const { return procedure_; }
  const Book& book() const { return procedure_.book(); }

  // Every state with every standing in which a case may be, from the start.
  const std::vector<Position>& positions() const { return positions_; }
  bool over(const Position& at) const;

  // The row that the command takes at a position, or null.
  const BookRow* row(std::size_t command, const Position& at) const;
  Position target(const BookRow& row, const Position& at) const;

  struct Answered {
    bool accepted = false;
    Position to;
    std::optional<std::string> wrong;  // what is not as the book says
  };
  // Gives the command at a position. Pure.
  Answered give(std::size_t command, const Position& at, const Answers& answers) const;

 private:
  std::optional<std::string> difference(std::size_t command, const Position& at, const Judgement& judgement,
                                        const GateOracle& oracle) const;
  std::vector<Position> all_positions() const;

  const Procedure& procedure_;
  std::vector<ParsedCommand> commands_;            // each with the least data, in the order of the book
  std::vector<std::vector<const BookRow*>> rows_;  // of each command
  CaseFacts facts_;
  PolicyValues policy_;
  History history_;
  std::vector<Position> positions_;
};

}  // namespace renmian::exploration
