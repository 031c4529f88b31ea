// The server's side: it asks real witnesses to cosign a stored log, over the network and by files.
#include "api/service/witnesses.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "adapters/store/memory_store.hpp"
#include "engine/audit/tiles.hpp"
#include "tests/support/test_signer.hpp"
#include "tests/support/witness_program.hpp"

namespace renmian {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr auto kOrigin = "cadre.example/log";

const test::TestSigner& log_key() {
  static const test::TestSigner key(kOrigin);
  return key;
}

// A store that holds a log of entries with nothing in them.
class StoredLog {
 public:
  explicit StoredLog(std::size_t size, std::string history = "one") : history_(std::move(history)) { grow(size); }

  void grow(std::size_t by) {
    std::vector<StoredEvent> events(by);
    std::vector<Hash> leaves;
    for (auto& event : events) {
      event.log_index = frontier_.size();
      event.seq = static_cast<std::int64_t>(event.log_index) + 1;
      event.body = history_ + std::to_string(event.log_index);
      event.leaf = leaf_hash(event.body);
      frontier_.append(event.leaf);
      leaves.push_back(event.leaf);
    }
    const auto text = to_string(Checkpoint{kOrigin, frontier_.size(), frontier_.root(), {}});
    const auto unit = store.begin();
    unit->lock_head();
    unit->append(events, {}, tiles_.append(leaves), {frontier_.serialise(), sign_note(text, log_key())});
    unit->commit();
  }

  MemoryStore store;

 private:
  std::string history_;
  MerkleFrontier frontier_;
  TileBuilder tiles_;
};

class WitnessesTest : public testing::Test {
 protected:
  WitnessConfig config(bool by_network = true) const {
    const auto key = program.key();
    return {"jiwei", by_network ? "http://127.0.0.1:" + std::to_string(server->port()) : "",
            make_vkey(key.name(), key.type(), key.public_key())};
  }
  Witnesses witnesses_of(StoredLog& log) const { return Witnesses(log.store, clock, kOrigin, {config()}); }
  WitnessStanding ask(StoredLog& log) const {
    auto witnesses = witnesses_of(log);
    witnesses.ask_all();
    return witnesses.standings().front();
  }
  static std::string problem_of(const WitnessStanding& standing) {
    return standing.problem ? standing.problem->problem.code : "";
  }

