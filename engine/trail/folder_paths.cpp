#include "engine/trail/folder_paths.hpp"

#include <algorithm>
#include <charconv>

#include "engine/audit/tiles.hpp"

namespace renmian {
namespace {

constexpr std::uint64_t kMostLevel = 63;

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// What stands between the two, if `text` begins and ends so.
std::optional<std::string_view> between(std::string_view text, std::string_view begin, std::string_view end) {
  if (text.size() < begin.size() + end.size() || !text.starts_with(begin) || !text.ends_with(end)) return std::nullopt;
  return text.substr(begin.size(), text.size() - begin.size() - end.size());
}

// Of `x001/x234/067.p/17` the index; whether the whole is written rightly, writing it again will tell.
struct IndexAndWidth {
  std::uint64_t index = 0;
  unsigned width = kTileWidth;
};
std::optional<IndexAndWidth> index_and_width(std::string_view text) {
  IndexAndWidth result;
  if (const auto partial = text.find(".p/"); partial != std::string_view::npos) {
    const auto width = number(text.substr(partial + 3));
    if (!width || *width == 0 || *width >= kTileWidth) return std::nullopt;
    result.width = static_cast<unsigned>(*width);
    text = text.substr(0, partial);
  }
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  const auto index = number(digits);
  if (!index) return std::nullopt;
  result.index = *index;
  return result;
}

std::optional<FolderPath> tile(std::string_view path) {
  using Kind = FolderPath::Kind;
  if (const auto rest = between(path, "tile/entries/", "")) {
    const auto of = index_and_width(*rest);
    if (of && entries_path(of->index, of->width) == path) return FolderPath{Kind::kBundle, of->index};
    return std::nullopt;
  }
  const auto rest = between(path, "tile/", "").value();
  const auto slash = rest.find('/');
  const auto level = number(rest.substr(0, slash));
  const auto of = slash == std::string_view::npos ? std::nullopt : index_and_width(rest.substr(slash + 1));
  if (!level || *level > kMostLevel || !of || tile_path(static_cast<unsigned>(*level), of->index, of->width) != path) {
    return std::nullopt;
  }
  return FolderPath{Kind::kTile, *level == 0 ? of->index : 0};
}

std::optional<FolderPath> numbered(std::string_view path, std::string_view begin, std::string_view end,
                                   FolderPath::Kind kind, std::string (*write)(std::uint64_t)) {
  const auto digits = between(path, begin, end);
  const auto value = digits ? number(*digits) : std::nullopt;
  return value && write(*value) == path ? std::optional(FolderPath{kind, *value}) : std::nullopt;
}

std::optional<FolderPath> payloads(std::string_view path, const Manifest& manifest) {
  const auto text = between(path, "payloads/", ".jsonl");
  const auto id = text ? parse_id<struct OfCase>(*text) : std::nullopt;
  if (!id || trail_folder::payloads_path(*id) != path || !manifest.payloads_included) return std::nullopt;
  if (manifest.cases && std::ranges::find(*manifest.cases, *id) == manifest.cases->end()) return std::nullopt;
  return FolderPath{FolderPath::Kind::kPayloads, 0, *id};
}

}  // namespace

std::optional<FolderPath> folder_path(std::string_view path, const Manifest& manifest) {
  using Kind = FolderPath::Kind;
  for (const auto single : {trail_folder::kReadme, trail_folder::kManifest, trail_folder::kCheckpoint,
                            trail_folder::kPolicy, trail_folder::kState}) {
    if (path == single) return FolderPath{};
  }
  if (const auto digest = between(path, "procedures/", ".json")) {
    return hash_from_hex(*digest) ? std::optional(FolderPath{Kind::kProcedure}) : std::nullopt;
  }
  if (path.starts_with("payloads/")) return payloads(path, manifest);
  if (manifest.whole()) {
    if (path.starts_with("tile/")) return tile(path);
    return numbered(path, "checkpoints/", "", Kind::kCheckpoint, trail_folder::checkpoint_path);
  }
  if (const auto entry = numbered(path, "entry/", ".json", Kind::kEntry, trail_folder::entry_path)) return entry;
  return numbered(path, "proof/", ".tlog-proof", Kind::kProof, trail_folder::proof_path);
}

}  // namespace renmian
