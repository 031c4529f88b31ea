// Signatures of webhooks, against published vectors and against themselves.
#include "api/service/events/standard_webhooks.hpp"

#include <gmock/gmock.h>

#include "tests/support/test_desk.hpp"
#include "tests/support/vectors.hpp"

namespace renmian::webhooks {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
const std::string kId = "01970000-0000-7000-8000-000000000001", kBody = R"({"命令":"propose"})", kAt = "1767225600";
const Timestamp kNow{1'767'225'600 * kSecond};

class Signing : public testing::Test {
 protected:
  Verdict verdict(const std::string& key, const std::string& header, Signed message = {kId, kAt, kBody},
                  Timestamp now = kNow) {
    return verify({&key, 1}, message, header, now);
  }
  TestRandom random;
  std::string secret = new_secret(random);
  std::string private_key = new_private_key(random);
};

TEST(PublishedVectors, AreSignedAndVerifiedAlike) {
  const auto all = test::vectors("standard_webhooks.json");
  const auto secret = test::text_at(all, "secret");
  int good = 0, bad = 0;
  for (const auto& vector : all.at("vectors").as_array()) {
    const auto id = test::text_at(vector, "webhook-id"), at = test::text_at(vector, "webhook-timestamp"),
               body = test::text_at(vector, "body"), header = test::text_at(vector, "webhook-signature");
    const Timestamp now{std::stoll(at) * kSecond};
    const bool valid = test::text_at(vector, "expect").starts_with("valid");
    EXPECT_EQ(verify({&secret, 1}, {id, at, body}, header, now), valid ? Verdict::kGood : Verdict::kNoMatch) << id;
    const auto ours = signatures({&secret, 1}, {id, at, body});
    EXPECT_EQ(header.find(ours) != header.npos, valid) << id;
    valid ? ++good : ++bad;
  }
  EXPECT_EQ(good, 3);
  EXPECT_EQ(bad, 1);
}

TEST_F(Signing, HoldsForExactlyWhatWasSigned) {
  const auto header = signatures({&secret, 1}, {kId, kAt, kBody});
  EXPECT_EQ(verdict(secret, header), Verdict::kGood);
  EXPECT_EQ(verdict(secret, header, {kId, kAt, kBody + " "}), Verdict::kNoMatch);
  EXPECT_EQ(verdict(secret, header, {kId + "x", kAt, kBody}), Verdict::kNoMatch);
  EXPECT_EQ(verdict(secret, header, {kId, "1767225601", kBody}), Verdict::kNoMatch);
  EXPECT_EQ(verdict(new_secret(random), header), Verdict::kNoMatch);
}

TEST_F(Signing, AnOldMessageIsNotTakenAgain) {
  const auto header = signatures({&secret, 1}, {kId, kAt, kBody});
  const auto after = [&](std::int64_t seconds) {
    return verdict(secret, header, {kId, kAt, kBody}, {kNow.microseconds + seconds * kSecond});
  };
  EXPECT_EQ(after(300), Verdict::kGood);
  EXPECT_EQ(after(301), Verdict::kTooOld);
  EXPECT_EQ(after(-300), Verdict::kGood);
  EXPECT_EQ(after(-301), Verdict::kTooOld);
  EXPECT_EQ(verdict(secret, header, {kId, "soon", kBody}), Verdict::kMalformed);
  EXPECT_EQ(verdict(secret, header, {kId, "9223372036854775807", kBody}), Verdict::kMalformed);
}

TEST_F(Signing, TwoSecretsSignWhileOneTakesThePlaceOfTheOther) {
  const std::vector both{new_secret(random), secret};
  const auto header = signatures(both, {kId, kAt, kBody});
  EXPECT_EQ(verdict(secret, header), Verdict::kGood);
  EXPECT_EQ(verdict(both.front(), header), Verdict::kGood);
}

TEST_F(Signing, APublicKeyVerifiesWhatThePrivateOneSigned) {
  const auto public_key = public_key_of(private_key);
  EXPECT_THAT(public_key, testing::StartsWith("whpk_"));
  const auto header = signatures({&private_key, 1}, {kId, kAt, kBody});
  EXPECT_THAT(header, testing::StartsWith("v1a,"));
  EXPECT_EQ(verdict(public_key, header), Verdict::kGood);
  EXPECT_EQ(verdict(public_key, header, {kId, kAt, "{}"}), Verdict::kNoMatch);
  EXPECT_EQ(verdict(public_key_of(new_private_key(random)), header), Verdict::kNoMatch);
  // Who knows the public key only must not be able to make a signature of the other kind with it.
  EXPECT_EQ(verdict(public_key, signatures({&secret, 1}, {kId, kAt, kBody})), Verdict::kNoMatch);
}

TEST_F(Signing, ASecretHas24To64Bytes) {
  const auto of = [](std::size_t bytes) { return "whsec_" + to_base64(std::string(bytes, 'x')); };
  EXPECT_FALSE(is_secret(of(23)));
  EXPECT_TRUE(is_secret(of(24)));
  EXPECT_TRUE(is_secret(of(64)));
  EXPECT_FALSE(is_secret(of(65)));
  EXPECT_TRUE(is_secret(private_key));
  EXPECT_FALSE(is_secret("whsec_???"));
  EXPECT_THROW(signatures(std::vector<std::string>{"whsec_"}, {kId, kAt, kBody}), std::invalid_argument);
}

}  // namespace
}  // namespace renmian::webhooks
