// Passwords as they are kept: Argon2id (RFC 9106) in a PHC string, which names its own cost.
//
// At most two hashes are computed at once: each takes tens of megabytes and milliseconds. Whoever would wait longer
// than five seconds for a turn gets Fault "too-busy". Any thread.
#pragma once

#include <cstdint>
#include <semaphore>
#include <string>
#include <string_view>

#include "engine/ports/random.hpp"

namespace renmian {

// The defaults are the least that OWASP's password storage guide asks for.
struct Argon2Cost {
  std::uint32_t memory_kib = 19 * 1024;
  std::uint32_t passes = 2;
  std::uint32_t lanes = 1;
};

class PasswordHasher {
 public:
  PasswordHasher(Argon2Cost cost, Random& random);

  // With a new salt. Throws Fault "crypto-failed" if there is no memory for it.
  std::string hash(std::string_view password);
  bool verify(const std::string& phc, std::string_view password);
  // Takes as long as verify(), and is always false: for whom no password is kept.
  bool verify_nothing(std::string_view password);

  // Whether `phc` was made at less than today's cost: to be made anew when the password is next given.
  bool is_outdated(std::string_view phc) const;

 private:
  class Turn;

  const Argon2Cost cost_;
  Random& random_;
  std::counting_semaphore<> turns_{2};
  const std::string nothing_;
};

}  // namespace renmian
