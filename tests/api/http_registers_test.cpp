#include <gtest/gtest.h>

#include "api/service/register_entries.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/http_office.hpp"
#include "tests/support/signed_in.hpp"

namespace renmian::test {
namespace {

HttpResponse import(HttpClient& client, const std::string& bytes, const std::string& name = "a.lrmx",
                    const std::string& type = "application/xml") {
  return client.send(verb::post, "/api/v1/persons?name=" + name, bytes, {{"Content-Type", type}});
}

TEST(HttpPersons, AFormBecomesAPersonWhoseFormCanBeHadAgain) {
  HttpOffice office;
  auto client = office.client();
  const auto form = write_lrmx(sound_form());
  const auto imported = import(client, form, "%E6%9E%97.lrmx");
  ASSERT_EQ(imported.result_int(), 201) << imported.body();
  const std::string id(json_of(imported).at("person").at("id").as_string());
  EXPECT_EQ(imported[field::location], "/api/v1/persons/" + id);
  EXPECT_EQ(json_of(client.get("/api/v1/persons/" + id)).at("birth_month").as_string(), "1972-08");
  const auto given_back = client.get("/api/v1/persons/" + id + "/form");
  EXPECT_EQ(given_back.body(), form);
  EXPECT_EQ(given_back[field::content_type], "application/xml; charset=utf-8");
  EXPECT_EQ(client.get("/api/v1/persons/x").result_int(), 404);
  EXPECT_EQ(client.get("/api/v1/persons/x/form").result_int(), 404);
}

TEST(HttpPersons, TheSameFormAgainIsTheSamePerson) {
  HttpOffice office;
  auto client = office.client();
  const auto form = write_lrmx(sound_form());
  const auto first = json_of(import(client, form));
  EXPECT_EQ(first.at("person"), json_of(import(client, form)).at("person"));
  auto changed = sound_form();
  changed.set("XianRenZhiWu", "示例市统计局副局长");
  EXPECT_NE(first.at("person"), json_of(import(client, write_lrmx(changed))).at("person"));
}

TEST(HttpPersons, ABadFormIsToldWithItsPlacesAndAnyOtherTypeIsRefused) {
  HttpOffice office;
  auto client = office.client();
  const auto bad = import(client, form_file("bad/bad_01_truncated.lrmx"), "t.lrmx");
  EXPECT_EQ(bad.result_int(), 422);
  const auto place = json_of(bad).at("problems").as_array().at(0).at("place").as_string();
  EXPECT_TRUE(place.starts_with("t.lrmx ")) << place;
  EXPECT_EQ(import(client, write_lrmx(sound_form()), "a", "text/plain").result_int(), 415);
}

TEST(HttpPersons, AFormMayBeLargerThanOtherBodies) {
  HttpOffice office;
  auto client = office.client();
  EXPECT_EQ(import(client, std::string((std::size_t{2} << 20), ' ')).result_int(), 422);
}

TEST(HttpPersons, PeopleAreFoundByName) {
  HttpOffice office;
  auto client = office.client();
  const auto count = [&](const std::string& name) {
    return json_of(client.get("/api/v1/persons?name=" + name)).at("items").as_array().size();
  };
  EXPECT_EQ(count("%E6%9E%97"), 1U);  // 林
  EXPECT_EQ(count("%E5%BC%A0"), 0U);  // 张
}

TEST(HttpRegisters, UnitsAndPostsAreListed) {
  HttpOffice office;
  auto client = office.client();
  EXPECT_EQ(json_of(client.get("/api/v1/units")).at("items").at(0).at("name").as_string(), "示例市统计局");
  EXPECT_EQ(json_of(client.get("/api/v1/posts")).at("items").at(0).at("level").as_string(), "division_head");
}

TEST(HttpRegisters, AUnitAndAPostAreAddedOnceUnderOneKey) {
  HttpOffice office;
  auto client = office.client();
  const auto add_unit = [](HttpClient& by, const std::string& key) {
    const auto response = by.post("/api/v1/units", {{"name", "示例市发展改革局"}}, {{"Idempotency-Key", key}});
    EXPECT_EQ(response.result_int(), 201) << response.body();
    return std::string(json_of(response).at("id").as_string());
  };
  const auto unit = add_unit(client, "one");
  EXPECT_EQ(add_unit(client, "one"), unit);
  EXPECT_NE(add_unit(client, "another"), unit);
  auto colleague = office.client(kOtherToken);
  EXPECT_NE(add_unit(colleague, "one"), unit);
  EXPECT_EQ(json_of(client.get("/api/v1/units")).at("items").as_array().size(), 4U);

  // The key of a unit is not taken for that of a post.
  const boost::json::object what{{"unit", unit}, {"title", "副局长"}, {"level", "section_deputy"}, {"kind", "deputy"}};
  const auto add_post = [&] { return json_of(client.post("/api/v1/posts", what, {{"Idempotency-Key", "one"}})); };
  const auto post = add_post();
  EXPECT_EQ(add_post(), post);
  EXPECT_EQ(post.at("unit").as_string(), unit);
  EXPECT_EQ(post.at("system").as_string(), "appointed");
  EXPECT_FALSE(post.at("special").as_bool());
  EXPECT_EQ(json_of(client.get("/api/v1/posts")).at("items").as_array().size(), 2U);
  auto to_open = office.case_to_open();
  to_open["post"] = post.at("id");
  EXPECT_EQ(client.post("/api/v1/cases", to_open).result_int(), 201);
}

TEST(HttpRegisters, AUnitIsMovedOnlyBelowOneThatIsOnesBusinessToo) {
  SignedInOffice office;
  auto& desk = office.runtime().desk();
  const std::vector<Unit> units{{{*parse_uuid("01900000-0000-7000-8000-000000000001")}, "示例市统计局", {}},
                                {{*parse_uuid("01900000-0000-7000-8000-000000000002")}, "示例市水利局", {}}};
  desk.store().save_units(units);
  const auto own = units.front().id, other = units.back().id;
  office.add("zzb-001", {{Role::cadre_section, own}});
  const auto actor = office.actor("zzb-001");
  EXPECT_TRUE(set_unit(desk, own, {"示例市统计局（更名）", {}}, actor));
  EXPECT_EQ(set_unit(desk, own, {"示例市统计局", other}, actor).error().front().code, "not-found");
  EXPECT_FALSE(desk.store().unit(own)->parent);
}

TEST(HttpRegisters, AKeyNamesWhatWasAddedForSevenDays) {
  const auto start = *parse_timestamp("2026-03-02T01:00:00.000000Z");
  HttpOffice office({}, start);
  auto client = office.client();
  const auto add_unit = [&] {
    const auto response = client.post("/api/v1/units", {{"name", "示例市发展改革局"}}, {{"Idempotency-Key", "one"}});
    return std::string(json_of(response).at("id").as_string());
  };
  constexpr std::int64_t kWeekMicroseconds = 7 * 86'400'000'000;
  const auto unit = add_unit();
  office.runtime().demo_clock()->set({start.microseconds + kWeekMicroseconds - 1000});
  EXPECT_EQ(add_unit(), unit);
  office.runtime().demo_clock()->set({start.microseconds + kWeekMicroseconds + 1000});
  EXPECT_NE(add_unit(), unit);
}

TEST(HttpRegisters, WhatIsNotAsItShouldBeIsToldWithItsPlaces) {
  HttpOffice office;
  auto client = office.client();
  constexpr auto kUnknown = "01890000-0000-7000-8000-000000000000";
  const auto problem = [&](const std::string& register_, const boost::json::value& what) {
    const auto response = client.post("/api/v1/" + register_, what);
    EXPECT_EQ(response.result_int(), 422) << response.body();
    const auto told = json_of(response).at("problems").as_array().at(0);
    return std::string(told.at("code").as_string()) + " " + std::string(told.at("place").as_string());
  };
  EXPECT_EQ(problem("units", {{"name", ""}}), "out-of-range /name");
  EXPECT_EQ(problem("units", boost::json::object{}), "missing-member /name");
  EXPECT_EQ(problem("units", {{"name", "x"}, {"head", "y"}}), "unknown-member /head");
  EXPECT_EQ(problem("units", {{"name", "x"}, {"parent", "y"}}), "wrong-type /parent");
  EXPECT_EQ(problem("units", {{"name", "x"}, {"parent", kUnknown}}), "no-such-unit /parent");
  const boost::json::object post{
      {"unit", kUnknown}, {"title", "副局长"}, {"level", "section_deputy"}, {"kind", "deputy"}};
  EXPECT_EQ(problem("posts", post), "no-such-unit /unit");
  for (const auto* member : {"unit", "title", "level", "kind"}) {
    auto without = post;
    without.erase(member);
    EXPECT_EQ(problem("posts", without), std::string("missing-member /") + member);
  }
  for (const auto* member : {"level", "kind", "system"}) {
    auto other = post;
    other[member] = "other";
    EXPECT_EQ(problem("posts", other), std::string("unknown-value /") + member);
  }
  EXPECT_EQ(client.post("/api/v1/units", {{"name", "x"}}, {{"Idempotency-Key", ""}}).result_int(), 400);
  EXPECT_EQ(json_of(client.get("/api/v1/units")).at("items").as_array().size(), 1U);
  EXPECT_EQ(json_of(client.get("/api/v1/posts")).at("items").as_array().size(), 1U);
}

TEST(HttpLists, PagesLeadFromOneToTheNextWithoutGapOrRepetition) {
  HttpOffice office;
  auto client = office.client();
  std::vector<std::string> opened, listed;
  for (int i = 0; i < 5; ++i) opened.push_back(office.open_case());
  std::string target = "/api/v1/cases?position=analysis&limit=2";
  std::vector<std::size_t> sizes;
  while (!target.empty()) {
    const auto response = client.get(target);
    const auto page = json_of(response);
    sizes.push_back(page.at("items").as_array().size());
    for (const auto& row : page.at("items").as_array()) listed.emplace_back(row.at("id").as_string());
    target = page.at("next").is_null() ? "" : std::string(page.at("next").as_string());
    EXPECT_EQ(response[field::link], target.empty() ? "" : "<" + target + ">; rel=\"next\"");
  }
  EXPECT_EQ(sizes, (std::vector<std::size_t>{2, 2, 1}));
  std::ranges::sort(opened);
  EXPECT_EQ(listed, opened);
  EXPECT_EQ(json_of(client.get("/api/v1/cases?position=motion")).at("items").as_array().size(), 0U);
}

TEST(HttpLists, AreAskedForInTextThatEveryDatabaseCanHold) {
  HttpOffice office;
  auto client = office.client();
  for (const auto* target : {"cases?position=%FF", "cases?procedure=a%00b", "persons?name=%E6%9E", "cases?%FF=1"}) {
    const auto refused = client.get(std::string("/api/v1/") + target);
    EXPECT_EQ(refused.result_int(), 400) << target;
    EXPECT_EQ(code_of(refused), "bad-query") << "and this is JSON in UTF-8";
  }
}

std::string open_batch(HttpClient& client, const std::string& key = "batch") {
  const auto response = client.post("/api/v1/batches", {{"title", "2026 年第一批"}}, {{"Idempotency-Key", key}});
  EXPECT_EQ(response.result_int(), 201) << response.body();
  return std::string(json_of(response).at("id").as_string());
}

std::string open_case_in(HttpOffice& office, HttpClient& client, const std::string& batch) {
  auto what = office.case_to_open();
  what["batch"] = batch;
  return std::string(json_of(client.post("/api/v1/cases", what)).at("case").as_string());
}

TEST(HttpBatches, ABatchIsOpenedOnceUnderOneKey) {
  HttpOffice office;
  auto client = office.client();
  const auto batch = open_batch(client);
  EXPECT_EQ(open_batch(client), batch);
  EXPECT_NE(open_batch(client, "another"), batch);
  auto colleague = office.client(kOtherToken);
  EXPECT_NE(open_batch(colleague), batch);
  EXPECT_EQ(json_of(client.get("/api/v1/batches")).at("items").as_array().size(), 3U);
  EXPECT_EQ(json_of(client.get("/api/v1/batches/" + batch)).at("title").as_string(), "2026 年第一批");
  EXPECT_EQ(client.get("/api/v1/batches/x").result_int(), 404);
  EXPECT_EQ(client.post("/api/v1/batches", {{"title", ""}}).result_int(), 422);
}

TEST(HttpBatches, OneCommandGoesToEveryCaseWithItsOwnData) {
  HttpOffice office;
  auto client = office.client();
  const auto batch = open_batch(client);
  const auto one = open_case_in(office, client, batch);
  const auto two = open_case_in(office, client, batch);
  boost::json::object command = vote_history(0);
  command["each"] = boost::json::object{{two, {{"times_rejected", 2}}}};
  const Fields fields{{"Idempotency-Key", "history"}};
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto response = client.post("/api/v1/batches/" + batch + "/commands", command, fields);
    ASSERT_EQ(response.result_int(), 200) << response.body();
    const auto results = json_of(response).at("results").as_array();
    ASSERT_EQ(results.size(), 2U);
    for (const auto& result : results) EXPECT_EQ(result.at("version").as_int64(), 2);
  }
  const auto data_of = [&](const std::string& id) {
    const auto events = json_of(client.get("/api/v1/cases/" + id + "/history")).at("items").as_array();
    EXPECT_EQ(events.size(), 2U);
    return events.back().at("data").at("times_rejected").as_int64();
  };
  EXPECT_EQ(data_of(one), 0);
  EXPECT_EQ(data_of(two), 2);
}

TEST(HttpBatches, EveryEventKeepsWhichRequestMadeIt) {
  HttpOffice office;
  auto client = office.client();
  const auto batch = open_batch(client);
  const std::vector ids{open_case_in(office, client, batch), open_case_in(office, client, batch)};
  const auto response =
      client.post("/api/v1/batches/" + batch + "/commands", vote_history(), {{"X-Request-Id", "whole-batch"}});
  ASSERT_EQ(response.result_int(), 200) << response.body();
  for (const auto& id : ids) {
    const auto event = office.runtime().store().event_at({*parse_uuid(id)}, 2);
    ASSERT_TRUE(event);
    EXPECT_EQ(event->trace.request_id, "whole-batch");
    EXPECT_EQ(event->trace.source, "127.0.0.1");
  }
}

TEST(HttpBatches, AllOrNothingIsNothingIfOneCaseIsRefused) {
  HttpOffice office;
  auto client = office.client();
  const auto batch = open_batch(client);
  const auto sound = open_case_in(office, client, batch);
  const auto over = open_case_in(office, client, batch);
  const auto terminated =
      client.post("/api/v1/cases/" + over + "/commands", {{"command", "terminate"}, {"data", {{"reason", "不再需要"}}}},
                  {{"If-Match", etag(over, 1)}});
  ASSERT_EQ(terminated.result_int(), 200) << terminated.body();
  boost::json::object command = vote_history();
  command["mode"] = "all";
  const auto response = client.post("/api/v1/batches/" + batch + "/commands", command);
  EXPECT_EQ(response.result_int(), 422);
  EXPECT_EQ(code_of(response), "batch-refused");
  EXPECT_EQ(json_of(response).at("results").as_array().size(), 2U);
  EXPECT_EQ(json_of(client.get("/api/v1/cases/" + sound)).at("version").as_int64(), 1);
}

TEST(HttpBatches, ACommandThatIsNotAsItShouldBeIsToldWithItsPlaces) {
  HttpOffice office;
  auto client = office.client();
  const auto batch = open_batch(client);
  const auto stranger = office.open_case();
  const auto place = [&](const boost::json::value& command) {
    const auto response = client.post("/api/v1/batches/" + batch + "/commands", command);
    EXPECT_EQ(response.result_int(), 422) << response.body();
    return std::string(json_of(response).at("problems").as_array().at(0).at("place").as_string());
  };
  EXPECT_EQ(place(1), "");
  EXPECT_EQ(place({{"data", 1}, {"command", "x"}}), "/data");
  EXPECT_EQ(place({{"each", 1}, {"command", "x"}}), "/each");
  EXPECT_EQ(place({{"each", {{"x", boost::json::object{}}}}, {"command", "x"}}), "/each/x");
  EXPECT_EQ(place({{"each", {{stranger, 1}}}, {"command", "x"}}), "/each/" + stranger);
  EXPECT_EQ(place({{"each", {{stranger, boost::json::object{}}}}, {"command", "x"}}), "/each/" + stranger);
  EXPECT_EQ(place({{"mode", "some"}, {"command", "x"}}), "/mode");
  EXPECT_EQ(place({{"cases", {stranger}}, {"command", "x"}}), "/cases/0");
  EXPECT_EQ(place(boost::json::object{}), "/command");
  EXPECT_EQ(client.post("/api/v1/batches/x/commands", vote_history()).result_int(), 404);
}

TEST(HttpProcedures, TheProcedureIsToldAsDataAsPictureAndAsBook) {
  HttpOffice office;
  auto client = office.client();
  const auto listed = json_of(client.get("/api/v1/procedures")).at("items").as_array();
  ASSERT_EQ(listed.size(), compiled_procedures().size());
  const auto path = "/api/v1/procedures/" + std::string(listed[0].at("id").as_string());
  EXPECT_EQ(json_of(client.get(path)).at("digest"), listed[0].at("digest"));
  EXPECT_EQ(client.get(path + "/diagram")[field::content_type], "image/svg+xml; charset=utf-8");
  EXPECT_NE(client.get(path + "/diagram?format=dot").body().find("digraph"), std::string::npos);
  EXPECT_NE(client.get(path + "/diagram?format=mermaid").body().find("stateDiagram"), std::string::npos);
  EXPECT_EQ(client.get(path + "/diagram?format=png").result_int(), 400);
  EXPECT_NE(client.get(path + "/book").body(), client.get(path + "/book", {{"Accept-Language", "en"}}).body());
  EXPECT_EQ(client.get("/api/v1/procedures/x").result_int(), 404);
  EXPECT_EQ(client.get("/api/v1/procedures/x/diagram").result_int(), 404);
  EXPECT_EQ(client.get("/api/v1/procedures/x/book").result_int(), 404);
}

TEST(HttpLog, AnEmptyLogHasNoCheckpoint) {
  HttpOffice office;
  EXPECT_EQ(office.client().get("/api/v1/audit/checkpoint").result_int(), 404);
}

TEST(HttpDemo, TheClockIsSetOnlyWhereItIsADemonstration) {
  const auto start = parse_timestamp("2026-03-02T01:00:00.000000Z");
  const std::string later = "2026-03-09T01:00:00.000000Z";
  const auto set = [&](HttpOffice& office, const std::string& body) {
    return office.client()
        .send(verb::put, "/api/v1/demo/clock", body, {{"Content-Type", "application/json"}})
        .result_int();
  };
  HttpOffice real;
  EXPECT_EQ(set(real, "{\"now\":\"" + later + "\"}"), 404U);
  HttpOffice demo({}, start);
  EXPECT_EQ(demo.runtime().desk().clock().now(), *start);
  EXPECT_EQ(set(demo, "{\"now\":\"" + later + "\"}"), 200U);
  EXPECT_EQ(to_string(demo.runtime().desk().clock().now()), later);
  EXPECT_EQ(set(demo, "{\"now\":\"tomorrow\"}"), 422U);
  EXPECT_EQ(demo.client("").send(verb::put, "/api/v1/demo/clock").result_int(), 401U);
}

}  // namespace
}  // namespace renmian::test
