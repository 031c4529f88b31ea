// What an SM2 key file has of its own; what it shares with others is in ed25519_file_key_test.cpp.
#include "adapters/keys/sm2_file_key.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <fstream>

#include "adapters/keys/ed25519_file_key.hpp"
#include "engine/audit/note.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

// The key of GB/T 32918.5 annex A.
constexpr auto kPublished = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQgOUUgj3shRLE/NuOK
xtOflYiTk2koYLUaQvuB7033xbihRANCAAQJ+d8xHlQhoVDdfRYeS8XGchefrRgz
/AdrsI/zVvNQIMzqSQziZ3WlLcbqcYzBqmAK7QX7814ISmYy9gctqa0T
-----END PRIVATE KEY-----
)";

// An EC key, but of another curve (P-256).
constexpr auto kP256 = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQghgjNfw9cfrEvaFKs
+EO2EM75zWoRiQeAM81R8lSCUjahRANCAAQblxPZvDtG4f24eRhAnDalT68eIopj
mVeE2ddOgR2NE4G5At0BfAX/qF99eaNJRKMaBH1cTsxjPBH85a6M0fFc
-----END PRIVATE KEY-----
)";

class Sm2Key : public testing::Test {
 protected:
  Sm2Key() {
    auto pattern = (fs::temp_directory_path() / "renmian-key-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    file_ = folder_ / "sm2.pem";
  }
  ~Sm2Key() override { fs::remove_all(folder_); }

  void write(std::string_view text, mode_t mode = 0600) {
    std::ofstream(file_) << text;
    ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
  }
  template <typename Key>
  std::string fault_on_load() {
    try {
      Key("example.com/log", file_);
      return "none";
    } catch (const Fault& fault) {
      return fault.code();
    }
  }

  fs::path folder_;
  fs::path file_;
};

TEST_F(Sm2Key, ANewKeySignsWhatItsVerifierKeyVerifies) {
  Sm2FileKey::create(file_);
  struct stat status {};
  ::stat(file_.c_str(), &status);
  EXPECT_EQ(status.st_mode & 07777, 0400u);

  const Sm2FileKey key("example.com/log", file_), again("example.com/log", file_);
  EXPECT_EQ(key.verifier_key(), again.verifier_key());
  const auto verifier = Verifier::from_vkey(key.verifier_key());
  ASSERT_TRUE(verifier);
  EXPECT_EQ(verifier->type(), KeyType::kSm2);
  EXPECT_TRUE(verifier->verifies("message", key.sign("message")));
  EXPECT_FALSE(verifier->verifies("another", key.sign("message")));
  EXPECT_TRUE(open_note(sign_note("text\n", key), {&*verifier, 1}).has_value());
}

TEST_F(Sm2Key, ThePublishedKeyHasThePublishedPoint) {
  write(kPublished);
  const auto verifier = Verifier::from_vkey(Sm2FileKey("x", file_).verifier_key());
  EXPECT_EQ(to_hex(verifier->public_key()),
            "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
            "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
}

TEST_F(Sm2Key, AFileThatOthersMayUseIsAFault) {
  write(kPublished);
  for (const mode_t mode : {0400u, 0600u, 0440u, 0604u}) {
    ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
    EXPECT_EQ(fault_on_load<Sm2FileKey>(), mode == 0400 || mode == 0600 ? "none" : "key-unreadable");
  }
}

TEST_F(Sm2Key, AKeyOfAnotherKindIsAFault) {
  EXPECT_EQ(fault_on_load<Sm2FileKey>(), "key-missing");
  write(kP256);
  EXPECT_EQ(fault_on_load<Sm2FileKey>(), "key-unreadable");
  write(kPublished);
  EXPECT_EQ(fault_on_load<Ed25519FileKey>(), "key-unreadable");
  fs::remove(file_);
  Ed25519FileKey::create(file_);
  EXPECT_EQ(fault_on_load<Sm2FileKey>(), "key-unreadable");
}

TEST_F(Sm2Key, IsNeverOverwritten) {
  Sm2FileKey::create(file_);
  EXPECT_THROW(Sm2FileKey::create(file_), Fault);
}

TEST_F(Sm2Key, AnEd25519KeyMayBeAWitnesss) {
  Ed25519FileKey::create(file_);
  const Ed25519FileKey witness("witness.example.com", file_, KeyType::kCosignature);
  const auto verifier = Verifier::from_vkey(witness.verifier_key());
  ASSERT_TRUE(verifier);
  EXPECT_EQ(verifier->type(), KeyType::kCosignature);
  const std::string text = "example.com/log\n5\n";
  const auto note = text + "\n" + cosignature_line(text, witness, 1'795'000'000);
  EXPECT_EQ(open_note(note, {&*verifier, 1})->signatures.at(0).unix_time, 1'795'000'000u);
}

}  // namespace
}  // namespace renmian
