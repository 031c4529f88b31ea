// audit export, archive, proof
#include <fmt/format.h>

#include <charconv>

#include "adapters/store/open.hpp"
#include "adapters/system/durable_file.hpp"
#include "api/cli/audit_commands.hpp"
#include "api/service/case_access.hpp"
#include "api/service/trail_export.hpp"
#include "engine/case/journal.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

// What was exported to whom is itself on record, a line for each case asked for.
void put_on_record(Runtime& runtime, const ExportWish& wish, const TrailHead& head, const Actor& by) {
  const auto size = static_cast<std::int64_t>(head.checkpoint.size);
  std::vector<Exported> exports;
  for (const auto& scope : scopes_of(wish)) {
    exports.push_back({scope, {size}, to_hex(sha256(head.note)), wish.payloads, by.id, runtime.desk().clock().now()});
  }
  runtime.journal().record_all<Exported>(exports);
}

// As of an export that is asked for from afar (trail_exports.hpp). Cases that are not there are told of by the export.
std::optional<Problem> lacks_right_to(const ExportWish& wish, Desk& desk, const Actor& actor) {
  const auto* act = wish.payloads ? "export.cases" : "audit.export";
  for (const auto& id : wish.cases) {
    const auto row = desk.store().case_row(id);
    if (!row) continue;
    if (auto lacking = lacks_right(desk, actor, act, subject_of(*row))) return lacking;
  }
  if (!wish.cases.empty()) return std::nullopt;
  return wish.unit ? lacks_right(desk, actor, act, *wish.unit) : lacks_right(desk, actor, act);
}

// Digests of procedures that this program lacks; a remark for people.
json::array view_of(const std::set<std::string>& digests) { return json::array(digests.begin(), digests.end()); }

void remark_on_missing(Session& session, const std::set<std::string>& digests) {
  for (const auto& digest : digests) {
    session.remark(Text{"本程序没有这个流程定义，文件夹中缺少它：" + digest,
                        "this program lacks the definition of a procedure, so it is not in the folder: " + digest}
                       .in(session.language()));
  }
}

struct AuditExport {
  static constexpr const char* name = "export";
  static constexpr Words help{"导出审计记录，可在不联网的计算机上核验",
                              "write the audit trail into a folder that can be verified on an unconnected computer"};
  ExportWish wish;
  bool without_payloads = false;

  void options(CLI::App& app) {
    app.add_option("DIR", wish.folder, both({"空的或尚不存在的文件夹", "a folder that is empty or not there yet"}))
        ->required();
    add_id(app, "--case", wish.cases, {"只导出这些事项", "only these cases"});
    add_id(app, "--unit", wish.unit,
           {"只导出本单位及下级单位职位的事项", "only cases of posts of this unit and the units below it"});
    app.add_option("--since", wish.since,
                   both({"只给出此序号（从0数起）以后的记录", "only the entries from this index on, counted from 0"}));
    app.add_flag("--without-payloads", without_payloads,
                 both({"不含具体内容（个人信息）", "without the contents, which are personal"}));
    app.add_flag("--witnessed", wish.witnessed,
                 both({"以最近一次见证过的检查点为准", "under the newest checkpoint that a witness has cosigned"}));
  }

  ExitStatus run(Session& session) {
    wish.payloads = !without_payloads;
    auto& runtime = session.runtime();
    if (const auto lacking = lacks_right_to(wish, runtime.desk(), session.actor())) return session.refuse(*lacking);
    runtime.witnesses().ask_all();
    const auto done = export_trail(runtime.store(), runtime.desk().catalogue(), runtime.trusted_keys(), wish,
                                   [&](const TrailHead& head) { put_on_record(runtime, wish, head, session.actor()); });
    if (!done) return session.refuse(done.error());
    remark_on_missing(session, done->missing_definitions);
    json::array cases;
    for (const auto id : done->cases) cases.push_back(json::value(to_string(id)));
    return session.show({{"folder", wish.folder.string()},
                         {"log_size", done->log_size},
                         {"entries", done->entries},
                         {"payloads", done->payload_lines},
                         {"cases", std::move(cases)},
                         {"missing_definitions", view_of(done->missing_definitions)},
                         {"checkpoint", done->checkpoint}},
                        text_of(*done, session.language()));
  }

