// What a server needs before it can be put under load: a migrated database with one person and one post, a key, an
// account.
#pragma once

#include <filesystem>
#include <string>

namespace renmian {

struct Installed {
  std::string config;  // file
  std::string token;   // of an account of a demo; empty: there is none
  std::string person;  // ids in the registers
  std::string post;
  std::string unit;  // of the post
};

// Makes all of it; files go into `directory`, a key that is there already is kept. Without an account at first (see
// staffed_installation.hpp), or with one of a demo.
Installed install_without_account(const std::string& database, const std::filesystem::path& directory);
Installed install(const std::string& database, const std::filesystem::path& directory);

}  // namespace renmian
