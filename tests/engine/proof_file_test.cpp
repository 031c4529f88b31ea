#include "engine/audit/proof_file.hpp"

#include <gtest/gtest.h>

#include "engine/audit/merkle.hpp"
#include "tests/support/test_signer.hpp"

namespace renmian {
namespace {

using test::TestSigner;

// The proof of one entry in a log of `size`, as the log would hand it out.
class Proofs : public testing::Test {
 protected:
  std::vector<Hash> leaves(std::size_t size) const {
    std::vector<Hash> leaves;
    for (std::size_t i = 0; i < size; ++i) leaves.push_back(leaf_hash(std::to_string(i), tree_hash_of(origin_)));
    return leaves;
  }
  ProofFile proof(std::uint64_t index, std::size_t size) const {
    const auto all = leaves(size);
    const auto hash = tree_hash_of(origin_);
    const auto nodes = nodes_over(all, hash);
    const auto text = to_string(Checkpoint{origin_, size, root_of(size, nodes, hash), {}});
    return {std::nullopt, index, inclusion_proof(index, size, nodes, hash), sign_note(text, log_)};
  }
  std::string code_of(const ProofFile& file, const Hash& leaf) const {
    const std::vector known{log_.verifier()};
    const auto verified = verify_proof_file(file, leaf, known, origin_);
    return verified.has_error() ? verified.error().code : "proved";
  }
  void use_sm3() {
    origin_ = "example.com/log/sm3";
    log_ = TestSigner(origin_, KeyType::kSm2);
  }

