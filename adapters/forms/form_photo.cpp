#include "adapters/forms/form_photo.hpp"

#include <cstdint>

namespace renmian::forms {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kPngStart = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kJpegStart = "\xff\xd8\xff";

std::size_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::size_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | byte_at(bytes, at + i);
  return value;
}

// Start of frame: the segments C0 to CF but for the tables C4, C8 and CC.
bool is_frame(std::size_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<PictureSize> jpeg_size(std::string_view bytes) {
  for (std::size_t at = 2; at + 9 <= bytes.size() && byte_at(bytes, at) == 0xFF;) {
    const auto marker = byte_at(bytes, at + 1);
    if (is_frame(marker)) return PictureSize{big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
    at += marker == 0xFF ? 1 : 2 + big_endian(bytes, at + 2, 2);  // FF may be repeated as filling
  }
  return std::nullopt;
}

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto group = bytes.substr(at, 3);
    const auto bits = big_endian(std::string{group}.append(3 - group.size(), '\0'), 0, 3);
    for (std::size_t i = 0; i < 4; ++i) text += i <= group.size() ? kAlphabet[bits >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  std::size_t digits = 0, padding = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    const auto value = kAlphabet.find(c);
    if (value == std::string_view::npos || padding > 0) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if (++digits % 4 != 1) bytes += static_cast<char>(bits >> (6 - 2 * ((digits - 1) % 4)) & 0xFF);
  }
  if (padding > 2 || (digits + padding) % 4 != 0) return std::nullopt;
  return bytes;
}

std::optional<PictureSize> picture_size(std::string_view bytes) {
  if (bytes.starts_with(kJpegStart)) return jpeg_size(bytes);
  if (bytes.starts_with(kPngStart) && bytes.size() >= 24) {
    return PictureSize{big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
  }
  return std::nullopt;
}

}  // namespace renmian::forms
