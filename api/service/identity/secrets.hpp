// Tokens: 256 bits that nobody can guess, as text that needs no escaping; and what may be kept of them.
//
// Any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/audit/digest.hpp"
#include "engine/ports/random.hpp"

namespace renmian {

// A string that is wiped when its owner goes.
class Secret {
 public:
  explicit Secret(std::string text) : text_(std::move(text)) {}
  ~Secret();
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  std::string& text() { return text_; }
  operator std::string_view() const { return text_; }  // NOLINT(google-explicit-constructor)

 private:
  std::string text_;
};

void wipe(std::string& text);

inline constexpr std::string_view kServiceTokenPrefix = "rmt_";

// 43 characters of base64url (RFC 4648 section 5) after `prefix`.
std::string new_token(Random& random, std::string_view prefix = {});

// What stands for the token wherever it is kept; hexadecimal.
std::string digest_of(std::string_view token);

// What a page must send beside the session's cookie: whoever does not know the token cannot make it.
std::string csrf_token_of(std::string_view session_token);

// 16 characters of 32 that cannot be mistaken for one another, in groups: K7QF-2M9T-XW4H-8RCD. 80 bits.
std::string new_one_time_password(Random& random);

// Whether both are the same; takes as long if they are not.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace renmian
