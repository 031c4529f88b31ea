#include "api/procedure_text/diagram_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace renmian {
namespace {

std::vector<DiagramStep> steps_of(const Book& book) {
  std::vector<DiagramStep> steps;
  for (const auto* step : book.steps) steps.push_back({step, {}});
  steps.push_back({});
  for (const auto* state : book.states) {
    std::find_if(steps.begin(), steps.end(), [state](const auto& step) {
      return step.step == state->step;
    })->states.push_back(state);
  }
  std::erase_if(steps, [](const auto& step) { return step.states.empty(); });
  return steps;
}

// The states from which one of `goals` can be reached without going back.
std::set<const StateInfo*> leading_to(const std::set<const StateInfo*>& goals, const std::vector<DiagramEdge>& edges) {
  auto leading = goals;
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& edge : edges) {
      if (!edge.back && leading.contains(edge.target)) grew = leading.insert(edge.source).second || grew;
    }
  }
  return leading;
}

// Of several ways forward, the one the table names first.
std::vector<const StateInfo*> main_path_of(const Book& book, const std::vector<DiagramEdge>& edges) {
  std::set<const StateInfo*> ends;
  for (const auto* state : book.states) {
    if (state->end) ends.insert(state);
  }
  const auto to_end = leading_to(ends, edges);
  const auto to_appointment = book.appointment.empty() ? to_end : leading_to({book.appointment.back()}, edges);

  std::vector<const StateInfo*> path{book.states.front()};
  for (bool appointed = book.appointment.empty();;) {
    appointed = appointed || path.back() == book.appointment.back();
    const auto& leading = appointed ? to_end : to_appointment;
    const auto next = std::find_if(edges.begin(), edges.end(), [&](const auto& edge) {
      return edge.source == path.back() && !edge.back && !edge.stays() && leading.contains(edge.target);
    });
    if (next == edges.end()) return path;
    path.push_back(next->target);
  }
}

}  // namespace

DiagramModel::DiagramModel(const Book& book) : steps(steps_of(book)) {
  std::map<const StateInfo*, std::size_t> order;
  for (const auto& step : steps) {
    for (const auto* state : step.states) order.emplace(state, order.size());
  }
  for (const auto& row : book.rows) {
    if (row.region == Region::kStanding) standing.push_back(&row);
    if (row.region == Region::kDossier) dossier.push_back(&row);
    if (row.region != Region::kProcedure) continue;
    auto edge = std::find_if(edges.begin(), edges.end(), [&row](const auto& known) {
      return known.source == row.source && known.target == row.target;
    });
    if (edge == edges.end()) {
      edges.push_back({row.source, row.target, {}, order.at(row.target) < order.at(row.source)});
      edge = std::prev(edges.end());
    }
    edge->rows.push_back(&row);
  }
  main_path = main_path_of(book, edges);
}

std::string label_of(const BookRow& row, Language language) {
  std::string label(row.command->title.in(language));
  if (row.gates.empty()) return label;
  const auto count = row.gates.size();
  return label + (language == Language::kChinese ? fmt::format("（{}项关口）", count)
                                                 : fmt::format(" ({} gate{})", count, count == 1 ? "" : "s"));
}

}  // namespace renmian
