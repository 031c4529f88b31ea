// The witness's commands as a person types them, with what was carried to it as files.
#include <gmock/gmock.h>

#include "adapters/keys/ed25519_file_key.hpp"
#include "adapters/witness/witness_state.hpp"
#include "tests/support/forked_log.hpp"
#include "tests/support/witness_program.hpp"

namespace renmian {
namespace {

namespace fs = std::filesystem;
using test::ForkedLog;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr auto kOrigin = "cadre.example/log";
constexpr int kCosigned = 0, kAlarm = 1, kBadInput = 2, kFault = 3;

const ForkedLog& log() {
  static const ForkedLog one(kOrigin, 12, 6);
  return one;
}

class WitnessOffline : public testing::Test {
 protected:
  test::WitnessProgram::Ran offline(const std::string& request, const std::string& further = {}) const {
    program.write("request", request);
    return program.run("offline --state state --request request " + further);
  }
  std::uint64_t kept() const { return WitnessState(program.state()).find(kOrigin).value().tree.size; }

  test::WitnessProgram program{{log().verifier()}};
};

TEST_F(WitnessOffline, IsSetUpOnceAndSaysItsKey) {
  const test::WitnessProgram other;
  const auto vkey = other.read("state/vkey");
  EXPECT_EQ(other.key().type(), KeyType::kCosignature);
  EXPECT_EQ(other.key().name(), "jiwei.example/witness");
  EXPECT_EQ(other.run("init --state state --name again").status, kFault);
  EXPECT_EQ(other.read("state/vkey"), vkey);
  const auto made = other.run("init --state second --name second.example");
  EXPECT_EQ(made.status, 0);
  EXPECT_THAT(made.out, HasSubstr("witness second.example second.example+"));
  EXPECT_EQ(other.run("init --state third --name 'with space'").status, kBadInput);
  EXPECT_FALSE(fs::exists(other.folder() / "third"));
}

TEST_F(WitnessOffline, CosignsARequestAndWritesTheCheckpointToCarryBack) {
  const auto ran = offline(log().body(0, 5), "--out answer");
  ASSERT_EQ(ran.status, kCosigned) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("— jiwei.example/witness "));
  const auto note = program.read("answer");
  EXPECT_EQ(note, log().checkpoint(5) + ran.out);
  const std::vector keys{log().verifier(), program.key()};
  EXPECT_EQ(open_note(note, keys)->signatures.size(), 2U);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("到第5条"), HasSubstr("5 entries")));
  EXPECT_EQ(kept(), 5U);
  EXPECT_THAT(program.run("show --state state").out, AllOf(HasSubstr(kOrigin), HasSubstr("  5\n")));
}

TEST_F(WitnessOffline, TakesCheckpointAndProofAsTwoFiles) {
  const auto bring = [&](std::uint64_t old, std::uint64_t size) {
    program.write("checkpoint", log().checkpoint(size));
    const auto request = log().body(old, size);
    program.write("proof", request.substr(0, request.find("\n\n") + 1));
    return program.run("offline --state state --checkpoint checkpoint --proof proof").status;
  };
  EXPECT_EQ(bring(0, 5), kCosigned);
  EXPECT_EQ(bring(5, 12), kCosigned);
}

TEST_F(WitnessOffline, NeedsNoProofForTheFirstCheckpointAndForTheSameAgain) {
  const auto bring = [&](std::uint64_t size) {
    program.write("checkpoint", log().checkpoint(size));
    return program.run("offline --state state --checkpoint checkpoint");
  };
  EXPECT_EQ(bring(5).status, kCosigned);
  EXPECT_EQ(bring(5).status, kCosigned);
  const auto without_proof = bring(7);
  EXPECT_EQ(without_proof.status, kBadInput);
  EXPECT_THAT(without_proof.err, AllOf(HasSubstr("第5条"), Not(HasSubstr("警报"))));
}

TEST_F(WitnessOffline, RaisesTheAlarmForAnotherHistory) {
  ASSERT_EQ(offline(log().body(0, 7)).status, kCosigned);
  for (const auto& fork : {log().body(7, 7, 1), log().body(7, 9, 1)}) {
    const auto ran = offline(fork);
    EXPECT_EQ(ran.status, kAlarm);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, AllOf(HasSubstr("警报"), HasSubstr("ALARM")));
    EXPECT_TRUE(fs::exists(program.state() / "evidence" / to_hex(sha256(fork))));
  }
  EXPECT_EQ(kept(), 7U);
}

