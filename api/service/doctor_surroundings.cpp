// Settings, calendar, disk, certificates.
#include <fmt/format.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>

#include "api/service/doctor_parts.hpp"
#include "api/service/runtime.hpp"

namespace renmian::doctor {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kGibibyte = std::uintmax_t{1} << 30;
constexpr int kDaysToRenew = 30;
constexpr std::chrono::month kNoticeIsOut = std::chrono::November;  // of the holidays of the year that comes

// The folder that a setting means or is in; the nearest one above it that is there already.
fs::path existing(fs::path path) {
  path = fs::absolute(path);
  while (!fs::is_directory(path) && path.has_relative_path()) path = path.parent_path();
  return path;
}

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate read_certificate(const std::string& file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(std::fopen(file.c_str(), "r"), std::fclose);
  return {opened ? PEM_read_X509(opened.get(), nullptr, nullptr, nullptr) : nullptr, X509_free};
}

bool belong_together(const Certificate& certificate, const std::string& key_file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(std::fopen(key_file.c_str(), "r"), std::fclose);
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      opened ? PEM_read_PrivateKey(opened.get(), nullptr, nullptr, nullptr) : nullptr, EVP_PKEY_free);
  return key != nullptr && X509_check_private_key(certificate.get(), key.get()) == 1;
}

}  // namespace

void look_at_permissions(const std::string& key_file, fs::perms refused, Findings& found) {
  if (!fs::exists(key_file) || (fs::status(key_file).permissions() & refused) == fs::perms::none) return;
  found.bad({"他人可以读取密钥 " + key_file, "others can read the key " + key_file},
            {"chmod 600 " + key_file, "chmod 600 " + key_file});
}

void look_at_settings(const Config& config, Findings& found) {
  if (!config.demo_accounts.empty()) {
    found.warning(
        {fmt::format("配置中有 {} 个演示账号，任何持有其令牌者都能办理", config.demo_accounts.size()),
         fmt::format("there are {} demo accounts; whoever has their tokens may act", config.demo_accounts.size())},
        {"正式使用前删去配置中的 [[demo_accounts]]", "remove [[demo_accounts]] before real use"});
  }
  if (!config.identity.second_factor) {
    found.warning({"没有要求第二因素，密码泄露即可登录", "no second factor is asked for; a known password is enough"},
                  {"删去配置中的 second_factor = \"off\"", "remove second_factor = \"off\""});
  }
  const bool plain = config.edge.tls_certificate.empty();
  const auto listen = parse_listen_address(config.listen);
  const bool outside = !listen || !listen->is_loopback();
  if (plain && outside && config.edge.trusted_proxies.empty()) {
    found.bad({"要在 " + config.listen + " 以明文 HTTP 对外服务，服务不会启动",
               "plain HTTP was to be served to the outside at " + config.listen + "; the server does not start so"},
              {"设置 tls_certificate 和 tls_key，或只在 127.0.0.1 监听，或在 trusted_proxies 中写明提供 TLS 的反向代理",
               "set tls_certificate and tls_key, or listen on 127.0.0.1, or name the proxies that speak TLS in "
               "trusted_proxies"});
  } else if (plain && outside) {
    found.good({"只接受所信任的反向代理连接", "only the trusted proxies may connect"});
  } else {
    found.good({plain ? "只在本机监听" : "以 TLS 服务", plain ? "only this machine is served" : "TLS is spoken"});
  }
  if (config.witnesses.empty()) {
    found.warning({"没有见证机构：日志被整体改写时只能靠以前的导出发现",
                   "there is no witness: a log rewritten as a whole is found by earlier exports only"},
                  {"请纪检或档案部门运行 renmian-witness，见 docs/guide-witness.zh-CN.md",
                   "let another body run renmian-witness, see docs/guide-witness.md"});
  }
}

void look_at_calendar(const Config& config, Timestamp now, Findings& found) {
  const auto days = open_calendar(config.calendar_file);
  const auto today = date_in_china(now);
  const auto known = [&](std::chrono::year year) {
    try {
      static_cast<void>(days.is_working_day(CivilDate(year / std::chrono::January / 1)));
      return true;
    } catch (const Fault&) {
      return false;
    }
  };
  const auto missing = [](std::chrono::year year) {
    return Text{fmt::format("没有 {} 年的工作日安排", static_cast<int>(year)),
                fmt::format("the working days of {} are not known", static_cast<int>(year))};
  };
  const Text advice{"国务院办公厅通知发布后更新 calendar_file",
                    "put the notice of the State Council's office into calendar_file"};
  const auto year = today.year();
  if (!known(year)) return found.bad(missing(year), advice);
  const auto next = year + std::chrono::years(1);
  if (today.month() >= kNoticeIsOut && !known(next)) return found.warning(missing(next), advice);
  found.good({fmt::format("{} 年的工作日已知", static_cast<int>(year)),
              fmt::format("the working days of {} are known", static_cast<int>(year))});
}

void look_at_disk(const Config& config, Findings& found) {
  constexpr std::string_view kSqlite = "sqlite:";
  std::vector<fs::path> places{config.documents_folder(), config.exports_folder(), config.key_file};
  if (config.database.starts_with(kSqlite)) places.emplace_back(config.database.substr(kSqlite.size()));
  if (!config.archive_folder().empty()) places.emplace_back(config.archive_folder());
  std::set<fs::path> folders;
  for (const auto& place : places) folders.insert(existing(place));
  for (const auto& folder : folders) {
    const auto space = fs::space(folder);
    const bool low = space.available < kGibibyte || space.available < space.capacity / 20;
    const Text what{fmt::format("{}：可用 {} MiB", folder.string(), space.available >> 20U),
                    fmt::format("{}: {} MiB free", folder.string(), space.available >> 20U)};
    if (low) {
      found.warning(
          what, {"清理或扩充磁盘；写满时不再受理办理", "free or add disk space; when it is full nothing is accepted"});
    } else {
      found.good(what);
    }
  }
}

void look_at_certificates(const Config& config, Timestamp now, Findings& found) {
  const auto& file = config.edge.tls_certificate;
  if (file.empty()) return;
  // Its group may: the server does not mind that.
  look_at_permissions(config.edge.tls_key, fs::perms::others_all, found);
  const auto certificate = read_certificate(file);
  if (certificate == nullptr) {
    return found.bad({file + " 不是可读的证书", file + " is not a readable certificate"},
                     {"检查 tls_certificate 及其权限", "look at tls_certificate and its permissions"});
  }
  if (!belong_together(certificate, config.edge.tls_key)) {
    return found.bad({"证书与私钥不匹配", "certificate and key do not belong together"},
                     {"检查 tls_certificate 与 tls_key", "look at tls_certificate and tls_key"});
  }
  std::tm ends{};
  ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &ends);
  const auto seconds_left = ::timegm(&ends) - now.microseconds / 1'000'000;
  const auto days = seconds_left / 86'400;
  const Text what{fmt::format("证书还有 {} 天到期", days), fmt::format("the certificate is good for {} days", days)};
  const Text advice{"换上新证书后 systemctl reload renmian",
                    "put a new one in its place, then systemctl reload renmian"};
  if (seconds_left <= 0) {
    found.bad({"证书已过期", "the certificate has expired"}, advice);
  } else if (days < kDaysToRenew) {
    found.warning(what, advice);
  } else {
    found.good(what);
  }
}

}  // namespace renmian::doctor
