// No personal content and no free text stands in a log entry: only codes, ids, digests, times and references to what is
// kept elsewhere (staff number, unit, session, log). What people wrote is in payloads, which can be erased.
#include <gmock/gmock.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "adapters/store/memory_store.hpp"
#include "api/demo/demo.hpp"
#include "api/scenario/scenario.hpp"
#include "engine/case/journal.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/appointment/kinds.hpp"
#include "workflows/system/system.hpp"

namespace renmian {
namespace {

namespace json = boost::json;
using testing::ContainsRegex;
using testing::IsEmpty;

const std::string kCode = "[a-z][a-z0-9_]*";
const std::string kSlug = "[a-z][a-z0-9-]*";
const std::string kUuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const std::string kBase64Hash = "[A-Za-z0-9+/]{43}=";
const std::string kHexHash = "[0-9a-f]{64}";
const std::string kStaff = "[A-Za-z]{2,8}-[A-Z0-9]{2,8}|system";
const std::string kPosition = "((suspended|terminated):)?" + kCode;

// What each text of an entry may be, by its place; nothing else may be a text. Units, sessions and origins are
// references: names of what is registered elsewhere.
const std::map<std::string, std::string> kTexts{
    {"actor.auth", kCode},
    {"actor.id", kStaff},
    {"actor.on_behalf_of", kStaff},
    {"actor.role", kCode},
    {"at", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z"},
    {"case_id", kUuid},
    {"command", kCode},
    {"event_id", kUuid},
    {"from", kPosition},
    {"gates.id", kSlug},
    {"gates.verdict", "met|unmet|pending|waived"},
    {"outcome", "accepted|refused"},
    {"payload.alg", "sha-256"},
    {"payload.salted_digest", kBase64Hash},
    {"payload.schema", "renmian/payload/1"},
    {"policy", kHexHash},
    {"prev", kBase64Hash},
    {"procedure.digest", kHexHash},
    {"procedure.id", kCode},
    {"request", kBase64Hash},
    {"to", kPosition},
};
const std::set<std::string> kReferences{"actor.unit", "actor.session", "origin"};

template <class Visit>
void each_text(const json::value& value, const std::string& place, const Visit& visit) {
  if (value.is_string()) visit(place, std::string(value.get_string()));
  if (value.is_array()) {
    for (const auto& element : value.get_array()) each_text(element, place, visit);
  }
  if (value.is_object()) {
    for (const auto& [name, member] : value.get_object()) {
      each_text(member, place.empty() ? std::string(name) : place + "." + std::string(name), visit);
    }
  }
}

// What is wrong with the texts of this entry; empty if nothing is.
std::string wrong_in(const std::string& body) {
  static const auto patterns = [] {
    std::map<std::string, std::regex> all;
    for (const auto& [place, pattern] : kTexts) all.emplace(place, pattern);
    return all;
  }();
  std::string wrong;
  each_text(json::parse(body), "", [&](const std::string& place, const std::string& text) {
    if (kReferences.contains(place)) return;
    const auto pattern = patterns.find(place);
    if (pattern == patterns.end()) wrong += place + " is a text that nobody listed; ";
    if (pattern != patterns.end() && !std::regex_match(text, pattern->second)) wrong += place + "=" + text + "; ";
  });
  return wrong;
}

// Names and sentences: at least two Chinese characters, or at least four letters that are no code, id, date or number.
bool is_free_text(const std::string& text) {
  const auto other_bytes = std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (other_bytes > 0) return other_bytes >= 6;
  static const std::regex kWords("[A-Za-z]{4,}[ ,.].*");
  return std::regex_match(text, kWords);
}

// The entry without its references, which name offices and the log.
std::string without_references(const std::string& body) {
  auto read = json::parse(body);
  auto& actor = read.at("actor").as_object();
  actor["unit"] = actor["session"] = nullptr;
  read.as_object()["origin"] = nullptr;
  return json::serialize(read);
}

struct Log {
  std::vector<StoredEvent> events;
  std::vector<Person> people;
};

Log log_of(MemoryStore& store) { return {store.events_from(0, 100'000), store.people("", std::nullopt, 10'000)}; }

Log demonstration() {
  MemoryStore store;
  TestDesk made(store, appointment::all_kinds());
  make_demo(made.desk, made.clock, store, made.random, 1);
  return log_of(store);
}

Log scenario(const std::string& name) {
  const auto file = std::filesystem::path(RENMIAN_TEST_DATA "/scenario") / name;
  std::ifstream lines(file);
  MemoryStore store;
  TestDesk made(store, appointment::all_kinds());
  DirectTarget target(made.desk, made.clock, made.random);
  EXPECT_TRUE(run_scenario(lines, file.parent_path(), target));
  return log_of(store);
}

Log journal() {
  MemoryStore store;
  TestDesk made(store, system_day::compiled());
  {
    Journal journal(made.desk);
    journal.record(Found{"scrubber", "第7步的记录与见证不符", "step seven differs", 7, {}});
    journal.record(Restored{1, 2, "ab", "误删后恢复", "ZZ-001", {}});
  }
  return log_of(store);
}

class EventBodySchema : public testing::TestWithParam<Log (*)()> {
 protected:
  static const Log& log() {
    static std::map<Log (*)(), Log> logs;
    const auto make = GetParam();
    const auto known = logs.find(make);
    return known == logs.end() ? logs.emplace(make, make()).first->second : known->second;
  }
};

TEST_P(EventBodySchema, HasCodesIdsDigestsTimesAndReferencesOnly) {
  ASSERT_FALSE(log().events.empty());
  for (const auto& event : log().events) EXPECT_THAT(wrong_in(event.body), IsEmpty()) << event.body;
}

TEST_P(EventBodySchema, HoldsNothingThatPeopleWrote) {
  std::set<std::string> written;
  for (const auto& event : log().events) {
    ASSERT_TRUE(event.payload);
    each_text(json::parse(event.payload->content), "", [&](const std::string&, const std::string& text) {
      if (is_free_text(text)) written.insert(text);
    });
  }
  ASSERT_FALSE(written.empty());
  for (const auto& event : log().events) {
    const auto entry = without_references(event.body);
    for (const auto& text : written) ASSERT_EQ(entry.find(text), std::string::npos) << text;
  }
}

TEST_P(EventBodySchema, NamesNobody) {
  for (const auto& event : log().events) {
    for (const auto& person : log().people) {
      ASSERT_EQ(event.body.find(person.name.value), std::string::npos) << person.name.value;
      ASSERT_EQ(event.body.find(person.current_post.value), std::string::npos) << person.current_post.value;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Of, EventBodySchema,
                         testing::Values(
                             &demonstration, +[] { return scenario("spring_batch.jsonl"); },
                             +[] { return scenario("kinds.jsonl"); }, &journal));

// The rule itself can fail.
TEST(EventBodySchemaItself, FindsATextWhereNoneMayBe) {
  const auto log = journal();
  const auto& body = log.events.front().body;
  EXPECT_THAT(wrong_in(body), IsEmpty());
  const auto changed = [&](const std::string& from, const std::string& to) {
    auto other = body;
    const auto at = other.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return wrong_in(other.replace(at, from.size(), to));
  };
  EXPECT_THAT(changed(R"("id":"system")", R"("id":"林示例")"), ContainsRegex("actor.id"));
  EXPECT_THAT(changed(R"("command":"open_day")", R"("command":"open the day")"), ContainsRegex("command"));
  EXPECT_THAT(changed(R"({"actor":)", R"({"remark":"x","actor":)"), ContainsRegex("remark"));
  EXPECT_TRUE(is_free_text("林示"));
  EXPECT_FALSE(is_free_text("林"));
  EXPECT_TRUE(is_free_text("step seven"));
  EXPECT_FALSE(is_free_text("secret_ballot"));
}

}  // namespace
}  // namespace renmian
