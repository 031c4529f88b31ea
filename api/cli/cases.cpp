// case list | open | show | do | history
#include <fmt/format.h>

#include "api/cli/case_text.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/moment.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/left_out.hpp"
#include "api/service/office.hpp"
#include "api/service/person_record.hpp"
#include "api/service/views.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

Answer no_such_case(CaseId id) {
  Refusal refusal;
  refusal.case_id = id;
  refusal.message = {"没有这个事项", "there is no such case"};
  return refusal;
}

struct CaseList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出事项", "list cases"};
  std::string position;
  CaseQuery query;

  void options(CLI::App& app) {
    app.add_option("--position", position, both({"所处状态代码", "only those that stand here"}));
    add_id(app, "--batch", query.batch, {"批次编号", "only those of this batch"});
    add_id(app, "--after", query.after, {"从此编号之后列起", "start after this id"});
    add_limit(app, query.limit);
  }

  ExitStatus run(Session& session) {
    if (!position.empty()) {
      query.position = position;
    } else {
      query.except_procedures = procedures_left_out();
    }
    auto& catalogue = session.desk().catalogue();
    json::array views;
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : session.store().cases(query)) {
      views.push_back(case_row_view(row, catalogue));
      rows.push_back(case_row(row, session.desk(), session.language()));
    }
    return session.show(views, table(rows));
  }
};

struct CaseOpen {
  static constexpr const char* name = "open";
  static constexpr Words help{"提出选任需求", "open a case"};
  CaseToOpen what;
  std::string key;

  void options(CLI::App& app) {
    add_id(app, "--person", what.person, {"人员编号", "id of the person"})->required();
    add_id(app, "--post", what.post, {"职位编号", "id of the post"})->required();
    app.add_option("--need", what.need.value, both({"选任需求", "the vacancy or need"}))->required();
    add_id(app, "--batch", what.batch, {"批次编号", "id of the batch"});
    add_code(app, "--kind", what.kind.emplace(appointment::CaseKind::promote),
             {"事项类型，不写为提拔任职", "kind of case, by default a promotion"});
    app.add_option("--key", key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    auto request = request_to_open(session.desk(), what, session.actor(), key);
    if (!request) return session.refuse(request.error());
    return session.answer(session.desk().do_now(std::move(*request)));
  }
};

struct CaseShow {
  static constexpr const char* name = "show";
  static constexpr Words help{"查看事项和每一步的条件", "show a case and what every step asks for"};
  CaseId id;
  std::string at;

  void options(CLI::App& app) {
    add_id(app, "CASE", id, {"事项编号", "id of the case"})->required();
    add_moment(app, "--at", at, {"当时的情形，而非现在", "as it was then, not as it is now"});
  }

  ExitStatus run(Session& session) {
    auto& desk = session.desk();
    if (!at.empty()) return show_at(session, parse_moment(at).value());
    const auto loaded = desk.load(id);
    if (!loaded) return session.answer(no_such_case(id));
    return session.show(case_view(desk, *loaded), case_text(*loaded, desk, session.language()));
  }

 private:
  ExitStatus show_at(Session& session, const Moment& moment) const {
    auto& desk = session.desk();
    const auto loaded = desk.load_at(id, moment);
    const auto time = time_of(session.store(), moment);
    if (!loaded || !time) return session.answer(no_such_case(id));
    auto view = case_view(desk, *loaded, time);
    view["as_of"] = to_string(*time);
    const Text heading{"当时（" + time_in_china(*time) + "）的情形；登记信息取自现在\n",
                       "as of " + time_in_china(*time) + "; registers as they are now\n"};
    return session.show(view, heading.in(session.language()) + case_text(*loaded, desk, session.language(), time));
  }
};

struct CaseDo {
  static constexpr const char* name = "do";
  static constexpr Words help{"办理一步", "give a command"};
  Request request;
  std::string data = "{}";

  void options(CLI::App& app) {
    add_id(app, "CASE", request.case_id, {"事项编号", "id of the case"})->required();
    app.add_option("COMMAND", request.command, both({"命令代码", "code of the command"}))->required();
    app.add_option("--data", data,
                   both({"内容：文件、-（标准输入）或 JSON", "data: a file, - (standard input) or JSON"}));
    app.add_option("--version", request.expected_version,
                   both({"仅当事项仍为此版本时办理", "only if the case stands at this version"}));
    app.add_option("--key", request.idempotency_key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    auto read = json_argument(data);
    if (!read) return session.refuse(read.error());
    request.data = std::move(*read);
    request.actor = session.actor();
    if (const auto bad = fill_from_registers(session.desk(), request); !bad.empty()) return session.refuse(bad);
    return session.answer(session.desk().do_now(request));
  }
};

struct CaseHistory {
  static constexpr const char* name = "history";
  static constexpr Words help{"办理过程", "what was asked of a case, and what came of it"};
  CaseId id;

  void options(CLI::App& app) { add_id(app, "CASE", id, {"事项编号", "id of the case"})->required(); }

  ExitStatus run(Session& session) {
    const auto events = session.store().events_of({&id, 1});
    if (events.empty()) return session.answer(no_such_case(id));
    const auto& catalogue = session.desk().catalogue();
    return session.show(history_view(events, catalogue, session.store()),
                        history_text(events, catalogue, session.store(), session.language()));
  }
};

}  // namespace

void add_case_commands(CLI::App& app, Invocation& invocation) {
  auto& group = *add_group(app, "case", {"事项", "cases"});
  add_command<CaseList>(group, invocation);
  add_command<CaseOpen>(group, invocation);
  add_command<CaseShow>(group, invocation);
  add_command<CaseDo>(group, invocation);
  add_command<CaseHistory>(group, invocation);
  add_case_move_commands(group, invocation);
}

}  // namespace renmian