  std::string origin_ = "example.com/log";
  TestSigner log_{origin_};
};

std::string bad_line_of(std::string_view text) {
  const auto proof = parse_proof_file(text);
  if (!proof.has_error()) return "good";
  EXPECT_EQ(proof.error().code, "proof-malformed");
  return proof.error().place;
}

std::string repeat(const std::string& line, int times) {
  std::string lines;
  for (int i = 0; i < times; ++i) lines += line;
  return lines;
}

const std::string kStart = "c2sp.org/tlog-proof@v1\n";
const std::string kHash = std::string(43, 'A') + "=\n";

TEST_F(Proofs, AreWrittenAsPublished) {
  ProofFile file{std::nullopt, 73894, {sha256("a"), sha256("b")}, "checkpoint\n"};
  const auto hashes = to_base64(sha256("a")) + "\n" + to_base64(sha256("b")) + "\n";
  EXPECT_EQ(to_string(file), "c2sp.org/tlog-proof@v1\nindex 73894\n" + hashes + "\ncheckpoint\n");
  file.extra = "bytes";
  EXPECT_EQ(to_string(file), "c2sp.org/tlog-proof@v1\nextra Ynl0ZXM=\nindex 73894\n" + hashes + "\ncheckpoint\n");
}

TEST_F(Proofs, ReadBack) {
  auto file = proof(5, 11);
  EXPECT_EQ(parse_proof_file(to_string(file)).value(), file);
  file.extra = std::string("\0\xff", 2);
  EXPECT_EQ(parse_proof_file(to_string(file)).value(), file);
  file.index = ~std::uint64_t{0};
  EXPECT_EQ(parse_proof_file(to_string(file)).value(), file);
}

TEST_F(Proofs, OfEveryEntryAreGoodForThatEntryOnly) {
  for (const bool sm3 : {false, true}) {
    if (sm3) use_sm3();
    for (const std::size_t size : {1u, 2u, 7u, 8u, 9u}) {
      const auto all = leaves(size);
      for (std::size_t index = 0; index < size; ++index) {
        auto file = proof(index, size);
        EXPECT_EQ(code_of(file, all[index]), "proved");
        EXPECT_EQ(code_of(file, sha256("other")), "proof-wrong");
        file.index = size;
        EXPECT_EQ(code_of(file, all[index]), "proof-wrong");
        file.index = index;
        file.hashes.push_back(sha256("surplus"));
        EXPECT_EQ(code_of(file, all[index]), "proof-wrong");
      }
    }
  }
}

TEST_F(Proofs, WhoSignedIsHandedOn) {
  const auto file = proof(0, 1);
  const std::vector known{log_.verifier()};
  const auto verified = verify_proof_file(file, leaves(1)[0], known, origin_);
  EXPECT_EQ(verified->checkpoint.size, 1u);
  EXPECT_EQ(verified->signatures.at(0).by, &known[0]);
}

TEST_F(Proofs, UnderACheckpointThatDoesNotHoldAreRefused) {
  const auto leaf = leaves(3)[1];
  auto file = proof(1, 3);
  const auto good = file.checkpoint;
  file.checkpoint.replace(file.checkpoint.find("\n3\n"), 3, "\n4\n");
  EXPECT_EQ(code_of(file, leaf), "note-signature-wrong");
  file.checkpoint = "no note";
  EXPECT_EQ(code_of(file, leaf), "note-malformed");
  file.checkpoint = good;
  log_ = TestSigner(origin_);
  EXPECT_EQ(code_of(file, leaf), "note-not-signed");
}

TEST_F(Proofs, OfAnotherLogAreRefused) {
  const auto file = proof(1, 3);
  const auto leaf = leaves(3)[1];
  origin_ = "example.com/other";
  EXPECT_EQ(code_of(file, leaf), "checkpoint-origin");
}

TEST(ProofText, TheSmallestIsRead) {
  EXPECT_EQ(bad_line_of(kStart + "index 0\n\nx"), "good");
  EXPECT_EQ(bad_line_of(kStart + "extra AA==\nindex 0\n" + kHash + "\nx"), "good");
}

TEST(ProofText, EveryOtherFirstLineIsRefused) {
  for (const auto* start : {"", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2\n", " c2sp.org/tlog-proof@v1\n",
                            "c2sp.org/tlog-proof@v1\r\n", "\nc2sp.org/tlog-proof@v1\n"}) {
    EXPECT_EQ(bad_line_of(std::string(start) + "index 0\n\nx"), "line 1") << start;
  }
}

TEST(ProofText, AnIndexIsADecimalWithoutLeadingZeros) {
  for (const auto* index :
       {"", "index\n", "index \n", "index 01\n", "index 00\n", "index +1\n", "index -1\n", "index 1 \n", "index  1\n",
        "index 1x\n", "index 18446744073709551616\n", "Index 1\n", "\n"}) {
    EXPECT_EQ(bad_line_of(kStart + index + "\nx"), "line 2") << index;
  }
  EXPECT_EQ(parse_proof_file(kStart + "index 18446744073709551615\n\nx")->index, ~std::uint64_t{0});
}

TEST(ProofText, ExtraIsStandardBase64AndOnceAndNotEmpty) {
  for (const auto* extra : {"extra \n", "extra A\n", "extra AB==\n", "extra AA\n", "extra  AA==\n", "extra AA== \n"}) {
    EXPECT_EQ(bad_line_of(kStart + extra + "index 0\n\nx"), "line 2") << extra;
  }
  EXPECT_EQ(bad_line_of(kStart + "extra AA==\nextra AA==\nindex 0\n\nx"), "line 3");
  EXPECT_EQ(bad_line_of(kStart + "index 0\nextra AA==\n\nx"), "line 3");
}

TEST(ProofText, AHashHas32Bytes) {
  for (const auto& line :
       {"AAAA" + kHash, kHash.substr(4), std::string("x\n"), " " + kHash, "A" + kHash.substr(1, 41) + "B=\n"}) {
    EXPECT_EQ(bad_line_of(kStart + "index 0\n" + line + "\nx"), "line 3") << line;
  }
}

TEST(ProofText, SixtyThreeHashesAreReadAndOneMoreIsRefused) {
  EXPECT_EQ(parse_proof_file(kStart + "index 0\n" + repeat(kHash, 63) + "\nx")->hashes.size(), 63u);
  EXPECT_EQ(bad_line_of(kStart + "index 0\n" + repeat(kHash, 64) + "\nx"), "line 66");
}

TEST(ProofText, WithoutACheckpointIsRefused) {
  EXPECT_EQ(bad_line_of(kStart + "index 0\n"), "line 3");
  EXPECT_EQ(bad_line_of(kStart + "index 0\n\n"), "line 3");
  EXPECT_EQ(bad_line_of(kStart + "index 0\n" + kHash), "line 4");
  EXPECT_EQ(bad_line_of(kStart + "index 0\n" + kHash.substr(0, 44)), "line 3");
}

TEST(ProofText, CutShortOrChangedAnywhereItIsReadOrRefusedButNeverMore) {
  const auto text = kStart + "extra AA==\nindex 12\n" + kHash + kHash + "\nexample\n12\n";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const auto read = parse_proof_file(std::string_view(text).substr(0, size));
    if (read) {
      EXPECT_EQ(to_string(*read), text.substr(0, size));
    }
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char byte : {'\0', '\n', ' ', '0', 'A', '\xff'}) {
      const auto changed = std::string(text).replace(at, 1, 1, byte);
      const auto read = parse_proof_file(changed);
      if (read) {
        EXPECT_EQ(to_string(*read), changed);
      }
    }
  }
}

}  // namespace
}  // namespace renmian
