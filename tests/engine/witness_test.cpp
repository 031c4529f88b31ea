#include "engine/audit/witness.hpp"

#include <gmock/gmock.h>

#include "tests/support/forked_log.hpp"

namespace renmian {
namespace {

using test::ForkedLog;
using testing::HasSubstr;

constexpr auto kOrigin = "cadre.example/log";

const ForkedLog& log() {
  static const ForkedLog one(kOrigin, 20, 6);
  return one;
}

WitnessedTree tree(std::uint64_t size, std::size_t history = 0) { return {size, log().root(size, history)}; }

// The whole decision, as a witness makes it.
WitnessAnswer answer_to(const std::string& body, const std::optional<WitnessedTree>& kept = {},
                        std::vector<Verifier> logs = {log().verifier()}) {
  const auto asked = admit(body, logs);
  if (!asked) return asked.error().answer;
  const auto refusal = judge(*asked, kept);
  return refusal ? refusal->answer : WitnessAnswer::kCosigned;
}

TEST(WitnessRequest, IsReadAsItIsWritten) {
  for (const auto& [old, size] : {std::pair{0, 0}, {0, 5}, {3, 20}, {20, 20}}) {
    const auto request = log().request(static_cast<std::uint64_t>(old), static_cast<std::uint64_t>(size));
    const auto read = parse_witness_request(to_string(request));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->old_size, request.old_size);
    EXPECT_EQ(read->proof, request.proof);
    EXPECT_EQ(read->checkpoint, request.checkpoint);
  }
}

TEST(WitnessRequest, TellsTheLineThatIsWrong) {
  const auto place = [](const std::string& body) { return parse_witness_request(body).error().place; };
  EXPECT_EQ(place(""), "line 1");
  EXPECT_EQ(place("old 1"), "line 1");
  EXPECT_EQ(place("old 01\n\nx\n"), "line 1");
  EXPECT_EQ(place("old -1\n\nx\n"), "line 1");
  EXPECT_EQ(place("old  1\n\nx\n"), "line 1");
  EXPECT_EQ(place("old 18446744073709551616\n\nx\n"), "line 1");
  EXPECT_EQ(place("OLD 1\n\nx\n"), "line 1");
  EXPECT_EQ(place("old 1\nAAAA\n\nx\n"), "line 2");
  EXPECT_EQ(place("old 1\n" + to_base64(Hash{}) + "\n"), "line 3");
  EXPECT_TRUE(parse_witness_request("old 18446744073709551615\n\nx\n"));
}

TEST(WitnessRequest, HasAtMost63LinesOfProof) {
  WitnessRequest request{1, std::vector<Hash>(63), "x\n"};
  EXPECT_TRUE(parse_witness_request(to_string(request)));
  request.proof.emplace_back();
  EXPECT_EQ(parse_witness_request(to_string(request)).error().place, "line 65");
}

TEST(SizeOfAnswer409, IsOneLineAndNothingElse) {
  EXPECT_EQ(tree_size_body(12), "12\n");
  EXPECT_EQ(parse_tree_size_body("12\n"), 12U);
  EXPECT_EQ(parse_tree_size_body("0\n"), 0U);
  for (const auto* bad : {"", "12", "12\n\n", "12\n13\n", "012\n", " 12\n", "12 \n"}) {
    EXPECT_FALSE(parse_tree_size_body(bad)) << bad;
  }
}

TEST(Witness, CosignsTheFirstCheckpointItSeesAndItsContinuations) {
  EXPECT_EQ(answer_to(log().body(0, 5)), WitnessAnswer::kCosigned);
  EXPECT_EQ(answer_to(log().body(5, 6), tree(5)), WitnessAnswer::kCosigned);
  EXPECT_EQ(answer_to(log().body(5, 20), tree(5)), WitnessAnswer::kCosigned);
}

TEST(Witness, CosignsTheSameCheckpointAgain) {
  EXPECT_EQ(answer_to(log().body(5, 5), tree(5)), WitnessAnswer::kCosigned);
  EXPECT_EQ(answer_to(log().body(0, 0), tree(0)), WitnessAnswer::kCosigned);
}

TEST(Witness, BeginsWithTheEmptyLogToo) {
  EXPECT_EQ(answer_to(log().body(0, 0)), WitnessAnswer::kCosigned);
  EXPECT_EQ(answer_to(log().body(0, 7), tree(0)), WitnessAnswer::kCosigned);
}

TEST(Witness, Answers404ForALogItDoesNotKnow) {
  const ForkedLog other("other.example/log", 5, 5);
  EXPECT_EQ(answer_to(other.body(0, 5)), WitnessAnswer::kUnknownLog);
  EXPECT_EQ(answer_to(log().body(0, 5), {}, {}), WitnessAnswer::kUnknownLog);
}

TEST(Witness, Answers403WithoutAGoodSignatureOfATrustedKey) {
  const ForkedLog impostor(kOrigin, 5, 5);  // the same name, another key
  EXPECT_EQ(answer_to(impostor.body(0, 5)), WitnessAnswer::kNotSigned);

  // A bad signature line of the trusted key spoils the note, whatever else has signed it.
  auto request = log().request(0, 5);
  const auto other_signature = log().checkpoint(6).substr(log().checkpoint(6).rfind("\n\n") + 2);
  request.checkpoint = log().checkpoint(5).substr(0, log().checkpoint(5).rfind("\n\n") + 2) + other_signature;
  EXPECT_EQ(answer_to(to_string(request)), WitnessAnswer::kNotSigned);
}

TEST(Witness, TakesAnyOfTheKeysOfALog) {
  const ForkedLog impostor(kOrigin, 5, 5);
  EXPECT_EQ(answer_to(log().body(0, 5), {}, {impostor.verifier(), log().verifier()}), WitnessAnswer::kCosigned);
}

TEST(Witness, KnowsTheSm2KeyOfALogBesideItsOther) {
  const test::TestSigner sm2(kOrigin, KeyType::kSm2);
  const Signer* const both[] = {&log().signer(), &sm2};
  const auto text = to_string(Checkpoint{kOrigin, 5, log().root(5), {}});
  for (const auto& keys : {std::vector{log().verifier()}, {sm2.verifier()}, {log().verifier(), sm2.verifier()}}) {
    EXPECT_EQ(answer_to("old 0\n\n" + sign_note(text, both), {}, keys), WitnessAnswer::kCosigned);
  }
  EXPECT_EQ(answer_to(log().body(0, 5), {}, {sm2.verifier()}), WitnessAnswer::kNotSigned);
}

TEST(Witness, Answers400ForWhatItCannotRead) {
  EXPECT_EQ(answer_to("hello"), WitnessAnswer::kMalformed);
  EXPECT_EQ(answer_to("old 0\n\nhello\n"), WitnessAnswer::kMalformed);
  EXPECT_EQ(answer_to("old 0\n\n" + std::string(kOrigin) + "\n5\n" + to_base64(log().root(5)) + "\n"),
            WitnessAnswer::kMalformed);
}

TEST(Witness, Answers400ForAnEmptyLogWithARoot) {
  const auto text = to_string(Checkpoint{kOrigin, 0, log().root(1), {}});
  EXPECT_EQ(answer_to("old 0\n\n" + sign_note(text, log().signer())), WitnessAnswer::kMalformed);
}

TEST(Witness, Answers400IfOldIsAboveTheSizeWhateverItKeeps) {
  for (const auto kept : {std::uint64_t{5}, std::uint64_t{6}}) {
    EXPECT_EQ(answer_to(log().body(6, 5), tree(kept)), WitnessAnswer::kMalformed);
  }
}

TEST(Witness, Answers409WithItsSizeIfOldIsNotThatSize) {
  for (const auto& [old, kept] : {std::pair{4, 5}, {6, 5}, {0, 5}, {5, 0}}) {
    const auto asked = admit(log().body(static_cast<std::uint64_t>(old), 20), std::vector{log().verifier()});
    const auto size = static_cast<std::uint64_t>(kept);
    const auto refusal = judge(*asked, size > 0 ? std::optional{tree(size)} : std::nullopt);
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->answer, WitnessAnswer::kOtherSize);
    EXPECT_EQ(refusal->kept_size, size);
  }
}

