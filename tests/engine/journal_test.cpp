// What happens outside cases is on record when the call returns, once, in the case of the day.
#include "engine/case/journal.hpp"

#include <gmock/gmock.h>

#include <atomic>

#include "adapters/store/memory_store.hpp"
#include "engine/audit/strict_json.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/system/system.hpp"

namespace renmian {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Lt;

const std::string kOrigin = "test.example/log";
constexpr CivilDate kToday = 2026y / 3 / 2;  // the day on which the clock of a TestDesk stands
constexpr std::int64_t kDay = 86'400'000'000;

Reading reading(const std::string& by = "ZZ-001") {
  return {FilePart::form, {}, by, *parse_timestamp("2026-03-02T01:00:00.000000Z")};
}

Refused refusal(const std::string& by, std::int64_t second) {
  const Timestamp at{second * 1'000'000};
  return {.code = "not-authorised", .by = by, .first_at = at, .last_at = at};
}

template <class Act>
std::string fault_of(const Act& act) {
  try {
    act();
  } catch (const Fault& fault) {
    return fault.code();
  }
  return "no fault";
}

class TheJournal : public testing::Test {
 protected:
  std::vector<StoredEvent> events(CivilDate day = kToday) {
    const auto id = system_case_id(kOrigin, day);
    return store.events_of({&id, 1});
  }
  std::vector<std::string> commands(CivilDate day = kToday) {
    std::vector<std::string> all;
    for (const auto& event : events(day)) all.push_back(parse_event(event.body).command);
    return all;
  }
  // All entries of the day's commands of this kind.
  boost::json::array entries(std::string_view command) {
    boost::json::array all;
    for (const auto& event : events()) {
      if (parse_event(event.body).command != command) continue;
      const auto data = data_of(event);
      for (const auto& entry : data.at("entries").as_array()) all.push_back(entry);
    }
    return all;
  }
  template <class Condition>
  static bool comes_true(const Condition& condition) {
    for (int tries = 0; tries < 1'000; ++tries) {
      if (condition()) return true;
      std::this_thread::sleep_for(5ms);
    }
    return false;
  }

