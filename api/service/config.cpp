#include "api/service/config.hpp"

#include <cstdlib>
#include <filesystem>
#include <set>

#include "api/service/edge_settings.hpp"
#include "api/service/identity_settings.hpp"
#include "api/service/outside_settings.hpp"
#include "api/service/toml_file.hpp"
#include "engine/audit/note.hpp"
#include "engine/data/reader.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::pair<const char*, std::string_view> kEnvironment[] = {
    {"RENMIAN_DATABASE", "database"}, {"RENMIAN_LISTEN", "listen"},       {"RENMIAN_KEY_FILE", "key_file"},
    {"RENMIAN_ORIGIN", "origin"},     {"RENMIAN_LOG_LEVEL", "log_level"},
};

constexpr std::size_t kShortestToken = 16;  // bytes; anything shorter could be guessed

using Value = TextUpTo<2000>;
BOOST_DEFINE_ENUM_CLASS(LanguageCode, zh, en)
BOOST_DEFINE_ENUM_CLASS(LogLevel, trace, debug, info, warning, error, off)
BOOST_DEFINE_ENUM_CLASS(LogFormatCode, text, json)
BOOST_DEFINE_ENUM_CLASS(CryptoCode, ed25519, sm)

struct WitnessEntry {
  Line name;
  std::optional<Value> url;  // absent: reached by files only
  Value vkey;
  BOOST_DESCRIBE_CLASS(WitnessEntry, (), (name, url, vkey), (), ())
};

struct AccountEntry {
  Value token;
  Line id, role, unit, title;
  BOOST_DESCRIBE_CLASS(AccountEntry, (), (token, id, role, unit, title), (), ())
};

// What one source of settings says; what it leaves out stays as it was.
struct Settings : EdgeSettings, IdentitySettings, OutsideSettings {
  std::optional<Value> database, listen, key_file, origin, policy_file, calendar_file;
  std::optional<Value> sm_key_file, key_state_file, archive, documents, exports;
  std::optional<bool> archive_payloads;
  std::optional<CryptoCode> crypto;
  std::optional<std::vector<WitnessEntry>> witnesses;
  std::optional<Whole<0, 100>> witness_quorum;
  std::optional<LogLevel> log_level;
  std::optional<LogFormatCode> log_format;
  std::optional<LanguageCode> language;
  std::optional<Whole<1, 100>> database_connections;
  std::optional<std::vector<AccountEntry>> demo_accounts;
  BOOST_DESCRIBE_CLASS(Settings, (EdgeSettings, IdentitySettings, OutsideSettings),
                       (database, listen, key_file, origin, policy_file, calendar_file, sm_key_file, key_state_file,
                        archive, documents, exports, archive_payloads, crypto, witnesses, witness_quorum, log_level,
                        log_format, language, database_connections, demo_accounts),
                       (), ())
};

Problem bad_token(std::size_t account, Text message) {
  return {"account-token", "/demo_accounts/" + std::to_string(account) + "/token", std::move(message)};
}

void check_witnesses(const Settings& settings, Problems& bad) {
  const auto count = settings.witnesses ? settings.witnesses->size() : 0;
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view name = (*settings.witnesses)[i].name.value;
    // It becomes a word of the policy file that verifiers read.
    if (name == "none" || name.find_first_of(" \t+#") != name.npos || !names.insert(name).second) {
      bad.push_back({"witness-name",
                     "/witnesses/" + std::to_string(i) + "/name",
                     {"见证机构的名称不能重复，不能含空格、“+”、“#”，也不能是 none",
                      "the name of a witness is its own, has no spaces, \"+\" or \"#\", and is not \"none\""}});
    }
    const auto key = Verifier::from_vkey((*settings.witnesses)[i].vkey.value);
    if (key && key->type() == KeyType::kCosignature) continue;
    bad.push_back({"witness-key",
                   "/witnesses/" + std::to_string(i) + "/vkey",
                   {"不是见证机构的核验密钥；应由见证机构给出，形如 名称+8位十六进制+base64",
                    "not a witness's verifier key; the witness gives it, as name+8 hexadecimal digits+base64"}});
  }
  if (settings.witness_quorum && static_cast<std::size_t>(settings.witness_quorum->value) > count) {
    bad.push_back({"witness-quorum",
                   "/witness_quorum",
                   {"法定见证数多于所列见证机构", "more witnesses are asked for than are listed"}});
  }
}

// What the types cannot say.
Problems check(const Settings& settings) {
  Problems bad;
  check(static_cast<const EdgeSettings&>(settings), bad);
  check(static_cast<const OutsideSettings&>(settings), bad);
  check_witnesses(settings, bad);
  if (settings.listen && !parse_listen_address(settings.listen->value)) {
    bad.push_back(
        {"listen-address",
         "/listen",
         {"监听地址应形如 127.0.0.1:8080 或 [::1]:8080", "an address is written 127.0.0.1:8080 or [::1]:8080"}});
  }
  if (!settings.demo_accounts) return bad;
  const auto& accounts = *settings.demo_accounts;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (accounts[i].token.value.size() < kShortestToken) {
      bad.push_back(bad_token(i, {"令牌至少 16 个字符", "a token has at least 16 characters"}));
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (accounts[i].token == accounts[j].token) {
        bad.push_back(bad_token(i, {"两个账户使用了同一令牌", "two accounts have the same token"}));
      }
    }
  }
  return bad;
}

