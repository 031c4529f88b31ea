// Private keys in PEM files (PKCS #8, not encrypted) that nobody but their owner may read. `algorithm` is OpenSSL's
// name of it: "ED25519", "SM2". Faults:
//   "key-missing"      there is no such file
//   "key-unreadable"   it cannot be read, others than its owner may read or write it, or it holds no such key
//   "key-not-created"  a new file could not be written, or there is one already: a key is never overwritten
#pragma once

#include <filesystem>
#include <memory>
#include <string>

struct evp_pkey_st;

namespace renmian {

// Makes a new key and writes it to `file`, with mode 0400. Safe on disk when this returns.
void create_key_file(const std::filesystem::path& file, const std::string& algorithm);

std::shared_ptr<evp_pkey_st> load_key_file(const std::filesystem::path& file, const std::string& algorithm);

}  // namespace renmian
