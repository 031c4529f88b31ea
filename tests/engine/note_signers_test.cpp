// Notes signed with SM2, by several keys, and by witnesses. The rest of notes: checkpoint_test.cpp.
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <stdexcept>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/note.hpp"
#include "engine/audit/sm2.hpp"
#include "tests/support/test_signer.hpp"
#include "tests/support/vectors.hpp"

namespace renmian {
namespace {

using test::TestSigner, test::text_at;

std::string code_of(std::string_view note, std::span<const Verifier> known) {
  const auto opened = open_note(note, known);
  return opened.has_error() ? opened.error().code : "opened";
}

// The key and the signature of GB/T 32918.5 annex A.
struct PublishedSignature {
  Verifier key;
  std::string message;
  std::string signature;
};

std::vector<PublishedSignature> published_signatures() {
  const auto key = [](const std::string& point) {
    return Verifier::from_vkey(make_vkey("gbt32918", KeyType::kSm2, from_hex(point).value())).value();
  };
  const auto vector = test::vectors("sm2_verify.json");
  const auto lower = [](std::string text) {
    for (auto& c : text) c = c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c;
    return text;
  };
  std::vector<PublishedSignature> all{{key("04" + lower(text_at(vector, "pub_x_hex") + text_at(vector, "pub_y_hex"))),
                                       text_at(vector, "msg_utf8"),
                                       from_hex(lower(text_at(vector, "r_hex") + text_at(vector, "s_hex"))).value()}};
  const auto vectors = test::vectors("merkle.json");
  for (const auto& other : vectors.at("sm2").as_array()) {
    const auto& point = other.at("public").as_array();
    all.push_back({key("04" + std::string(point.at(0).as_string()) + std::string(point.at(1).as_string())),
                   test::bytes_at(other, "message"), test::bytes_at(other, "r") + test::bytes_at(other, "s")});
  }
  return all;
}

// What a program that leaves the ID to OpenSSL, or sets another, would write (r || s).
std::string sm2_signature_with_id(EVP_PKEY* key, std::string_view id, std::string_view message) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  EVP_PKEY_CTX* key_context = nullptr;
  EVP_DigestSignInit_ex(context.get(), &key_context, "SM3", nullptr, nullptr, key, nullptr);
  if (!id.empty()) EVP_PKEY_CTX_set1_id(key_context, id.data(), static_cast<int>(id.size()));
  std::array<std::uint8_t, 80> der{};
  std::size_t size = der.size();
  EVP_DigestSign(context.get(), der.data(), &size, reinterpret_cast<const unsigned char*>(message.data()),
                 message.size());
  // SEQUENCE, length, then twice: INTEGER, length, at most 33 bytes.
  std::string signature;
  for (std::size_t at = 2; at < size; at += 2u + der[at + 1]) {
    const auto number = std::string(32, '\0').append(as_bytes(der).substr(at + 2, der[at + 1]));
    signature += number.substr(number.size() - 32);
  }
  return signature;
}

class Sm2Note : public testing::Test {
 protected:
  std::string note_with(const std::string& signature) const {
    const auto id = sm2_.verifier().key_id();
    return text_ + "\n— " + sm2_.name() + " " + to_base64(std::string(as_bytes(id)) + signature) + "\n";
  }

