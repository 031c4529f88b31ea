#include "engine/audit/merkle.hpp"

#include <gtest/gtest.h>

#include <map>
#include <stdexcept>

#include "engine/audit/tiles.hpp"
#include "engine/base/problem.hpp"
#include "engine/case/log_tree.hpp"
#include "tests/support/vectors.hpp"

namespace renmian {
namespace {

using test::bytes_at, test::number_at, test::text_at;

const boost::json::value& merkle_vectors() {
  static const auto vectors = test::vectors("merkle.json");
  return vectors;
}

std::vector<Hash> some_leaves(std::size_t count) {
  std::vector<Hash> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
  return leaves;
}

std::vector<Hash> leaves_of_the_vectors() {
  std::vector<Hash> leaves;
  for (const auto& leaf : merkle_vectors().at("tree").at("leaves").as_array()) {
    leaves.push_back(leaf_hash(from_hex(std::string_view(leaf.as_string())).value()));
  }
  return leaves;
}

MerkleFrontier frontier_of(std::span<const Hash> leaves) {
  MerkleFrontier frontier;
  for (const auto& leaf : leaves) frontier.append(leaf);
  return frontier;
}

// A frontier of any size, of hashes that are nobody's.
MerkleFrontier frontier_of_size(std::uint64_t size) {
  std::string bytes;
  for (unsigned shift = 64; shift > 0; shift -= 8) bytes += static_cast<char>(size >> (shift - 8) & 0xff);
  for (auto rest = size; rest != 0; rest &= rest - 1) bytes += as_bytes(leaf_hash("any"));
  return MerkleFrontier::deserialise(bytes).value();
}

// MTH as RFC 9162 defines it, word for word.
Hash root_by_definition(std::span<const Hash> leaves) {
  if (leaves.empty()) return sha256("");
  if (leaves.size() == 1) return leaves.front();
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  return node_hash(root_by_definition(leaves.first(k)), root_by_definition(leaves.subspan(k)));
}

TEST(TreeHash, PublishedVectorsHold) {
  for (const auto& vector : merkle_vectors().at("hashing").as_array()) {
    const auto kind = text_at(vector, "kind");
    if (kind == "empty") {
      EXPECT_EQ(to_hex(MerkleFrontier{}.root()), text_at(vector, "hash"));
    } else if (kind == "leaf") {
      EXPECT_EQ(to_hex(leaf_hash(bytes_at(vector, "data"))), text_at(vector, "hash"));
    } else {
      // The published node is made of texts that are no hashes.
      EXPECT_EQ(to_hex(sha256({"\1", bytes_at(vector, "left"), bytes_at(vector, "right")})), text_at(vector, "hash"));
    }
  }
}

TEST(MerkleFrontier, RootsOfThePublishedTreeHoldAtEverySize) {
  const auto leaves = leaves_of_the_vectors();
  for (std::size_t size = 0; size <= leaves.size(); ++size) {
    const auto expected = text_at(merkle_vectors().at("tree").at("roots"), std::to_string(size));
    EXPECT_EQ(to_hex(frontier_of(std::span(leaves).first(size)).root()), expected) << size;
    EXPECT_EQ(to_hex(root_of(size, nodes_over(leaves))), expected) << size;
  }
}

TEST(MerkleFrontier, RootIsThatOfTheDefinitionAtEverySizeUpTo300) {
  const auto leaves = some_leaves(300);
  MerkleFrontier frontier;
  for (std::size_t size = 0; size < leaves.size(); ++size) {
    ASSERT_EQ(frontier.root(), root_by_definition(std::span(leaves).first(size))) << size;
    ASSERT_EQ(frontier.size(), size);
    frontier.append(leaves[size]);
  }
}

TEST(MerkleFrontier, ReadsBackAndGrowsOnAsBefore) {
  const auto leaves = some_leaves(40);
  for (std::size_t size = 0; size < leaves.size(); ++size) {
    auto frontier = frontier_of(std::span(leaves).first(size));
    auto read = MerkleFrontier::deserialise(frontier.serialise());
    ASSERT_EQ(read, frontier);
    read->append(leaves[size]);
    frontier.append(leaves[size]);
    EXPECT_EQ(read->root(), frontier.root());
  }
}

TEST(MerkleFrontier, BytesOfAnotherLengthThanTheirSizeSaysAreRefused) {
  const auto bytes = frontier_of(some_leaves(5)).serialise();
  EXPECT_EQ(bytes.size(), 8u + 2 * 32);
  EXPECT_FALSE(MerkleFrontier::deserialise(""));
  EXPECT_FALSE(MerkleFrontier::deserialise(bytes.substr(0, 7)));
  EXPECT_FALSE(MerkleFrontier::deserialise(bytes.substr(0, bytes.size() - 1)));
  EXPECT_FALSE(MerkleFrontier::deserialise(bytes.substr(0, bytes.size() - 32)));
  EXPECT_FALSE(MerkleFrontier::deserialise(bytes + "x"));
  EXPECT_FALSE(MerkleFrontier::deserialise(bytes + std::string(32, 'x')));
}

TEST(MerkleFrontier, HoldsTwoToThe63EntriesAndNoMore) {
  auto frontier = frontier_of_size(MerkleFrontier::kMaxSize - 1);
  frontier.append(leaf_hash("the last"));
  EXPECT_EQ(frontier.size(), MerkleFrontier::kMaxSize);
  EXPECT_EQ(frontier.serialise().size(), 8u + 32);

  const auto before = frontier;
  EXPECT_THROW(frontier.append(leaf_hash("one more")), std::length_error);
  EXPECT_EQ(frontier, before);
  auto too_large = before.serialise() + std::string(32, 'x');
  too_large[7] = 1;
  EXPECT_FALSE(MerkleFrontier::deserialise(too_large));
}

TEST(NodeReader, NodesOfThePublishedTreeHold) {
  const auto leaves = leaves_of_the_vectors();
  const auto nodes = nodes_over(leaves);
  const auto& levels = merkle_vectors().at("tree").at("nodes").as_array();
  ASSERT_EQ(levels.size(), 4u);
  for (unsigned level = 0; level < levels.size(); ++level) {
    const auto& row = levels[level].as_array();
    for (std::size_t i = 0; i < row.size(); ++i)
      EXPECT_EQ(to_hex(nodes(level, i)), std::string_view(row[i].as_string()));
  }
}

struct Proof {
  bool of_hashes = true;  // false if some hash is not 32 bytes long, which the types of the checks refuse
  std::vector<Hash> path;

