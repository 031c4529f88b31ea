// What an installation sets: from a TOML file, then environment variables (RENMIAN_DATABASE, RENMIAN_LISTEN,
// RENMIAN_KEY_FILE, RENMIAN_ORIGIN, RENMIAN_LOG_LEVEL), then the command line; the later wins.
//
//     database = "postgresql://db1/renmian"
//     language = "zh"                    # or "en"
//     log_level = "info"                 # trace, debug, info, warning, error, off
//     log_format = "json"                # or "text"
//     archive = "/mnt/second-disk/trail" # a second copy of the trail; "off": none; by default beside the key
//     documents = "/mnt/encrypted/documents" # what is handed in; by default beside the key
//     exports = "/mnt/encrypted/exports" # what is asked for through HTTP, for seven days; by default beside the key
//     crypto = "sm"                      # SM2 beside Ed25519; an origin ending in /sm3: the tree in SM3
//     witness_quorum = 1                 # how many witnesses must have cosigned; by default all
//     tls_certificate = "server.pem"     # PEM, the chain after it; absent: plain HTTP, to be put behind a proxy
//     tls_key = "server.key"
//     tls_client_ca = "clients.pem"      # who certifies the clients that have certificates; absent: none are asked for
//     tls_minimum = "1.3"                # or "1.2", with authenticated encryption only
//     public_origin = "https://rm.gov.cn" # what browsers call this server; by default made of Host
//     trusted_proxies = ["10.1.0.0/24"]  # whose X-Forwarded-For and X-Forwarded-Proto are believed
//     stop_delay_seconds = 0             # how long a server that is to stop says so before it does
//     rate_per_user = 200                # requests a second, up to ten seconds' worth at once; 0: no limit
//     rate_per_address = 2000
//     rate_changes = 100                 # of a user, of those that change something
//     rate_costly = 10                   # of a user, of those that take much work
//     rate_sign_in = 10                  # of an address
//     connections_per_address = 768      # of the 1024 in all
//     second_factor = "required"         # of people; or "off"
//     mlps_passwords = false             # 等保: three of four classes of characters, 90 days, none of the last five
//     argon2_memory_kib = 19456          # cost of a password's hash (RFC 9106), with argon2_passes and argon2_lanes
//     argon2_passes = 2
//     argon2_lanes = 1
//     session_idle_minutes = 15          # without a request
//     session_hours = 8                  # whatever happens
//     seal_key_file = "var/seal.key"     # keys for the secrets of second factors; by default beside the key
//     outbound_allow = ["oa.example.gov.cn", "10.20.0.0/16"] # internal hosts, addresses, networks the server may ask
//     outbound_ports = [443, 80, 8443]   # and the ports
//     outbound_ca_file = "unit-ca.pem"   # who certifies them; by default the authorities that the system trusts
//     oa = ["oa.toml"]                   # OA systems whose to-do lists are kept in step (oa/oa_template.hpp)
//     [oidc]                             # sign-in at an OpenID provider
//     issuer = "https://sso.example.gov.cn/realms/unit"
//     client_id = "renmian"
//     client_secret_file = "oidc-secret" # absent: a public client
//     redirect_uri = "https://rm.example.gov.cn/api/v1/sessions/oidc/callback"
//     login_claim = "preferred_username" # which claim is the account
//     scopes = "openid profile"
//     required_acr = ["2"]               # refused are sign-ins of another strength
//     second_factor_acr = ["mfa"]        # what says that a second factor was given there; else it is asked for here
//     second_factor_amr = ["otp", "hwk"]
//     [[demo_accounts]]
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
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "api/service/logging.hpp"
#include "engine/base/problem.hpp"
#include "engine/base/text.hpp"
#include "engine/procedure/actor.hpp"

