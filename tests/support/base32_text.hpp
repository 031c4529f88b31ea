// What an app makes of the secret that it is given for a second factor.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace renmian::test {

inline std::string from_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t pending = 0;
  int bits = 0;
  for (const char c : text) {
    pending = (pending << 5U | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26)) & 0xfffU;
    if ((bits += 5) >= 8) bytes += static_cast<char>(pending >> (bits -= 8) & 0xffU);
  }
  return bytes;
}

}  // namespace renmian::test