  Hash hash(const std::string& text) {
    const auto hash = hash_from_hex(text);
    of_hashes = of_hashes && hash;
    return hash.value_or(Hash{});
  }
  explicit Proof(const boost::json::value& vector) {
    for (const auto& element : vector.at("proof").as_array()) {
      path.push_back(hash(std::string(std::string_view(element.as_string()))));
    }
  }
};

TEST(InclusionProof, PublishedVectorsHold) {
  for (const auto& vector : merkle_vectors().at("inclusion").as_array()) {
    Proof proof(vector);
    const auto leaf = proof.hash(text_at(vector, "leaf_hash")), root = proof.hash(text_at(vector, "root"));
    const bool accepted = proof.of_hashes && verify_inclusion(number_at(vector, "index"), number_at(vector, "size"),
                                                              leaf, proof.path, root);
    EXPECT_EQ(accepted, vector.at("valid").as_bool()) << text_at(vector, "name");
  }
}

TEST(ConsistencyProof, PublishedVectorsHold) {
  for (const auto& vector : merkle_vectors().at("consistency").as_array()) {
    Proof proof(vector);
    const auto root1 = proof.hash(text_at(vector, "root1")), root2 = proof.hash(text_at(vector, "root2"));
    const bool accepted = proof.of_hashes && verify_consistency(number_at(vector, "size1"), number_at(vector, "size2"),
                                                                proof.path, root1, root2);
    EXPECT_EQ(accepted, vector.at("valid").as_bool()) << text_at(vector, "name");
  }
}

TEST(ConsistencyProof, PublishedWitnessUpdateHolds) {
  const auto& update = merkle_vectors().at("witness_updates").as_array().at(0);
  const auto root_in = [&](const char* note) {
    const auto text = text_at(update, note);
    const auto begin = text.find('\n', text.find('\n') + 1) + 1;
    return hash_from_base64(text.substr(begin, text.find('\n', begin) - begin)).value();
  };
  EXPECT_TRUE(verify_consistency(5, 8, Proof(update).path, root_in("old"), root_in("new")));
}

class EverySize : public testing::TestWithParam<std::uint64_t> {
 protected:
  const std::vector<Hash> leaves_ = some_leaves(GetParam());
  const NodeReader nodes_ = nodes_over(leaves_);
  const Hash root_ = root_by_definition(leaves_);
};

TEST_P(EverySize, EachEntryIsProvedAndNoOther) {
  const auto size = GetParam();
  for (std::uint64_t index = 0; index < size; ++index) {
    const auto proof = inclusion_proof(index, size, nodes_);
    EXPECT_FALSE(verify_inclusion(index, size, leaf_hash("another"), proof, root_));
    EXPECT_FALSE(verify_inclusion(size, size, leaves_[index], proof, root_));
    for (std::uint64_t other = 0; other < size; ++other) {
      EXPECT_EQ(verify_inclusion(other, size, leaves_[index], proof, root_), other == index);
    }
    for (std::size_t spoilt = 0; spoilt < proof.size(); ++spoilt) {
      auto forged = proof;
      forged[spoilt][0] ^= 1;
      EXPECT_FALSE(verify_inclusion(index, size, leaves_[index], forged, root_));
    }
  }
}

TEST_P(EverySize, EachOlderLogIsProvedAndNoOther) {
  const auto size = GetParam();
  for (std::uint64_t older = 1; older <= size; ++older) {
    const auto old_root = root_by_definition(std::span(leaves_).first(older));
    const auto proof = consistency_proof(older, size, nodes_);
    EXPECT_TRUE(verify_consistency(older, size, proof, old_root, root_));
    EXPECT_FALSE(verify_consistency(older, size, proof, leaf_hash("another"), root_));
    EXPECT_FALSE(verify_consistency(older, size, proof, old_root, leaf_hash("another")));
    auto longer = proof;
    longer.push_back(root_);
    EXPECT_FALSE(verify_consistency(older, size, longer, old_root, root_));
    for (std::size_t spoilt = 0; spoilt < proof.size(); ++spoilt) {
      auto forged = proof;
      forged[spoilt][31] ^= 0x80;
      EXPECT_FALSE(verify_consistency(older, size, forged, old_root, root_));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Proof, EverySize, testing::Range<std::uint64_t>(1, 36));

TEST(Proof, OfAnEntryOrLogThatIsNotThereCannotBeMade) {
  const auto leaves = some_leaves(4);
  const auto nodes = nodes_over(leaves);
  EXPECT_THROW(inclusion_proof(4, 4, nodes), std::out_of_range);
  EXPECT_THROW(inclusion_proof(0, 0, nodes), std::out_of_range);
  EXPECT_THROW(consistency_proof(0, 4, nodes), std::out_of_range);
  EXPECT_THROW(consistency_proof(5, 4, nodes), std::out_of_range);
}

// The largest logs: every node is the same, so that proofs can be made without holding one.
TEST(Proof, SizesUpToTheLargestDoNotOverflow) {
  constexpr auto kLargest = ~std::uint64_t{0};
  std::array<Hash, 64> by_level{leaf_hash("same")};
  for (std::size_t level = 1; level < by_level.size(); ++level) {
    by_level[level] = node_hash(by_level[level - 1], by_level[level - 1]);
  }
  const NodeReader nodes = [&](unsigned level, std::uint64_t) { return by_level[level]; };
  for (const auto size : {kLargest, kLargest - 1, std::uint64_t{1} << 63, (std::uint64_t{1} << 63) + 1}) {
    const auto root = root_of(size, nodes);
    for (const auto index : {std::uint64_t{0}, size / 2, size - 1}) {
      EXPECT_TRUE(verify_inclusion(index, size, by_level[0], inclusion_proof(index, size, nodes), root));
    }
    for (const auto older : {std::uint64_t{1}, std::uint64_t{1} << 62, size / 2 + 1, size - 1}) {
      EXPECT_TRUE(verify_consistency(older, size, consistency_proof(older, size, nodes), root_of(older, nodes), root));
    }
  }
  EXPECT_FALSE(verify_inclusion(kLargest, kLargest, by_level[0], {}, by_level[0]));
}

TEST(TilePath, PublishedVectorsHold) {
  for (const auto& vector : merkle_vectors().at("tiles").as_array()) {
    const auto width = vector.as_object().contains("width") ? static_cast<unsigned>(number_at(vector, "width")) : 256;
    const auto index = number_at(vector, "index");
    const auto path = vector.at("level").is_string()
                          ? entries_path(index, width)
                          : tile_path(static_cast<unsigned>(number_at(vector, "level")), index, width);
    EXPECT_EQ(path, text_at(vector, "path"));
  }
}

TEST(TilePath, OfTheLastIndexHasAllItsDigits) {
  EXPECT_EQ(tile_path(0, 999), "tile/0/999");
  EXPECT_EQ(tile_path(0, 1000), "tile/0/x001/000");
  EXPECT_EQ(tile_path(0, ~std::uint64_t{0}), "tile/0/x018/x446/x744/x073/x709/x551/615");
}

TEST(TileCounts, PublishedVectorsHold) {
  for (const auto& vector : merkle_vectors().at("tile_counts").as_array()) {
    const auto counts = tile_counts(number_at(vector, "size"));
    const auto& levels = vector.at("levels").as_object();
    ASSERT_EQ(counts.size(), levels.size());
    for (std::size_t level = 0; level < counts.size(); ++level) {
      const auto& expected = levels.at(std::to_string(level)).as_array();
      EXPECT_EQ(counts[level].full, expected[0].to_number<std::uint64_t>());
      EXPECT_EQ(counts[level].partial_width, expected[1].to_number<unsigned>());
    }
  }
}

// A store of all tiles that were handed out, and the partial ones.
struct TileStore {
  std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> tiles;

  void put(const std::vector<Tile>& more) {
    for (const auto& tile : more) tiles[{tile.level, tile.index}] = tile.hashes;
  }
  TileReader reader() const {
    return [this](unsigned level, std::uint64_t index) {
      const auto found = tiles.find({level, index});
      return found == tiles.end() ? std::vector<Hash>{} : found->second;
    };
  }
};

TEST(TileBuilder, At256EntriesTheFirstTileIsFullAndNotBefore) {
  const auto leaves = some_leaves(256);
  TileBuilder builder;
  EXPECT_TRUE(builder.append(std::span(leaves).first(255)).empty());
  const auto full = builder.append(std::span(leaves).last(1));
  ASSERT_EQ(full.size(), 1u);
  EXPECT_EQ(full[0], (Tile{0, 0, leaves}));
  EXPECT_EQ(builder.partial_tiles(), (std::vector<Tile>{{1, 0, {root_by_definition(leaves)}}}));
}

TEST(TileBuilder, TilesOf70000EntriesAreThoseCountedAndGiveTheRoot) {
  const auto leaves = some_leaves(70'000);
  TileBuilder builder;
  TileStore store;
  for (auto rest = std::span(leaves); !rest.empty(); rest = rest.subspan(std::min<std::size_t>(rest.size(), 1000))) {
    store.put(builder.append(rest.first(std::min<std::size_t>(rest.size(), 1000))));
  }
  EXPECT_EQ(store.tiles.size(), 273u + 1);
  store.put(builder.partial_tiles());
  EXPECT_EQ(store.tiles.size(), 274u + 2 + 1);
  EXPECT_EQ((store.tiles[{0, 273}].size()), 112u);
  EXPECT_EQ((store.tiles[{1, 1}].size()), 17u);
  EXPECT_EQ((store.tiles[{2, 0}].size()), 1u);

  const auto nodes = nodes_over_tiles(store.reader());
  const auto root = frontier_of(leaves).root();
  EXPECT_EQ(root_of(leaves.size(), nodes), root);
  EXPECT_TRUE(verify_inclusion(69'999, 70'000, leaves[69'999], inclusion_proof(69'999, 70'000, nodes), root));
  EXPECT_EQ(inclusion_proof(12'345, 70'000, nodes), inclusion_proof(12'345, 70'000, nodes_over(leaves)));
}

TEST(TileBuilder, TakenUpAgainGoesOnAsBefore) {
  const auto leaves = some_leaves(1200);
  for (const std::size_t size : {0, 1, 255, 256, 257, 511, 512, 1000}) {
    TileBuilder builder;
    TileStore store;
    store.put(builder.append(std::span(leaves).first(size)));
    store.put(builder.partial_tiles());
    TileBuilder resumed(size, store.reader());
    EXPECT_EQ(resumed.size(), size);
    EXPECT_EQ(resumed.append(std::span(leaves).subspan(size)), builder.append(std::span(leaves).subspan(size))) << size;
    EXPECT_EQ(resumed.partial_tiles(), builder.partial_tiles()) << size;
  }
}

TEST(TileBuilder, ATileTooShortForTheLogIsAFault) {
  TileStore store;
  store.put({{0, 0, some_leaves(2)}});
  EXPECT_NO_THROW(TileBuilder(2, store.reader()));
  EXPECT_THROW(TileBuilder(3, store.reader()), Fault);
  EXPECT_THROW(root_of(3, nodes_over_tiles(store.reader())), Fault);
}

TEST(RememberedTiles, ATileThatCouldNotBeReadIsReadAgain) {
  int readings = 0;
  const auto tiles = remembering([&](unsigned, std::uint64_t) {
    if (++readings == 1) throw std::runtime_error("the store is gone");
    return some_leaves(3);
  });
  EXPECT_THROW(tiles(0, 0), std::runtime_error);
  EXPECT_EQ(tiles(0, 0), some_leaves(3));
  EXPECT_EQ(tiles(0, 0), some_leaves(3));
  EXPECT_EQ(readings, 2);
}

}  // namespace
}  // namespace renmian
