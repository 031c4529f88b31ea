// procedure list | show | diagram | check | rules
#include <fmt/format.h>

#include <algorithm>

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/procedure_text/book_text.hpp"
#include "api/procedure_text/diagram.hpp"
#include "api/service/rules.hpp"
#include "engine/procedure/book_check.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

// The procedure that a command names.
struct OfProcedure {
  const Procedure* procedure = nullptr;

  CLI::Option* add(CLI::App& app) {
    return app.add_option_function<std::string>(
        "ID",
        [this](const std::string& id) {
          const auto& all = compiled_procedures();
          const auto found = std::ranges::find(all, id, [](const Procedure* one) { return one->book().info.id; });
          if (found == all.end())
            throw CLI::ValidationError("'" + id + "'", both({"没有这个流程", "no such procedure"}));
          procedure = *found;
        },
        both({"流程编号", "id of the procedure"}));
  }
};

struct ProcedureList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出流程", "list procedures"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    json::array views;
    std::vector<std::vector<std::string>> rows;
    for (const auto* procedure : compiled_procedures()) {
      const auto& [id, version, title, kind] = procedure->book().info;
      const auto& digest = procedure->book().digest;
      views.push_back({{"id", id},
                       {"version", version},
                       {"title", {{"zh", title.zh}, {"en", title.en}}},
                       {"kind", kind},
                       {"digest", digest}});
      rows.push_back({std::string(id), fmt::format("v{}", version), session.in_words(title), digest});
    }
    return session.show(views, table(rows));
  }
};

struct ProcedureShow : OfProcedure {
  static constexpr const char* name = "show";
  static constexpr Words help{"流程书：每一步、每条规则及其依据",
                              "the procedure book: every step and rule with its source"};

  void options(CLI::App& app) { add(app)->required(); }

  ExitStatus run(Session& session) {
    const auto& book = procedure->book();
    auto view = to_json(book);
    view["digest"] = book.digest;
    return session.show(view, book_text(book, session.language()));
  }
};

struct ProcedureDiagram : OfProcedure {
  static constexpr const char* name = "diagram";
  static constexpr Words help{"流程图", "the procedure as a picture"};
  std::string format = "svg";

  void options(CLI::App& app) {
    add(app)->required();
    app.add_option("--format", format, both({"格式", "format"}))
        ->check(CLI::IsMember({"dot", "mermaid", "svg"}))
        ->capture_default_str();
  }

  ExitStatus run(Session& session) {
    const auto draw = format == "dot" ? diagram_dot : format == "mermaid" ? diagram_mermaid : diagram_svg;
    const auto picture = draw(procedure->book(), session.language());
    return session.show({{"format", format}, {"diagram", picture}}, picture);
  }
};

struct ProcedureCheck : OfProcedure {
  static constexpr const char* name = "check";
  static constexpr Words help{"重新验证流程合法性", "prove once more that the procedure is sound and lawful"};

  void options(CLI::App& app) { add(app); }

  ExitStatus run(Session& session) {
    json::array views;
    std::string text;
    bool all_hold = true;
    for (const auto* each : compiled_procedures()) {
      if (procedure != nullptr && each != procedure) continue;
      const auto& info = each->book().info;
      text += session.in_words(info.title) + "\n";
      for (const auto& check : check_book(each->book())) {
        all_hold &= check.ok();
        text += fmt::format("  {} {} {}\n", check.ok() ? "✓" : "✗", check.code, check.title.in(session.language()));
        json::array wrong;
        for (const auto& against : check.wrong) {
          wrong.push_back({{"zh", against.zh}, {"en", against.en}});
          text += fmt::format("      - {}\n", against.in(session.language()));
        }
        views.push_back({{"procedure", info.id},
                         {"check", check.code},
                         {"title", {{"zh", check.title.zh}, {"en", check.title.en}}},
                         {"ok", check.ok()},
                         {"wrong", std::move(wrong)}});
      }
    }
    session.show(views, text);
    return all_hold ? ExitStatus::kDone : ExitStatus::kRefused;
  }
};

struct ProcedureRules {
  static constexpr const char* name = "rules";
  static constexpr Words help{"列出全部规则：在哪里适用、依据、可信程度、由谁确认、能否例外",
                              "every rule: where it applies, source, mark, who confirms it, waiver"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    json::array views;
    std::string text;
    for (const auto& rule : all_rules()) {
      views.push_back(to_json(rule));
      text += described(rule, session);
    }
    return session.show(views, text);
  }

 private:
  static std::string described(const Rule& rule, Session& session) {
    const auto& info = *rule.info;
    const auto list = [](const auto& items, auto text_of) {
      std::string joined;
      for (const auto* item : items) joined.append(joined.empty() ? "" : ", ").append(text_of(*item));
      return joined;
    };
    const auto where =
        rule.instead != nullptr ? session.in_words(*rule.instead)
        : rule.of_every_command
            ? session.in_words({"每一步", "every command"})
            : list(rule.commands, [](const CommandInfo& command) { return std::string(command.code); }) + " (" +
                  list(rule.procedures, [](const ProcedureInfo& procedure) { return std::string(procedure.id); }) + ")";
    const auto waiver = info.waiver.zh.empty() ? session.in_words({"不得例外", "none"})
                        : info.waiver_authority.empty()
                            ? session.in_words(info.waiver)
                            : fmt::format("{} [{}]", session.in_words(info.waiver), info.waiver_authority);
    return fmt::format("{}  {}\n  {}: {}\n  {}: {} [{}]\n  {}: {}\n  {}: {}\n", info.id, session.in_words(info.title),
                       session.in_words({rule.instead == nullptr ? "适用" : "不设关口",
                                         rule.instead == nullptr ? "applies" : "no gate"}),
                       where, session.in_words({"依据", "source"}), info.source, static_cast<char>(info.mark),
                       session.in_words({"确认", "confirmed by"}), session.in_words(info.confirmed_by),
                       session.in_words({"例外", "waiver"}), waiver);
  }
};

}  // namespace

void add_procedure_commands(CLI::App& app, Invocation& invocation) {
  auto& group = *add_group(app, "procedure", {"流程", "procedures"});
  add_command<ProcedureList>(group, invocation);
  add_command<ProcedureShow>(group, invocation);
  add_command<ProcedureDiagram>(group, invocation);
  add_command<ProcedureCheck>(group, invocation);
  add_command<ProcedureRules>(group, invocation);
}

}  // namespace renmian
