#include "adapters/keys/ed25519_file_key.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>
#include <vector>

#include "engine/audit/note.hpp"
#include "engine/base/problem.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;

class FileKey : public testing::Test {
 protected:
  FileKey() {
    auto pattern = (fs::temp_directory_path() / "renmian-key-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    file_ = folder_ / "log.pem";
  }
  ~FileKey() override { fs::remove_all(folder_); }

  void write(std::string_view text, mode_t mode = 0600) {
    std::ofstream(file_) << text;
    ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
  }
  std::string fault_on_load() {
    try {
      Ed25519FileKey("example.com/log", file_);
      return "none";
    } catch (const Fault& fault) {
      EXPECT_NE(fault.message().zh.find(file_.string()), std::string::npos);
      EXPECT_NE(fault.message().en.find(file_.string()), std::string::npos);
      return fault.code();
    }
  }
  std::string fault_on_create(const fs::path& file) {
    try {
      Ed25519FileKey::create(file);
      return "none";
    } catch (const Fault& fault) {
      return fault.code();
    }
  }
  mode_t mode() const {
    struct stat status {};
    ::stat(file_.c_str(), &status);
    return status.st_mode & 07777;
  }

  fs::path folder_;
  fs::path file_;
};

// A key that does not sign.
constexpr auto kX25519 = R"(-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VuBCIEIAiCVyEYBZTAsoDzPpVEkjQqSgm5nMv0zbtbzPDVGf1p
-----END PRIVATE KEY-----
)";

// The key of RFC 8032, test 1.
constexpr auto kRfc8032 = R"(-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
)";

TEST_F(FileKey, ANewKeySignsWhatItsVerifierKeyVerifies) {
  Ed25519FileKey::create(file_);
  EXPECT_EQ(mode(), 0400u);
  const Ed25519FileKey key("example.com/log", file_);
  const auto verifier = Verifier::from_vkey(key.verifier_key());
  ASSERT_TRUE(verifier);
  EXPECT_EQ(verifier->name(), "example.com/log");
  EXPECT_TRUE(verifier->verifies("message", key.sign("message")));
  EXPECT_FALSE(verifier->verifies("another", key.sign("message")));
  EXPECT_TRUE(open_note(sign_note("text\n", key), {&*verifier, 1}).has_value());
}

TEST_F(FileKey, TwoNewKeysDiffer) {
  Ed25519FileKey::create(file_);
  Ed25519FileKey::create(folder_ / "other.pem");
  EXPECT_NE(Ed25519FileKey("x", file_).verifier_key(), Ed25519FileKey("x", folder_ / "other.pem").verifier_key());
}

TEST_F(FileKey, SignsAsRfc8032) {
  write(kRfc8032);
  EXPECT_EQ(to_hex(Ed25519FileKey("rfc", file_).sign("")),
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f059"
            "5bbe2465"
            "5141438e7a100b");
}

TEST_F(FileKey, ManyThreadsAndKeysSignAtOnce) {
  write(kRfc8032);
  Ed25519FileKey::create(folder_ / "other.pem");
  const Ed25519FileKey key("x", file_), other("x", folder_ / "other.pem");
  const auto expected = key.sign("message"), expected_of_other = other.sign("message");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 50; ++k) {
        EXPECT_EQ(key.sign("message"), expected);
        EXPECT_EQ(other.sign("message"), expected_of_other);
      }
    });
  }
  for (auto& thread : threads) thread.join();
}

TEST_F(FileKey, AMissingFileIsAFault) { EXPECT_EQ(fault_on_load(), "key-missing"); }

TEST_F(FileKey, AFileThatOthersMayUseIsAFault) {
  write(kRfc8032);
  for (const mode_t mode : {0400u, 0600u}) {
    ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
    EXPECT_EQ(fault_on_load(), "none") << std::oct << mode;
  }
  for (const mode_t mode : {0440u, 0404u, 0644u, 0620u, 0602u, 0700u, 0410u, 0000u}) {
    ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
    EXPECT_EQ(fault_on_load(), "key-unreadable") << std::oct << mode;
  }
}

TEST_F(FileKey, WhatIsNoEd25519KeyIsAFault) {
  const std::string key = kRfc8032;
  for (const auto& text : {std::string(), std::string("no key"), key.substr(0, 60), std::string(kX25519)}) {
    write(text);
    EXPECT_EQ(fault_on_load(), "key-unreadable") << text;
  }
  fs::remove(file_);
  fs::create_directory(file_);
  EXPECT_EQ(fault_on_load(), "key-unreadable");
}

TEST_F(FileKey, IsNeverOverwritten) {
  write(kRfc8032);
  const auto before = Ed25519FileKey("rfc", file_).verifier_key();
  EXPECT_EQ(fault_on_create(file_), "key-not-created");
  EXPECT_EQ(Ed25519FileKey("rfc", file_).verifier_key(), before);
  fs::remove(file_);
  fs::create_symlink(folder_ / "elsewhere", file_);
  EXPECT_EQ(fault_on_create(file_), "key-not-created");
  EXPECT_FALSE(fs::exists(folder_ / "elsewhere"));
}

TEST_F(FileKey, IsNotCreatedInAFolderThatIsNotThere) {
  EXPECT_EQ(fault_on_create(folder_ / "none" / "log.pem"), "key-not-created");
}

}  // namespace
}  // namespace renmian
