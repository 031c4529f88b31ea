// meeting list | open | show | do | decide | certificate
#include <fmt/format.h>

#include "api/cli/case_text.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/meetings.hpp"
#include "api/service/views.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

CLI::Option* add_meeting(CLI::App& app, CaseId& id) {
  return add_id(app, "MEETING", id, {"会议编号", "id of the meeting"})->required();
}

struct MeetingList {
  static constexpr const char* name = "list";
  static constexpr Words help{"列出会议", "list meetings"};
  std::optional<CaseId> after;
  std::size_t limit = 100;

  void options(CLI::App& app) {
    add_id(app, "--after", after, {"从此编号之后列起", "start after this id"});
    add_limit(app, limit);
  }

  ExitStatus run(Session& session) {
    auto& desk = session.desk();
    json::array views;
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : meetings(session.store(), after, limit)) {
      views.push_back(case_row_view(row, desk.catalogue()));
      const auto meeting = load_meeting(desk, row.about.id);
      if (!meeting) return session.refuse(meeting.error());
      const auto& opened = *meeting_facts(**meeting).opened;
      rows.push_back({to_string(row.about.id), to_string(opened.planned_on), opened.title.value,
                      position_title((*meeting)->procedure->book(), row.position, session.language())});
    }
    return session.show(views, table(rows));
  }
};

struct MeetingOpen {
  static constexpr const char* name = "open";
  static constexpr Words help{"召集会议", "convene a meeting"};
  std::string kind, title, body, planned_on, chair, key;

  void options(CLI::App& app) {
    app.add_option(
           "--kind", kind,
           both({"committee（党委会）、standing_committee（常委会）、plenary（全委会）、dept_meeting（部务会）、"
                 "npc_sc（人大常委会）",
                 "committee, standing_committee, plenary, dept_meeting or npc_sc"}))
        ->required();
    app.add_option("--title", title, both({"会议名称", "title"}))->required();
    app.add_option("--body", body, both({"开会的组织", "the body that meets"}))->required();
    app.add_option("--planned-on", planned_on, both({"计划日期（年-月-日）", "the day planned (yyyy-mm-dd)"}))
        ->required();
    app.add_option("--chair", chair, both({"主持人", "who chairs"}))->required();
    app.add_option("--key", key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    const auto what = read_described<meeting::Open>(
        {{"kind", kind}, {"title", title}, {"body", body}, {"planned_on", planned_on}, {"chair", chair}});
    if (!what) return session.refuse(what.error());
    auto& desk = session.desk();
    return session.answer(desk.do_now(request_to_open_meeting(desk, *what, session.actor(), key)));
  }
};

struct MeetingShow {
  static constexpr const char* name = "show";
  static constexpr Words help{"查看会议和每一步的条件", "show a meeting and what every step asks for"};
  CaseId id;

  void options(CLI::App& app) { add_meeting(app, id); }

  ExitStatus run(Session& session) {
    auto& desk = session.desk();
    const auto meeting = load_meeting(desk, id);
    if (!meeting) return session.refuse(meeting.error());
    return session.show(case_view(desk, **meeting), case_text(**meeting, desk, session.language()));
  }
};

struct MeetingDo {
  static constexpr const char* name = "do";
  static constexpr Words help{"办理会议的一步（表决用 decide）",
                              "give a meeting a command (but decide its items with decide)"};
  Request request;
  std::string data = "{}";

  void options(CLI::App& app) {
    add_meeting(app, request.case_id);
    app.add_option("COMMAND", request.command, both({"命令代码", "code of the command"}))->required();
    app.add_option("--data", data,
                   both({"内容：文件、-（标准输入）或 JSON", "data: a file, - (standard input) or JSON"}));
    app.add_option("--key", request.idempotency_key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    auto read = json_argument(data);
    if (!read) return session.refuse(read.error());
    const auto meeting = load_meeting(session.desk(), request.case_id);
    if (!meeting) return session.refuse(meeting.error());
    request.data = std::move(*read);
    request.actor = session.actor();
    return session.answer(session.desk().do_now(request));
  }
};

struct MeetingDecide {
  static constexpr const char* name = "decide";
  static constexpr Words help{"记录多项议题的表决，同时办理各事项", "decide items, and with them their cases"};
  CaseId id;
  std::string data, key;

  void options(CLI::App& app) {
    add_meeting(app, id);
    app.add_option("--data", data,
                   both({R"(内容：文件、-（标准输入）或 JSON：{"results": [...], "mode": "all"|"each"})",
                         R"(data: a file, - (standard input) or JSON: {"results": [...], "mode": "all"|"each"})"}))
        ->required();
    app.add_option("--key", key, both({"幂等键", "idempotency key"}));
  }

  ExitStatus run(Session& session) {
    const auto read = json_argument(data);
    if (!read) return session.refuse(read.error());
    const auto items = read_items_to_decide(*read);
    if (!items) return session.refuse(items.error());
    auto decided = decide_in_meeting(session.desk(), id, *items, session.actor(), key);
    if (!decided) return session.refuse(decided.error());
    if (decided->meeting) decided->each.push_back(std::move(*decided->meeting));
    return session.answer_all(decided->each);
  }
};

struct MeetingCertificate {
  static constexpr const char* name = "certificate";
  static constexpr Words help{"会议表决结果证明", "certificate of the result of an item"};
  CaseId id;
  std::int64_t item = 0;

  void options(CLI::App& app) {
    add_meeting(app, id);
    app.add_option("ITEM", item, both({"议题编号", "number of the item"}))->required();
  }

  ExitStatus run(Session& session) {
    const auto certificate = certify_item(session.desk(), id, item);
    if (!certificate) return session.refuse(certificate.error());
    return session.show(certificate->json, certificate->text.in(session.language()));
  }
};

}  // namespace

void add_meeting_commands(CLI::App& app, Invocation& invocation) {
  auto& group = *add_group(app, "meeting", {"会议", "meetings"});
  add_command<MeetingList>(group, invocation);
  add_command<MeetingOpen>(group, invocation);
  add_command<MeetingShow>(group, invocation);
  add_command<MeetingDo>(group, invocation);
  add_command<MeetingDecide>(group, invocation);
  add_command<MeetingCertificate>(group, invocation);
}

}  // namespace renmian
