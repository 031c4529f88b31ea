// The Merkle tree of the log (RFC 9162 section 2.1): roots, and proofs that an entry is in the log and that one log is
// the beginning of another. Pure functions, any thread. Sizes and indices are unsigned and go up to 2^64 - 1 in the
// checks of proofs; a log itself holds at most 2^63 entries. `hash` is the hash function of the log.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/digest.hpp"

namespace renmian {

// The right edge of the tree: all that is needed to append and to know the root, size + O(log size) hashes.
// Written as the size (8 bytes, big-endian), then the full subtrees' roots, the largest subtree first.
class MerkleFrontier {
 public:
  static constexpr std::uint64_t kMaxSize = std::uint64_t{1} << 63;

  MerkleFrontier() = default;
  explicit MerkleFrontier(TreeHash hash) : hash_(hash) {}

  // Nothing if `bytes` is not the exact written form of a frontier. That the hashes are the right ones, only the
  // signed root can tell: compare root().
  static std::optional<MerkleFrontier> deserialise(std::string_view bytes, TreeHash hash = TreeHash::kSha256);
  std::string serialise() const;

  void append(const Hash& leaf);  // throws std::length_error at kMaxSize, changing nothing

  std::uint64_t size() const { return size_; }
  Hash root() const;

  friend bool operator==(const MerkleFrontier&, const MerkleFrontier&) = default;

 private:
  TreeHash hash_ = TreeHash::kSha256;
  std::uint64_t size_ = 0;
  std::vector<Hash> subtrees_;  // one for each bit set in size_, the largest first
};

// The hash over the leaves [index << level, (index + 1) << level), all of them in the log.
using NodeReader = std::function<Hash(unsigned level, std::uint64_t index)>;

// `leaves` must outlive the reader. Computes, stores nothing.
NodeReader nodes_over(std::span<const Hash> leaves, TreeHash hash = TreeHash::kSha256);

// Root of the first `size` entries.
Hash root_of(std::uint64_t size, const NodeReader& nodes, TreeHash hash = TreeHash::kSha256);

// That entry `index` is in the log of `size` entries, leaf side first. index < size, else std::out_of_range.
std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size, const NodeReader& nodes,
                                  TreeHash hash = TreeHash::kSha256);

// That the log of `size1` entries is the beginning of the log of `size2`. 0 < size1 <= size2, else std::out_of_range.
std::vector<Hash> consistency_proof(std::uint64_t size1, std::uint64_t size2, const NodeReader& nodes,
                                    TreeHash hash = TreeHash::kSha256);

// RFC 9162 sections 2.1.3.2 and 2.1.4.2. Surplus hashes, an index outside the log and size1 = 0 are refused.
[[nodiscard]] bool verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                                    std::span<const Hash> proof, const Hash& root, TreeHash hash = TreeHash::kSha256);
[[nodiscard]] bool verify_consistency(std::uint64_t size1, std::uint64_t size2, std::span<const Hash> proof,
                                      const Hash& root1, const Hash& root2, TreeHash hash = TreeHash::kSha256);

}  // namespace renmian
