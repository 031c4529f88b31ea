#include "api/cli/case_text.hpp"

#include <fmt/format.h>

#include "api/cli/facts_text.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/erasure.hpp"
#include "engine/procedure/standing.hpp"

namespace renmian {
namespace {

std::string in(const Words& words, Language language) { return std::string(words.in(language)); }

std::string_view sign_of(Verdict::Kind kind) {
  switch (kind) {
    case Verdict::Kind::kMet:
      return "✓";
    case Verdict::Kind::kUnmet:
      return "✗";
    case Verdict::Kind::kPending:
      return "…";
    case Verdict::Kind::kWaived:
      return "○";
  }
  return {};
}

std::string heading(const LoadedCase& loaded, Desk& desk, Language language) {
  const auto row = desk.store().case_row(loaded.id);
  std::string about;
  if (row && row->about.person != PersonId{}) {  // a meeting concerns no one person
    const auto person = desk.store().person(row->about.person);
    const auto post = desk.store().post(row->about.post);
    const auto unit = post ? desk.store().unit(post->unit) : std::nullopt;
    about = fmt::format("{} → {} {}\n", person ? person->person.name.value : to_string(row->about.person),
                        unit ? unit->name.value : "", post ? post->title.value : to_string(row->about.post));
  }
  const auto& book = loaded.procedure->book();
  return fmt::format("{} {}\n{}{} · {} {} · {} {}\n", in({"事项", "Case"}, language), to_string(loaded.id), about,
                     in(book.info.title, language), in({"现处", "stands at"}, language),
                     position_title(book, to_string(loaded.position), language), in({"版本", "version"}, language),
                     loaded.version);
}

std::string prospect_text(const Prospect& prospect, Language language) {
  auto text = fmt::format("  {} {}{}  [{}]\n", prospect.command->code, in(prospect.command->title, language),
                          prospect.any_time ? "" : " → " + in(prospect.target->title, language),
                          in(prospect.command->actor, language));
  for (const auto& [gate, verdict] : prospect.verdicts) {
    const bool goes_without_saying = gate->id == CaseOpen::info.id && verdict.kind == Verdict::Kind::kMet;
    if (!goes_without_saying) text += gate_text(*gate, verdict, language, "    ");
  }
  return text;
}

std::string refusal_text(const Refusal& refusal, Desk& desk, Language language) {
  auto text = fmt::format("{} {}: {}\n", in({"拒绝", "refused"}, language), code_of(refusal.kind),
                          refusal.message.in(language));
  if (!refusal.position.empty()) {
    const auto loaded = desk.load(refusal.case_id);
    text +=
        fmt::format("{} {} · {} · {} {}\n", in({"事项", "case"}, language), to_string(refusal.case_id),
                    loaded ? position_title(loaded->procedure->book(), refusal.position, language) : refusal.position,
                    in({"版本", "version"}, language), refusal.version);
  }
  text += problems_text(refusal.problems, language);
  for (const auto& finding : refusal.gates) {
    if (!finding.verdict.passes()) text += gate_text(finding.gate, finding.verdict, language, "");
  }
  return text;
}

std::string advanced_text(const Advanced& advanced, Desk& desk, Language language) {
  const auto loaded = desk.load(advanced.case_id);
  return fmt::format(
      "{} {} · {} {} · {} {} · {} {}\n", in({"已办理", "done"}, language), advanced.command,
      in({"事项", "case"}, language), to_string(advanced.case_id), in({"现处", "stands at"}, language),
      loaded ? position_title(loaded->procedure->book(), advanced.position, language) : advanced.position,
      in({"版本", "version"}, language), advanced.version);
}

}  // namespace

std::string position_title(const Book& book, std::string_view position, Language language) {
  const auto state_code = split_position(position).state;
  std::string title(state_code);
  for (const auto* state : book.states) {
    if (state->code == state_code) title = in(state->title, language);
  }
  if (state_code.size() == position.size()) return title;
  const auto standing = position.substr(0, position.find(':'));
  for (const auto& row : book.rows) {
    if (row.region == Region::kStanding && row.target->code == standing) {
      return in(row.target->title, language) + in({"：", ": "}, language) + title;
    }
  }
  return title;
}

std::string gate_text(const GateInfo& gate, const Verdict& verdict, Language language, std::string_view indent) {
  auto text = fmt::format("{}{} {} {} ({} · {})\n", indent, sign_of(verdict.kind), gate.id, in(gate.title, language),
                          gate.source, static_cast<char>(gate.mark));
  if (verdict.kind != Verdict::Kind::kMet) {
    for (const auto& reason : verdict.reasons) text += fmt::format("{}    - {}\n", indent, reason.in(language));
  }
  if (verdict.due) {
    text +=
        fmt::format("{}    {} {}\n", indent, in({"最早可办日期", "possible from"}, language), to_string(*verdict.due));
  }
  if (verdict.kind == Verdict::Kind::kWaived) {
    text += fmt::format("{}    {} {}\n", indent, in({"准予例外的文件", "waived by"}, language), verdict.document);
  }
  return text;
}

std::string problems_text(const Problems& problems, Language language) {
  std::string text;
  for (const auto& problem : problems) {
    text += fmt::format("{} {} {}: {}\n", in({"输入有误", "bad input"}, language), problem.code, problem.place,
                        problem.message.in(language));
  }
  return text;
}

std::string answer_text(const Answer& answer, Desk& desk, Language language) {
  if (const auto* refusal = std::get_if<Refusal>(&answer)) return refusal_text(*refusal, desk, language);
  return advanced_text(std::get<Advanced>(answer), desk, language);
}

std::vector<std::string> case_row(const CaseRow& row, Desk& desk, Language language) {
  const auto& about = row.about;
  const auto person = desk.store().person(about.person);
  const auto* procedure = desk.catalogue().procedure(about.procedure, about.procedure_version);
  return {to_string(about.id), person ? person->person.name.value : to_string(about.person),
          procedure ? position_title(procedure->book(), row.position, language) : row.position,
          to_string(date_in_china(about.opened_at)), fmt::format("v{}", row.version)};
}

std::string case_text(const LoadedCase& loaded, Desk& desk, Language language, std::optional<Timestamp> at) {
  std::string next, any_time;
  for (const auto& prospect : desk.prospects(loaded, at)) {
    (prospect.any_time ? any_time : next) += prospect_text(prospect, language);
  }
  return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", heading(loaded, desk, language),
                     in({"已掌握的情况", "What is known"}, language),
                     facts_text(*loaded.procedure, loaded.facts, language), in({"下一步", "What comes next"}, language),
                     next, in({"随时可记录", "What may be recorded at any time"}, language), any_time);
}

