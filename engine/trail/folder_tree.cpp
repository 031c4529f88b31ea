// Whole folders: bundles, tiles and the root.
#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "engine/audit/entry_bundle.hpp"
#include "engine/audit/tiles.hpp"
#include "engine/base/in_parallel.hpp"
#include "engine/trail/folder_parts.hpp"

namespace renmian {
namespace {

constexpr std::uint64_t kBundlesAtOnce = 16;
constexpr std::size_t kMostBundleBytes = std::size_t{kTileWidth} * (kMaxEntryBytes + 2) + 1;
constexpr std::size_t kMostTileBytes = kTileWidth * sizeof(Hash) + 1;

std::optional<std::vector<Hash>> hashes_of(std::string_view bytes, unsigned width) {
  if (bytes.size() != width * sizeof(Hash)) return std::nullopt;
  std::vector<Hash> hashes;
  for (; !bytes.empty(); bytes.remove_prefix(sizeof(Hash))) {
    hashes.push_back(*to_array<sizeof(Hash)>(bytes.substr(0, sizeof(Hash))));
  }
  return hashes;
}

// A tile of level 0 and the entries under it, as they lie in the folder.
struct ReadBundle {
  enum class State { kGood, kMissing, kUnreadable, kBefore };

  State state = State::kBefore;  // before `since`: there need be none
  std::vector<ReadEntry> entries;
  bool tile_there = false;
  std::optional<std::vector<Hash>> tile;  // nothing: not there, or not of its length
};

class TreeReader {
 public:
  explicit TreeReader(FolderParts& parts)
      : parts_(parts), size_(parts.checkpoint.size), tree_(parts.hash), tiles_(parts.hash) {
    for (const auto& [path, name] : parts.files) {
      if (path.kind == FolderPath::Kind::kBundle || path.kind == FolderPath::Kind::kTile) {
        in_folder_ = std::max(in_folder_, path.number + 1);
      }
    }
  }

  void read() {
    // A size that nobody signed may be any; what lies beyond all files is told at once.
    const auto bundles = (size_ + kTileWidth - 1) / kTileWidth;
    const auto end = std::min(bundles, in_folder_);
    auto next = std::async(std::launch::deferred, [this, end] { return read_bundles(0, end); });
    for (std::uint64_t first = 0; first < end; first += kBundlesAtOnce) {
      const auto batch = next.get();
      next = std::async(std::launch::async, [this, first, end] { return read_bundles(first + kBundlesAtOnce, end); });
      for (std::size_t i = 0; i < batch.size(); ++i) take(first + i, batch[i]);
      if (parts_.progress) parts_.progress(std::min(size_, (first + kBundlesAtOnce) * kTileWidth), size_);
    }
    if (end < bundles) {
      parts_.found("tree",
                   {fmt::format("缺少日志第 {} 至 {} 条", end * kTileWidth, size_ - 1),
                    fmt::format("entries {} to {} are missing", end * kTileWidth, size_ - 1)},
                   Severity::kIncomplete, entries_path(end, width_of(end)), end * kTileWidth);
      parts_.entries.gap();
      return;
    }
    if (!known_) return;
    for (const auto& tile : tiles_.partial_tiles()) compare(tile);
    if (tree_.root() != parts_.checkpoint.root) {
      parts_.found("tree", {fmt::format("由 {} 条记录算出的根哈希与已签名的不符", size_),
                            fmt::format("the root of the {} entries is not the one that was signed", size_)});
    }
  }

 private:
  unsigned width_of(std::uint64_t bundle) const {
    return static_cast<unsigned>(std::min<std::uint64_t>(kTileWidth, size_ - bundle * kTileWidth));
  }

  std::vector<ReadBundle> read_bundles(std::uint64_t first, std::uint64_t end) const {
    if (first >= end) return {};
    std::vector<ReadBundle> bundles(std::min(kBundlesAtOnce, end - first));
    in_parallel(bundles.size(), [&](std::size_t i) { bundles[i] = read_bundle(first + i); });
    return bundles;
  }

