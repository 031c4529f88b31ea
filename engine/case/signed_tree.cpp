#include "engine/case/signed_tree.hpp"

namespace renmian {
namespace {

constexpr std::size_t kMostKept = 1024;  // 8 KiB each
constexpr unsigned kLevelsPerTile = 8;

}  // namespace

SignedTree::Covered SignedTree::covers(std::uint64_t log_index, const Hash& leaf) {
  auto tree = committer_.tree();
  if (log_index >= tree->size()) {
    if (committer_.inspect() != nullptr) return Covered::kUnknown;
    tree = committer_.tree();
  }
  if (log_index >= tree->size()) return Covered::kNo;
  const auto hashes = believed(*tree, {0, log_index / kTileWidth});
  const auto place = static_cast<std::size_t>(log_index % kTileWidth);
  const bool there = hashes != nullptr && place < hashes->size() && (*hashes)[place] == leaf;
  return there ? Covered::kYes : Covered::kNo;
}

// The hashes of a tile, or nothing if what is stored is not under the signed root.
SignedTree::Hashes SignedTree::believed(const TileBuilder& tree, Place place) {
  const auto [level, index] = place;
  auto below = tree.size();
  for (unsigned l = 0; l < level; ++l) below /= kTileWidth;
  if (index >= below / kTileWidth) {
    for (auto& open : tree.partial_tiles()) {
      if (open.level == level && open.index == index) {
        return std::make_shared<const std::vector<Hash>>(std::move(open.hashes));
      }
    }
    return nullptr;
  }
  if (auto known = find(place)) return known;
  auto stored = std::make_shared<const std::vector<Hash>>(store_.tile(level, index));
  if (stored->size() != kTileWidth) return nullptr;
  const auto above = believed(tree, {level + 1, index / kTileWidth});
  const auto at = static_cast<std::size_t>(index % kTileWidth);
  const auto hash = committer_.log().hash();
  const auto nodes = nodes_over(*stored, hash);
  if (above == nullptr || at >= above->size() || (*above)[at] != nodes(kLevelsPerTile, 0)) return nullptr;
  keep(place, stored);
  return stored;
}

SignedTree::Hashes SignedTree::find(Place place) {
  const std::lock_guard lock(mutex_);
  const auto known = places_.find(place);
  if (known == places_.end()) return nullptr;
  order_.splice(order_.begin(), order_, known->second);
  return known->second->second;
}

void SignedTree::keep(Place place, Hashes hashes) {
  const std::lock_guard lock(mutex_);
  if (places_.contains(place)) return;
  order_.emplace_front(place, std::move(hashes));
  places_.emplace(place, order_.begin());
  if (order_.size() <= kMostKept) return;
  places_.erase(order_.back().first);
  order_.pop_back();
}

}  // namespace renmian
