// Bytes and text: UTF-8, and bytes written as lower-case hexadecimal and standard padded base64 (RFC 4648 sections 4
// and 8).
//
// Byte strings travel as std::string and std::string_view. Decoding is strict: one text for one byte string, so no
// upper-case hexadecimal, no white space, no missing padding, no spare bits set. Pure functions, any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace renmian {

std::string to_hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);

std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

// The first byte that begins no valid UTF-8 sequence (RFC 3629: no overlong forms, no surrogates); npos if all do.
std::size_t find_invalid_utf8(std::string_view bytes);

template <std::size_t size>
std::string_view as_bytes(const std::array<std::uint8_t, size>& array) {
  return {reinterpret_cast<const char*>(array.data()), size};
}

// Nothing if `bytes` is not exactly as long as the array.
template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> to_array(std::string_view bytes) {
  if (bytes.size() != size) return std::nullopt;
  std::array<std::uint8_t, size> array;
  bytes.copy(reinterpret_cast<char*>(array.data()), size);
  return array;
}

}  // namespace renmian
