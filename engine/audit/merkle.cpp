#include "engine/audit/merkle.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace renmian {
namespace {

constexpr std::size_t kSizeBytes = 8;

// The largest power of two below `size`, which is at least 2: where the tree is cut in two.
std::uint64_t cut(std::uint64_t size) { return std::bit_floor(size - 1); }

// MTH(D[begin : begin + size]) of RFC 9162. The cuts make `begin` a multiple of the power of two at or above `size`.
Hash subtree(std::uint64_t begin, std::uint64_t size, const NodeReader& nodes, TreeHash hash) {
  if (std::has_single_bit(size)) {
    const auto level = static_cast<unsigned>(std::countr_zero(size));
    return nodes(level, begin >> level);
  }
  const auto left = cut(size);
  return node_hash(subtree(begin, left, nodes, hash), subtree(begin + left, size - left, nodes, hash), hash);
}

// PATH and SUBPROOF of RFC 9162, for the part [begin, begin + size) of the log. The last hash of the definition is the
// first one found, so both collect from the root downwards.
void collect_path(std::uint64_t index, std::uint64_t size, const NodeReader& nodes, TreeHash hash,
                  std::vector<Hash>& down) {
  std::uint64_t begin = 0;
  while (size > 1) {
    const auto left = cut(size);
    if (index - begin < left) {
      down.push_back(subtree(begin + left, size - left, nodes, hash));
      size = left;
    } else {
      down.push_back(subtree(begin, left, nodes, hash));
      begin += left;
      size -= left;
    }
  }
}

void collect_consistency(std::uint64_t size1, std::uint64_t size2, const NodeReader& nodes, TreeHash hash,
                         std::vector<Hash>& down) {
  std::uint64_t begin = 0;
  bool whole = true;  // the old log's root is known to the verifier; a part of it is not
  while (size1 != size2) {
    const auto left = cut(size2);
    if (size1 <= left) {
      down.push_back(subtree(begin + left, size2 - left, nodes, hash));
      size2 = left;
    } else {
      down.push_back(subtree(begin, left, nodes, hash));
      begin += left;
      size1 -= left;
      size2 -= left;
      whole = false;
    }
  }
  if (!whole) down.push_back(subtree(begin, size2, nodes, hash));
}

Hash full_subtree(std::span<const Hash> leaves, TreeHash hash) {
  if (leaves.size() == 1) return leaves.front();
  const auto half = leaves.size() / 2;
  return node_hash(full_subtree(leaves.first(half), hash), full_subtree(leaves.subspan(half), hash), hash);
}

// Where a verifier stands in the tree: node `first` of a level whose last node is `last`.
struct Climb {
  std::uint64_t first;
  std::uint64_t last;

  bool at_top() const { return last == 0; }
  void up() {
    first >>= 1;
    last >>= 1;
  }
  // A node at the right edge without a sibling is carried up unchanged.
  bool sibling_is_left() const { return first % 2 == 1 || first == last; }
  void pass_levels_without_sibling() {
    while (first % 2 == 0 && first != 0) up();
  }
};

}  // namespace

std::string MerkleFrontier::serialise() const {
  std::string bytes;
  bytes.reserve(kSizeBytes + subtrees_.size() * sizeof(Hash));
  for (unsigned shift = 64; shift > 0; shift -= 8) bytes += static_cast<char>(size_ >> (shift - 8) & 0xff);
  for (const auto& hash : subtrees_) bytes += as_bytes(hash);
  return bytes;
}

std::optional<MerkleFrontier> MerkleFrontier::deserialise(std::string_view bytes, TreeHash hash) {
  if (bytes.size() < kSizeBytes) return std::nullopt;
  MerkleFrontier frontier(hash);
  for (const char c : bytes.substr(0, kSizeBytes)) frontier.size_ = frontier.size_ << 8 | static_cast<std::uint8_t>(c);
  bytes.remove_prefix(kSizeBytes);
  const auto hashes = static_cast<std::size_t>(std::popcount(frontier.size_));
  if (frontier.size_ > kMaxSize || bytes.size() != hashes * sizeof(Hash)) return std::nullopt;
  for (; !bytes.empty(); bytes.remove_prefix(sizeof(Hash))) {
    frontier.subtrees_.push_back(*to_array<sizeof(Hash)>(bytes.substr(0, sizeof(Hash))));
  }
  return frontier;
}

