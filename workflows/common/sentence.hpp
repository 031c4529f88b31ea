// Sentences put together of words and figures, for reasons that say with which numbers a rule was judged.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>

namespace renmian::common {

class Piece {
 public:
  Piece(const char* words) : text_(words) {}                     // NOLINT(google-explicit-constructor)
  Piece(std::string words) : text_(std::move(words)) {}          // NOLINT(google-explicit-constructor)
  Piece(std::int64_t figure) : text_(std::to_string(figure)) {}  // NOLINT(google-explicit-constructor)
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

inline std::string sentence(std::initializer_list<Piece> pieces) {
  std::string whole;
  for (const auto& piece : pieces) whole += piece.text();
  return whole;
}

}  // namespace renmian::common
