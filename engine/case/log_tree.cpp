#include "engine/case/log_tree.hpp"

#include <algorithm>
#include <map>

namespace renmian {
namespace {

constexpr std::size_t kMostTilesKept = 4096;  // 32 MiB

}  // namespace

TileReader tiles_of(Store& store, std::uint64_t size, TreeHash hash) {
  return [&store, size, hash](unsigned level, std::uint64_t index) {
    if (level == 0) return store.leaves(index * kTileWidth, std::min<std::uint64_t>((index + 1) * kTileWidth, size));
    std::uint64_t below = size;
    for (unsigned l = 0; l < level; ++l) below /= kTileWidth;
    std::vector<Hash> hashes;
    for (auto i = index * kTileWidth; i < std::min((index + 1) * kTileWidth, below); ++i) {
      const auto full = store.tile(level - 1, i);
      if (full.size() != kTileWidth) throw log_frozen({"日志缺少哈希块", "a tile of the log is missing"});
      hashes.push_back(root_of(kTileWidth, nodes_over(full, hash), hash));
    }
    return hashes;
  };
}

TileReader remembering(TileReader tiles) {
  return [tiles = std::move(tiles), known = std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>>{}](
             unsigned level, std::uint64_t index) mutable {
    const auto found = known.find({level, index});
    if (found != known.end()) return found->second;
    auto tile = tiles(level, index);
    if (known.size() >= kMostTilesKept) known.clear();
    return known.emplace(std::pair(level, index), std::move(tile)).first->second;
  };
}

Fault log_frozen(const Text& why) {
  return {"log-frozen",
          {"审计日志已冻结，可以查阅，不能办理：" + why.zh + "。请立即报告监督部门",
           "the audit log is frozen, reading goes on and nothing is written: " + why.en +
               ". Tell the supervising office at once"}};
}

}  // namespace renmian