  ReadBundle read_bundle(std::uint64_t index) const {
    ReadBundle bundle;
    const auto width = width_of(index);
    if (const auto bytes = parts_.folder.read(tile_path(0, index, width), kMostTileBytes)) {
      bundle.tile_there = true;
      bundle.tile = hashes_of(*bytes, width);
    }
    const auto begin = index * kTileWidth;
    if (begin < parts_.manifest.since) return bundle;
    const auto bytes = parts_.folder.read(entries_path(index, width), kMostBundleBytes);
    bundle.state = ReadBundle::State::kMissing;
    if (!bytes) return bundle;
    const auto entries = parse_bundle(*bytes);
    bundle.state = ReadBundle::State::kUnreadable;
    if (!entries || entries->size() != width) return bundle;
    bundle.state = ReadBundle::State::kGood;
    bundle.entries.reserve(width);
    for (std::size_t i = 0; i < width; ++i) {
      bundle.entries.push_back(read_entry(begin + i, (*entries)[i], parts_.hash));
    }
    return bundle;
  }

  void take(std::uint64_t index, const ReadBundle& bundle) {
    const auto width = width_of(index);
    const auto tile = tile_path(0, index, width);
    if (!bundle.tile_there) parts_.found("tree", not_there(tile), Severity::kIncomplete, tile);
    std::optional<std::vector<Hash>> leaves;
    if (bundle.state == ReadBundle::State::kGood) {
      leaves.emplace();
      for (const auto& entry : bundle.entries) {
        leaves->push_back(entry.leaf);
        parts_.take(entry);
      }
      if (bundle.tile_there && bundle.tile != leaves) tile_differs(tile);
    } else {
      leaves = bundle.tile;
      if (bundle.tile_there && !bundle.tile) tile_differs(tile);
      if (bundle.state != ReadBundle::State::kBefore) bundle_not_read(index, bundle.state);
    }
    if (leaves) {
      append(index * kTileWidth, *leaves);
    } else {
      known_ = false;
    }
  }

  void bundle_not_read(std::uint64_t index, ReadBundle::State state) {
    parts_.entries.gap();
    const auto path = entries_path(index, width_of(index));
    if (state == ReadBundle::State::kMissing) {
      return parts_.found("tree", not_there(path), Severity::kIncomplete, path, index * kTileWidth);
    }
    parts_.found("tree",
                 {fmt::format("{} 不是 {} 条记录的记录块", path, width_of(index)),
                  fmt::format("{} is no bundle of {} entries", path, width_of(index))},
                 Severity::kTampering, path, index * kTileWidth);
  }

  void append(std::uint64_t first, const std::vector<Hash>& leaves) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      parts_.older.take_leaf(first + i, leaves[i], parts_.entries.logs());
      if (!known_) continue;
      tree_.append(leaves[i]);
      parts_.older.take_root(tree_);
    }
    if (!known_) return;
    for (const auto& tile : tiles_.append(leaves)) compare(tile);
  }

  void compare(const Tile& tile) {
    if (tile.level == 0) return;  // compared with its bundle
    const auto width = static_cast<unsigned>(tile.hashes.size());
    const auto path = tile_path(tile.level, tile.index, width);
    const auto bytes = parts_.folder.read(path, kMostTileBytes);
    if (!bytes) return parts_.found("tree", not_there(path), Severity::kIncomplete, path);
    if (hashes_of(*bytes, width) != tile.hashes) tile_differs(path);
  }

  void tile_differs(const std::string& path) {
    parts_.found(
        "tree",
        {fmt::format("哈希块 {} 与日志不符", path), fmt::format("the tile {} does not agree with the log", path)},
        Severity::kTampering, path);
  }

  FolderParts& parts_;
  const std::uint64_t size_;
  std::uint64_t in_folder_ = 0;  // bundles, as far as there are files
  MerkleFrontier tree_;
  TileBuilder tiles_;
  bool known_ = true;  // all leaves so far
};

}  // namespace

void read_tree(FolderParts& parts) { TreeReader(parts).read(); }

}  // namespace renmian
