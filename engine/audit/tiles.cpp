#include "engine/audit/tiles.hpp"

#include <fmt/format.h>

#include <utility>

#include "engine/base/problem.hpp"

namespace renmian {
namespace {

constexpr unsigned kLevelsPerTile = 8;

// 1234067 as `x001/x234/067`.
std::string index_path(std::uint64_t index) {
  auto path = fmt::format("{:03}", index % 1000);
  while ((index /= 1000) > 0) path.insert(0, fmt::format("x{:03}/", index % 1000));
  return path;
}

std::string path_of(std::string_view kind, std::uint64_t index, unsigned width) {
  auto path = fmt::format("tile/{}/{}", kind, index_path(index));
  return width == kTileWidth ? path : fmt::format("{}.p/{}", path, width);
}

std::vector<Hash> read(const TileReader& tiles, unsigned level, std::uint64_t index, std::size_t width) {
  auto hashes = tiles(level, index);
  if (hashes.size() < width) {
    throw Fault("log-tile-missing",
                {"审计日志缺少哈希块，请从归档恢复。", "A tile of the log is missing; restore it from the archive."},
                tile_path(level, index, static_cast<unsigned>(width)));
  }
  return hashes;
}

}  // namespace

std::vector<TileCount> tile_counts(std::uint64_t size) {
  std::vector<TileCount> counts;
  for (; size > 0; size /= kTileWidth) counts.push_back({size / kTileWidth, static_cast<unsigned>(size % kTileWidth)});
  return counts;
}

std::string tile_path(unsigned level, std::uint64_t index, unsigned width) {
  return path_of(std::to_string(level), index, width);
}

std::string entries_path(std::uint64_t index, unsigned width) { return path_of("entries", index, width); }

NodeReader nodes_over_tiles(TileReader tiles, TreeHash hash) {
  return [tiles = std::move(tiles), hash](unsigned level, std::uint64_t index) {
    const auto below = level % kLevelsPerTile;  // how far the node lies above the hashes of its tile
    const auto first = index << below;
    const auto offset = static_cast<std::size_t>(first % kTileWidth);
    const auto count = std::size_t{1} << below;
    const auto hashes = read(tiles, level / kLevelsPerTile, first / kTileWidth, offset + count);
    return nodes_over(std::span(hashes).subspan(offset, count), hash)(below, 0);
  };
}

TileBuilder::TileBuilder(std::uint64_t size, const TileReader& tiles, TreeHash hash) : hash_(hash), size_(size) {
  for (const auto& [full, width] : tile_counts(size)) {
    auto& tile = open_.emplace_back(Tile{static_cast<unsigned>(open_.size()), full, {}});
    if (width == 0) continue;
    tile.hashes = read(tiles, tile.level, tile.index, width);
    tile.hashes.resize(width);
  }
}

std::vector<Tile> TileBuilder::append(std::span<const Hash> leaves) {
  std::vector<Tile> full;
  for (const auto& leaf : leaves) put(0, leaf, full);
  size_ += leaves.size();
  return full;
}

void TileBuilder::put(std::size_t level, const Hash& hash, std::vector<Tile>& full) {
  if (level == open_.size()) open_.push_back({static_cast<unsigned>(level), 0, {}});
  auto& tile = open_[level];
  tile.hashes.push_back(hash);
  if (tile.hashes.size() < kTileWidth) return;

  const Hash over_tile = nodes_over(tile.hashes, hash_)(kLevelsPerTile, 0);
  full.push_back(std::exchange(tile, Tile{tile.level, tile.index + 1, {}}));
  put(level + 1, over_tile, full);
}

std::vector<Tile> TileBuilder::partial_tiles() const {
  std::vector<Tile> partial;
  for (const auto& tile : open_) {
    if (!tile.hashes.empty()) partial.push_back(tile);
  }
  return partial;
}

}  // namespace renmian