  test::WitnessProgram program{{log_key().verifier()}};
  std::unique_ptr<ServerProcess> server = program.serve();
  mutable ManualClock clock{*parse_timestamp("2026-03-01T08:00:00.000000Z")};
};

TEST_F(WitnessesTest, HaveCosignedWhatIsStored) {
  StoredLog log(700);
  const auto standing = ask(log);
  EXPECT_EQ(standing.size, 700U);
  EXPECT_EQ(standing.received_at, clock.now());
  EXPECT_EQ(problem_of(standing), "");
  EXPECT_THAT(describe(standing).zh, AllOf(HasSubstr("jiwei"), HasSubstr("第700条")));

  const auto stored = log.store.cosignatures(10);
  ASSERT_THAT(stored, SizeIs(1));
  EXPECT_EQ(stored.front().witness, "jiwei.example/witness");
  EXPECT_EQ(stored.front().checkpoint, log.store.head()->checkpoint);
  const std::vector keys{program.key()};
  EXPECT_TRUE(open_note(with_signatures(stored.front().checkpoint, std::vector{stored.front().line}), keys));
}

TEST_F(WitnessesTest, FollowTheLogAsItGrows) {
  StoredLog log(1);
  for (const std::size_t by : {1, 254, 1, 300, 1}) {
    ASSERT_EQ(problem_of(ask(log)), "");
    log.grow(by);
  }
  EXPECT_EQ(ask(log).size, 558U);
}

TEST_F(WitnessesTest, AreFoundWhereTheyStandWithoutAnythingStored) {
  StoredLog log(300), as_rebuilt(300);
  ask(log);
  as_rebuilt.grow(50);
  EXPECT_EQ(ask(as_rebuilt).size, 350U);
}

TEST_F(WitnessesTest, AreAskedAgainForTheSameHeadAfterAnHour) {
  StoredLog log(5);
  const auto first = clock.now();
  ask(log);
  clock.set({first.microseconds + std::int64_t{3'599'999'999}});
  EXPECT_EQ(ask(log).received_at, first);
  clock.set({first.microseconds + std::int64_t{3'600'000'000}});
  EXPECT_EQ(ask(log).received_at, clock.now());
}

TEST_F(WitnessesTest, AreNotAskedAboutALogWithoutEntries) {
  MemoryStore empty;
  Witnesses witnesses(empty, clock, kOrigin, {config()});
  witnesses.ask_all();
  EXPECT_FALSE(witnesses.standings().front().size);
  EXPECT_THAT(empty.cosignatures(10), IsEmpty());
}

TEST_F(WitnessesTest, RaiseTheAlarmWhenTheLogWasSetBack) {
  StoredLog log(300), set_back(299);
  ask(log);
  const auto standing = ask(set_back);
  EXPECT_EQ(problem_of(standing), "witness-ahead");
  EXPECT_TRUE(standing.problem->alarm);
  EXPECT_THAT(describe(standing).zh, AllOf(HasSubstr("警报"), HasSubstr("第300条"), HasSubstr("299条")));
}

TEST_F(WitnessesTest, RaiseTheAlarmWhenTheLogWasRewritten) {
  StoredLog log(300), rewritten(300, "two"), rewritten_and_grown(301, "two");
  ask(log);
  for (auto* other : {&rewritten, &rewritten_and_grown}) {
    const auto standing = ask(*other);
    EXPECT_EQ(problem_of(standing), "witness-inconsistent");
    EXPECT_TRUE(standing.problem->alarm);
    EXPECT_FALSE(standing.size);
  }
}

TEST_F(WitnessesTest, ThatRefuseForAnotherReasonAreQuotedAndNoAlarm) {
  program.write("state/logs.txt", test::TestSigner("other.example/log").verifier_key() + "\n");
  server = program.serve();
  StoredLog log(3);
  const auto standing = ask(log);
  EXPECT_EQ(problem_of(standing), "witness-refused");
  EXPECT_FALSE(standing.problem->alarm);
  EXPECT_THAT(standing.problem->problem.message.zh, AllOf(HasSubstr("404"), HasSubstr("不认识")));
  EXPECT_THAT(standing.problem->problem.message.en, AllOf(HasSubstr("404"), HasSubstr("does not know")));
}

TEST_F(WitnessesTest, ThatDoNotAnswerAreAProblemAndNoAlarm) {
  StoredLog log(3);
  const auto witness = config();
  server->kill_now();
  Witnesses witnesses(log.store, clock, kOrigin, {witness});
  witnesses.ask_all();
  EXPECT_EQ(problem_of(witnesses.standings().front()), "witness-not-answered");
  EXPECT_FALSE(witnesses.standings().front().problem->alarm);
}

TEST_F(WitnessesTest, MustSignWithTheConfiguredKey) {
  StoredLog log(3);
  auto witness = config();
  const test::TestSigner other("jiwei.example/witness", KeyType::kCosignature);
  witness.vkey = other.verifier_key();
  Witnesses witnesses(log.store, clock, kOrigin, {witness});
  witnesses.ask_all();
  EXPECT_EQ(problem_of(witnesses.standings().front()), "witness-signature-wrong");
  EXPECT_THAT(log.store.cosignatures(10), IsEmpty());
}

TEST_F(WitnessesTest, AreReachedByFilesWhereThereIsNoNetwork) {
  StoredLog log(300);
  Witnesses witnesses(log.store, clock, kOrigin, {config(false)});
  witnesses.ask_all();
  EXPECT_FALSE(witnesses.standings().front().size);

  for (const std::uint64_t size : {300U, 340U}) {
    program.write("request", to_string(*witnesses.request_for("jiwei")));
    ASSERT_EQ(program.run("offline --state state --request request --out answer").status, 0);
    EXPECT_FALSE(witnesses.take_answer(program.read("answer")));
    EXPECT_EQ(witnesses.standings().front().size, size);
    log.grow(40);
  }
  EXPECT_EQ(witnesses.request_for("jiwei")->old_size, 340U);
  EXPECT_EQ(witnesses.request_for("jiwei", 300)->old_size, 300U);
  EXPECT_EQ(witnesses.request_for("jiwei", 381).error().code, "witness-from");
  EXPECT_EQ(witnesses.request_for("nobody").error().code, "witness-unknown");
}

TEST_F(WitnessesTest, AnswersCarriedBackMustBeOfThisLogAsItIs) {
  StoredLog log(10), other(10, "two"), shorter(9);
  auto witnesses = witnesses_of(log);
  program.write("request", to_string(*witnesses.request_for("jiwei")));
  ASSERT_EQ(program.run("offline --state state --request request --out answer").status, 0);
  const auto answer = program.read("answer");
  const auto code_of = [&](Witnesses&& taking, const std::string& note) {
    const auto bad = taking.take_answer(note);
    return bad ? bad->problem.code + (bad->alarm ? "!" : "") : "";
  };
  EXPECT_EQ(code_of(witnesses_of(other), answer), "witness-other-history!");
  EXPECT_EQ(code_of(witnesses_of(shorter), answer), "witness-ahead!");
  EXPECT_EQ(code_of(Witnesses(log.store, clock, "other.example/log", {config()}), answer), "checkpoint-origin");
  EXPECT_EQ(code_of(witnesses_of(log), log.store.head()->checkpoint), "note-not-signed");
  EXPECT_EQ(code_of(witnesses_of(log), "hello"), "note-malformed");
  EXPECT_THAT(log.store.cosignatures(10), IsEmpty());
  log.grow(5);
  EXPECT_EQ(code_of(witnesses_of(log), answer), "") << "the log has grown meanwhile";
  EXPECT_THAT(log.store.cosignatures(10), SizeIs(1));
}

}  // namespace
}  // namespace renmian
