#include "api/service/doctor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "adapters/keys/key_state_file.hpp"
#include "adapters/store/open.hpp"
#include "api/service/doctor_parts.hpp"
#include "api/service/events/log_watch.hpp"
#include "api/service/log_keys.hpp"
#include "api/service/policy_file.hpp"
#include "api/service/runtime.hpp"
#include "engine/audit/checkpoint.hpp"
#include "engine/trail/event.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;
using doctor::Findings;

constexpr std::int64_t kMicrosecondsOfADay = 86'400'000'000;

void look_at_database(const Config& config, Findings& found) {
  const auto stored = schema_version(config.database), wanted = program_schema_version();
  if (stored == wanted) {
    return found.good({fmt::format("可以连接，结构版本 {}", stored), fmt::format("reached, schema {}", stored)});
  }
  found.bad({fmt::format("结构版本 {}，程序要求 {}", stored, wanted),
             fmt::format("schema {}, the program wants {}", stored, wanted)},
            stored < wanted ? Text{"先备份，再运行 renmian migrate", "make a backup, then run renmian migrate"}
                            : Text{"使用较新版本的程序", "use a newer program"});
}

void look_at_keys(const Config& config, Store& store, Findings& found) {
  for (const auto& file : {config.key_file, config.sm_key(), config.seal_key()}) {
    doctor::look_at_permissions(file, fs::perms::group_all | fs::perms::others_all, found);
  }
  const auto head = store.head();
  if (!head && !fs::exists(config.key_file)) {
    return found.good({"日志为空，首次启动时生成密钥", "the log is empty; the key is made at the first start"});
  }
  const auto keys = LogKeys(config, config.origin).verifiers();
  if (!head) return found.good({"签名密钥可读，日志为空", "the signing key is readable, the log is empty"});
  const auto opened = open_checkpoint(head->checkpoint, keys, config.origin);
  if (!opened) {
    return found.bad(opened.error().message, {"放回原来的密钥文件与 origin；见 docs/operation.md “签名密钥”",
                                              "put back the right key file and origin; see docs/operation.md"});
  }
  const auto known = KeyStateFile(config.key_state()).load();
  const auto kept = known ? open_checkpoint(*known, keys, config.origin) : Problem{};
  if (kept && kept->checkpoint.size > opened->checkpoint.size) {
    return found.bad({fmt::format("密钥状态记得 {} 条，数据库只有 {} 条：数据库被恢复到较早的状态",
                                  kept->checkpoint.size, opened->checkpoint.size),
                      fmt::format("the key state knows of {} entries, the database has {}: it was set back",
                                  kept->checkpoint.size, opened->checkpoint.size)},
                     {"renmian audit recover（由存档修复），见 docs/operation.md",
                      "renmian audit recover, from the archive; see docs/operation.md"});
  }
  found.good({fmt::format("日志 {} 条，由本机密钥签名", opened->checkpoint.size),
              fmt::format("{} entries, signed by the keys here", opened->checkpoint.size)});
}

void look_at_accounts(const Config& config, Store& store, Findings& found) {
  CaseQuery any;
  any.procedure = "account";
  any.limit = 1;
  const bool none = store.cases(any).empty();
  if (none && config.demo_accounts.empty()) {
    return found.warning(
        {"还没有账号", "there are no accounts yet"},
        {"首次 renmian serve 时建立三个管理员，并显示一次性密码",
         "the first `renmian serve` makes the three administrators and shows their one-time passwords"});
  }
  found.good(none ? Text{"只有演示账号", "there are accounts of a demo only"}
                  : Text{"账号已建立", "there are accounts"});
}

void look_at_clock(Store& store, Timestamp now, Findings& found) {
  const Text advice{"校正系统时间（timedatectl，chrony）", "set the time right (timedatectl, chrony)"};
  const auto size = log_size(store);
  const auto last = size > 0 ? store.events_from(size - 1, 1) : std::vector<StoredEvent>{};
  if (!last.empty()) {
    const auto at = parse_event(last.front().body).at;
    if (at > now) {
      return found.bad(
          {"时钟慢于日志最后一条的时间 " + to_string(at), "the clock is behind the last entry, " + to_string(at)},
          advice);
    }
    constexpr std::int64_t kLongDays = 400;
    if ((now.microseconds - at.microseconds) / kMicrosecondsOfADay > kLongDays) {
      return found.warning({"距日志最后一条已逾 400 天", "more than 400 days since the last entry"}, advice);
    }
  }
  found.good({"时间 " + to_string(now), "the time is " + to_string(now)});
}

