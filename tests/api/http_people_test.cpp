// What is kept of people and posts besides forms and units: quotas, records, ties, delegations.
#include <gmock/gmock.h>

#include "tests/support/forms.hpp"
#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

constexpr auto kUnit = "01900000-0000-7000-8000-000000000001";
constexpr auto kPerson = "01900000-0000-7000-8000-000000000003";
constexpr auto kUnknown = "01890000-0000-7000-8000-000000000000";

boost::json::value json_from(const char* text) { return boost::json::parse(text); }

const Timestamp kStart = *parse_timestamp("2026-03-02T01:00:00.000000Z");

HttpResponse put(HttpClient& client, const std::string& target, const boost::json::value& body) {
  return client.put("/api/v1/" + target, body);
}

// "code place" of the first problem of an answer 422.
std::string first_problem(const HttpResponse& response) {
  EXPECT_EQ(response.result_int(), 422) << response.body();
  const auto told = json_of(response).at("problems").as_array().at(0);
  return std::string(told.at("code").as_string()) + " " + std::string(told.at("place").as_string());
}

boost::json::object quota_line(int authorised = 2, int in_use = 1) {
  return {{"unit", kUnit}, {"level", "division_head"}, {"authorised", authorised}, {"in_use", in_use}};
}

TEST(HttpQuota, ALineIsSetReplacedAndListed) {
  HttpOffice office;
  auto client = office.client();
  EXPECT_TRUE(json_of(client.get("/api/v1/quota")).at("items").as_array().empty());
  const auto set = put(client, "quota", quota_line());
  ASSERT_EQ(set.result_int(), 200) << set.body();
  EXPECT_EQ(json_of(set).at("vacant").as_int64(), 1);
  EXPECT_TRUE(json_of(set).at("over_quota").as_array().empty());
  EXPECT_EQ(put(client, "quota", quota_line(1, 2)).result_int(), 200);
  const auto items = json_of(client.get("/api/v1/quota")).at("items").as_array();
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(boost::json::serialize(items[0]),
            std::string(R"({"unit":")") + kUnit +
                R"(","level":"division_head","authorised":1,"in_use":2,"reserved":0,"vacant":-1})");
}

TEST(HttpQuota, WhatIsNotAsItShouldBeIsToldWithItsPlaces) {
  HttpOffice office;
  auto client = office.client();
  const auto problem = [&](std::string_view member, const boost::json::value& value) {
    auto line = quota_line();
    line[member] = value;
    return first_problem(put(client, "quota", line));
  };
  EXPECT_EQ(problem("unit", "x"), "wrong-type /unit");
  EXPECT_EQ(problem("unit", kUnknown), "no-such-unit /unit");
  EXPECT_EQ(problem("level", "county"), "unknown-value /level");
  EXPECT_EQ(problem("authorised", -1), "out-of-range /authorised");
  EXPECT_EQ(problem("authorised", "two"), "wrong-type /authorised");
  EXPECT_EQ(problem("in_use", 1'000'001), "out-of-range /in_use");
  EXPECT_EQ(problem("reserved", 1), "unknown-member /reserved");
  for (const auto* member : {"unit", "level", "authorised", "in_use"}) {
    auto without = quota_line();
    without.erase(member);
    EXPECT_EQ(first_problem(put(client, "quota", without)), std::string("missing-member /") + member);
  }
  EXPECT_EQ(client.send(verb::put, "/api/v1/quota", "{", {{"Content-Type", "application/json"}}).result_int(), 400);
  EXPECT_EQ(client.send(verb::put, "/api/v1/quota", "{}", {{"Content-Type", "text/plain"}}).result_int(), 415);
  EXPECT_EQ(put(client, "units", quota_line()).result_int(), 405);
  EXPECT_TRUE(json_of(client.get("/api/v1/quota")).at("items").as_array().empty());
}

boost::json::object record() { return write_described(PersonRecord{}).as_object(); }

const std::string kRecord = std::string("persons/") + kPerson + "/record";

