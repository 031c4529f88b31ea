#include "engine/audit/checkpoint.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <stdexcept>

#include "engine/audit/note.hpp"
#include "tests/support/vectors.hpp"

namespace renmian {
namespace {

using test::bytes_at, test::number_at, test::text_at;

const boost::json::value& merkle_vectors() {
  static const auto vectors = test::vectors("merkle.json");
  return vectors;
}

Verifier verifier(std::string_view vkey) { return Verifier::from_vkey(vkey).value(); }

std::vector<Verifier> verifiers_of(const boost::json::value& vector) {
  std::vector<Verifier> known;
  for (const auto& vkey : vector.at("vkeys").as_array()) known.push_back(verifier(vkey.as_string()));
  return known;
}

std::string note_of(const boost::json::value& vector) {
  return vector.as_object().contains("note") ? text_at(vector, "note") : bytes_at(vector, "note_hex");
}

std::string code_of(std::string_view note, std::span<const Verifier> known) {
  const auto opened = open_note(note, known);
  return opened.has_error() ? opened.error().code : "opened";
}

// Signs with a published seed.
class SeedSigner final : public Signer {
 public:
  SeedSigner(const std::string& seed, std::string vkey) : seed_(from_hex(seed).value()), vkey_(std::move(vkey)) {}

  const std::string& name() const override { return name_; }
  const std::string& verifier_key() const override { return vkey_; }
  std::string sign(std::string_view message) const override {
    const auto bytes = [](std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); };
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes(seed_), seed_.size()), &EVP_PKEY_free);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::array<unsigned char, 64> signature{};
    std::size_t size = signature.size();
    EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get());
    EVP_DigestSign(context.get(), signature.data(), &size, bytes(message), message.size());
    return std::string(as_bytes(signature));
  }

 private:
  std::string seed_;
  std::string vkey_;
  std::string name_ = vkey_.substr(0, vkey_.find('+'));
};

TEST(Checkpoint, PublishedVectorsHold) {
  for (const auto& vector : merkle_vectors().at("checkpoints").as_array()) {
    const auto name = text_at(vector, "name"), body = text_at(vector, "body");
    const auto checkpoint = parse_checkpoint(body);
    ASSERT_EQ(checkpoint.has_value(), vector.at("valid").as_bool()) << name;
    if (!checkpoint) continue;
    EXPECT_EQ(checkpoint->origin, text_at(vector, "origin")) << name;
    EXPECT_EQ(checkpoint->size, number_at(vector, "size")) << name;
    EXPECT_EQ(to_hex(checkpoint->root), text_at(vector, "root")) << name;
    const auto* extensions = vector.as_object().if_contains("extensions");
    EXPECT_EQ(checkpoint->extensions.size(), extensions ? extensions->as_array().size() : 0) << name;
    EXPECT_EQ(to_string(*checkpoint), body) << name;
  }
}

TEST(Checkpoint, OfAnEmptyLogMustHaveTheEmptyRoot) {
  EXPECT_TRUE(parse_checkpoint(to_string({"example.com/x", 0, sha256(""), {}})));
  EXPECT_FALSE(parse_checkpoint(to_string({"example.com/x", 0, sha256("x"), {}})));
}

TEST(Checkpoint, SizesUpToTheLargestAreRead) {
  const auto body = [](const std::string& size) {
    return "example.com/x\n" + size + "\n" + to_base64(sha256("x")) + "\n";
  };
  EXPECT_EQ(parse_checkpoint(body("18446744073709551615"))->size, ~std::uint64_t{0});
  EXPECT_FALSE(parse_checkpoint(body("18446744073709551616")));
  for (const auto* size : {"", " 1", "1 ", "00", "1.0", "１"}) EXPECT_FALSE(parse_checkpoint(body(size))) << size;
}