TEST_F(WitnessOffline, RaisesTheAlarmForALogThatBecameShorter) {
  ASSERT_EQ(offline(log().body(0, 7)).status, kCosigned);
  const auto ran = offline(log().body(5, 5));
  EXPECT_EQ(ran.status, kAlarm);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("变短"), HasSubstr("ALARM")));
}

TEST_F(WitnessOffline, SaysWhatToDoWithEveryOtherRefusal) {
  ASSERT_EQ(offline(log().body(0, 5)).status, kCosigned);
  const auto other_size = offline(log().body(4, 7));
  EXPECT_EQ(other_size.status, kBadInput);
  EXPECT_THAT(other_size.err, HasSubstr("witness-request --from"));
  const ForkedLog unknown("other.example/log", 3, 3), impostor(kOrigin, 3, 3);
  EXPECT_EQ(offline(unknown.body(0, 3)).status, kBadInput);
  EXPECT_EQ(offline(impostor.body(0, 3)).status, kBadInput);
  EXPECT_EQ(offline("hello").status, kBadInput);
  EXPECT_EQ(offline("").status, kBadInput);
}

TEST_F(WitnessOffline, NamesTheFileThatIsNotThere) {
  const auto ran = program.run("offline --state state --request nowhere");
  EXPECT_EQ(ran.status, kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("nowhere"));
}

TEST_F(WitnessOffline, TakesKeysOfLogsFromTheCommandLineAndFromFiles) {
  const auto vkey = program.read("state/logs.txt");
  fs::remove(program.state() / "logs.txt");
  EXPECT_EQ(offline(log().body(0, 5)).status, kBadInput) << "no log is named";
  EXPECT_EQ(offline(log().body(0, 5), "--log '" + vkey.substr(0, vkey.size() - 1) + "'").status, kCosigned);
  program.write("logs", "# 市委组织部\n\n" + vkey.substr(0, vkey.size() - 1) + "  # 2026\r\n");
  EXPECT_EQ(offline(log().body(5, 6), "--log-file logs").status, kCosigned);
  program.write("logs", vkey + "nonsense\n");
  const auto bad = offline(log().body(6, 7), "--log-file logs");
  EXPECT_EQ(bad.status, kBadInput);
  EXPECT_THAT(bad.err, HasSubstr("logs 2"));
  program.write("logs", program.read("state/vkey"));
  EXPECT_EQ(offline(log().body(6, 7), "--log-file logs").status, kBadInput) << "a witness's key is no log's";
}

TEST_F(WitnessOffline, StopsWhenItsStateIsDamagedOrItsKeyExchanged) {
  ASSERT_EQ(offline(log().body(0, 5)).status, kCosigned);
  fs::remove(program.state() / "logs" / to_hex(sha256(kOrigin)));
  EXPECT_EQ(offline(log().body(0, 5)).status, kFault);
  EXPECT_EQ(program.run("show --state state").status, kFault);

  const test::WitnessProgram other({log().verifier()});
  fs::remove(other.state() / "key.pem");
  Ed25519FileKey::create(other.state() / "key.pem");
  EXPECT_EQ(other.run("show --state state").status, kFault);
}

TEST_F(WitnessOffline, ShowsUsageForWhatItDoesNotKnow) {
  for (const auto* arguments : {"", "fly", "offline --state state", "init --state x", "serve --state state --cert a"}) {
    EXPECT_EQ(program.run(arguments).status, kBadInput) << arguments;
  }
  EXPECT_EQ(program.run("--help").status, 0);
}

TEST(WitnessBinary, LinksNoDatabaseClient) {
  const test::WitnessProgram program;
  auto* pipe = popen(("ldd '" + test::WitnessProgram::binary() + "'").c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  std::string libraries;
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) libraries += static_cast<char>(c);
  EXPECT_EQ(pclose(pipe), 0);
  EXPECT_THAT(libraries, HasSubstr("libcrypto"));
  EXPECT_THAT(libraries, AllOf(Not(HasSubstr("libpq")), Not(HasSubstr("sqlite")), Not(HasSubstr("soci"))));
}

}  // namespace
}  // namespace renmian