namespace renmian {

// An account of the demo, marked as such wherever it is shown: whoever brings the token acts as `actor`.
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

// How the server meets the network.
struct EdgeConfig {
  std::string tls_certificate;  // PEM file; empty: plain HTTP
  std::string tls_key;
  std::string tls_client_ca;                 // empty: no client certificates are asked for
  bool tls_1_2 = false;                      // too
  std::string public_origin;                 // "https://rm.example.gov.cn"; empty: made of Host
  std::vector<std::string> trusted_proxies;  // addresses and networks
  std::size_t stop_delay_seconds = 0;
  // Requests a second, up to ten seconds' worth at once; 0: no limit.
  std::size_t rate_per_user = 200;
  std::size_t rate_per_address = 2'000;  // behind which a whole office may be
  std::size_t rate_changes = 100;        // of a user
  std::size_t rate_costly = 10;          // of a user
  std::size_t rate_sign_in = 10;         // of an address
  std::size_t connections_per_address = 768;
};

// Sign-in at an OpenID provider.
struct OidcConfig {
  std::string issuer;
  std::string client_id;
  std::string client_secret_file;  // empty: a public client
  std::string redirect_uri;
  std::string login_claim = "preferred_username";
  std::string scopes = "openid profile";
  std::vector<std::string> required_acr;       // one of them; empty: any
  std::vector<std::string> second_factor_acr;  // each says that a second factor was given
  std::vector<std::string> second_factor_amr;
};

// What the server asks of others.
struct OutsideConfig {
  std::vector<std::string> allow;  // for AddressGuard
  std::set<std::uint16_t> ports{80, 443, 8443};
  std::string ca_file;          // PEM; empty: the authorities that the system trusts
  std::vector<std::string> oa;  // files
  std::optional<OidcConfig> oidc;
};

// How people prove who they are.
struct IdentityConfig {
  std::string seal_key_file;  // empty: beside key_file, with ".seal"
  bool second_factor = true;  // required
  bool mlps_passwords = false;
  std::uint32_t argon2_memory_kib = 19'456;
  std::uint32_t argon2_passes = 2;
  std::uint32_t argon2_lanes = 1;
  std::int64_t session_idle_minutes = 15;
  std::int64_t session_hours = 8;
};

struct Config {
  std::string database = "sqlite:var/renmian.db";
  std::string listen = "127.0.0.1:8080";
  std::string key_file = "var/log-key.pem";
  std::string sm_key_file;     // with crypto "sm"; empty: beside key_file, with ".sm2"
  std::string key_state_file;  // what was signed last, outside the database; empty: beside key_file, with ".state"
  std::string archive;         // folder of the archive; "off": none; empty: "archive" beside key_file
  bool archive_payloads = true;
  std::string documents;  // folder; empty: "documents" beside key_file
  std::string exports;    // folder; empty: "exports" beside key_file
  Crypto crypto = Crypto::kEd25519;
  std::vector<WitnessConfig> witnesses;
  std::optional<std::size_t> witness_quorum;  // of the witnesses; none: all of them
  std::string origin = "renmian.local/appointments";
  std::string log_level = "info";
  LogFormat log_format = LogFormat::kText;
  std::string calendar_file;  // working days, in the form of engine/calendar/cn-workdays.json; empty: the built-in ones
  std::string policy_file;    // TOML with a table per procedure; empty: the documented defaults
  Language language = Language::kChinese;
  std::size_t database_connections = 8;
  EdgeConfig edge;
  IdentityConfig identity;
  OutsideConfig outside;
  std::vector<Account> demo_accounts;  // of a made-up county; where there are any, nobody else signs in

  std::string key_state() const { return key_state_file.empty() ? key_file + ".state" : key_state_file; }
  std::string sm_key() const { return sm_key_file.empty() ? key_file + ".sm2" : sm_key_file; }
  std::string seal_key() const { return identity.seal_key_file.empty() ? key_file + ".seal" : identity.seal_key_file; }
  std::string archive_folder() const;  // empty: none is kept
  std::string documents_folder() const;
  std::string exports_folder() const;
};

inline constexpr const char* kDefaultConfigFile = "var/renmian.toml";

// `file` empty: the default file if it is there. Problems name the file and the key ("var/renmian.toml
// /demo_accounts/0/token") or the environment variable.
boost::system::result<Config, Problems> read_config(const std::string& file);

// Where a server listens: "127.0.0.1:8080", "[::1]:8080", "localhost:0" (any free port). Nothing if not of that form.
struct ListenAddress {
  std::string host;
  std::string port;

  bool is_loopback() const;  // only this machine reaches it
};
std::optional<ListenAddress> parse_listen_address(std::string_view text);

}  // namespace renmian