TEST(HttpPersonRecord, ARecordIsKeptWithItsDay) {
  HttpOffice office({}, kStart);
  auto client = office.client();
  EXPECT_EQ(client.get("/api/v1/" + kRecord).result_int(), 404);
  auto what = record();
  what["promoted_on"] = "2023-06-01";
  const auto set = put(client, kRecord, what);
  ASSERT_EQ(set.result_int(), 200) << set.body();
  const auto kept = json_of(client.get("/api/v1/" + kRecord));
  EXPECT_EQ(kept, json_of(set));
  EXPECT_EQ(kept.at("person").as_string(), kPerson);
  EXPECT_EQ(kept.at("as_of").as_string(), "2026-03-02T01:00:00.000000Z");
  EXPECT_EQ(kept.at("record"), what);
}

TEST(HttpPersonRecord, WhatIsNotAsItShouldBeIsToldWithItsPlaces) {
  HttpOffice office({}, kStart);
  auto client = office.client();
  const auto problem = [&](std::string_view member, const boost::json::value& value) {
    auto what = record();
    what[member] = value;
    return first_problem(put(client, kRecord, what));
  };
  EXPECT_EQ(problem("promoted_on", "1.6.2023"), "wrong-type /promoted_on");
  EXPECT_EQ(problem("promoted_on", "2026-03-03"), "out-of-range /promoted_on");
  EXPECT_EQ(problem("assessments", json_from(R"([{"year": 1989, "grade": "competent"}])")),
            "out-of-range /assessments/0/year");
  EXPECT_EQ(problem("assessments", json_from(R"([{"year": 2024, "grade": "good"}])")),
            "unknown-value /assessments/0/grade");
  EXPECT_EQ(problem("grassroots", json_from(R"([{"from": "2001-01-02", "to": "2001-01-01"}])")),
            "out-of-range /grassroots/0/to");
  EXPECT_EQ(problem("remarks", "x"), "unknown-member /remarks");
  auto without = record();
  without.erase("sanctions");
  EXPECT_EQ(first_problem(put(client, kRecord, without)), "missing-member /sanctions");
  for (const auto* person : {"x", kUnknown}) {
    EXPECT_EQ(put(client, std::string("persons/") + person + "/record", record()).result_int(), 404);
    EXPECT_EQ(client.get(std::string("/api/v1/persons/") + person + "/record").result_int(), 404);
    EXPECT_EQ(client.get(std::string("/api/v1/persons/") + person + "/record/draft").result_int(), 404);
  }
  EXPECT_EQ(client.get("/api/v1/" + kRecord).result_int(), 404) << "nothing was kept";
}

TEST(HttpPersonRecord, ADraftIsMadeOfTheImportedForm) {
  HttpOffice office;
  auto client = office.client();
  const auto imported = client.send(verb::post, "/api/v1/persons?name=a.lrmx", write_lrmx(sound_form()),
                                    {{"Content-Type", "application/xml"}, {"Idempotency-Key", "import"}});
  const auto person = std::string(json_of(imported).at("person").at("id").as_string());
  const auto draft = json_of(client.get("/api/v1/persons/" + person + "/record/draft"));
  EXPECT_EQ(draft.at("record").at("service_from").as_string(), "1994-07-31");
  EXPECT_EQ(draft.at("notes").at(0).at("code").as_string(), "to-complete");
  EXPECT_EQ(first_problem(put(client, "persons/" + person + "/record", draft.at("record"))),
            "wrong-type /posts/0/unit");
  EXPECT_EQ(client.get("/api/v1/" + kRecord + "/draft").result_int(), 422) << "its form cannot be read";
}

TEST(HttpPersonRecord, ACaseTakesItFromTheRegisterWithoutData) {
  HttpOffice office({}, kStart);
  auto client = office.client();
  const auto id = office.open_case();
  const auto take = [&](const std::string& key, int version) {
    return client.post("/api/v1/cases/" + id + "/commands", {{"command", "take_person_record"}},
                       {{"Idempotency-Key", key}, {"If-Match", etag(id, version)}});
  };
  EXPECT_EQ(first_problem(take("a", 1)), "no-person-record /data");
  auto what = record();
  what["rank"] = "四级调研员";
  ASSERT_EQ(put(client, kRecord, what).result_int(), 200);
  const auto taken = take("b", 1);
  ASSERT_EQ(taken.result_int(), 200) << taken.body();
  const auto last = json_of(client.get("/api/v1/cases/" + id + "/history")).at("items").as_array().back();
  EXPECT_EQ(last.at("data").at("as_of").as_string(), "2026-03-02");
  EXPECT_EQ(last.at("data").at("person"), what);

  // A request repeated after the register has changed is the same request.
  ASSERT_EQ(put(client, kRecord, record()).result_int(), 200);
  // Its receipt is under the newest checkpoint, which the change of the register has moved.
  auto again = json_of(take("b", 1)), first = json_of(taken);
  again["receipt"].as_object().erase("checkpoint");
  first["receipt"].as_object().erase("checkpoint");
  EXPECT_EQ(again, first);
}