TEST(VerifierKey, PublishedVectorsHold) {
  for (const auto& vector : merkle_vectors().at("vkeys").as_array()) {
    const auto vkey = text_at(vector, "vkey");
    const auto read = Verifier::from_vkey(vkey);
    ASSERT_EQ(read.has_value(), vector.at("valid").as_bool()) << vkey;
    if (!read) continue;
    EXPECT_EQ(make_vkey(read->name(), read->type(), read->public_key()), vkey);
    if (const auto* parsed = vector.as_object().if_contains("parsed")) {
      EXPECT_EQ(read->name(), text_at(*parsed, "name"));
      EXPECT_EQ(to_hex(as_bytes(read->key_id())), text_at(*parsed, "key_id"));
      EXPECT_EQ(static_cast<unsigned>(read->type()), number_at(*parsed, "type"));
      EXPECT_EQ(to_hex(read->public_key()), text_at(*parsed, "public"));
    }
  }
}

TEST(VerifierKey, WhatIsNotOfTheWrittenFormIsRefused) {
  const std::string good = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  ASSERT_TRUE(Verifier::from_vkey(good));
  for (const auto& vkey : {std::string(), std::string("PeterNeumann"), std::string("PeterNeumann+c74f20a3"), good + "=",
                           good + " ", " " + good, "+" + good, std::string(good).replace(13, 8, "C74F20A3")}) {
    EXPECT_FALSE(Verifier::from_vkey(vkey)) << vkey;
  }
}

TEST(VerifierKey, ANameIsNotEmptyAndHasNoSpaceAndNoPlus) {
  for (const auto* name : {"", "a b", "a+b", "a\tb", "a\nb", "a\u00a0b", "a\u3000b", "a\u2028", "\xff"}) {
    EXPECT_THROW(make_vkey(name, KeyType::kEd25519, std::string(32, 'k')), std::invalid_argument) << name;
  }
  EXPECT_NO_THROW(make_vkey("组织部.example.gov.cn/任免", KeyType::kEd25519, std::string(32, 'k')));
}

TEST(Ed25519, PublishedVectorsHold) {
  for (const auto& vector : merkle_vectors().at("ed25519").as_array()) {
    const auto message = bytes_at(vector, "message");
    auto signature = bytes_at(vector, "signature");
    const auto key = verifier(make_vkey("rfc8032", KeyType::kEd25519, bytes_at(vector, "public")));
    EXPECT_TRUE(key.verifies(message, signature));
    EXPECT_FALSE(key.verifies(message + "x", signature));
    EXPECT_FALSE(key.verifies(message, signature.substr(1)));
    EXPECT_FALSE(key.verifies(message, signature + "x"));
    EXPECT_FALSE(key.verifies(message, ""));
    signature[0] = static_cast<char>(signature[0] ^ 1);
    EXPECT_FALSE(key.verifies(message, signature));
  }
}

TEST(SignedNote, PublishedVectorsHold) {
  for (const auto& vector : merkle_vectors().at("notes").as_array()) {
    const auto name = text_at(vector, "name");
    const auto known = verifiers_of(vector);
    const auto opened = open_note(note_of(vector), known);
    ASSERT_EQ(opened.has_value(), vector.at("opens").as_bool()) << name;
    if (opened.has_error()) continue;
    EXPECT_EQ(opened->text, text_at(vector, "text")) << name;
    EXPECT_EQ(opened->signatures.size(), number_at(vector, "verified")) << name;
  }
}

TEST(SignedNote, OurSignaturesAreThePublishedOnes) {
  int signed_notes = 0;
  for (const auto& vector : merkle_vectors().at("notes").as_array()) {
    const auto* signers = vector.as_object().if_contains("signed_by");
    if (!signers || signers->as_array().size() != 1) continue;
    const auto& signer = signers->as_array()[0];
    EXPECT_EQ(sign_note(text_at(vector, "text"), SeedSigner(text_at(signer, "seed"), text_at(signer, "vkey"))),
              text_at(vector, "note"));
    ++signed_notes;
  }
  EXPECT_GE(signed_notes, 2);
}

