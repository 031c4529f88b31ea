// The photo of a form: base64 of a JPEG, sometimes a PNG. Only its header is read; no picture decoder sees the bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace renmian::forms {

inline constexpr std::size_t kPhotoSideLimit = 4000;  // pixels

struct PictureSize {
  std::size_t width = 0;
  std::size_t height = 0;
};

std::string encode_base64(std::string_view bytes);

// White space is passed over. Nothing if the rest is not base64.
std::optional<std::string> decode_base64(std::string_view text);

// Nothing if the bytes do not begin as a JPEG or PNG that says its size.
std::optional<PictureSize> picture_size(std::string_view bytes);

}  // namespace renmian::forms
