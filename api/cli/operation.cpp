// doctor, backup, restore
#include <fmt/format.h>

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/cli/verification_text.hpp"
#include "api/service/backup.hpp"
#include "api/service/doctor.hpp"
#include "api/service/log_keys.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

struct Doctor {
  static constexpr const char* name = "doctor";
  static constexpr Words help{"检查配置、数据库、密钥、时钟、日历、磁盘、证书，并说明如何处理",
                              "look the installation over, and say what to do about what is wrong"};
  bool quiet = false;

  void options(CLI::App& app) { app.add_flag("--quiet", quiet, both({"只列出有问题的", "tell only what is wrong"})); }

  ExitStatus run(Session& session) {
    json::array shown;
    std::vector<std::vector<std::string>> rows;
    bool bad = false;
    for (const auto& [check, level, what, advice] : examine(session.config(), SystemClock().now())) {
      bad |= level == HealthFinding::Level::kBad;
      if (quiet && level == HealthFinding::Level::kGood) continue;
      shown.push_back({{"check", check},
                       {"level", code_of(level)},
                       {"what", {{"zh", what.zh}, {"en", what.en}}},
                       {"advice", {{"zh", advice.zh}, {"en", advice.en}}}});
      rows.push_back({std::string(sign_of(level)), std::string(check), what.in(session.language())});
      if (!advice.zh.empty()) rows.push_back({"", "", "→ " + advice.in(session.language())});
    }
    session.show(shown, table(rows));
    return bad ? ExitStatus::kRefused : ExitStatus::kDone;
  }

 private:
  static std::string_view sign_of(HealthFinding::Level level) {
    constexpr std::string_view kSigns[] = {"✓", "!", "✗"};
    return kSigns[static_cast<std::size_t>(level)];
  }
};

std::string text_of(const BackupManifest& manifest, Language language) {
  std::uintmax_t bytes = 0;
  for (const auto& file : manifest.files) bytes += static_cast<std::uintmax_t>(file.size.value);
  const Text text{fmt::format("{} 的备份：日志 {} 条，文件 {} 个，共 {} 字节\n", to_string(manifest.made_at),
                              manifest.log_size.value, manifest.files.size(), bytes),
                  fmt::format("a backup of {}: {} entries of the log, {} files, {} bytes\n",
                              to_string(manifest.made_at), manifest.log_size.value, manifest.files.size(), bytes)};
  return text.in(language);
}

struct Backup {
  static constexpr const char* name = "backup";
  static constexpr Words help{"在使用中备份数据库、文件和配置，并检查备份（不含密钥）",
                              "copy database, documents and settings while in use, and check the copy (no keys)"};
  std::string folder;

  void options(CLI::App& app) { app.add_option("folder", folder, both({"新文件夹", "a new folder"}))->required(); }

  ExitStatus run(Session& session) {
    const auto taken = take_backup(session.config(), session.config_file(), folder, SystemClock().now());
    if (!taken) return session.refuse(taken.error());
    const auto checked = check_backup(folder);
    if (!checked) return session.refuse(checked.error());
    return session.show(write_described(*checked), text_of(*checked, session.language()));
  }
};

struct Restore {
  static constexpr const char* name = "restore";
  static constexpr Words help{"把备份恢复到空数据库，并核验整个日志",
                              "put a backup into an empty database, and verify the whole log"};
  std::string folder;

  void options(CLI::App& app) {
    app.add_option("folder", folder, both({"备份文件夹", "folder of the backup"}))->required();
  }

  ExitStatus run(Session& session) {
    const auto& config = session.config();
    const auto verifiers = LogKeys(config, config.origin).verifiers();
    const auto restored = restore_backup(folder, config, verifiers.front());
    if (!restored) return session.refuse(restored.error());
    const auto& [manifest, report, whole] = *restored;
    auto text = text_of(manifest, session.language()) + renmian::text_of(report, session.language());
    text +=
        session.in_words(whole ? Words{"恢复后的日志包含备份时的全部记录\n", "the log holds all that the backup says\n"}
                               : Words{"恢复后的日志与备份时的检查点不符\n", "the log is not what the backup says\n"});
    session.show({{"backup", write_described(manifest)}, {"verification", view_of(report, "")}, {"whole", whole}},
                 text);
    session.remark(session.in_words({"密钥状态若记得更多，请以 renmian audit recover 由存档补齐\n",
                                     "if the key state knows of more, complete the log: renmian audit recover\n"}));
    return report.ok() && whole ? ExitStatus::kDone : ExitStatus::kRefused;
  }
};

}  // namespace

void add_operation_commands(CLI::App& app, Invocation& invocation) {
  add_command<Doctor>(app, invocation);
  add_command<Backup>(app, invocation);
  add_command<Restore>(app, invocation);
}

}  // namespace renmian
