// work list | assign | hand-over | recall | urge, clocks run | rebuild
#include <fmt/format.h>

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/work_views.hpp"
#include "engine/case/clocks.hpp"
#include "engine/procedure/work.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

DueFollower follower_of(Session& session) {
  auto& desk = session.desk();
  return {desk.store(), desk.catalogue(), desk.calendar()};
}

std::string text_of(const std::optional<CivilDate>& date) { return date ? to_string(*date) : "-"; }

struct WorkList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出待办和时限", "list what cases wait for"};
  DueQuery query;
  std::string kind;

  void options(CLI::App& app) {
    app.add_option("--role", query.role, both({"岗位代码", "only of this role"}));
    app.add_option("--assignee", query.assignee, both({"承办人工号", "only of this member of staff"}));
    app.add_option_function<std::string>(
        "--due-by",
        [this](const std::string& text) {
          query.due_by = parse_date(text);
          if (!query.due_by) {
            throw CLI::ValidationError("'" + text + "'",
                                       both({"不是日期（2026-03-01）", "is not a date (2026-03-01)"}));
          }
        },
        both({"此日及以前届满的", "due on this day or before"}));
    app.add_option("--kind", kind, both({"work 待办、clock 时限", "work or clock"}))
        ->check(CLI::IsMember({"work", "clock"}));
    add_id(app, "--case", query.case_id, {"事项编号", "only of this case"});
    add_limit(app, query.limit);
  }

  ExitStatus run(Session& session) {
    if (!kind.empty()) query.kind = kind == "work" ? DueItem::Kind::kWork : DueItem::Kind::kClock;
    follower_of(session).catch_up();
    const auto found = session.store().due(query);
    std::vector<std::vector<std::string>> rows;
    for (const auto& [id, item] : found) {
      rows.push_back({to_string(id), item.code, item.role, item.assignee.empty() ? "-" : item.assignee,
                      to_string(item.since), text_of(item.due),
                      item.urged == 0 ? "" : session.in_words({"催办 ", "urged "}) + std::to_string(item.urged)});
    }
    return session.show(due_views(found), table(rows));
  }
};

// The commands of a work item have its code, and some of them who is to do it and why.
template <class Command>
struct OnWork {
  CaseId id;
  std::string work, assignee, reason, key;

  void options(CLI::App& app) {
    add_id(app, "CASE", id, {"事项编号", "id of the case"})->required();
    app.add_option("WORK", work, both({"待办代码", "code of the work item"}))->required();
    if constexpr (requires { &Command::assignee; }) {
      app.add_option("--to", assignee, both({"承办人工号", "staff number of who is to do it"}))->required();
    }
    if constexpr (requires { &Command::reason; }) {
      app.add_option("--reason", reason, both({"理由", "the reason"}))->required();
    }
    app.add_option("--key", key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    json::object data{{"work", work}};
    if constexpr (requires { &Command::assignee; }) data["assignee"] = assignee;
    if constexpr (requires { &Command::reason; }) data["reason"] = reason;
    Request request;
    request.case_id = id;
    request.command = Command::info.code;
    request.data = std::move(data);
    request.actor = session.actor();
    request.idempotency_key = key;
    return session.answer(session.desk().do_now(std::move(request)));
  }
};

struct WorkAssign : OnWork<AssignWork> {
  static constexpr const char* name = "assign";
  static constexpr Words help{"分派待办", "assign a work item"};
};
struct WorkHandOver : OnWork<HandOverWork> {
  static constexpr const char* name = "hand-over";
  static constexpr Words help{"转办", "hand a work item over"};
};
struct WorkRecall : OnWork<RecallWork> {
  static constexpr const char* name = "recall";
  static constexpr Words help{"撤回待办", "recall a work item"};
};
struct WorkUrge : OnWork<UrgeWork> {
  static constexpr const char* name = "urge";
  static constexpr Words help{"催办", "urge a work item"};
};

struct ClocksRun {
  static constexpr const char* name = "run";
  static constexpr Words help{"记录已届满的时限（可反复运行）", "note the periods that have ended (may be run again)"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    auto follower = follower_of(session);
    return session.answer_all(fire_due(session.desk(), follower));
  }
};

struct ClocksRebuild {
  static constexpr const char* name = "rebuild";
  static constexpr Words help{"按现有日历重算全部待办和时限，列出变动的期限",
                              "set all lists anew with the present calendar, and list the deadlines that moved"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    const auto followed = follower_of(session).rebuild();
    std::vector<std::vector<std::string>> rows;
    for (const auto& deadline : followed.moved) {
      rows.push_back(
          {to_string(deadline.case_id), deadline.code, text_of(deadline.before), "→", text_of(deadline.now)});
    }
    for (const auto& id : followed.unreadable) {
      rows.push_back({to_string(id), session.in_words({"不可读", "cannot be read"})});
    }
    return session.show(followed_view(followed), table(rows));
  }
};

}  // namespace

void add_work_commands(CLI::App& app, Invocation& invocation) {
  auto& work = *add_group(app, "work", {"待办", "work that cases wait for"});
  add_command<WorkList>(work, invocation);
  add_command<WorkAssign>(work, invocation);
  add_command<WorkHandOver>(work, invocation);
  add_command<WorkRecall>(work, invocation);
  add_command<WorkUrge>(work, invocation);
  auto& clocks = *add_group(app, "clocks", {"时限", "periods that end"});
  add_command<ClocksRun>(clocks, invocation);
  add_command<ClocksRebuild>(clocks, invocation);
}

}  // namespace renmian
