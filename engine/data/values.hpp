// Value types that carry their own limits, so that a described struct says by its member types what may be in it.
//
//   Line, Paragraph   text of 1..200 or 1..4000 characters (Unicode code points), no control characters but line ends
//   Whole<Min, Max>   an integer in the closed range Min..Max
//   Count             how many of something: 0..1,000,000
#pragma once

#include <cstdint>
#include <string>

namespace renmian {

template <std::size_t MaxCharacters>
struct TextUpTo {
  static constexpr std::size_t max_characters = MaxCharacters;
  std::string value;

  TextUpTo() = default;
  TextUpTo(std::string text) : value(std::move(text)) {}  // NOLINT(google-explicit-constructor): reads as text
  TextUpTo(const char* text) : value(text) {}             // NOLINT(google-explicit-constructor)
  operator const std::string&() const { return value; }   // NOLINT(google-explicit-constructor)
  friend bool operator==(const TextUpTo&, const TextUpTo&) = default;
};
using Line = TextUpTo<200>;
using Paragraph = TextUpTo<4000>;

template <std::int64_t Min, std::int64_t Max>
struct Whole {
  static constexpr std::int64_t min = Min;
  static constexpr std::int64_t max = Max;
  std::int64_t value = Min;

  Whole() = default;
  Whole(std::int64_t number) : value(number) {}    // NOLINT(google-explicit-constructor): reads as a number
  operator std::int64_t() const { return value; }  // NOLINT(google-explicit-constructor)
};
using Count = Whole<0, 1'000'000>;

}  // namespace renmian