  const std::string text_ = "任免\n5\n";
  const TestSigner ed25519_{"example.com/log"};
  const TestSigner sm2_{"example.com/log", KeyType::kSm2};
  const std::vector<Verifier> both_{ed25519_.verifier(), sm2_.verifier()};
};

TEST(Sm2, PublishedSignaturesHoldAndOthersDoNot) {
  const auto all = published_signatures();
  EXPECT_EQ(all.size(), 2u);
  for (const auto& [key, message, signature] : all) {
    EXPECT_TRUE(key.verifies(message, signature));
    EXPECT_FALSE(key.verifies(message + "x", signature));
    EXPECT_FALSE(key.verifies("", signature));
    EXPECT_FALSE(key.verifies(message, ""));
    EXPECT_FALSE(key.verifies(message, signature.substr(1)));
    EXPECT_FALSE(key.verifies(message, signature + "x"));
    EXPECT_FALSE(key.verifies(message, std::string(64, '\0')));
    EXPECT_FALSE(key.verifies(message, std::string(64, '\xff')));
    for (std::size_t i = 0; i < signature.size(); ++i) {
      auto changed = signature;
      changed[i] = static_cast<char>(changed[i] ^ 1);
      EXPECT_FALSE(key.verifies(message, changed)) << i;
    }
  }
}

TEST(Sm2, ASignatureHas64BytesAlsoIfANumberBeginsWithZero) {
  const TestSigner key("x", KeyType::kSm2);
  const auto verifier = key.verifier();
  for (int i = 0; i < 20'000; ++i) {
    const auto message = std::to_string(i), signature = key.sign(message);
    ASSERT_EQ(signature.size(), kSm2SignatureBytes);
    if (signature[0] != '\0' && signature[32] != '\0') continue;
    EXPECT_TRUE(verifier.verifies(message, signature));
    return;
  }
  FAIL() << "no number began with zero";
}

TEST(Sm2, AVerifierKeyIsThePointBehindTheNameOfTheAlgorithm) {
  const TestSigner key("example.com/log", KeyType::kSm2);
  const auto verifier = key.verifier();
  const auto typed = "\xffsm2-sm3" + verifier.public_key();
  EXPECT_EQ(verifier.public_key().size(), kSm2PointBytes);
  const auto id = sha256({"example.com/log", "\n", typed});
  EXPECT_EQ(key.verifier_key(), "example.com/log+" + to_hex(id).substr(0, 8) + "+" + to_base64(typed));
  EXPECT_EQ(verifier.type(), KeyType::kSm2);
}

TEST(Sm2, WhatIsNoPointOfTheCurveIsNoKey) {
  const auto point = TestSigner("x", KeyType::kSm2).verifier().public_key();
  const auto with = [&](std::size_t at, char byte) { return std::string(point).replace(at, 1, 1, byte); };
  ASSERT_TRUE(Verifier::from_vkey(make_vkey("x", KeyType::kSm2, point)));
  for (const auto& other : {with(64, static_cast<char>(point[64] ^ 1)), with(0, '\x06'), with(0, '\x02'), with(0, '\0'),
                            std::string(65, '\0'), "\x04" + std::string(64, '\xff')}) {
    EXPECT_FALSE(Verifier::from_vkey(make_vkey("x", KeyType::kSm2, other))) << to_hex(other);
  }
  EXPECT_THROW(make_vkey("x", KeyType::kSm2, point.substr(1)), std::invalid_argument);
  EXPECT_THROW(make_vkey("x", KeyType::kSm2, point + "x"), std::invalid_argument);
  EXPECT_THROW(make_vkey("x", KeyType::kEd25519, point), std::invalid_argument);
}

TEST(VerifierKeyTypes, OfAnotherTypeOrLengthIsRefused) {
  const auto vkey_of = [](const std::string& typed) {
    const auto id = sha256({"x", "\n", typed});
    return "x+" + to_hex(id).substr(0, 8) + "+" + to_base64(typed);
  };
  const auto ed25519 = TestSigner("x").verifier().public_key();
  const auto point = TestSigner("x", KeyType::kSm2).verifier().public_key();
  EXPECT_TRUE(Verifier::from_vkey(vkey_of("\x01" + ed25519)));
  EXPECT_TRUE(Verifier::from_vkey(vkey_of("\x04" + ed25519)));
  EXPECT_TRUE(Verifier::from_vkey(vkey_of("\xffsm2-sm3" + point)));
  for (const auto& typed :
       {std::string(), std::string("\x01"), "\x02" + ed25519, "\xff" + ed25519, "\x01" + ed25519 + "x", "\x01" + point,
        "\xff" + point, "\xffsm2-sm4" + point, "\xffsm2-sm3" + ed25519, "\xffsm2-sm3" + point + "x"}) {
    EXPECT_FALSE(Verifier::from_vkey(vkey_of(typed))) << to_hex(typed);
  }
}

TEST_F(Sm2Note, SignersSignInOrderOneLineEach) {
  const Signer* const signers[] = {&ed25519_, &sm2_};
  const auto note = sign_note(text_, signers);
  EXPECT_TRUE(note.starts_with(sign_note(text_, ed25519_)));
  const auto opened = open_note(note, both_);
  ASSERT_TRUE(opened.has_value());
  ASSERT_EQ(opened->signatures.size(), 2u);
  EXPECT_EQ(opened->signatures[0].by, &both_[0]);
  EXPECT_EQ(opened->signatures[1].by, &both_[1]);
  EXPECT_EQ(opened->signatures[1].unix_time, std::nullopt);
}

TEST_F(Sm2Note, AProgramThatKnowsOneKeyOnlyOpensTheNoteAsWell) {
  const Signer* const signers[] = {&ed25519_, &sm2_};
  const auto note = sign_note(text_, signers);
  for (const auto& known : both_) EXPECT_EQ(open_note(note, {&known, 1})->signatures.size(), 1u);
}

TEST_F(Sm2Note, ABadLineOfEitherKeySpoilsTheNote) {
  const Signer* const signers[] = {&ed25519_, &sm2_};
  const auto note = sign_note(text_, signers);
  EXPECT_EQ(code_of("其他\n" + note.substr(text_.size()), both_), "note-signature-wrong");
  const auto bad_sm2_line = note_with(sm2_.sign("other\n")).substr(text_.size() + 1);
  EXPECT_EQ(code_of(sign_note(text_, ed25519_) + bad_sm2_line, both_), "note-signature-wrong");
}

TEST_F(Sm2Note, ALineMadeWithAnotherIdIsRefused) {
  EXPECT_EQ(code_of(note_with(sm2_signature_with_id(sm2_.key(), "1234567812345678", text_)), both_), "opened");
  for (const auto* id : {"", "1234567812345679", "TLSv1.3+GM+Cipher+Suite"}) {
    EXPECT_EQ(code_of(note_with(sm2_signature_with_id(sm2_.key(), id, text_)), both_), "note-signature-wrong") << id;
  }
}

class Cosignature : public testing::Test {
 protected:
  const TestSigner log_{"example.com/log"};
  const TestSigner witness_{"witness.example.com", KeyType::kCosignature};
  const std::vector<Verifier> known_{log_.verifier(), witness_.verifier()};
  const std::string text_ = to_string(Checkpoint{"example.com/log", 1, leaf_hash("x"), {}});
  const std::string note_ = sign_note(text_, log_);
};

TEST_F(Cosignature, OfOursOpensWithItsTime) {
  for (const std::uint64_t time : {std::uint64_t{0}, std::uint64_t{1'795'000'000}, ~std::uint64_t{0}}) {
    const std::vector lines{cosignature_line(text_, witness_, time)};
    const auto opened = open_note(with_signatures(note_, lines), known_);
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->text, text_);
    EXPECT_EQ(opened->signatures.at(1).by->name(), "witness.example.com");
    EXPECT_EQ(opened->signatures.at(1).unix_time, time);
  }
}

TEST_F(Cosignature, IsOverTheTextAndTheTime) {
  const auto line = cosignature_line(text_, witness_, 1000);
  EXPECT_EQ(code_of("other\n\n" + line, known_), "note-signature-wrong");
  auto blob = from_base64(line.substr(line.rfind(' ') + 1, line.size() - line.rfind(' ') - 2)).value();
  blob[11] = static_cast<char>(blob[11] ^ 1);  // the last byte of the time
  EXPECT_EQ(code_of(note_ + line.substr(0, line.rfind(' ') + 1) + to_base64(blob) + "\n", known_),
            "note-signature-wrong");
}

TEST_F(Cosignature, KeysOfWitnessesSignNothingElseAndOtherKeysDoNotCosign) {
  EXPECT_THROW(sign_note(text_, witness_), std::invalid_argument);
  EXPECT_THROW(cosignature_line(text_, log_, 1), std::invalid_argument);
  EXPECT_THROW(cosignature_line(text_, TestSigner("x", KeyType::kSm2), 1), std::invalid_argument);
}

TEST_F(Cosignature, ALineThatIsThereIsNotPutInAgain) {
  const auto first = cosignature_line(text_, witness_, 1), second = cosignature_line(text_, witness_, 2);
  const auto once = with_signatures(note_, std::vector{first});
  EXPECT_EQ(once, note_ + first);
  EXPECT_EQ(with_signatures(once, std::vector{first, second, second}), note_ + first + second);
  EXPECT_EQ(with_signatures(note_, {}), note_);
}

TEST_F(Cosignature, ACheckpointIsOneOfTheLogAndNotOfAWitnessAlone) {
  const auto code = [&](const std::string& note, const std::string& origin) {
    const auto opened = open_checkpoint(note, known_, origin);
    return opened.has_error() ? opened.error().code : "opened";
  };
  const auto cosigned = cosignature_line(text_, witness_, 1);
  EXPECT_EQ(code(note_ + cosigned, "example.com/log"), "opened");
  EXPECT_EQ(code(text_ + "\n" + cosigned, "example.com/log"), "checkpoint-not-signed");
  EXPECT_EQ(code(note_, "example.com/other"), "checkpoint-origin");
  EXPECT_EQ(code(sign_note("text\n", log_), "example.com/log"), "checkpoint-malformed");
  EXPECT_EQ(code("text\n", "example.com/log"), "note-malformed");
  const auto opened = open_checkpoint(note_ + cosigned, known_, "example.com/log");
  EXPECT_EQ(opened->checkpoint.size, 1u);
  EXPECT_EQ(opened->signatures.size(), 2u);
}

TEST_F(Cosignature, AKeyWithAnotherNameThanTheOriginSignsNoCheckpointOfIt) {
  const TestSigner other("example.com/other");
  const std::vector known{other.verifier()};
  const auto opened = open_checkpoint(sign_note(text_, other), known, "example.com/log");
  EXPECT_EQ(opened.error().code, "checkpoint-not-signed");
}

}  // namespace
}  // namespace renmian
