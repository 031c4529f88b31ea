// audit recover | rebuild | new-log request | new-log approve
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "adapters/keys/key_state_file.hpp"
#include "adapters/store/open.hpp"
#include "api/cli/audit_commands.hpp"
#include "api/cli/verification_text.hpp"
#include "api/service/form_file.hpp"
#include "api/service/log_keys.hpp"
#include "api/service/new_log.hpp"
#include "api/service/recover.hpp"
#include "engine/audit/trail_policy.hpp"
#include "engine/case/due_follower.hpp"
#include "engine/case/journal.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostListed = 100;

json::object words(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

json::array view_of(const std::vector<RowDifference>& rows) {
  json::array views;
  for (const auto& row : rows) views.push_back({{"case", to_string(row.case_id)}, {"what", words(row.text)}});
  return views;
}

std::string text_of(const std::vector<RowDifference>& rows, Language language) {
  std::string text;
  for (const auto& row : rows) text += fmt::format("    - {} {}\n", to_string(row.case_id), row.text.in(language));
  return text;
}

std::string list_of(const std::vector<std::uint64_t>& indices) {
  std::string text;
  for (std::size_t i = 0; i < indices.size() && i < kMostListed; ++i) text += fmt::format(" #{}", indices[i]);
  return indices.size() > kMostListed ? text + " …" : text;
}

json::object view_of(const Recovered& done) {
  return {{"size", done.size},
          {"size_before", done.size_before},
          {"first_difference", done.first_difference ? json::value(*done.first_difference) : json::value(nullptr)},
          {"entries", done.entries},
          {"payloads", done.payloads},
          {"lost_payloads", json::array(done.lost_payloads.begin(), done.lost_payloads.end())},
          {"erased_again", done.erased_again},
          {"rows", view_of(done.rows)},
          {"checkpoint", done.checkpoint}};
}

std::string text_of(const Recovered& done, Language language) {
  const auto line = [&](const std::string& zh, const std::string& en) { return Text{zh, en}.in(language) + "\n"; };
  std::string text;
  if (done.first_difference) {
    text += line(fmt::format("日志自第 {} 条起与存档不同，已放回 {} 条", *done.first_difference, done.entries),
                 fmt::format("the log differed from entry {} on; {} entries were put back", *done.first_difference,
                             done.entries));
  } else {
    text += line("日志的记录俱全", "all entries of the log were there");
  }
  text += line(fmt::format("放回所附数据 {} 份；再次删除已依规删除的 {} 份", done.payloads, done.erased_again),
               fmt::format("{} payloads put back; {} that had been erased by rule removed again", done.payloads,
                           done.erased_again));
  if (!done.lost_payloads.empty()) {
    text +=
        line(fmt::format("所附数据遗失 {} 份，仅存其摘要：{}", done.lost_payloads.size(), list_of(done.lost_payloads)),
             fmt::format("{} payloads are lost, their digests are known:{}", done.lost_payloads.size(),
                         list_of(done.lost_payloads)));
  }
  text += line(fmt::format("更正事项表 {} 行", done.rows.size()),
               fmt::format("{} rows of cases set right", done.rows.size()));
  return text + text_of(done.rows, language);
}

boost::system::result<std::vector<Verifier>, Problems> keys_of(const Config& config, const std::string& policy_file) {
  if (policy_file.empty()) return LogKeys(config, config.origin).verifiers();
  const auto text = read_file(policy_file);
  if (!text) return text.error();
  auto policy = parse_trail_policy(*text);
  if (!policy) return policy.error();
  return std::move(policy->logs);
}

struct AuditRecover {
  static constexpr const char* name = "recover";
  static constexpr Words help{"用存档文件夹修复数据库中的日志，并核验结果",
                              "set the log in the database right from the archive folder, and verify the result"};
  std::string archive, policy_file;
  std::string reason = "recovery from the archive";

  void options(CLI::App& app) {
    app.add_option("--archive", archive,
                   both({"存档文件夹；缺省为配置中的", "archive folder; by default the configured one"}));
    app.add_option("--policy", policy_file,
                   both({"信任哪些密钥；缺省为本机密钥", "whose keys to believe; by default this installation's"}));
    app.add_option("--reason", reason, both({"原因，记入日志", "why, for the record"}));
  }

  ExitStatus run(Session& session) {
    const auto& config = session.config();
    const auto keys = keys_of(config, policy_file);
    if (!keys) return session.refuse(keys.error());
    const auto opened = ArchivedLog::open(archive.empty() ? config.archive_folder() : archive, *keys, config.origin);
    if (!opened) return session.refuse(opened.error());
    KeyStateFile key_state(config.key_state());
    const auto done = recover({config.database, config.origin, *keys, key_state.load()}, *opened);
    if (!done) {
      session.refuse(done.error());
      return ExitStatus::kRefused;
    }
    key_state.save(done->checkpoint);

    const auto store = open_store(config.database);
    Catalogue catalogue(compiled_procedures(), *store);
    const auto calendar = open_calendar(config.calendar_file);
    DueFollower(*store, catalogue, calendar).rebuild();
    // Of several keys of the policy, one that the result is signed with; there is one, else it were none.
    const auto key = std::ranges::find_if(*keys, [&](const Verifier& each) {
      return !!open_checkpoint(done->checkpoint, {&each, 1}, config.origin);
    });
    const auto report = verify(*store, catalogue, *key, config.origin);
    put_on_record(session, *done);
    session.show({{"recovered", view_of(*done)}, {"verification", renmian::view_of(report, "")}},
                 text_of(*done, session.language()) + renmian::text_of(report, session.language()));
    return report.ok() ? ExitStatus::kDone : ExitStatus::kRefused;
  }

 private:
  void put_on_record(Session& session, const Recovered& done) const {
    Restored entry;
    entry.from_size = static_cast<std::int64_t>(done.size_before);
    entry.to_size = static_cast<std::int64_t>(done.size);
    entry.checkpoint = to_hex(sha256(done.checkpoint));
    entry.reason = reason;
    entry.by = session.actor().id;
    entry.at = session.desk().clock().now();
    session.runtime().journal().record(entry);
  }
};

struct AuditRebuild {
  static constexpr const char* name = "rebuild";
  static constexpr Words help{"按日志重建事项表，列出不同之处",
                              "rebuild the rows of cases from the log, and say what differed"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    const auto rows = rebuild(session.config().database);
    const Text text{fmt::format("更正事项表 {} 行\n", rows.size()),
                    fmt::format("{} rows of cases set right\n", rows.size())};
    return session.show({{"rows", view_of(rows)}}, text.in(session.language()) + text_of(rows, session.language()));
  }
};

struct NewLogAsk {
  static constexpr const char* name = "request";
  static constexpr Words help{"申请启用新日志（记录确已无法找回时）", "ask for a new log, entries being lost for good"};
  std::string origin, reason, out;

  void options(CLI::App& app) {
    app.add_option("--origin", origin, both({"新日志名称", "name of the new log"}))->required();
    app.add_option("--reason", reason, both({"原因", "why"}))->required();
    app.add_option("--out", out, both({"申请文件，交由另一人批准", "the file that another person approves"}))
        ->required();
  }

  ExitStatus run(Session& session) {
    const auto note = request_new_log(session.config(), origin, reason, session.actor());
    if (!note) return session.refuse(note.error());
    std::ofstream file(out, std::ios::binary);
    file << *note << std::flush;
    if (!file) throw Fault("file-not-written", {"文件无法写入：" + out, "the file cannot be written: " + out});
    return session.show(
        {{"file", out}},
        session.in_words({"已写入，请由另一人批准：", "written, for another person to approve: "}) + out + "\n");
  }
};

struct NewLogApprove {
  static constexpr const char* name = "approve";
  static constexpr Words help{"批准并启用新日志（不得为申请人）", "approve it and start the new log; not by who asked"};
  std::string file;

  void options(CLI::App& app) { app.add_option("FILE", file, both({"申请文件", "the request"}))->required(); }

  ExitStatus run(Session& session) {
    const auto note = read_file(file);
    if (!note) return session.refuse(note.error());
    const auto started = approve_new_log(session.config(), *note, session.actor());
    if (!started) return session.refuse(started.error());
    const auto& origin = started->request.origin.value;
    const auto& in_the_way = started->archive_in_the_way;
    json::array left;
    std::string left_text;
    for (const auto& id : started->left_behind) {
      left.push_back(json::value(to_string(id)));
      left_text += "    - " + to_string(id) + "\n";
    }
    const Text text{
        fmt::format("新日志“{}”已启用，沿用记录 {} 条；留在旧日志的事项 {} 件；旧日志现存部分在 {}\n"
                    "请将配置中的 origin 改为“{}”，在此之前服务器不写入\n",
                    origin, started->entries, started->left_behind.size(), started->folder, origin),
        fmt::format(
            "the new log \"{}\" has started, with {} entries of the old one; {} cases are left to the old log; what "
            "is left of that is in {}\nput origin = \"{}\" into the configuration: until then the server "
            "does not write\n",
            origin, started->entries, started->left_behind.size(), started->folder, origin)};
    return session.show({{"origin", origin},
                         {"entries", started->entries},
                         {"left_behind", std::move(left)},
                         {"lost_payloads", json::array(started->lost_payloads.begin(), started->lost_payloads.end())},
                         {"folder", started->folder},
                         {"statement", started->statement},
                         {"checkpoint", started->checkpoint},
                         {"archive_in_the_way", in_the_way ? words(in_the_way->message) : json::value(nullptr)}},
                        text.in(session.language()) + left_text +
                            (in_the_way ? in_the_way->message.in(session.language()) + "\n" : ""));
  }
};

}  // namespace

void add_audit_repair(CLI::App& audit, Invocation& invocation) {
  add_command<AuditRecover>(audit, invocation);
  add_command<AuditRebuild>(audit, invocation);
  auto& new_log = *add_group(audit, "new-log", {"启用新日志（须两人）", "start a new log (two persons)"});
  add_command<NewLogAsk>(new_log, invocation);
  add_command<NewLogApprove>(new_log, invocation);
}

}  // namespace renmian
