#include "adapters/identity/sealing.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "adapters/system/secure_random.hpp"
#include "engine/audit/encoding.hpp"
#include "engine/base/problem.hpp"
#include "tests/support/databases.hpp"

namespace renmian::test {
namespace {

namespace fs = std::filesystem;

class Sealing : public testing::Test {
 protected:
  Sealing() : file_(folder_.path() / "seal") { SealKeys::create(file_, random_); }

  std::string text() const {
    std::ifstream in(file_);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void write(const std::string& text) const { std::ofstream(file_) << text; }

  std::string fault_of(const std::function<void()>& action) const {
    try {
      action();
    } catch (const Fault& fault) {
      return fault.code();
    }
    return "none";
  }

  TemporaryFolder folder_;
  SecureRandom random_;
  const fs::path file_;
};

TEST_F(Sealing, OpensWhatWasSealedForThisPlaceOnly) {
  const SealKeys keys(file_);
  const auto sealed = keys.seal("a secret", "zzb-001", random_);
  EXPECT_EQ(sealed.find("secret"), std::string::npos);
  EXPECT_EQ(keys.open(sealed, "zzb-001"), "a secret");
  EXPECT_EQ(fault_of([&] { static_cast<void>(keys.open(sealed, "zzb-002")); }), "sealed-text-changed");
  EXPECT_NE(keys.seal("a secret", "zzb-001", random_), sealed);
}

TEST_F(Sealing, NoticesEveryChange) {
  const SealKeys keys(file_);
  const auto sealed = keys.seal("a secret", "zzb-001", random_);
  for (std::size_t i = sealed.find(':') + 1; i < sealed.size(); ++i) {
    auto changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_EQ(fault_of([&] { static_cast<void>(keys.open(changed, "zzb-001")); }), "sealed-text-changed") << i;
  }
  EXPECT_EQ(fault_of([&] { static_cast<void>(keys.open("", "zzb-001")); }), "key-missing");
  EXPECT_EQ(fault_of([&] { static_cast<void>(keys.open(sealed.substr(0, 9), "zzb-001")); }), "sealed-text-changed");
}

TEST_F(Sealing, GoesOnWithANewKeyBesideTheOld) {
  const auto old_line = text();
  const auto sealed = SealKeys(file_).seal("a secret", "zzb-001", random_);
  write(old_line + std::string(64, 'a') + "\n");
  const SealKeys both(file_);
  EXPECT_EQ(both.open(sealed, "zzb-001"), "a secret");
  const auto anew = both.seal("a secret", "zzb-001", random_);
  EXPECT_NE(anew.substr(0, 8), sealed.substr(0, 8));
  write(std::string(64, 'a') + "\n");
  const SealKeys latest(file_);
  EXPECT_EQ(latest.open(anew, "zzb-001"), "a secret");
  EXPECT_EQ(fault_of([&] { static_cast<void>(latest.open(sealed, "zzb-001")); }), "key-missing");
}

TEST_F(Sealing, MarksAreOfOneTextAndOneKey) {
  std::string key;
  for (char byte = 0; byte < 32; ++byte) key += byte;
  write(to_hex(key) + "\n");
  const SealKeys keys(file_);
  // HMAC-SHA-256 under HKDF-SHA-256 of the key ("renmian marks", no salt), as Python's hmac computes both.
  const std::string mark = "630dcd29:31cc1bd6beedc610dd25ebfcb37488a7420485661f97ba4b1fb91e1b9a65c688";
  EXPECT_EQ(keys.mark("a text"), mark);
  EXPECT_TRUE(keys.is_mark(mark, "a text"));
  EXPECT_FALSE(keys.is_mark(mark, "a texts"));
  for (std::size_t i = 0; i < mark.size(); ++i) {
    auto changed = mark;
    changed[i] = changed[i] == '0' ? '1' : '0';
    EXPECT_FALSE(keys.is_mark(changed, "a text")) << i;
    EXPECT_FALSE(keys.is_mark(mark.substr(0, i), "a text")) << i;
  }

  write(to_hex(key) + "\n" + std::string(64, 'a') + "\n");
  const SealKeys both(file_);
  EXPECT_TRUE(both.is_mark(mark, "a text"));
  EXPECT_NE(both.mark("a text"), mark);
  EXPECT_TRUE(both.is_mark(both.mark("a text"), "a text"));
  EXPECT_FALSE(keys.is_mark(both.mark("a text"), "a text"));
}

TEST_F(Sealing, KeysAreForTheirOwnerOnlyAndNeverOverwritten) {
  EXPECT_EQ(fs::status(file_).permissions() & fs::perms::all, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fault_of([&] { SealKeys::create(file_, random_); }), "key-not-created");
  fs::permissions(file_, fs::perms::group_read, fs::perm_options::add);
  EXPECT_EQ(fault_of([&] { SealKeys keys(file_); }), "key-unreadable");
}

TEST_F(Sealing, KeysThatAreNotThereOrNoKeysAreTold) {
  EXPECT_EQ(fault_of([&] { SealKeys keys(folder_.path() / "other"); }), "key-missing");
  for (const auto* bad : {"", "\n", "abc\n", "zz\n"}) {
    write(bad);
    EXPECT_EQ(fault_of([&] { SealKeys keys(file_); }), "key-unreadable") << bad;
  }
}

}  // namespace
}  // namespace renmian::test