void look_at_policy(const Config& config, Store& store, Findings& found) {
  if (config.policy_file.empty()) return found.good({"使用默认政策参数", "the documented defaults are in force"});
  Catalogue catalogue(compiled_procedures(), store);
  const auto read = read_policy_file(config.policy_file, catalogue);
  if (read) return found.good({"政策参数文件可用", "the policy file can be used"});
  for (const auto& problem : read.error()) {
    found.bad({problem.place + "：" + problem.message.zh, problem.place + ": " + problem.message.en},
              {"改正政策参数文件，见 docs/policy.md", "correct the policy file, see docs/policy.md"});
  }
}

void look_at_trail(const Config& config, Store& store, Timestamp now, Findings& found) {
  if (config.archive_folder().empty()) {
    found.warning({"没有存档文件夹，数据库损坏时无处恢复", "there is no archive to recover the log from"},
                  {"在另一块磁盘上设置 archive", "set `archive` to a folder on another disk"});
  }
  if (config.witnesses.empty()) return;
  const auto last = store.cosignatures(config.witnesses.size() * 2);
  const auto latest = std::ranges::max_element(last, {}, &Cosignature::received_at);
  if (latest == last.end() || now.microseconds - latest->received_at.microseconds > kMicrosecondsOfADay) {
    return found.warning(
        {"一天内没有见证机构签名", "no witness has signed for a day"},
        {"检查见证机构的地址与网络；audit witness", "look at the witnesses' addresses and the network"});
  }
  found.good({"见证机构于 " + to_string(latest->received_at) + " 签名",
              "a witness signed at " + to_string(latest->received_at)});
}

}  // namespace

std::vector<HealthFinding> examine(const Config& config, Timestamp now) {
  std::vector<HealthFinding> all;
  // One check that cannot be made does not keep the others from being made.
  const auto check = [&](std::string_view name, const auto& look) {
    Findings found(name);
    try {
      look(found);
    } catch (const Fault& fault) {
      found.bad(fault.message(),
                {"见技术说明：" + std::string(fault.what()), std::string("technically: ") + fault.what()});
    } catch (const std::exception& error) {
      found.bad({std::string("无法检查：") + error.what(), std::string("cannot be checked: ") + error.what()},
                {"检查文件是否存在、可读", "see whether the file is there and can be read"});
    }
    std::ranges::move(found.take(), std::back_inserter(all));
  };
  check("settings", [&](Findings& found) { doctor::look_at_settings(config, found); });
  check("connection", [&](Findings& found) { doctor::look_at_connection(config, found); });
  check("database", [&](Findings& found) { look_at_database(config, found); });
  std::unique_ptr<Store> store;
  if (all.back().level == HealthFinding::Level::kGood) store = open_store(config.database);
  if (store) {
    check("keys", [&](Findings& found) { look_at_keys(config, *store, found); });
    check("accounts", [&](Findings& found) { look_at_accounts(config, *store, found); });
    check("clock", [&](Findings& found) { look_at_clock(*store, now, found); });
    check("policy", [&](Findings& found) { look_at_policy(config, *store, found); });
    check("trail", [&](Findings& found) { look_at_trail(config, *store, now, found); });
  }
  check("calendar", [&](Findings& found) { doctor::look_at_calendar(config, now, found); });
  check("disk", [&](Findings& found) { doctor::look_at_disk(config, found); });
  check("certificates", [&](Findings& found) { doctor::look_at_certificates(config, now, found); });
  return all;
}

std::string_view code_of(HealthFinding::Level level) {
  constexpr std::string_view kCodes[] = {"good", "warning", "bad"};
  return kCodes[static_cast<std::size_t>(level)];
}

}  // namespace renmian
