// How the database is reached, as its URL says it (PostgreSQL 15 manual, 34.1: Database Connection Control Functions).
#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include "api/service/doctor_parts.hpp"

namespace renmian::doctor {
namespace {

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

const PQconninfoOption& option_of(const Options& options, std::string_view name) {
  const auto* option = options.get();  // the last one has no keyword
  while (option->keyword != nullptr && option->keyword != name) ++option;
  return *option;
}

// What libpq takes an option to be: from the URL, else from the environment; empty if neither says it.
std::string value_of(const Options& options, std::string_view name) {
  const auto& option = option_of(options, name);
  if (option.val != nullptr) return option.val;
  const char* set = option.envvar != nullptr ? std::getenv(option.envvar) : nullptr;
  return set != nullptr ? set : "";
}

// A socket of this machine, or its own address.
bool is_here(std::string_view host) {
  return host.empty() || host.starts_with('/') || host.starts_with('@') || host.starts_with("127.") || host == "::1" ||
         host == "localhost";
}

std::vector<std::string> elsewhere(const Options& options) {
  auto hosts = value_of(options, "hostaddr");
  if (hosts.empty()) hosts = value_of(options, "host");
  std::vector<std::string> others;
  for (std::size_t begin = 0; begin <= hosts.size();) {
    const auto end = std::min(hosts.find(',', begin), hosts.size());
    const auto host = hosts.substr(begin, end - begin);
    if (!is_here(host)) others.push_back(host);
    begin = end + 1;
  }
  return others;
}

}  // namespace

void look_at_connection(const Config& config, Findings& found) {
  if (!config.database.starts_with("postgresql://")) return;
  char* why = nullptr;
  const Options options(PQconninfoParse(config.database.c_str(), &why), &PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> error(why, &PQfreemem);
  if (!options) {
    // libpq quotes what it does not understand, and that may be a password.
    return found.bad({"数据库地址无法解析", "the database's URL cannot be read"},
                     {"改正 database，形如 postgresql://renmian@db1/renmian?sslmode=verify-full",
                      "correct `database`: postgresql://renmian@db1/renmian?sslmode=verify-full"});
  }
  if (option_of(options, "password").val != nullptr) {
    found.warning({"数据库地址中写有密码", "there is a password in the database's URL"},
                  {"把密码移到 .pgpass（chmod 600），在地址中以 passfile= 指明，并更换该密码",
                   "move it to a .pgpass (chmod 600) that passfile= names in the URL, and change it"});
  }
  const auto others = elsewhere(options);
  if (others.empty()) return found.good({"数据库在本机", "the database is on this machine"});
  const auto names = fmt::format("{}", fmt::join(others, ", "));
  if (value_of(options, "sslmode") == "verify-full") {
    return found.good({"到 " + names + " 的连接以 TLS 核验对方", "TLS proves that it is " + names});
  }
  found.bad({"到 " + names + " 的数据库连接没有以 TLS 核验对方，可被窃听或冒充",
             "the connection to the database at " + names + " may be listened to or taken over: TLS does not prove it"},
            {"在 database 中加 ?sslmode=verify-full&sslrootcert=CA.pem",
             "add ?sslmode=verify-full&sslrootcert=CA.pem to `database`"});
}

}  // namespace renmian::doctor