boost::system::result<Settings, Problems> read_settings(const json::object& source) {
  auto settings = read_described<Settings>(source);
  if (!settings) return settings;
  auto bad = check(*settings);
  if (!bad.empty()) return bad;
  return settings;
}

void apply(Settings settings, Config& config) {
  const auto set = [](auto& target, auto& value) {
    if (value) target = std::move(value->value);
  };
  set(config.database, settings.database);
  set(config.listen, settings.listen);
  set(config.key_file, settings.key_file);
  set(config.origin, settings.origin);
  set(config.policy_file, settings.policy_file);
  set(config.calendar_file, settings.calendar_file);
  set(config.sm_key_file, settings.sm_key_file);
  set(config.key_state_file, settings.key_state_file);
  set(config.archive, settings.archive);
  set(config.documents, settings.documents);
  set(config.exports, settings.exports);
  if (settings.archive_payloads) config.archive_payloads = *settings.archive_payloads;
  if (settings.crypto) config.crypto = *settings.crypto == CryptoCode::sm ? Crypto::kSm : Crypto::kEd25519;
  if (settings.witness_quorum) config.witness_quorum = static_cast<std::size_t>(settings.witness_quorum->value);
  if (settings.witnesses) {
    config.witnesses.clear();
    for (auto& entry : *settings.witnesses) {
      config.witnesses.push_back(
          {std::move(entry.name.value), entry.url ? std::move(entry.url->value) : "", std::move(entry.vkey.value)});
    }
  }
  if (settings.log_format) {
    config.log_format = *settings.log_format == LogFormatCode::json ? LogFormat::kJson : LogFormat::kText;
  }
  apply(settings, config.edge);
  apply(settings, config.identity);
  apply(settings, config.outside);
  if (settings.log_level) config.log_level = boost::describe::enum_to_string(*settings.log_level, "");
  if (settings.language) {
    config.language = *settings.language == LanguageCode::zh ? Language::kChinese : Language::kEnglish;
  }
  if (settings.database_connections) {
    config.database_connections = static_cast<std::size_t>(settings.database_connections->value);
  }
  if (!settings.demo_accounts) return;
  config.demo_accounts.clear();
  for (auto& entry : *settings.demo_accounts) {
    config.demo_accounts.push_back({std::move(entry.token.value),
                                    {.id = entry.id, .role = entry.role, .unit = entry.unit},
                                    std::move(entry.title.value)});
  }
}

boost::system::result<void, Problems> apply_file(const std::string& file, Config& config) {
  const auto toml = read_toml(file);
  if (!toml) return toml.error();
  auto settings = read_settings(*toml);
  if (!settings) {
    auto bad = std::move(settings.error());
    for (auto& problem : bad) problem.place = file + " " + problem.place;
    return bad;
  }
  apply(std::move(*settings), config);
  return {};
}

boost::system::result<void, Problems> apply_environment(Config& config) {
  json::object given;
  for (const auto& [variable, key] : kEnvironment) {
    if (const char* value = std::getenv(variable); value != nullptr) given.emplace(key, value);
  }
  auto settings = read_settings(given);
  if (!settings) {
    auto bad = std::move(settings.error());
    for (auto& problem : bad) {
      for (const auto& [variable, key] : kEnvironment) {
        if (problem.place.substr(1) == key) problem.place = variable;
      }
    }
    return bad;
  }
  apply(std::move(*settings), config);
  return {};
}

// The folder that was set, or else one of this name beside the key.
std::string folder(const std::string& set, const std::string& key_file, const char* name) {
  return set.empty() ? (std::filesystem::path(key_file).parent_path() / name).string() : set;
}

}  // namespace

bool ListenAddress::is_loopback() const { return host.starts_with("127.") || host == "::1" || host == "localhost"; }

std::optional<ListenAddress> parse_listen_address(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  auto host = text.substr(0, colon);
  const auto port = text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return std::nullopt;
  }
  const bool digits =
      !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string_view::npos;
  if (host.empty() || !digits || std::stoi(std::string(port)) > 65535) return std::nullopt;
  return ListenAddress{std::string(host), std::string(port)};
}

std::string Config::archive_folder() const { return archive == "off" ? "" : folder(archive, key_file, "archive"); }
std::string Config::documents_folder() const { return folder(documents, key_file, "documents"); }
std::string Config::exports_folder() const { return folder(exports, key_file, "exports"); }

boost::system::result<Config, Problems> read_config(const std::string& file) {
  Config config;
  if (!file.empty() || std::filesystem::exists(kDefaultConfigFile)) {
    const auto applied = apply_file(file.empty() ? kDefaultConfigFile : file, config);
    if (!applied) return applied.error();
  }
  const auto applied = apply_environment(config);
  if (!applied) return applied.error();
  return config;
}

}  // namespace renmian
