#include "engine/audit/trail_policy.hpp"

#include <gtest/gtest.h>

#include <map>

#include "engine/audit/checkpoint.hpp"
#include "tests/support/test_signer.hpp"

namespace renmian {
namespace {

using test::TestSigner;
using Names = std::set<std::string>;

const TestSigner& log_key() {
  static const TestSigner key("example.com/log");
  return key;
}
const TestSigner& sm2_key() {
  static const TestSigner key("example.com/log", KeyType::kSm2);
  return key;
}
// Witness keys with the key names "w0", "w1", ...
const TestSigner& witness(int i) {
  static std::map<int, TestSigner> keys;
  return keys.try_emplace(i, "w" + std::to_string(i), KeyType::kCosignature).first->second;
}

std::string log_line(const TestSigner& key) { return "log " + key.verifier_key() + "\n"; }
std::string witness_line(const std::string& name, int i) {
  return "witness " + name + " " + witness(i).verifier_key() + "\n";
}

TrailPolicy policy(const std::string& text) { return parse_trail_policy(text).value(); }

// "good", or the code and the place of each problem.
std::string problems_of(const std::string& text) {
  const auto read = parse_trail_policy(text);
  if (!read.has_error()) return "good";
  std::string all;
  for (const auto& problem : read.error()) {
    EXPECT_FALSE(problem.message.zh.empty() || problem.message.en.empty());
    all += (all.empty() ? "" : ", ") + problem.code + " " + problem.place;
  }
  return all;
}

// Two witnesses of three at one body, any of two at another, and both bodies: the example of the published format.
std::string two_bodies() {
  return log_line(log_key()) + "\n" + witness_line("X1", 1) + witness_line("X2", 2) + witness_line("X3", 3) +
         "group X-witnesses 2 X1 X2 X3\n\n" + witness_line("Y1", 4) + witness_line("Y2", 5) +
         "group Y-witnesses any Y1 Y2\n\ngroup X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n";
}

TEST(TrailPolicy, ThePublishedExampleIsRead) {
  const auto read = policy(two_bodies());
  EXPECT_EQ(read.logs.size(), 1u);
  EXPECT_EQ(read.witness_names, (std::vector<std::string>{"X1", "X2", "X3", "Y1", "Y2"}));
  EXPECT_EQ(read.witnesses.at(3).name(), "w4");
  EXPECT_EQ(read.keys().size(), 6u);
  ASSERT_EQ(read.groups.size(), 3u);
  EXPECT_EQ(read.groups[0].needed, 2u);
  EXPECT_EQ(read.groups[1].needed, 1u);
  EXPECT_EQ(read.groups[2].needed, 2u);
  EXPECT_EQ(read.quorum, "X-and-Y");
  EXPECT_FALSE(read.require_all_log_keys);
}

TEST(TrailPolicy, AQuorumOfGroupsIsMetByWhatTheyNeedAndNoLess) {
  const auto read = policy(two_bodies());
  for (const auto& names : {Names{"X1", "X2", "Y1"}, Names{"X1", "X3", "Y2"}, Names{"X1", "X2", "X3", "Y1", "Y2"}}) {
    EXPECT_TRUE(read.quorum_met(names));
  }
  for (const auto& names : {Names{}, Names{"X1", "Y1"}, Names{"X1", "X2", "X3"}, Names{"X1", "Y1", "Y2"},
                            Names{"Z1", "Z2", "Y1"}, Names{"X-witnesses", "Y-witnesses"}, Names{"X-and-Y"}}) {
    EXPECT_FALSE(read.quorum_met(names));
  }
}

TEST(TrailPolicy, AQuorumMayBeOneWitnessOrNone) {
  const auto one = policy(witness_line("A", 1) + witness_line("B", 2) + "quorum A\n");
  EXPECT_TRUE(one.quorum_met({"A"}));
  EXPECT_FALSE(one.quorum_met({"B"}));
  EXPECT_TRUE(policy("quorum none\n").quorum_met({}));
}

TEST(TrailPolicy, SpacesTabsUrlsCommentsAndEmptyLinesAreAllowed) {
  const auto read = policy("# 日志\n\n \t\nlog\t " + log_key().verifier_key() + "  https://log.example.com/ \n" +
                           "  witness 省纪委 " + witness(1).verifier_key() + " https://w.example.com/\n" +
                           witness_line("none2", 2) + "\t# group\nquorum 省纪委\t\n");
  EXPECT_EQ(read.logs.size(), 1u);
  EXPECT_EQ(read.witness_urls, (std::vector<std::string>{"https://w.example.com/", ""}));
  EXPECT_TRUE(read.quorum_met({"省纪委"}));
}

TEST(TrailPolicy, NamesAreBytesAndNothingMore) {
  EXPECT_EQ(problems_of(witness_line("K", 1) + witness_line("\u212a", 2) + witness_line("\xff", 3) + "quorum \xff\n"),
            "good");
}

TEST(TrailPolicy, ALineOfAnotherFormIsAProblem) {
  const auto key = log_key().verifier_key(), other = witness(1).verifier_key();
  for (const auto& line :
       {std::string("logs x"), "Log " + key, std::string("log"), "log " + key + " url more", std::string("witness a"),
        std::string("witness"), "witness a " + other + " url more", std::string("group g 1"), std::string("group g"),
        std::string("quorum"), std::string("quorum a b"), std::string("x # comment")}) {
    EXPECT_EQ(problems_of("quorum none\n" + line + "\n"), "policy-line line 2") << line;
  }
}

TEST(TrailPolicy, ControlCharactersAndALastLineWithoutItsEndAreProblems) {
  for (const auto* text : {"\r", "\0", "a\x1b", "#\x7f", "# \x01"}) {
    const std::string line = *text == '\0' ? std::string(1, '\0') : std::string(text);
    EXPECT_EQ(problems_of("quorum none\n" + line + "\n"), "policy-characters line 2");
  }
  EXPECT_EQ(problems_of("quorum none"), "policy-line line 1");
  EXPECT_EQ(problems_of("quorum none\n#"), "policy-line line 2");
}

TEST(TrailPolicy, AKeyOfTheWrongKindIsAProblem) {
  EXPECT_EQ(problems_of("quorum none\nlog " + witness(1).verifier_key() + "\n"), "policy-key line 2");
  EXPECT_EQ(problems_of("quorum none\nwitness a " + log_key().verifier_key() + "\n"), "policy-key line 2");
  EXPECT_EQ(problems_of("quorum none\nwitness a " + sm2_key().verifier_key() + "\n"), "policy-key line 2");
  EXPECT_EQ(problems_of("quorum none\nlog x+00000000+AAAA\n"), "policy-key line 2");
}

TEST(TrailPolicy, AKeyTwiceIsAProblemExceptOfALogAndTheOneThatContinuesIt) {
  const auto start = log_line(log_key()) + witness_line("a", 1) + "quorum none\n";
  EXPECT_EQ(problems_of(start), "good");
  EXPECT_EQ(problems_of(start + log_line(log_key())), "policy-key-twice line 4");
  EXPECT_EQ(problems_of(start + witness_line("b", 1)), "policy-key-twice line 4");
  const auto renamed = make_vkey("other", KeyType::kEd25519, log_key().verifier().public_key());
  EXPECT_EQ(problems_of(start + "log " + renamed + "\n"), "good");
  EXPECT_EQ(problems_of(start + "log " + renamed + "\nlog " + renamed + "\n"), "policy-key-twice line 5");
  const auto as_witness = make_vkey("other", KeyType::kCosignature, log_key().verifier().public_key());
  EXPECT_EQ(problems_of(start + "witness c " + as_witness + "\n"), "policy-key-twice line 4");
}

TEST(TrailPolicy, ANameIsDefinedOnceAndAboveItsUse) {
  const auto a = witness_line("a", 1), b = witness_line("b", 2), end = std::string("quorum none\n");
  EXPECT_EQ(problems_of(a + witness_line("a", 2) + end), "policy-name line 2");
  EXPECT_EQ(problems_of(a + "group a 1 a\n" + end), "policy-name line 2");
  EXPECT_EQ(problems_of(a + b + "group g 1 a\ngroup g 1 b\n" + end), "policy-name line 4");
  EXPECT_EQ(problems_of("group g 1 a\n" + a + end), "policy-name line 1");
  EXPECT_EQ(problems_of("group g 1 g\n" + end), "policy-name line 1");
  EXPECT_EQ(problems_of("quorum a\n" + a), "policy-name line 1");
  EXPECT_EQ(problems_of(witness_line("none", 1) + end), "policy-name line 1");
  EXPECT_EQ(problems_of(a + "group none 1 a\n" + end), "policy-name line 2");
  EXPECT_EQ(problems_of(a + "group g 1 none\n" + end), "policy-name line 2");
}

TEST(TrailPolicy, ANameIsMemberOfAtMostOneGroup) {
  const auto start = witness_line("a", 1) + witness_line("b", 2);
  EXPECT_EQ(problems_of(start + "group g 1 a\ngroup h 1 b\nquorum h\n"), "good");
  EXPECT_EQ(problems_of(start + "group g 1 a a\nquorum g\n"), "policy-member line 3");
  EXPECT_EQ(problems_of(start + "group g 1 a\ngroup h 1 a b\nquorum h\n"), "policy-member line 4");
}

TEST(TrailPolicy, AThresholdLiesFromOneToTheNumberOfMembers) {
  const auto start = witness_line("a", 1) + witness_line("b", 2);
  for (const auto* good : {"1", "2", "any", "all"}) {
    EXPECT_EQ(problems_of(start + "group g " + good + " a b\nquorum g\n"), "good") << good;
  }
  for (const auto* bad : {"0", "3", "-1", "+1", "01", "1.0", "one", "Any", "18446744073709551617"}) {
    EXPECT_EQ(problems_of(start + "group g " + bad + " a b\nquorum g\n"), "policy-threshold line 3") << bad;
  }
}

TEST(TrailPolicy, ThereIsExactlyOneQuorumLine) {
  EXPECT_EQ(problems_of(""), "policy-quorum ");
  EXPECT_EQ(problems_of(log_line(log_key())), "policy-quorum ");
  EXPECT_EQ(problems_of("quorum none\nquorum none\n"), "policy-quorum line 2");
}

TEST(TrailPolicy, EveryProblemIsToldAtOnce) {
  EXPECT_EQ(problems_of("log x\nbad\nwitness a x\ngroup g 2 a\nquorum b\n"),
            "policy-key line 1, policy-line line 2, policy-key line 3, policy-threshold line 4, policy-name line 5");
}

TEST(TrailPolicy, ManyGroupsInOneAnotherAreNoTrouble) {
  auto text = witness_line("a", 1) + "group g0 all a\n";
  for (int i = 1; i < 20'000; ++i) text += "group g" + std::to_string(i) + " all g" + std::to_string(i - 1) + "\n";
  const auto read = policy(text + "quorum g19999\n");
  EXPECT_TRUE(read.quorum_met({"a"}));
  EXPECT_FALSE(read.quorum_met({}));
}

class SignedByLog : public testing::Test {
 protected:
  bool holds(const std::string& policy_text, std::vector<const Signer*> signers, const std::string& origin) const {
    const auto read = policy(policy_text);
    const auto known = read.keys();
    return read.signed_by_log(origin, open_note(sign_note("text\n", signers), known)->signatures);
  }

  const std::string origin_ = "example.com/log";
  const TestSigner other_{"example.com/other"};
  const std::string both_ = log_line(log_key()) + log_line(sm2_key()) + log_line(other_) + "quorum none\n";
  const std::string all_ = "# require-all-log-keys\n" + both_;
};

TEST_F(SignedByLog, OneKeyOfTheOriginSuffices) {
  EXPECT_TRUE(holds(both_, {&log_key()}, origin_));
  EXPECT_TRUE(holds(both_, {&sm2_key()}, origin_));
  EXPECT_TRUE(holds(both_, {&log_key(), &sm2_key(), &other_}, origin_));
  EXPECT_FALSE(holds(both_, {&other_}, origin_));
  EXPECT_FALSE(holds(both_, {&log_key()}, "example.com/unknown"));
}

TEST_F(SignedByLog, AllKeysOfTheOriginIfThePolicyAsksForThem) {
  EXPECT_TRUE(holds(all_, {&log_key(), &sm2_key()}, origin_));
  EXPECT_TRUE(holds(all_, {&other_}, "example.com/other"));
  EXPECT_FALSE(holds(all_, {&log_key()}, origin_));
  EXPECT_FALSE(holds(all_, {&sm2_key()}, origin_));
  EXPECT_FALSE(holds(all_, {&log_key(), &other_}, origin_));
}

TEST_F(SignedByLog, OnlyTheVeryCommentAsksForAllKeys) {
  EXPECT_TRUE(policy("\t# require-all-log-keys \nquorum none\n").require_all_log_keys);
  for (const auto* line : {"# require-all-log-keys please", "## require-all-log-keys", "#  require-all-log-keys",
                           "#require-all-log-keys", "# Require-all-log-keys"}) {
    EXPECT_FALSE(policy(line + std::string("\nquorum none\n")).require_all_log_keys) << line;
  }
}

TEST(WitnessesOf, AreNamedAsInThePolicy) {
  const auto read = policy(log_line(log_key()) + witness_line("省纪委", 1) + witness_line("B", 2) + "quorum none\n");
  const auto known = read.keys();
  const auto text = to_string(Checkpoint{"example.com/log", 1, leaf_hash("x"), {}});
  const std::vector lines{cosignature_line(text, witness(1), 1), cosignature_line(text, witness(3), 1)};
  const auto opened = open_note(with_signatures(sign_note(text, log_key()), lines), known);
  EXPECT_EQ(read.witnesses_of(opened->signatures), Names{"省纪委"});
}

}  // namespace
}  // namespace renmian
