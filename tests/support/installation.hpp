// What a server needs before it can be put under load: a migrated database with one person and one post, a key, an
// account.
#pragma once

#include <filesystem>
#include <string>

namespace renmian {

struct Installed {
  std::string config;  // file
  std::string token;
  std::string person;  // ids in the registers
  std::string post;
};

// Makes all of it; files go into `directory`, a key that is there already is kept.
Installed install(const std::string& database, const std::filesystem::path& directory);

}  // namespace renmian
