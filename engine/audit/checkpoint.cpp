#include "engine/audit/checkpoint.hpp"

#include <charconv>

#include "engine/audit/merkle.hpp"

namespace renmian {
namespace {

std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == text.npos || end == 0) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  const bool leading_zero = text.size() > 1 && text.starts_with('0');
  return error == std::errc{} && end == text.data() + text.size() && !leading_zero ? std::optional{size} : std::nullopt;
}

}  // namespace

std::string to_string(const Checkpoint& checkpoint) {
  auto text = checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + to_base64(checkpoint.root) + "\n";
  for (const auto& line : checkpoint.extensions) text += line + "\n";
  return text;
}

std::optional<Checkpoint> parse_checkpoint(std::string_view text) {
  const auto origin = take_line(text), size_line = take_line(text), root_line = take_line(text);
  if (!origin || !size_line || !root_line) return std::nullopt;
  const auto size = parse_size(*size_line);
  const auto root = hash_from_base64(*root_line);
  if (!size || !root || (*size == 0 && root != MerkleFrontier{}.root())) return std::nullopt;

  Checkpoint checkpoint{std::string(*origin), *size, *root, {}};
  while (!text.empty()) {
    const auto line = take_line(text);
    if (!line) return std::nullopt;
    checkpoint.extensions.emplace_back(*line);
  }
  return checkpoint;
}

}  // namespace renmian
