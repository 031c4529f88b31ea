// The tree cut into tiles, the layout in which logs are published and archived (C2SP tlog-tiles). The tile at level l
// and index n holds 256 hashes, of which the i-th is over the leaves [(256n + i) * 256^l, (256n + i + 1) * 256^l).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/audit/merkle.hpp"

namespace renmian {

inline constexpr unsigned kTileWidth = 256;

struct Tile {
  unsigned level = 0;
  std::uint64_t index = 0;
  std::vector<Hash> hashes;

  friend bool operator==(const Tile&, const Tile&) = default;
};

// The tiles of one level of a log: so many full ones, then one of `partial_width` hashes (none if 0).
struct TileCount {
  std::uint64_t full = 0;
  unsigned partial_width = 0;

  friend bool operator==(const TileCount&, const TileCount&) = default;
};
std::vector<TileCount> tile_counts(std::uint64_t size);  // by level, from 0; nothing for the empty log

// `tile/1/x001/x234/067`; with a width below 256, `tile/1/x001/x234/067.p/17`. Bundles: `tile/entries/x001/...`.
std::string tile_path(unsigned level, std::uint64_t index, unsigned width = kTileWidth);
std::string entries_path(std::uint64_t index, unsigned width = kTileWidth);

// The hashes of a tile, at least as many as the log needs of it.
using TileReader = std::function<std::vector<Hash>(unsigned level, std::uint64_t index)>;

NodeReader nodes_over_tiles(TileReader tiles, TreeHash hash = TreeHash::kSha256);

// Follows a growing log and hands out each tile once it is full. Used by one thread.
class TileBuilder {
 public:
  TileBuilder() = default;
  explicit TileBuilder(TreeHash hash) : hash_(hash) {}

  // Takes up a log of `size` entries; asks `tiles` for the partial tile of each level that has one. Fault
  // "log-tile-missing" if a tile has fewer hashes than the log needs.
  TileBuilder(std::uint64_t size, const TileReader& tiles, TreeHash hash = TreeHash::kSha256);

  std::vector<Tile> append(std::span<const Hash> leaves);  // the tiles that became full, lower levels first

  std::uint64_t size() const { return size_; }
  std::vector<Tile> partial_tiles() const;

 private:
  void put(std::size_t level, const Hash& hash, std::vector<Tile>& full);

  TreeHash hash_ = TreeHash::kSha256;
  std::uint64_t size_ = 0;
  std::vector<Tile> open_;  // by level, each with fewer than 256 hashes
};

}  // namespace renmian
