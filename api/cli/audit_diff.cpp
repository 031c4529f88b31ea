// audit diff
#include <fmt/format.h>

#include <filesystem>

#include "adapters/store/open.hpp"
#include "api/cli/audit_commands.hpp"
#include "api/cli/case_text.hpp"
#include "api/cli/moment.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/service/archived_log.hpp"
#include "api/service/log_diff.hpp"
#include "api/service/log_keys.hpp"
#include "engine/case/trail_pages.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

json::object view_of(const LogStep& step) {
  return {{"log_index", step.log_index},
          {"seq", step.event.seq},
          {"at", to_string(step.event.at)},
          {"actor", step.event.actor.id},
          {"command", step.event.command},
          {"outcome", step.event.outcome == Event::Outcome::kAccepted ? "accepted" : "refused"},
          {"to", step.event.to}};
}

json::value view_of(const std::optional<Event>& event, std::uint64_t index) {
  if (!event) return nullptr;
  auto view = view_of(LogStep{index, *event});
  view["case"] = to_string(event->case_id);
  return view;
}

json::object view_of(const LogDifference& found) {
  json::array cases;
  for (const auto& [id, change] : found.cases) {
    json::array steps;
    for (const auto& step : change.steps) steps.push_back(view_of(step));
    cases.push_back({{"case", to_string(id)},
                     {"opened", change.opened},
                     {"from", change.from},
                     {"to", change.to},
                     {"version_from", change.version_from},
                     {"version_to", change.version_to},
                     {"steps", std::move(steps)}});
  }
  if (!found.differs_at)
    return {{"same_log", true}, {"from", found.from}, {"to", found.to}, {"cases", std::move(cases)}};
  return {{"same_log", false},
          {"differs_at", *found.differs_at},
          {"left", view_of(found.left, *found.differs_at)},
          {"right", view_of(found.right, *found.differs_at)}};
}

std::string in_words(const std::optional<Event>& event, Language language) {
  if (!event) return Text{"没有这条记录", "there is no such entry"}.in(language);
  const bool accepted = event->outcome == Event::Outcome::kAccepted;
  return Text{
      fmt::format("{} {} 对事项 {} 第 {} 步办理 {}，{}", time_in_china(event->at), event->actor.id,
                  to_string(event->case_id), event->seq, event->command, accepted ? "转入 " + event->to : "被拒绝"),
      fmt::format("{} {} gave {} as step {} of case {}, {}", time_in_china(event->at), event->actor.id, event->command,
                  event->seq, to_string(event->case_id), accepted ? "which moved to " + event->to : "and was refused")}
      .in(language);
}

std::string text_of(const LogDifference& found, Language language) {
  if (found.differs_at) {
    return Text{fmt::format("两者不是同一日志：自第 {} 条起不同\n  甲：", *found.differs_at),
                fmt::format("these are not the same log: they differ from entry {} on\n  A: ", *found.differs_at)}
               .in(language) +
           in_words(found.left, language) + Text{"\n  乙：", "\n  B: "}.in(language) + in_words(found.right, language) +
           "\n";
  }
  auto text =
      Text{fmt::format("日志由 {} 条增至 {} 条，涉及事项 {} 件\n", found.from, found.to, found.cases.size()),
           fmt::format("the log grew from {} entries to {}, of {} cases\n", found.from, found.to, found.cases.size())}
          .in(language);
  for (const auto& [id, change] : found.cases) {
    text += fmt::format("{} {} {} → {}  v{} → v{}\n", to_string(id),
                        Text{change.opened ? "新启动" : "", change.opened ? "opened" : ""}.in(language), change.from,
                        change.to, change.version_from, change.version_to);
    std::vector<std::vector<std::string>> rows;
    for (const auto& [index, event] : change.steps) {
      const bool accepted = event.outcome == Event::Outcome::kAccepted;
      rows.push_back({fmt::format("#{}", index), time_in_china(event.at), event.actor.id, event.command,
                      accepted ? "→ " + event.to : Text{"拒绝", "refused"}.in(language)});
    }
    text += table(rows, "    ");
  }
  return text;
}

struct AuditDiff {
  static constexpr const char* name = "diff";
  static constexpr Words help{"两个时刻或两份日志之间的不同",
                              "what differs between two moments, or two copies, of the log"};
  std::string left, right;

  void options(CLI::App& app) {
    const auto help_of_side =
        both({"日志序号、日期、时间，或存档文件夹", "an index of the log, a day, a time, or a trail folder"});
    app.add_option("A", left, help_of_side)->required();
    app.add_option("B", right, help_of_side)->required();
  }

  ExitStatus run(Session& session) {
    const auto a = side_of(session, left);
    if (!a) return session.refuse(a.error());
    const auto b = side_of(session, right);
    if (!b) return session.refuse(b.error());
    const auto found = difference(*a, *b);
    session.show(view_of(found), text_of(found, session.language()));
    return found.differs_at ? ExitStatus::kRefused : ExitStatus::kDone;
  }

 private:
  static boost::system::result<LogSide, Problems> side_of(Session& session, const std::string& text) {
    if (std::filesystem::is_directory(text)) return folder_side(session, text);
    const auto moment = parse_moment(text);
    if (!moment) {
      return Problems{{"bad-moment",
                       text,
                       {"应为日志序号、日期、时间，或存档文件夹",
                        "this should be an index of the log, a day, a time, or a trail folder"}}};
    }
    auto& store = session.store();
    const auto bundle = [&store](std::uint64_t from, std::size_t count) {
      std::vector<std::string> bodies;
      for (auto& event : store.events_from(from, count)) {
        if (event.log_index != from + bodies.size()) break;
        bodies.push_back(std::move(event.body));
      }
      return bodies;
    };
    const auto size = size_at(store, *moment);
    return LogSide{size, [bundle, size](std::uint64_t index) {
                     const auto from = index * kTileWidth;
                     return bundle(from, static_cast<std::size_t>(std::min<std::uint64_t>(kTileWidth, size - from)));
                   }};
  }

  static boost::system::result<LogSide, Problems> folder_side(Session& session, const std::string& folder) {
    const auto& config = session.config();
    auto opened = ArchivedLog::open(folder, LogKeys(config, config.origin).verifiers(), config.origin);
    if (!opened) return opened.error();
    const auto size = opened->checkpoint().size;
    return LogSide{size, [log = std::move(*opened)](std::uint64_t index) { return log.bundle(index); }};
  }

  // How many entries the stored log had then, found by halving: entries come by their times, but for what the clocks of
  // several nodes differ.
  static std::uint64_t size_at(Store& store, const Moment& moment) {
    const auto head = newest_head(store);
    const auto size = head ? head->checkpoint.size : 0;
    if (const auto* index = std::get_if<std::uint64_t>(&moment)) return *index < size ? *index + 1 : size;
    const auto time = std::get<Timestamp>(moment);
    std::uint64_t low = 0, high = size;
    while (low < high) {
      const auto middle = low + (high - low) / 2;
      const auto entry = time_of(store, Moment{middle});
      if (entry && *entry <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
};

}  // namespace

void add_audit_diff(CLI::App& audit, Invocation& invocation) { add_command<AuditDiff>(audit, invocation); }

}  // namespace renmian