  MemoryStore store{100ms};
  TestDesk on{store, system_day::compiled()};
};

TEST_F(TheJournal, HasAReadOnRecordWhenTheCallReturns) {
  Journal journal(on.desk);
  journal.record(reading());
  EXPECT_THAT(commands(), ElementsAre("open_day", "record_reading"));
  const auto told = entries("record_reading");
  ASSERT_EQ(told.size(), 1U);
  const auto& entry = told.front();
  EXPECT_EQ(entry.at("by"), "ZZ-001");
  EXPECT_EQ(entry.at("what"), "form");
  EXPECT_EQ(entry.at("at"), "2026-03-02T01:00:00.000000Z");
  EXPECT_EQ(parse_event(events().back().body).actor.auth, "program");
}

TEST_F(TheJournal, PutsWhatCameAtOnceIntoFewEvents) {
  Journal journal(on.desk);
  std::vector<std::thread> readers;
  for (int number = 0; number < 20; ++number) {
    readers.emplace_back([&] {
      for (int times = 0; times < 10; ++times) journal.record(reading());
    });
  }
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(entries("record_reading").size(), 200U);
  EXPECT_THAT(events().size(), Lt(150U));
}

TEST_F(TheJournal, OpensEveryDayAnewAndClosesThoseBeforeYesterday) {
  Journal journal(on.desk);
  for (int day = 0; day < 4; ++day) {
    journal.record(reading());
    on.clock.set({on.clock.now().microseconds + kDay});
  }
  EXPECT_THAT(commands(kToday), ElementsAre("open_day", "record_reading", "close_day"));
  EXPECT_THAT(commands(add_days(kToday, 1)), ElementsAre("open_day", "record_reading", "close_day"));
  EXPECT_THAT(commands(add_days(kToday, 2)), ElementsAre("open_day", "record_reading"));
  EXPECT_THAT(commands(add_days(kToday, 3)), ElementsAre("open_day", "record_reading"));
}

TEST_F(TheJournal, OfTwoNodesSharesTheDay) {
  TestDesk other(store, system_day::compiled(), 2);
  Journal journal(on.desk);
  Journal journal_of_other(other.desk);
  for (int day = 0; day < 30; ++day) {
    std::thread there([&] { journal_of_other.record(reading("ZZ-002")); });
    journal.record(reading());
    there.join();
    const auto told = commands(add_days(kToday, day));
    EXPECT_EQ(std::ranges::count(told, "open_day"), 1) << day;
    EXPECT_EQ(std::ranges::count(told, "record_reading"), 2) << day;
    for (auto* clock : {&on.clock, &other.clock}) clock->set({clock->now().microseconds + kDay});
  }
}

TEST_F(TheJournal, SaysSoWhereTheLogCannotBeWritten) {
  Journal journal(on.desk);
  {
    const auto somebody = store.begin();
    somebody->lock_head();
    EXPECT_EQ(fault_of([&] { journal.record(reading()); }), "store-locked");
  }
  EXPECT_THAT(commands(), IsEmpty());
  EXPECT_EQ(fault_of([&] { journal.record(reading()); }), "no fault");
  EXPECT_EQ(entries("record_reading").size(), 1U) << "what failed was not done, and is not told";
}

TEST_F(TheJournal, TriesAgainWithWhatNobodyWaitsFor) {
  Journal journal(on.desk, {.between_tries = 10ms});
  {
    const auto somebody = store.begin();
    somebody->lock_head();
    journal.record_later(Found{"scrubber", "第7步", "step 7", 7, {}});
    EXPECT_EQ(fault_of([&] { journal.record(reading()); }), "store-locked");
  }
  EXPECT_TRUE(comes_true([&] { return !entries("record_finding").empty(); }));
  EXPECT_EQ(entries("record_finding").front().at("log_index"), 7);
  EXPECT_THAT(entries("record_reading"), IsEmpty());
}

TEST_F(TheJournal, IsNotStoppedByAnEntryThatIsRefused) {
  const Exported nameless{"", 1, "ab", false, "ZZ-001", {}};
  const Exported whole{"all", 1, "ab", true, "ZZ-001", {}};
  {
    Journal journal(on.desk);
    std::thread other([&] { EXPECT_EQ(fault_of([&] { journal.record(whole); }), "no fault"); });
    EXPECT_EQ(fault_of([&] { journal.record(nameless); }), "journal-refused");
    journal.record_later(nameless);
    journal.record_later(whole);
    other.join();
  }
  ASSERT_EQ(entries("record_export").size(), 2U);
  EXPECT_EQ(entries("record_export")[1].at("with_payloads"), true);
}

TEST_F(TheJournal, NeedsTheProcedure) {
  MemoryStore without;
  TestDesk made(without, small::compiled());
  Journal journal(made.desk);
  EXPECT_EQ(fault_of([&] { journal.record(reading()); }), "journal-refused");
}

TEST_F(TheJournal, CountsTheSameRefusalInsteadOfRepeatingIt) {
  {
    Journal journal(on.desk);
    for (int second = 10; second < 110; ++second) journal.count(refusal("ZZ-001", second));
    journal.count(refusal("ZZ-002", 200));
  }
  auto told = entries("record_refusal");
  ASSERT_EQ(told.size(), 2U);
  std::ranges::sort(told, {}, [](const boost::json::value& entry) { return entry.at("times").as_int64(); });
  EXPECT_EQ(told[0].at("by"), "ZZ-002");
  EXPECT_EQ(told[1].at("times"), 100);
  EXPECT_EQ(told[1].at("first_at").as_string(), to_string(Timestamp{10'000'000}));
  EXPECT_EQ(told[1].at("last_at").as_string(), to_string(Timestamp{109'000'000}));
}

TEST_F(TheJournal, WritesWhatItCountedOnceItsTimeIsOver) {
  Journal journal(on.desk, {.counting = 20ms});
  journal.count(refusal("ZZ-001", 10));
  EXPECT_TRUE(comes_true([&] { return entries("record_refusal").size() == 1; }));
  journal.count(refusal("ZZ-001", 20));
  EXPECT_TRUE(comes_true([&] { return entries("record_refusal").size() == 2; }));
}

TEST_F(TheJournal, OfTooManyDifferentRefusalsCountsTheRestTogether) {
  {
    Journal journal(on.desk);
    for (int number = 0; number < 1'050; ++number) journal.count(refusal("ZZ-" + std::to_string(number), 1));
  }
  EXPECT_EQ(entries("record_refusal").size(), 1'001U);
  std::int64_t times = 0;
  for (const auto& entry : entries("record_refusal")) times += entry.at("times").as_int64();
  EXPECT_EQ(times, 1'050);
}

TEST_F(TheJournal, BreaksALongSilenceWithAHeartbeat) {
  Journal journal(on.desk, {.silence = 20ms});
  EXPECT_TRUE(comes_true([&] { return std::ranges::count(commands(), "heartbeat") >= 2; }));
}

TEST_F(TheJournal, IsWrittenByTheProgramAlone) {
  Journal(on.desk).record(reading());
  const Actor clerk{"ZZ-001", "clerk", "od"};
  const auto id = system_case_id(kOrigin, kToday);
  for (const std::string command : {"heartbeat", "close_day", "terminate"}) {
    boost::json::value data = boost::json::object{};
    if (command == "terminate") data = {{"reason", "不愿留痕"}};
    const auto answer = on.desk.do_now({id, {}, command, data, clerk, {}, {}});
    ASSERT_TRUE(std::holds_alternative<Refusal>(answer)) << command;
    const auto& gates = std::get<Refusal>(answer).gates;
    EXPECT_TRUE(std::ranges::any_of(gates, [](const auto& each) { return each.gate.id == "sys-program"; })) << command;
  }
  EXPECT_EQ(to_string(on.desk.load(id)->position), "system_day_open");
}

TEST(TheDaysCase, IsTheSameForTheSameLogAndDayOnly) {
  const auto id = system_case_id(kOrigin, kToday);
  EXPECT_EQ(id, system_case_id(kOrigin, kToday));
  EXPECT_NE(id, system_case_id(kOrigin, add_days(kToday, 1)));
  EXPECT_NE(id, system_case_id("other.example/log", kToday));
  EXPECT_LT(id, system_case_id("other.example/log", add_days(kToday, 1))) << "by the time of the day";
}

TEST(ARefusalOnRecord, SaysWhoAskedForWhatAndWhatWasMissing) {
  Request request;
  request.actor.id = "ZZ-001";
  request.command = "vote";
  request.case_id.uuid.bytes[15] = 1;
  Refusal told;
  told.kind = Refusal::Kind::kGateClosed;
  static constexpr GateInfo kMet{.id = "a"}, kUnmet{.id = "b"};
  told.gates = {{kMet, Verdict::met()}, {kUnmet, Verdict::unmet(Text{"缺", "missing"})}};
  const auto noted = refused(request, told, Timestamp{7});
  EXPECT_EQ(noted.code.value, "gate-closed");
  EXPECT_EQ(noted.by, Line("ZZ-001"));
  EXPECT_EQ(noted.command, Line("vote"));
  EXPECT_EQ(noted.case_id, request.case_id);
  EXPECT_EQ(noted.subject, std::nullopt);
  EXPECT_THAT(noted.gates, ElementsAre(Line("b")));
  EXPECT_EQ(noted.times, 1);
  EXPECT_EQ(noted.first_at, Timestamp{7});

  request.command = std::string(201, 'x');
  EXPECT_EQ(refused(request, told, Timestamp{7}).command, std::nullopt) << "it could not be recorded";

  request.opening = Opening{"small", {}, {}, {}};
  request.opening->person.uuid.bytes[15] = 2;
  const auto of_opening = refused(request, told, Timestamp{7});
  EXPECT_EQ(of_opening.case_id, std::nullopt) << "it never came to be";
  EXPECT_EQ(of_opening.subject, request.opening->person);
}

}  // namespace
}  // namespace renmian