void MerkleFrontier::append(const Hash& leaf) {
  if (size_ == kMaxSize) throw std::length_error("a log holds at most 2^63 entries");
  Hash hash = leaf;
  for (auto full = size_; full % 2 == 1; full >>= 1) {
    hash = node_hash(subtrees_.back(), hash, hash_);
    subtrees_.pop_back();
  }
  subtrees_.push_back(hash);
  ++size_;
}

Hash MerkleFrontier::root() const {
  if (subtrees_.empty()) return empty_root(hash_);
  Hash hash = subtrees_.back();
  for (auto left = subtrees_.rbegin() + 1; left != subtrees_.rend(); ++left) hash = node_hash(*left, hash, hash_);
  return hash;
}

NodeReader nodes_over(std::span<const Hash> leaves, TreeHash hash) {
  return [leaves, hash](unsigned level, std::uint64_t index) {
    return full_subtree(leaves.subspan(index << level, std::size_t{1} << level), hash);
  };
}

Hash root_of(std::uint64_t size, const NodeReader& nodes, TreeHash hash) {
  return size == 0 ? empty_root(hash) : subtree(0, size, nodes, hash);
}

std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size, const NodeReader& nodes, TreeHash hash) {
  if (index >= size) throw std::out_of_range("no such entry in the log");
  std::vector<Hash> proof;
  collect_path(index, size, nodes, hash, proof);
  std::reverse(proof.begin(), proof.end());
  return proof;
}

std::vector<Hash> consistency_proof(std::uint64_t size1, std::uint64_t size2, const NodeReader& nodes, TreeHash hash) {
  if (size1 == 0 || size1 > size2) throw std::out_of_range("no such older log");
  std::vector<Hash> proof;
  collect_consistency(size1, size2, nodes, hash, proof);
  std::reverse(proof.begin(), proof.end());
  return proof;
}

bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> proof,
                      const Hash& root, TreeHash tree_hash) {
  if (index >= size) return false;
  Climb climb{index, size - 1};
  Hash hash = leaf;
  for (const auto& sibling : proof) {
    if (climb.at_top()) return false;
    if (climb.sibling_is_left()) {
      hash = node_hash(sibling, hash, tree_hash);
      climb.pass_levels_without_sibling();
    } else {
      hash = node_hash(hash, sibling, tree_hash);
    }
    climb.up();
  }
  return climb.at_top() && hash == root;
}

bool verify_consistency(std::uint64_t size1, std::uint64_t size2, std::span<const Hash> proof, const Hash& root1,
                        const Hash& root2, TreeHash hash) {
  if (size1 == 0 || size1 > size2) return false;
  if (size1 == size2) return proof.empty() && root1 == root2;
  if (proof.empty()) return false;

  // If the old log is one full subtree, its root is where the climb starts, and the proof leaves it out.
  Hash start = root1;
  if (!std::has_single_bit(size1)) {
    start = proof.front();
    proof = proof.subspan(1);
  }
  Climb climb{size1 - 1, size2 - 1};
  while (climb.first % 2 == 1) climb.up();

  Hash old_root = start, new_root = start;
  for (const auto& sibling : proof) {
    if (climb.at_top()) return false;
    if (climb.sibling_is_left()) {
      old_root = node_hash(sibling, old_root, hash);
      new_root = node_hash(sibling, new_root, hash);
      climb.pass_levels_without_sibling();
    } else {
      new_root = node_hash(new_root, sibling, hash);
    }
    climb.up();
  }
  return climb.at_top() && old_root == root1 && new_root == root2;
}

}  // namespace renmian
