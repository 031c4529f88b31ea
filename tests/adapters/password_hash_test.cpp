#include "adapters/identity/password_hash.hpp"

#include <gtest/gtest.h>

#include "adapters/system/secure_random.hpp"

namespace renmian {
namespace {

constexpr Argon2Cost kCheap{.memory_kib = 64, .passes = 1, .lanes = 1};

TEST(PasswordHash, IsAPhcStringOfArgon2idAtTheLeastThatOwaspAsksFor) {
  SecureRandom random;
  PasswordHasher hasher({}, random);
  const auto phc = hasher.hash("correct horse 电池");
  EXPECT_TRUE(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << phc;
  EXPECT_EQ(phc.find("correct"), phc.npos);
  EXPECT_TRUE(hasher.verify(phc, "correct horse 电池"));
  EXPECT_FALSE(hasher.verify(phc, "correct horse 电氵"));
  EXPECT_FALSE(hasher.is_outdated(phc));
}

TEST(PasswordHash, HasANewSaltEachTime) {
  SecureRandom random;
  PasswordHasher hasher(kCheap, random);
  EXPECT_NE(hasher.hash("the same password"), hasher.hash("the same password"));
}

TEST(PasswordHash, AgreesWithTheReferenceImplementation) {
  SecureRandom random;
  PasswordHasher hasher(kCheap, random);
  // From the tests of the reference implementation of RFC 9106's authors.
  const std::string phc = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
  EXPECT_TRUE(hasher.verify(phc, "password"));
  EXPECT_FALSE(hasher.verify(phc, "passwore"));
}

TEST(PasswordHash, ThatWasMadeAtLessCostIsOutdated) {
  SecureRandom random;
  const auto made_at = [&](Argon2Cost cost) { return PasswordHasher(cost, random).hash("a password of somebody"); };
  PasswordHasher today({.memory_kib = 128, .passes = 2, .lanes = 2}, random);
  EXPECT_TRUE(today.is_outdated(made_at({.memory_kib = 127, .passes = 2, .lanes = 2})));
  EXPECT_TRUE(today.is_outdated(made_at({.memory_kib = 128, .passes = 1, .lanes = 2})));
  EXPECT_TRUE(today.is_outdated(made_at({.memory_kib = 128, .passes = 2, .lanes = 1})));
  EXPECT_FALSE(today.is_outdated(made_at({.memory_kib = 128, .passes = 2, .lanes = 2})));
  EXPECT_FALSE(today.is_outdated(made_at({.memory_kib = 256, .passes = 3, .lanes = 2})));
  EXPECT_TRUE(today.is_outdated("$2b$10$abcdefghijklmnopqrstuv"));
}

TEST(PasswordHash, WhatIsNoPhcStringVerifiesNothing) {
  SecureRandom random;
  PasswordHasher hasher(kCheap, random);
  EXPECT_FALSE(hasher.verify("", ""));
  EXPECT_FALSE(hasher.verify("$argon2id$v=19$m=64,t=1,p=1$", "x"));
  EXPECT_FALSE(hasher.verify_nothing("what nobody has as a password"));
}

}  // namespace
}  // namespace renmian