std::string history_text(std::span<const StoredEvent> events, const Catalogue& catalogue, Store& store,
                         Language language) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& stored : events) {
    const auto event = parse_event(stored.body);
    const auto* procedure = catalogue.procedure(event.procedure, event.procedure_version);
    const auto title = [&](std::string_view position) {
      return procedure == nullptr ? std::string(position) : position_title(procedure->book(), position, language);
    };
    std::string outcome = event.from == event.to ? in({"已记录", "recorded"}, language) : "→ " + title(event.to);
    if (event.outcome == Event::Outcome::kRefused) {
      outcome = in({"拒绝：", "refused:"}, language);
      for (const auto& [gate, verdict] : event.gates) {
        if (verdict == code_of(Verdict::Kind::kUnmet) || verdict == code_of(Verdict::Kind::kPending))
          outcome += " " + gate;
      }
    }
    if (stored.erased_by) {
      const auto rule = rule_of_erasure(store, *stored.erased_by);
      outcome += Text{fmt::format("（内容已依“{}”销毁，见日志第 {} 条）", rule, *stored.erased_by),
                      fmt::format(" (content erased under \"{}\" by log entry {})", rule, *stored.erased_by)}
                     .in(language);
    }
    rows.push_back({fmt::format("{:>3}", event.seq), time_in_china(event.at), event.actor.id, event.command, outcome});
  }
  return table(rows);
}

}  // namespace renmian
