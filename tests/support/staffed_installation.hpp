// An installation (installation.hpp) with rights and sessions: after its first day, when everybody who is to work with
// it has an account, a password, a second factor, rights, and is signed in.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/access/role.hpp"
#include "tests/support/installation.hpp"

namespace renmian {

struct StaffedInstallation {
  Installed installed;
  std::vector<std::string> sessions;  // tokens, one of each account
  std::string password;               // of all of them
};

// `people` accounts, each of which holds all these roles for the unit of the post. Sessions last half an hour without a
// request, and are to be proved again as often as the policy says.
StaffedInstallation install_with_staff(const std::string& database, const std::filesystem::path& directory,
                                       std::size_t people, const std::vector<Role>& roles);

}  // namespace renmian
