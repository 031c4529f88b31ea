// Lists as parameters of PostgreSQL.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/audit/encoding.hpp"

namespace renmian::sql {

// One text parameter that the server splits up again: an array literal (PostgreSQL documentation, 8.15.6). All
// elements are quoted, so they may contain anything; nothing gives NULL.
template <class Range, class TextOf>
std::string array_of(const Range& range, const TextOf& text_of_element) {
  std::string array = "{";
  for (const auto& element : range) {
    if (array.size() > 1) array += ',';
    const std::optional<std::string> text = text_of_element(element);
    if (!text) {
      array += "NULL";
      continue;
    }
    array += '"';
    for (const char c : *text) {
      if (c == '"' || c == '\\') array += '\\';
      array += c;
    }
    array += '"';
  }
  array += '}';
  return array;
}

template <class Range, class BytesOf>
std::string bytes_array_of(const Range& range, const BytesOf& bytes_of_element) {
  return array_of(range,
                  [&](const auto& element) { return "\\x" + to_hex(std::string_view(bytes_of_element(element))); });
}

// For canonical JSON, in which every other character would have to be quoted. It never contains a control character,
// and never is empty.
template <class Range, class TextOf>
std::string joined(const Range& range, const TextOf& text_of_element) {
  constexpr char kSeparator = '\x1f';
  std::string all;
  for (const auto& element : range) {
    const std::string_view text = text_of_element(element);
    if (text.empty() || text.find(kSeparator) != std::string_view::npos) {
      throw std::invalid_argument("the body or content of an event is not canonical JSON");
    }
    if (!all.empty()) all += kSeparator;
    all += text;
  }
  return all;
}

}  // namespace renmian::sql
