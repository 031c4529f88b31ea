// What an installation sets: from a TOML file, then environment variables (RENMIAN_DATABASE, RENMIAN_LISTEN,
// RENMIAN_KEY_FILE, RENMIAN_ORIGIN, RENMIAN_LOG_LEVEL), then the command line; the later wins.
//
//     database = "postgresql://db1/renmian"
//     language = "zh"                    # or "en"
//     log_level = "info"                 # trace, debug, info, warning, error, off
//     archive = "/mnt/second-disk/trail" # a second copy of the trail; "off": none; by default beside the key
//     crypto = "sm"                      # SM2 beside Ed25519; an origin ending in /sm3: the tree in SM3
//     witness_quorum = 1                 # how many witnesses must have cosigned; by default all
//     [[accounts]]
//     token = "..."                      # at least 16 characters
//     id = "zzb-001"                     # staff number, never a name
//     role = "cadre_section"
//     unit = "组织部"
//     title = "干部科经办人"
//     [[witnesses]]
//     name = "jiwei"
//     url = "https://witness.example.gov.cn/renmian"   # leave it out for one that is reached by files only
//     vkey = "jiwei.example+..."
#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/problem.hpp"
#include "engine/base/text.hpp"
#include "engine/procedure/actor.hpp"

namespace renmian {

// A development account: whoever brings the token acts as `actor`.
struct Account {
  std::string token;
  Actor actor;
  std::string title;  // for people: 干部科经办人
};

// A body outside that cosigns the log's checkpoints (C2SP tlog-witness).
struct WitnessConfig {
  std::string name;  // as the policy of verifiers calls it
  std::string url;   // prefix of add-checkpoint; empty: reached by files only
  std::string vkey;
};

enum class Crypto { kEd25519, kSm };

struct Config {
  std::string database = "sqlite:var/renmian.db";
  std::string listen = "127.0.0.1:8080";
  std::string key_file = "var/log-key.pem";
  std::string sm_key_file;     // with crypto "sm"; empty: beside key_file, with ".sm2"
  std::string key_state_file;  // what was signed last, outside the database; empty: beside key_file, with ".state"
  std::string archive;         // folder of the archive; "off": none; empty: "archive" beside key_file
  bool archive_payloads = true;
  Crypto crypto = Crypto::kEd25519;
  std::vector<WitnessConfig> witnesses;
  std::optional<std::size_t> witness_quorum;  // of the witnesses; none: all of them
  std::string origin = "renmian.local/appointments";
  std::string log_level = "info";
  std::string calendar_file;  // working days, in the form of engine/calendar/cn-workdays.json; empty: the built-in ones
  std::string policy_file;    // TOML with a table per procedure; empty: the documented defaults
  Language language = Language::kChinese;
  std::size_t database_connections = 8;
  std::vector<Account> accounts;

  std::string key_state() const { return key_state_file.empty() ? key_file + ".state" : key_state_file; }
  std::string sm_key() const { return sm_key_file.empty() ? key_file + ".sm2" : sm_key_file; }
  std::string archive_folder() const;  // empty: none is kept
};

inline constexpr const char* kDefaultConfigFile = "var/renmian.toml";

// `file` empty: the default file if it is there. Problems name the file and the key ("var/renmian.toml
// /accounts/0/token") or the environment variable.
boost::system::result<Config, Problems> read_config(const std::string& file);

// Where a server listens: "127.0.0.1:8080", "[::1]:8080", "localhost:0" (any free port). Nothing if not of that form.
struct ListenAddress {
  std::string host;
  std::string port;
};
std::optional<ListenAddress> parse_listen_address(std::string_view text);

}  // namespace renmian
