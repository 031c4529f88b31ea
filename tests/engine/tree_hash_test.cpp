// Trees over SM3. There are no published ones: they are held against the definition, written down once more here.
#include <gtest/gtest.h>

#include <map>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/merkle.hpp"
#include "engine/audit/tiles.hpp"
#include "tests/support/vectors.hpp"

namespace renmian {
namespace {

constexpr auto kSm3 = TreeHash::kSm3;

Hash sm3_of(const std::string& bytes) { return sm3(bytes); }

// MTH as RFC 9162 defines it, word for word, with SM3 for HASH.
Hash root_by_definition(std::span<const std::string> entries) {
  if (entries.empty()) return sm3_of("");
  if (entries.size() == 1) return sm3_of(std::string(1, '\0') + entries.front());
  std::size_t k = 1;
  while (k * 2 < entries.size()) k *= 2;
  const auto left = root_by_definition(entries.first(k)), right = root_by_definition(entries.subspan(k));
  return sm3_of(std::string(1, '\1').append(as_bytes(left)).append(as_bytes(right)));
}

class Sm3Tree : public testing::Test {
 protected:
  static constexpr std::size_t kSize = 300;

  Sm3Tree() {
    for (std::size_t i = 0; i < kSize; ++i) {
      entries_.push_back("entry " + std::to_string(i));
      leaves_.push_back(leaf_hash(entries_.back(), kSm3));
    }
  }
  NodeReader nodes() const { return nodes_over(leaves_, kSm3); }
  Hash root(std::size_t size) const { return root_of(size, nodes(), kSm3); }

  std::vector<std::string> entries_;
  std::vector<Hash> leaves_;
};

TEST(Sm3, PublishedVectorsHold) {
  const auto of_the_standard = test::vectors("sm3.json"), gathered = test::vectors("merkle.json");
  for (const auto& vector : of_the_standard.at("vectors").as_array()) {
    EXPECT_EQ(to_hex(sm3(test::bytes_at(vector, "msg_hex"))), test::text_at(vector, "sm3_hex"));
  }
  for (const auto& vector : gathered.at("sm3").as_array()) {
    EXPECT_EQ(to_hex(sm3(test::bytes_at(vector, "message"))), test::text_at(vector, "hash"));
  }
}

TEST(Sm3, InTurnWithSha256BothStayWhatTheyAre) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(to_hex(sm3("abc")).substr(0, 8), "66c7f0f4");
    EXPECT_EQ(to_hex(sha256("abc")).substr(0, 8), "ba7816bf");
  }
}

TEST(TreeHashOf, TheOriginSaysWhichItIs) {
  EXPECT_EQ(tree_hash_of("cadre.example.gov.cn/appointments"), TreeHash::kSha256);
  EXPECT_EQ(tree_hash_of("cadre.example.gov.cn/appointments/sm3"), TreeHash::kSm3);
  EXPECT_EQ(tree_hash_of("cadre.example.gov.cn/appointments-sm3"), TreeHash::kSha256);
  EXPECT_EQ(tree_hash_of("cadre.example.gov.cn/sm3/appointments"), TreeHash::kSha256);
  EXPECT_EQ(tree_hash_of(""), TreeHash::kSha256);
}

TEST_F(Sm3Tree, RootsAreThoseOfTheDefinitionAtEverySizeUpTo300) {
  MerkleFrontier frontier(kSm3);
  for (std::size_t size = 0;; ++size) {
    const auto expected = root_by_definition(std::span(entries_).first(size));
    ASSERT_EQ(frontier.root(), expected) << size;
    ASSERT_EQ(root(size), expected) << size;
    if (size == kSize) break;
    frontier.append(leaves_[size]);
  }
}

TEST_F(Sm3Tree, AFrontierReadBackGrowsOnAsBefore) {
  MerkleFrontier frontier(kSm3);
  for (const auto& leaf : std::span(leaves_).first(77)) frontier.append(leaf);
  auto read = MerkleFrontier::deserialise(frontier.serialise(), kSm3).value();
  EXPECT_EQ(read, frontier);
  for (const auto& leaf : std::span(leaves_).subspan(77)) read.append(leaf);
  EXPECT_EQ(read.root(), root(kSize));

  auto taken_for_sha256 = MerkleFrontier::deserialise(frontier.serialise()).value();
  taken_for_sha256.append(leaves_[77]);
  frontier.append(leaves_[77]);
  EXPECT_NE(taken_for_sha256.root(), frontier.root());
}

TEST_F(Sm3Tree, EveryEntryHasAProofWhichSha256DoesNotAccept) {
  for (const std::size_t size : {1u, 2u, 3u, 7u, 8u, 100u, 255u, 256u, 257u, 300u}) {
    for (std::size_t index = 0; index < size; ++index) {
      const auto proof = inclusion_proof(index, size, nodes(), kSm3);
      ASSERT_TRUE(verify_inclusion(index, size, leaves_[index], proof, root(size), kSm3)) << index << " " << size;
      ASSERT_EQ(verify_inclusion(index, size, leaves_[index], proof, root(size)), size == 1) << index << " " << size;
    }
  }
}

TEST_F(Sm3Tree, EveryBeginningHasAProofWhichSha256DoesNotAccept) {
  for (std::size_t size = 1; size < kSize; ++size) {
    const auto proof = consistency_proof(size, kSize, nodes(), kSm3);
    ASSERT_TRUE(verify_consistency(size, kSize, proof, root(size), root(kSize), kSm3)) << size;
    ASSERT_FALSE(verify_consistency(size, kSize, proof, root(size), root(kSize))) << size;
  }
}

TEST_F(Sm3Tree, TilesGiveTheRootAndAreTakenUpAgain) {
  TileBuilder builder(kSm3);
  std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> stored;
  const auto store = [&](const std::vector<Tile>& tiles) {
    for (const auto& tile : tiles) stored[{tile.level, tile.index}] = tile.hashes;
  };
  const TileReader reader = [&](unsigned level, std::uint64_t index) { return stored.at({level, index}); };

  store(builder.append(std::span(leaves_).first(200)));
  store(builder.partial_tiles());
  TileBuilder again(200, reader, kSm3);
  store(again.append(std::span(leaves_).subspan(200)));
  store(again.partial_tiles());
  EXPECT_EQ(root_of(kSize, nodes_over_tiles(reader, kSm3), kSm3), root(kSize));
  EXPECT_EQ(stored.at({1, 0}), std::vector{root(256)});
}

TEST(Sm3Checkpoint, OfAnEmptyLogHasTheEmptyRootOfItsHash) {
  EXPECT_TRUE(parse_checkpoint(to_string({"example.com/x/sm3", 0, sm3(""), {}})));
  EXPECT_FALSE(parse_checkpoint(to_string({"example.com/x/sm3", 0, sha256(""), {}})));
  EXPECT_FALSE(parse_checkpoint(to_string({"example.com/x", 0, sm3(""), {}})));
}

}  // namespace
}  // namespace renmian
