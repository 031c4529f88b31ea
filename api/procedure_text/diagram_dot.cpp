#include <fmt/format.h>

#include "api/procedure_text/diagram.hpp"
#include "api/procedure_text/diagram_model.hpp"

namespace renmian {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string node(const StateInfo& state, Language language) {
  return fmt::format("    {} [label={}{}];\n", quoted(state.code), quoted(state.title.in(language)),
                     state.end ? ", peripheries=2" : "");
}

std::string cluster(std::string_view code, std::string_view title, const std::string& nodes) {
  return fmt::format("  subgraph {} {{\n    label={};\n{}  }}\n", quoted(fmt::format("cluster_{}", code)),
                     quoted(title), nodes);
}

std::string edge(const StateInfo& source, const StateInfo& target, const std::string& label, bool back) {
  return fmt::format("  {} -> {} [label={}{}];\n", quoted(source.code), quoted(target.code), quoted(label),
                     back ? R"(, constraint=false, color="#c2410c", fontcolor="#c2410c")" : "");
}

}  // namespace

std::string diagram_dot(const Book& book, Language language) {
  const DiagramModel model(book);
  const bool chinese = language == Language::kChinese;
  auto dot = fmt::format(
      "digraph {} {{\n"
      "  rankdir=TB;\n"
      "  label={};\n"
      "  labelloc=t;\n"
      "  fontname=\"Noto Sans CJK SC\";\n"
      "  node [shape=box, style=rounded, fontname=\"Noto Sans CJK SC\"];\n"
      "  edge [fontname=\"Noto Sans CJK SC\", fontsize=11];\n",
      quoted(book.info.id), quoted(fmt::format("{} v{}", book.info.title.in(language), book.info.version)));

  for (const auto& [step, states] : model.steps) {
    std::string nodes;
    for (const auto* state : states) nodes += node(*state, language);
    dot += step == nullptr ? nodes : cluster(step->code, step->title.in(language), nodes);
  }
  for (const auto& [source, target, rows, back] : model.edges) {
    std::string label;
    for (const auto* row : rows) label += (label.empty() ? "" : "\n") + label_of(*row, language);
    dot += edge(*source, *target, label, back);
  }

  std::string standing;
  std::string moves;
  for (const auto* row : model.standing) {
    for (const auto* state : {row->source, row->target}) {
      const auto line = node(*state, language);
      if (standing.find(line) == std::string::npos) standing += line;
    }
    moves += edge(*row->source, *row->target, label_of(*row, language), false);
  }
  if (!standing.empty()) dot += cluster("standing", chinese ? "办理状况" : "Standing", standing) + moves;

  std::string dossier;
  for (const auto* row : model.dossier) dossier += "\n" + label_of(*row, language);
  if (!dossier.empty()) {
    const auto& state = *model.dossier.front()->source;
    dot += fmt::format(
        "  {} [shape=note, style=solid, label={}];\n", quoted(state.code),
        quoted(std::string(state.title.in(language)) + (chinese ? "（随时记录）" : " (at any time)") + dossier));
  }
  return dot + "}\n";
}

}  // namespace renmian
