#include "engine/audit/checkpoint.hpp"

#include <algorithm>

#include "engine/audit/lines.hpp"

namespace renmian {
namespace {

std::optional<std::string_view> take_full_line(std::string_view& text) {
  const auto line = take_line(text);
  return line && !line->empty() ? line : std::nullopt;
}

}  // namespace

std::string to_string(const Checkpoint& checkpoint) {
  auto text = checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + to_base64(checkpoint.root) + "\n";
  for (const auto& line : checkpoint.extensions) text += line + "\n";
  return text;
}

std::optional<Checkpoint> parse_checkpoint(std::string_view text) {
  const auto origin = take_full_line(text), size_line = take_full_line(text), root_line = take_full_line(text);
  if (!origin || !size_line || !root_line) return std::nullopt;
  const auto size = parse_decimal(*size_line);
  const auto root = hash_from_base64(*root_line);
  if (!size || !root || (*size == 0 && root != empty_root(tree_hash_of(*origin)))) return std::nullopt;

  Checkpoint checkpoint{std::string(*origin), *size, *root, {}};
  while (!text.empty()) {
    const auto line = take_full_line(text);
    if (!line) return std::nullopt;
    checkpoint.extensions.emplace_back(*line);
  }
  return checkpoint;
}

boost::system::result<SignedCheckpoint, Problem> open_checkpoint(std::string_view note, std::span<const Verifier> known,
                                                                 std::string_view origin) {
  auto opened = open_note(note, known);
  if (opened.has_error()) return opened.error();
  auto checkpoint = parse_checkpoint(opened->text);
  if (!checkpoint) {
    return Problem{"checkpoint-malformed", "", {"不是格式正确的日志检查点。", "This is not a well-formed checkpoint."}};
  }
  if (checkpoint->origin != origin) {
    return Problem{
        "checkpoint-origin",
        "",
        {"检查点属于日志“" + checkpoint->origin + "”，不属于日志“" + std::string(origin) + "”。",
         "The checkpoint is of the log \"" + checkpoint->origin + "\", not of \"" + std::string(origin) + "\"."}};
  }
  const bool by_the_log = std::any_of(opened->signatures.begin(), opened->signatures.end(), [&](const auto& signature) {
    return signature.by->type() != KeyType::kCosignature && signature.by->name() == origin;
  });
  if (!by_the_log) {
    return Problem{"checkpoint-not-signed",
                   "",
                   {"检查点没有日志“" + std::string(origin) + "”的已知密钥的签名。",
                    "The checkpoint has no signature of a known key of the log \"" + std::string(origin) + "\"."}};
  }
  return SignedCheckpoint{*std::move(checkpoint), std::move(opened->signatures)};
}

}  // namespace renmian
