// The content of cases that are over goes under a rule, by two persons, and everybody can see that it did.
#include "api/service/erasure.hpp"

#include <gmock/gmock.h>

#include "adapters/store/memory_store.hpp"
#include "api/service/views.hpp"
#include "engine/case/verification.hpp"
#include "engine/data/writer.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/erasure/erasure.hpp"

namespace renmian::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Actor kArchivist{.id = "ZZ-001", .role = "archive"};
const Actor kLeader{.id = "ZZ-002", .role = "leader"};
const std::string kRule = "干部人事档案保管期限";

class ErasingContent : public testing::Test {
 protected:
  Answer give(CaseId id, const std::string& command, boost::json::value data, const Actor& actor = kArchivist) {
    Request request;
    request.case_id = id;
    if (command == "propose") request.opening = Opening{"small", {}, {}, {}};
    request.command = command;
    request.data = std::move(data);
    request.actor = actor;
    return on.desk.do_now(std::move(request));
  }
  CaseId open() { return std::get<Advanced>(give(on.desk.new_case_id(), "propose", {{"who", "林示例"}})).case_id; }
  CaseId ended() {
    const auto id = open();
    give(id, "terminate", {{"reason", "本人提出"}});
    return id;
  }
  CaseId requested(std::vector<CaseId> cases) {
    return std::get<Advanced>(request_erasure(on.desk, {kRule, "期限届满", std::move(cases)}, kArchivist).value())
        .case_id;
  }
  std::vector<StoredEvent> events(CaseId id) { return store.events_of({&id, 1}); }
  std::string problem_of(std::vector<CaseId> cases) {
    const auto answer = request_erasure(on.desk, {kRule, "期限届满", std::move(cases)}, kArchivist);
    return answer ? "none" : answer.error().front().code + " " + answer.error().front().place;
  }
  template <class Act>
  std::string fault_of(const Act& act) {
    try {
      act();
    } catch (const Fault& fault) {
      EXPECT_THAT(fault.message().zh, HasSubstr("已依规销毁"));
      return fault.code();
    }
    return "no fault";
  }
  bool sound() {
    return verify(store, on.catalogue, Verifier::from_vkey(test_signer().verifier_key()).value(), "test.example/log")
        .ok();
  }

  MemoryStore store;
  TestDesk on{store, {&small::compiled(), &erasure::compiled()}};
};

TEST_F(ErasingContent, TakesTwoPersonsAndIsToldInTheHistory) {
  const auto id = ended();
  const auto erasing = requested({id});
  const auto alone = carry_out_erasure(on.desk, nullptr, erasing, kArchivist).value();
  ASSERT_TRUE(std::holds_alternative<Refusal>(alone.answer));
  EXPECT_TRUE(events(id).front().payload) << "one person alone erases nothing";

  const auto done = carry_out_erasure(on.desk, nullptr, erasing, kLeader).value();
  ASSERT_TRUE(std::holds_alternative<Advanced>(done.answer));
  EXPECT_EQ(done.entries, 2U);
  const auto entry = std::get<Advanced>(done.answer).receipt.log_index;
  for (const auto& event : events(id)) {
    EXPECT_FALSE(event.payload);
    EXPECT_EQ(event.erased_by, entry);
  }
  EXPECT_EQ(rule_of_erasure(store, entry), kRule);
  const auto history = history_view(events(id), on.catalogue, store);
  EXPECT_EQ(history.at(0).at("erased").at("rule").as_string(), kRule);
  EXPECT_EQ(history.at(0).at("erased").at("log_index").to_number<std::uint64_t>(), entry);
  EXPECT_TRUE(history.at(0).at("data").is_null());
  EXPECT_EQ(history.at(1).at("command"), "terminate");
  EXPECT_TRUE(sound());
}