TEST(SignedNote, ACosignatureBringsItsTime) {
  for (const auto& vector : merkle_vectors().at("notes").as_array()) {
    if (text_at(vector, "name").find("with a cosignature") == std::string::npos) continue;
    const auto known = verifiers_of(vector);
    const auto opened = open_note(note_of(vector), known);
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(opened->signatures.at(0).unix_time, std::nullopt);
    EXPECT_EQ(opened->signatures.at(1).unix_time, 1679315147u);
    EXPECT_EQ(opened->signatures.at(1).by->name(), "witness");
    return;
  }
  FAIL() << "no such vector";
}

class SignedNoteLines : public testing::Test {
 protected:
  static constexpr auto kSeed = "810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173";
  static constexpr auto kVkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  static std::string line_over(const std::string& text) {
    return sign_note(text, SeedSigner(kSeed, kVkey)).substr(text.size() + 1);
  }
  static std::string repeat(const std::string& line, int times) {
    std::string lines;
    for (int i = 0; i < times; ++i) lines += line;
    return lines;
  }

  const std::vector<Verifier> known_{verifier(kVkey)};
  const std::string text_ = "text\n";
  const std::string line_ = line_over(text_);
  const std::string unknown_line_ = "— somebody " + to_base64("idnosignature") + "\n";
};

TEST_F(SignedNoteLines, OneGoodLineOpensTheNote) { EXPECT_EQ(code_of(text_ + "\n" + line_, known_), "opened"); }

TEST_F(SignedNoteLines, AKnownKeyCountsOnceHoweverOftenItSigned) {
  EXPECT_EQ(open_note(text_ + "\n" + line_ + line_, known_)->signatures.size(), 1u);
}

TEST_F(SignedNoteLines, ABadLineOfAKnownKeySpoilsTheNote) {
  EXPECT_EQ(code_of("other\n\n" + line_, known_), "note-signature-wrong");
  EXPECT_EQ(code_of(text_ + "\n" + line_ + line_over("other\n"), known_), "note-signature-wrong");
}

TEST_F(SignedNoteLines, LinesOfUnknownKeysAreIgnoredButDoNotSuffice) {
  EXPECT_EQ(code_of(text_ + "\n" + unknown_line_ + line_, known_), "opened");
  EXPECT_EQ(code_of(text_ + "\n" + unknown_line_, known_), "note-not-signed");
  EXPECT_EQ(code_of(text_ + "\n" + line_, {}), "note-not-signed");
}

TEST_F(SignedNoteLines, OneHundredLinesAreReadAndOneMoreIsRefused) {
  EXPECT_EQ(code_of(text_ + "\n" + line_ + repeat(unknown_line_, 99), known_), "opened");
  EXPECT_EQ(code_of(text_ + "\n" + line_ + repeat(unknown_line_, 100), known_), "note-malformed");
}

TEST_F(SignedNoteLines, TheLastEmptyLineSeparates) {
  const std::string text = "a\n\nb\n";
  EXPECT_EQ(open_note(text + "\n" + line_over(text), known_)->text, text);
}

TEST_F(SignedNoteLines, LinesOfAnotherFormAreRefused) {
  for (const auto* line : {"- a aWRub3NpZw==\n", "—a aWRub3NpZw==\n", "— a\n", "— aWRub3NpZw==\n", "—  aWRub3NpZw==\n",
                           "— a aWRub3NpZw\n", "— a aWRu\n", "— a  aWRub3NpZw==\n", "— a+b aWRub3NpZw==\n"}) {
    EXPECT_EQ(code_of(text_ + "\n" + line_ + line, known_), "note-malformed") << line;
  }
}

TEST_F(SignedNoteLines, ATextWithoutItsLastNewlineIsNotSigned) {
  EXPECT_THROW(sign_note("text", SeedSigner(kSeed, kVkey)), std::invalid_argument);
}

}  // namespace
}  // namespace renmian
