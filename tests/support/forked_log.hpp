// A log that shows several histories: all of them begin alike, and each goes on in its own way. Signed by one key, as
// by a server that lies, or by two servers that think they are the only one.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/merkle.hpp"
#include "engine/audit/note.hpp"
#include "engine/audit/witness.hpp"
#include "tests/support/test_signer.hpp"

namespace renmian::test {

class ForkedLog {
 public:
  // Histories of `size` entries that have the first `common` in common.
  ForkedLog(const std::string& origin, std::uint64_t size, std::uint64_t common, std::size_t histories = 2)
      : key_(origin), hash_(tree_hash_of(origin)) {
    for (std::size_t history = 0; history < histories; ++history) {
      auto& leaves = leaves_.emplace_back();
      auto& notes = notes_.emplace_back();
      auto& roots = roots_.emplace_back();
      for (std::uint64_t i = 0; i <= size; ++i) {
        roots.push_back(root_of(i, nodes_over(leaves, hash_), hash_));
        notes.push_back(sign_note(to_string(Checkpoint{origin, i, roots.back(), {}}), key_));
        leaves.push_back(leaf_hash(std::to_string(i) + (i < common ? "" : "of " + std::to_string(history)), hash_));
      }
    }
  }

  Verifier verifier() const { return key_.verifier(); }
  const Signer& signer() const { return key_; }
  const std::string& checkpoint(std::uint64_t size, std::size_t history = 0) const { return notes_[history].at(size); }
  const Hash& root(std::uint64_t size, std::size_t history = 0) const { return roots_[history].at(size); }

  WitnessRequest request(std::uint64_t old, std::uint64_t size, std::size_t history = 0) const {
    WitnessRequest request{old, {}, checkpoint(size, history)};
    if (old > 0 && old <= size)
      request.proof = consistency_proof(old, size, nodes_over(leaves_[history], hash_), hash_);
    return request;
  }
  std::string body(std::uint64_t old, std::uint64_t size, std::size_t history = 0) const {
    return to_string(request(old, size, history));
  }

  // Whether some history has both trees.
  bool consistent(const WitnessedTree& a, const WitnessedTree& b) const {
    for (const auto& roots : roots_) {
      if (roots.at(a.size) == a.root && roots.at(b.size) == b.root) return true;
    }
    return false;
  }

 private:
  TestSigner key_;
  TreeHash hash_;
  std::vector<std::vector<Hash>> leaves_, roots_;
  std::vector<std::vector<std::string>> notes_;
};

}  // namespace renmian::test
