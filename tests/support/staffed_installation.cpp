#include "tests/support/staffed_installation.hpp"

#include <fstream>

#include "tests/support/staff.hpp"

namespace renmian {
namespace {

Config config_of(const Installed& installed, const std::string& database) {
  auto config = read_config(installed.config).value();
  config.database = database;
  // Of the first day only: the server makes each hash anew, at its own cost, when it is next given the password.
  config.identity.argon2_memory_kib = 64;
  config.identity.argon2_passes = 1;
  return config;
}

}  // namespace

StaffedInstallation install_with_staff(const std::string& database, const std::filesystem::path& directory,
                                       std::size_t people, const std::vector<Role>& roles) {
  StaffedInstallation made{install_without_account(database, directory), {}, test::kOwnPassword};
  std::ofstream(made.installed.config, std::ios::app) << "session_idle_minutes = 30\n";
  Runtime runtime(config_of(made.installed, database));
  test::Staff staff(runtime);
  std::vector<test::RightToHold> rights;
  for (const auto role : roles) rights.push_back({.role = role, .unit = UnitId{*parse_uuid(made.installed.unit)}});
  for (std::size_t number = 1; number <= people; ++number) {
    const auto login = "staff-" + std::to_string(number);
    staff.add(login, rights);
    made.sessions.push_back(staff.token(login));
  }
  return made;
}

}  // namespace renmian