TEST_F(ErasingContent, LeavesACaseThatIsListedAndNothingElse) {
  const auto id = ended();
  on.desk.load(id);  // and so at hand
  carry_out_erasure(on.desk, nullptr, requested({id}), kLeader).value();
  EXPECT_EQ(store.case_row(id)->position, "terminated:voting");
  EXPECT_EQ(fault_of([&] { on.desk.load(id); }), "payload-erased");
  TestDesk elsewhere(store, {&small::compiled(), &erasure::compiled()}, 2);
  EXPECT_EQ(fault_of([&] { elsewhere.desk.load(id); }), "payload-erased");
  Request request;
  request.case_id = id;
  request.command = "note";
  request.data = {{"text", "补记"}};
  EXPECT_EQ(fault_of([&] { elsewhere.desk.do_now(request); }), "payload-erased");
}

TEST_F(ErasingContent, WithoutANoteIsTampering) {
  const auto id = ended();
  auto stored = events(id);
  stored.front().payload.reset();
  try {
    load_case(stored, on.catalogue);
    FAIL() << "it was taken for erased";
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.code(), "case-tampered");
  }
}

TEST_F(ErasingContent, ConcernsCasesThatAreOver) {
  const auto running = open();
  const auto answer = request_erasure(on.desk, {kRule, "期限届满", {ended(), running}}, kArchivist).value();
  const auto& gates = std::get<Refusal>(answer).gates;
  ASSERT_FALSE(gates.empty());
  EXPECT_EQ(gates.front().gate.id, "era-cases-over");
  EXPECT_THAT(gates.front().verdict.reasons.front().zh, HasSubstr(to_string(running)));
}

TEST_F(ErasingContent, SaysWhatItCannotErase) {
  EXPECT_EQ(problem_of({}), "nothing-to-erase /cases");
  EXPECT_EQ(problem_of({ended(), on.desk.new_case_id()}), "no-such-case /cases/1");
  const auto id = ended();
  const auto erasing = requested({id});
  EXPECT_EQ(problem_of({erasing}), "not-erasable /cases/0");
  carry_out_erasure(on.desk, nullptr, erasing, kLeader).value();
  EXPECT_EQ(problem_of({id}), "nothing-to-erase /cases");
  const auto no_erasure = ended();
  EXPECT_EQ(carry_out_erasure(on.desk, nullptr, no_erasure, kLeader).error().front().code, "no-such-erasure");
  EXPECT_EQ(reject_erasure(on.desk, no_erasure, "无", kLeader).error().front().code, "no-such-erasure");
}

TEST_F(ErasingContent, CanBeRejected) {
  const auto id = ended();
  const auto erasing = requested({id});
  EXPECT_EQ(std::get<Advanced>(reject_erasure(on.desk, erasing, "仍在保管期限内", kLeader).value()).position,
            "erasure_rejected");
  EXPECT_TRUE(std::holds_alternative<Refusal>(carry_out_erasure(on.desk, nullptr, erasing, kLeader).value().answer));
  EXPECT_TRUE(events(id).front().payload);
}

TEST_F(ErasingContent, IsCompletedWhereItWasInterrupted) {
  const auto id = ended();
  const auto erasing = requested({id});
  give(erasing, "approve_erasure", boost::json::object{}, kLeader);
  const auto indices = events(id);
  give(erasing, "carry_out_erasure", {{"rule", kRule}, {"entries", {indices[0].log_index, indices[1].log_index}}},
       kLeader);
  ASSERT_TRUE(events(id).front().payload) << "interrupted here";
  for (int times = 0; times < 2; ++times) {
    const auto done = carry_out_erasure(on.desk, nullptr, erasing, kArchivist).value();
    EXPECT_EQ(done.entries, 2U);
    EXPECT_FALSE(events(id).front().payload);
    EXPECT_EQ(events(id).front().erased_by, std::get<Advanced>(done.answer).receipt.log_index);
  }
  EXPECT_TRUE(sound());
}

TEST_F(ErasingContent, OfAnApprovedRequestIsCarriedOutByEither) {
  const auto id = ended();
  const auto erasing = requested({id});
  give(erasing, "approve_erasure", boost::json::object{}, kLeader);
  const auto done = carry_out_erasure(on.desk, nullptr, erasing, kArchivist).value();
  EXPECT_EQ(std::get<Advanced>(done.answer).position, "erasure_carried_out");
  EXPECT_FALSE(events(id).front().payload);
}

}  // namespace
}  // namespace renmian::test
