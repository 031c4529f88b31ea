// What every diagram of a procedure shows, before anything is laid out or drawn.
#pragma once

#include <string>
#include <vector>

#include "engine/procedure/book.hpp"

namespace renmian {

// All commands that lead from one state to another, in the order of the table. Where source and target are one, they
// are recorded there.
struct DiagramEdge {
  const StateInfo* source = nullptr;
  const StateInfo* target = nullptr;
  std::vector<const BookRow*> rows;
  bool back = false;  // to a state that comes earlier

  bool stays() const { return source == target; }
};

// A step with its states; the ends come last and have no step.
struct DiagramStep {
  const StepInfo* step = nullptr;
  std::vector<const StateInfo*> states;
};

struct DiagramModel {
  explicit DiagramModel(const Book& book);

  std::vector<DiagramStep> steps;
  std::vector<DiagramEdge> edges;           // of the procedure
  std::vector<const StateInfo*> main_path;  // from the start through the appointment to its end, without detours
  std::vector<const BookRow*> standing;
  std::vector<const BookRow*> dossier;
};

// The title of the row's command, with the number of its gates if there are any.
std::string label_of(const BookRow& row, Language language);

}  // namespace renmian