TEST(Witness, SaysSoIfTheLogHasBecomeShorter) {
  const auto asked = admit(log().body(4, 4), std::vector{log().verifier()});
  EXPECT_THAT(judge(*asked, tree(5)).value().problem.message.zh, HasSubstr("变短"));
}

TEST(Witness, Answers422ForAnotherRootOfTheSameSize) {
  EXPECT_EQ(answer_to(log().body(6, 6, 1), tree(6)), WitnessAnswer::kCosigned) << "the common beginning";
  EXPECT_EQ(answer_to(log().body(7, 7, 1), tree(7)), WitnessAnswer::kInconsistent);
}

TEST(Witness, Answers422ForAForkThatProvesItsOwnHistory) {
  EXPECT_EQ(answer_to(log().body(6, 12, 1), tree(6)), WitnessAnswer::kCosigned) << "the common beginning";
  EXPECT_EQ(answer_to(log().body(7, 12, 1), tree(7)), WitnessAnswer::kInconsistent);
}

TEST(Witness, Answers422ForAWrongProof) {
  const auto with_proof = [](std::uint64_t old, std::uint64_t size, std::vector<Hash> proof) {
    return answer_to(to_string(WitnessRequest{old, std::move(proof), log().checkpoint(size)}),
                     old > 0 ? std::optional{tree(old)} : std::nullopt);
  };
  auto proof = log().request(5, 12).proof;
  EXPECT_EQ(with_proof(5, 12, proof), WitnessAnswer::kCosigned);
  proof.emplace_back();
  EXPECT_EQ(with_proof(5, 12, proof), WitnessAnswer::kInconsistent) << "surplus";
  proof.resize(proof.size() - 2);
  EXPECT_EQ(with_proof(5, 12, proof), WitnessAnswer::kInconsistent) << "too short";
  EXPECT_EQ(with_proof(5, 12, {}), WitnessAnswer::kInconsistent);
  EXPECT_EQ(with_proof(5, 5, {Hash{}}), WitnessAnswer::kInconsistent) << "nothing to prove";
  EXPECT_EQ(with_proof(0, 5, {Hash{}}), WitnessAnswer::kInconsistent) << "nothing to prove it from";
}

TEST(Witness, HashesALogOfSm3WithSm3) {
  const ForkedLog sm3("cadre.example/log/sm3", 12, 12);
  const std::vector keys{sm3.verifier()};
  EXPECT_EQ(answer_to(sm3.body(5, 12), WitnessedTree{5, sm3.root(5)}, keys), WitnessAnswer::kCosigned);
  EXPECT_EQ(answer_to(sm3.body(0, 0), {}, keys), WitnessAnswer::kCosigned);
  EXPECT_NE(sm3.root(0), log().root(0));
}

}  // namespace
}  // namespace renmian
