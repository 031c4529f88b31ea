#include <fmt/format.h>

#include <set>

#include "api/procedure_text/diagram.hpp"
#include "api/procedure_text/diagram_model.hpp"

namespace renmian {
namespace {

// Mermaid ends a label at these; it reads them as entities instead.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '#' || c == ':' || c == ';' || c == '<' || c == '>') {
      out += fmt::format("#{};", static_cast<int>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string declared(const StateInfo& state, Language language) {
  return fmt::format("state \"{}\" as {}\n", escaped(state.title.in(language)), state.code);
}

std::string transition(const BookRow& row, Language language) {
  return fmt::format("  {} --> {} : {}\n", row.source->code, row.target->code, escaped(label_of(row, language)));
}

}  // namespace

std::string diagram_mermaid(const Book& book, Language language) {
  const DiagramModel model(book);
  const bool chinese = language == Language::kChinese;
  auto mermaid = fmt::format("---\ntitle: \"{} v{}\"\n---\nstateDiagram-v2\n  direction TB\n",
                             escaped(book.info.title.in(language)), book.info.version);

  // A state lies in the composite that names it last, so composites hold states only and the transitions come after.
  for (const auto& [step, states] : model.steps) {
    if (step != nullptr) {
      mermaid += fmt::format("  state \"{}\" as step_{} {{\n", escaped(step->title.in(language)), step->code);
    }
    for (const auto* state : states) mermaid += (step == nullptr ? "  " : "    ") + declared(*state, language);
    if (step != nullptr) mermaid += "  }\n";
  }
  mermaid += fmt::format("  [*] --> {}\n", book.states.front()->code);
  for (const auto& edge : model.edges) {
    for (const auto* row : edge.rows) mermaid += transition(*row, language);
  }
  for (const auto* state : book.states) {
    if (state->end) mermaid += fmt::format("  {} --> [*]\n", state->code);
  }

  if (!model.standing.empty()) {
    mermaid += fmt::format("  state \"{}\" as region_standing {{\n", chinese ? "办理状况" : "Standing");
    std::set<const StateInfo*> seen;
    for (const auto* row : model.standing) {
      for (const auto* state : {row->source, row->target}) {
        if (seen.insert(state).second) mermaid += "    " + declared(*state, language);
      }
    }
    mermaid += "  }\n";
    for (const auto* row : model.standing) mermaid += transition(*row, language);
  }
  if (!model.dossier.empty()) {
    const auto& state = *model.dossier.front()->source;
    mermaid += "  " + declared(state, language);
    mermaid += fmt::format("  note right of {}\n", state.code);
    for (const auto* row : model.dossier) mermaid += "    " + escaped(label_of(*row, language)) + "\n";
    mermaid += "  end note\n";
  }
  return mermaid;
}

}  // namespace renmian