 private:
  std::string text_of(const ExportedTrail& done, Language language) const {
    return Text{fmt::format("已导出到 {}：日志 {} 条中的 {} 条，内容 {} 份。怎样核验见其中的 README.txt\n",
                            wish.folder.string(), done.log_size, done.entries, done.payload_lines),
                fmt::format("{} of the {} entries of the log are in {}, with the contents of {}. How to verify them is "
                            "told by README.txt there\n",
                            done.entries, done.log_size, wish.folder.string(), done.payload_lines)}
        .in(language);
  }
};

struct AuditArchive {
  static constexpr const char* name = "archive";
  static constexpr Words help{"把归档文件夹补到最新", "bring the archive folder up to date"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    auto* archive = session.runtime().archive();
    if (archive == nullptr) {
      return session.refuse(
          {"archive-off", "/archive", {"配置中关闭了归档", "the configuration has the archive switched off"}});
    }
    const auto kept = archive->catch_up();
    remark_on_missing(session, kept.missing_definitions);
    return session.show(
        {{"before", kept.before},
         {"size", kept.size},
         {"payloads", kept.payload_lines},
         {"erased", kept.erased_lines},
         {"missing_definitions", view_of(kept.missing_definitions)}},
        Text{fmt::format("归档原有 {} 条，现有 {} 条；新增内容 {} 份，按规定删除 {} 份\n", kept.before, kept.size,
                         kept.payload_lines, kept.erased_lines),
             fmt::format("the archive had {} entries and now has {}; contents added: {}, erased by rule: {}\n",
                         kept.before, kept.size, kept.payload_lines, kept.erased_lines)}
            .in(session.language()));
  }
};

struct AuditProof {
  static constexpr const char* name = "proof";
  static constexpr Words help{"证明一条记录在日志中", "prove that an entry is in the log"};
  std::string event, out;

  void options(CLI::App& app) {
    app.add_option("EVENT", event,
                   both({"日志序号（从0数起），或“事项编号/步号”", "index of the log, from 0, or <case id>/<step>"}))
        ->required();
    app.add_option("--out", out, both({"写入的文件；缺省写到屏幕", "file to write; by default it is shown"}));
  }

  ExitStatus run(Session& session) {
    const auto store = open_store(session.config().database);
    const auto index = index_of(*store);
    const auto proof = index ? proof_of_entry(*store, *index) : std::nullopt;
    if (!proof) {
      return session.refuse({"unknown-entry", event, {"日志中没有这条记录", "there is no such entry in the log"}});
    }
    if (out.empty()) return session.show({{"log_index", *index}, {"proof", *proof}}, *proof);
    write_durably(out, *proof, 0644);
    return session.show({{"log_index", *index}, {"file", out}},
                        fmt::format("{} {}\n", session.in_words({"证明已写入", "the proof is in"}), out));
  }

 private:
  static std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
  }

  std::optional<std::uint64_t> index_of(Store& store) const {
    const auto slash = event.find('/');
    if (slash == std::string::npos) return number(event);
    const auto id = parse_id<struct OfCase>(event.substr(0, slash));
    const auto seq = number(std::string_view(event).substr(slash + 1));
    if (!id || !seq) return std::nullopt;
    const auto stored = store.event_at(*id, static_cast<std::int64_t>(*seq));
    return stored ? std::optional(stored->log_index) : std::nullopt;
  }
};

}  // namespace

void add_audit_export(CLI::App& audit, Invocation& invocation) {
  add_command<AuditExport>(audit, invocation);
  add_command<AuditArchive>(audit, invocation);
  add_command<AuditProof>(audit, invocation);
}

}  // namespace renmian