TEST(HttpPersonRecord, TheCasesOfABatchTakeTheirOwn) {
  HttpOffice office({}, kStart);
  auto client = office.client();
  const auto batch =
      std::string(json_of(client.post("/api/v1/batches", {{"title", "2026 年第一批"}})).at("id").as_string());
  const auto stranger = Person{.id = {*parse_uuid(kUnknown)},
                               .name = "王虚构",
                               .sex = "女",
                               .birth_month = "1975-01",
                               .current_post = "科长",
                               .form_digest = "1"};
  office.runtime().store().save_people({{PersonWithForm{stranger, "<Person/>"}}});
  const auto open = [&](const char* person) {
    auto what = office.case_to_open();
    what["batch"] = batch;
    what["person"] = person;
    return std::string(json_of(client.post("/api/v1/cases", what)).at("case").as_string());
  };
  const auto known = open(kPerson), unknown = open(kUnknown);
  ASSERT_EQ(put(client, kRecord, record()).result_int(), 200);
  const auto give = [&](const char* mode) {
    const boost::json::object command{
        {"command", "take_person_record"}, {"mode", mode}, {"cases", boost::json::array{known, unknown}}};
    return client.post("/api/v1/batches/" + batch + "/commands", command);
  };
  const auto outcomes = [](const HttpResponse& response) {
    std::vector<std::string> list;
    const auto results = json_of(response).at("results").as_array();
    for (const auto& result : results) {
      const bool accepted = result.at("outcome").as_string() == "accepted";
      list.emplace_back(accepted ? "accepted" : std::string(result.at("code").as_string()));
    }
    return list;
  };
  EXPECT_THAT(outcomes(give("all")), testing::ElementsAre("not-done", "bad-input"));
  const auto each = give("each");
  EXPECT_THAT(outcomes(each), testing::ElementsAre("accepted", "bad-input"));
  EXPECT_EQ(json_of(each).at("results").at(1).at("problems").at(0).at("code").as_string(), "no-person-record");
  EXPECT_EQ(json_of(client.get("/api/v1/cases/" + known)).at("version").as_int64(), 2);
  EXPECT_EQ(json_of(client.get("/api/v1/cases/" + unknown)).at("version").as_int64(), 1);
}

TEST(HttpKin, TiesAreReplacedTogether) {
  HttpOffice office;
  auto client = office.client();
  const auto path = std::string("persons/") + kPerson + "/kin";
  EXPECT_TRUE(json_of(client.get("/api/v1/" + path)).at("items").as_array().empty());
  const auto ties = json_from(R"({"items": [{"staff": "bb-001", "relation": "spouse"}]})").as_object();
  EXPECT_EQ(put(client, path, ties).result_int(), 200);
  EXPECT_EQ(json_of(client.get("/api/v1/" + path)), ties);

  const auto problem = [&](const char* items) {
    return first_problem(put(client, path, boost::json::object{{"items", json_from(items)}}));
  };
  EXPECT_EQ(problem(R"([{"staff": "", "relation": "self"}])"), "out-of-range /items/0/staff");
  EXPECT_EQ(problem(R"([{"staff": "a", "relation": "friend"}])"), "unknown-value /items/0/relation");
  EXPECT_EQ(problem(R"([{"staff": "a", "relation": "self"}, {"staff": "a", "relation": "child"}])"),
            "duplicate /items/1/staff");
  EXPECT_EQ(problem("1"), "wrong-type /items");
  EXPECT_EQ(first_problem(put(client, path, boost::json::object{})), "missing-member /items");
  EXPECT_EQ(json_of(client.get("/api/v1/" + path)), ties);
  EXPECT_EQ(client.get(std::string("/api/v1/persons/") + kUnknown + "/kin").result_int(), 404);
  EXPECT_EQ(put(client, std::string("persons/") + kUnknown + "/kin", ties).result_int(), 404);

  EXPECT_EQ(put(client, path, json_from(R"({"items": []})")).result_int(), 200);
  EXPECT_TRUE(json_of(client.get("/api/v1/" + path)).at("items").as_array().empty());
}

