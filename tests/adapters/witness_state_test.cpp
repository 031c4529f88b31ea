#include "adapters/witness/witness_state.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "adapters/witness/cosigner.hpp"
#include "engine/ports/clock.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/forked_log.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;
using test::ForkedLog;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr auto kOrigin = "cadre.example/log";

class WitnessStateTest : public testing::Test {
 protected:
  WitnessStateTest() { WitnessState::create(folder); }

  static WitnessedLog kept(std::uint64_t size) {
    return {kOrigin, {size, log().root(size)}, 1'767'225'600, log().checkpoint(size)};
  }
  static const ForkedLog& log() {
    static const ForkedLog one(kOrigin, 9, 4);
    return one;
  }
  void keep(std::uint64_t size) const {
    WitnessState(folder).replace(kOrigin, [&](const auto&) { return kept(size); });
  }
  fs::path file() const { return folder / "logs" / to_hex(sha256(kOrigin)); }
  std::string fault_of_opening() const {
    try {
      WitnessState(folder).find(kOrigin);
      return "none";
    } catch (const Fault& fault) {
      return fault.code();
    }
  }

  test::TemporaryFolder temporary;
  const fs::path folder = temporary.path() / "state";
};

TEST_F(WitnessStateTest, BeginsEmpty) {
  const WitnessState state(folder);
  EXPECT_THAT(state.all(), IsEmpty());
  EXPECT_FALSE(state.find(kOrigin));
}

TEST_F(WitnessStateTest, KeepsWhatItWasGivenLast) {
  keep(3);
  keep(5);
  const auto found = WitnessState(folder).find(kOrigin);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->origin, kOrigin);
  EXPECT_EQ(found->tree, (WitnessedTree{5, log().root(5)}));
  EXPECT_EQ(found->cosigned_at, 1'767'225'600U);
  EXPECT_EQ(found->checkpoint, log().checkpoint(5));
  EXPECT_THAT(WitnessState(folder).all(), SizeIs(1));
}

TEST_F(WitnessStateTest, ShowsWhatIsKeptAndLeavesItIfNothingIsGiven) {
  keep(3);
  std::uint64_t seen = 0;
  WitnessState(folder).replace(kOrigin, [&](const auto& before) -> std::optional<WitnessedLog> {
    seen = before.value().tree.size;
    return std::nullopt;
  });
  EXPECT_EQ(seen, 3U);
  EXPECT_EQ(WitnessState(folder).find(kOrigin)->tree.size, 3U);
}

TEST_F(WitnessStateTest, IsNotMadeTwice) {
  EXPECT_THROW(WitnessState::create(folder), Fault);
  fs::remove(folder / "index");
  EXPECT_THROW(WitnessState::create(folder), Fault) << "a state that lost its index is not an empty folder";
}

TEST_F(WitnessStateTest, IsNeverTakenForEmptyWhenItIsGone) {
  keep(3);
  fs::remove(file());
  EXPECT_EQ(fault_of_opening(), "witness-state-damaged");
  fs::remove_all(folder);
  EXPECT_EQ(fault_of_opening(), "witness-state-missing");
  fs::create_directories(folder);
  EXPECT_EQ(fault_of_opening(), "witness-state-missing");
}

TEST_F(WitnessStateTest, IsNeverTakenForEmptyWhenAnyBitOfItIsChanged) {
  keep(3);
  for (const auto& damaged : {file(), folder / "index"}) {
    std::ifstream in(damaged, std::ios::binary);
    const std::string good{std::istreambuf_iterator<char>(in), {}};
    for (std::size_t i = 0; i < good.size(); ++i) {
      auto bad = good;
      bad[i] = static_cast<char>(bad[i] ^ 1);
      std::ofstream(damaged, std::ios::binary) << bad;
      EXPECT_EQ(fault_of_opening(), "witness-state-damaged") << damaged << " byte " << i;
      std::ofstream(damaged, std::ios::binary) << good.substr(0, i);
      EXPECT_EQ(fault_of_opening(), "witness-state-damaged") << damaged << " cut at " << i;
    }
    std::ofstream(damaged, std::ios::binary) << good;
    EXPECT_EQ(fault_of_opening(), "none");
  }
}

TEST_F(WitnessStateTest, DoesNotTakeTheFileOfAnotherLog) {
  const ForkedLog other("other.example/log", 3, 3);
  keep(3);
  WitnessState(folder).replace("other.example/log", [&](const auto&) {
    return WitnessedLog{"other.example/log", {3, other.root(3)}, 1, other.checkpoint(3)};
  });
  EXPECT_THAT(WitnessState(folder).all(), SizeIs(2));
  fs::copy_file(folder / "logs" / to_hex(sha256("other.example/log")), file(), fs::copy_options::overwrite_existing);
  EXPECT_EQ(fault_of_opening(), "witness-state-damaged");
}

TEST_F(WitnessStateTest, TakesUpALogWhoseFileWasWrittenBeforeTheIndexWas) {
  std::ifstream in(folder / "index", std::ios::binary);
  const std::string index_before{std::istreambuf_iterator<char>(in), {}};
  keep(3);
  std::ofstream(folder / "index", std::ios::binary) << index_before;  // as after a crash in between
  EXPECT_EQ(WitnessState(folder).find(kOrigin)->tree.size, 3U);
  keep(4);
  EXPECT_THAT(WitnessState(folder).all(), SizeIs(1));
}

class CosignerTest : public WitnessStateTest {
 protected:
  WitnessState state{folder};
  test::TestSigner key{"jiwei.example/witness", KeyType::kCosignature};
  ManualClock clock{*parse_timestamp("2026-03-01T08:00:00.700000Z")};
  Cosigner cosigner{state, key, clock, {log().verifier()}};
};

TEST_F(CosignerTest, KeepsAndSignsWithTheTime) {
  const auto cosigned = cosigner.cosign(log().body(0, 3));
  ASSERT_TRUE(cosigned);
  const std::vector keys{key.verifier()};
  const auto opened = open_note(with_signatures(log().checkpoint(3), std::vector{cosigned->line}), keys);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->signatures.front().unix_time, 1'772'352'000U);
  EXPECT_EQ(state.find(kOrigin)->tree.size, 3U);
}

TEST_F(CosignerTest, RefusesAForkKeepsItAsEvidenceAndGoesOnWithTheFirstHistory) {
  ASSERT_TRUE(cosigner.cosign(log().body(0, 6)));
  const auto fork = log().body(6, 8, 1);
  const auto refused = cosigner.cosign(fork);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().answer, WitnessAnswer::kInconsistent);
  EXPECT_TRUE(fs::exists(folder / "evidence" / to_hex(sha256(fork))));
  EXPECT_TRUE(cosigner.cosign(log().body(6, 9)));
}

TEST_F(CosignerTest, DoesNotSignWhenItCannotKeep) {
  ASSERT_TRUE(cosigner.cosign(log().body(0, 3)));
  fs::remove(file());
  EXPECT_THROW(static_cast<void>(cosigner.cosign(log().body(0, 4))), Fault);
}

}  // namespace
}  // namespace renmian
