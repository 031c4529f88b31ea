#include "api/service/config.hpp"

#include <cstdlib>
#include <filesystem>

#include "api/service/toml_file.hpp"
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

struct AccountEntry {
  Value token;
  Line id, role, unit, title;
  BOOST_DESCRIBE_CLASS(AccountEntry, (), (token, id, role, unit, title), (), ())
};

// What one source of settings says; what it leaves out stays as it was.
struct Settings {
  std::optional<Value> database, listen, key_file, origin, policy_file, calendar_file;
  std::optional<LogLevel> log_level;
  std::optional<LanguageCode> language;
  std::optional<Whole<1, 100>> database_connections;
  std::optional<std::vector<AccountEntry>> accounts;
  BOOST_DESCRIBE_CLASS(Settings, (),
                       (database, listen, key_file, origin, policy_file, calendar_file, log_level, language,
                        database_connections, accounts),
                       (), ())
};

Problem bad_token(std::size_t account, Text message) {
  return {"account-token", "/accounts/" + std::to_string(account) + "/token", std::move(message)};
}

// What the types cannot say.
Problems check(const Settings& settings) {
  Problems bad;
  if (settings.listen && !parse_listen_address(settings.listen->value)) {
    bad.push_back(
        {"listen-address",
         "/listen",
         {"监听地址应形如 127.0.0.1:8080 或 [::1]:8080", "an address is written 127.0.0.1:8080 or [::1]:8080"}});
  }
  if (!settings.accounts) return bad;
  const auto& accounts = *settings.accounts;
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
  if (settings.log_level) config.log_level = boost::describe::enum_to_string(*settings.log_level, "");
  if (settings.language) {
    config.language = *settings.language == LanguageCode::zh ? Language::kChinese : Language::kEnglish;
  }
  if (settings.database_connections) {
    config.database_connections = static_cast<std::size_t>(settings.database_connections->value);
  }
  if (!settings.accounts) return;
  config.accounts.clear();
  for (auto& entry : *settings.accounts) {
    config.accounts.push_back({std::move(entry.token.value),
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

}  // namespace

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