boost::json::object delegation() {
  return {{"from", "zzb-001"}, {"to", "zzb-003"}, {"first_day", "2026-03-02"}, {"last_day", "2026-03-06"}};
}

TEST(HttpDelegations, OneIsAddedOnceUnderOneKeyAndRevoked) {
  HttpOffice office;
  auto client = office.client();
  const auto add = [&](const std::string& key) {
    const auto response = client.post("/api/v1/delegations", delegation(), {{"Idempotency-Key", key}});
    EXPECT_EQ(response.result_int(), 201) << response.body();
    return std::string(json_of(response).at("id").as_string());
  };
  const auto first = add("one");
  EXPECT_EQ(add("one"), first);
  EXPECT_NE(add("another"), first);
  const auto listed = [&](const std::string& query) {
    return json_of(client.get("/api/v1/delegations" + query)).at("items").as_array();
  };
  EXPECT_EQ(listed("").size(), 2U);
  EXPECT_EQ(listed("?to=zzb-003").size(), 2U);
  EXPECT_EQ(listed("?to=zzb-001").size(), 0U);
  EXPECT_EQ(client.get("/api/v1/delegations?form=zzb-001").result_int(), 400);

  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto revoked = client.post("/api/v1/delegations/" + first + "/revocation", boost::json::object{});
    EXPECT_EQ(revoked.result_int(), 200);
    EXPECT_TRUE(json_of(revoked).at("revoked").as_bool());
  }
  for (const auto& each : listed("")) {
    EXPECT_EQ(each.at("revoked").as_bool(), each.at("id").as_string() == first);
  }
  for (const auto* id : {"x", kUnknown}) {
    const auto path = std::string("/api/v1/delegations/") + id + "/revocation";
    EXPECT_EQ(client.post(path, boost::json::object{}).result_int(), 404);
  }
}

TEST(HttpDelegations, WhatIsNotAsItShouldBeIsToldWithItsPlaces) {
  HttpOffice office;
  auto client = office.client();
  const auto with = [](std::string_view member, const boost::json::value& value) {
    auto what = delegation();
    what[member] = value;
    return what;
  };
  const auto problem = [&](std::string_view member, const boost::json::value& value) {
    return first_problem(client.post("/api/v1/delegations", with(member, value)));
  };
  EXPECT_EQ(problem("last_day", "2026-03-01"), "out-of-range /last_day");
  EXPECT_EQ(problem("first_day", "2026-02-30"), "wrong-type /first_day");
  EXPECT_EQ(problem("to", "zzb-001"), "same-staff /to");
  EXPECT_EQ(problem("to", ""), "out-of-range /to");
  EXPECT_EQ(problem("commands", boost::json::array{"suspend", "fly"}), "unknown-command /commands/1");
  EXPECT_EQ(problem("batch", kUnknown), "no-such-batch /batch");
  EXPECT_EQ(problem("batch", "x"), "wrong-type /batch");
  EXPECT_EQ(problem("revoked", true), "unknown-member /revoked");
  for (const auto* member : {"from", "to", "first_day", "last_day"}) {
    auto without = delegation();
    without.erase(member);
    EXPECT_EQ(first_problem(client.post("/api/v1/delegations", without)), std::string("missing-member /") + member);
  }
  EXPECT_EQ(client.post("/api/v1/delegations", delegation(), {{"Idempotency-Key", ""}}).result_int(), 400);
  EXPECT_TRUE(json_of(client.get("/api/v1/delegations")).at("items").as_array().empty());

  EXPECT_EQ(client.post("/api/v1/delegations", with("last_day", "2026-03-02")).result_int(), 201) << "for one day";
  EXPECT_EQ(client.post("/api/v1/delegations", with("commands", boost::json::array{"suspend"})).result_int(), 201);
}

}  // namespace
}  // namespace renmian::test
