// Secrets that must be kept readable, sealed with AES-256-GCM (NIST SP 800-38D) under a key that is not in the
// database; and marks of what nobody else may have written there, HMAC-SHA-256 (FIPS 198-1) under a key derived from
// the same with HKDF (RFC 5869).
//
// The key file holds one key a line, 64 hexadecimal digits; only its owner may read it. New secrets are sealed, and
// new marks made, with the last one; each names its key, so that a line may be added at any time, and a line removed
// once nothing is sealed or marked with it any more.
//
// Faults: "key-missing" no such file, or not the key a text was sealed with; "key-unreadable" the file holds no keys,
// or others may read it; "key-not-created"; "sealed-text-changed" it is not what was sealed for this place.
//
// The file is read once. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ports/random.hpp"

namespace renmian {

class SealKeys {
 public:
  // A new file with one key, mode 0600, safe on disk when this returns. One that is there already is not overwritten.
  static void create(const std::filesystem::path& file, Random& random);

  explicit SealKeys(const std::filesystem::path& file);
  ~SealKeys();
  SealKeys(const SealKeys&) = delete;
  SealKeys& operator=(const SealKeys&) = delete;

  // `place` is where the text belongs: sealed for one, it opens at no other.
  std::string seal(std::string_view secret, std::string_view place, Random& random) const;
  std::string open(std::string_view sealed, std::string_view place) const;

  // Hexadecimal digits and a colon.
  std::string mark(std::string_view text) const;
  bool is_mark(std::string_view mark, std::string_view text) const;  // of one of the keys

 private:
  struct Key {
    std::string id;
    std::string bytes;
    std::string for_marks;
  };
  std::filesystem::path file_;
  std::vector<Key> keys_;
};

}  // namespace renmian
