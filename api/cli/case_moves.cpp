// case plan-move | move: running cases and newer versions of their procedure or policy.
#include <fmt/format.h>

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/case_moves.hpp"
#include "api/service/left_out.hpp"
#include "engine/case/migration.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

std::string text_of(const PlannedMove& move, Language language) {
  auto text = fmt::format("{}  v{} {} → v{} {}\n", to_string(move.case_id), move.from_version, move.from,
                          move.to_version, move.to);
  if (move.over) text += Text{"    已办结，无须转换\n", "    over: nothing to move\n"}.in(language);
  if (move.policy_changes) text += Text{"    改用现行政策参数\n", "    the policy in force applies\n"}.in(language);
  for (const auto& problem : move.problems) {
    text += fmt::format("    ✗ {} {}\n", problem.place, problem.message.in(language));
  }
  for (const auto& [gate, verdict] : move.newly_unmet()) {
    text += fmt::format("    ✗ {} {}\n", gate->id, gate->title.in(language));
    for (const auto& reason : verdict.reasons) text += fmt::format("        - {}\n", reason.in(language));
  }
  return text;
}

struct CasePlanMove {
  static constexpr const char* name = "plan-move";
  static constexpr Words help{"预演：转入新版流程和现行政策后，每个事项有何变化、缺什么",
                              "dry run: what a move to the newest version and policy would mean for each case"};
  std::vector<std::string> cases;

  void options(CLI::App& app) {
    app.add_option("CASE", cases, both({"事项编号；不写则为全部", "ids of cases; all if left out"}));
  }

  ExitStatus run(Session& session) {
    std::vector<CaseId> ids;
    for (const auto& text : cases) {
      const auto id = parse_uuid(text);
      if (!id) return session.refuse({{"wrong-id", text, {"不是事项编号", "is not the id of a case"}}});
      ids.push_back({*id});
    }
    if (cases.empty()) ids = all_cases(session.store());
    json::array views;
    std::string text;
    for (const auto& move : plan_moves(session.desk(), ids)) {
      views.push_back(move_view(move));
      text += text_of(move, session.language());
    }
    return session.show(views, text);
  }

 private:
  static std::vector<CaseId> all_cases(Store& store) {
    std::vector<CaseId> ids;
    CaseQuery query;
    query.except_procedures = procedures_left_out();
    for (bool more = true; more;) {
      const auto rows = store.cases(query);
      for (const auto& row : rows) ids.push_back(row.about.id);
      more = rows.size() == query.limit;
      if (more) query.after = rows.back().about.id;
    }
    return ids;
  }
};

struct CaseMoveVersion {
  static constexpr const char* name = "move";
  static constexpr Words help{"转入新版流程和现行政策", "move a case to the newest version and the policy in force"};
  MoveOrder order;

  void options(CLI::App& app) {
    add_id(app, "CASE", order.case_id, {"事项编号", "id of the case"})->required();
    app.add_option("--to-version", order.to_version, both({"预演所示版本", "as the dry run said"}))->required();
    app.add_option("--reason", order.reason.value, both({"理由", "why"}))->required();
    app.add_option("--second-person", order.second_person.value,
                   both({"复核人工号", "staff number of who confirms it"}))
        ->required();
  }

  ExitStatus run(Session& session) {
    order.actor = session.actor();
    return session.answer(move_to_version(session.desk(), session.runtime().random(), order));
  }
};

}  // namespace

void add_case_move_commands(CLI::App& cases, Invocation& invocation) {
  add_command<CasePlanMove>(cases, invocation);
  add_command<CaseMoveVersion>(cases, invocation);
}

}  // namespace renmian
