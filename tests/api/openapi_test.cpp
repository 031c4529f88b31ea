#include "api/http/openapi.hpp"

#include <gmock/gmock.h>

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/replace.hpp>

#include "adapters/forms/form_writer.hpp"
#include "api/demo/demo.hpp"
#include "api/http/router.hpp"
#include "tests/support/described_client.hpp"
#include "tests/support/forms.hpp"

namespace renmian::test {
namespace {

namespace json = boost::json;
using testing::IsEmpty;

const json::object& document() {
  static const auto made = http::openapi_document();
  return made;
}

std::string in_lower_case(verb method) {
  std::string name = to_string(method);
  boost::algorithm::to_lower(name);
  return name;
}

// --- The document itself ---

TEST(OpenApi, DescribesEveryRouteAndNothingElse) {
  std::set<std::string> routes, described;
  for (const auto& route : http::routes())
    routes.insert(in_lower_case(route.method) + ' ' + std::string(route.pattern));
  for (const auto& [path, methods] : document().at("paths").as_object()) {
    for (const auto& method : methods.as_object())
      described.insert(std::string(method.key()) + ' ' + std::string(path));
  }
  EXPECT_EQ(described, routes);
}

// A path as a client fills it in comes to the route that describes it, and to no other.
TEST(OpenApi, ItsPathsLeadToTheRoutesTheyDescribe) {
  for (const auto& route : http::routes()) {
    std::string path(route.pattern);
    for (const auto* parameter : {"{id}", "{n}", "{rest}"}) boost::algorithm::replace_all(path, parameter, "1");
    const auto match = http::find_route(route.method, path);
    ASSERT_NE(match.route, nullptr) << path;
    EXPECT_EQ(match.route->pattern, route.pattern);
  }
}

TEST(OpenApi, NamesEachOperationOnceAndOnlyTagsThatAreDescribed) {
  std::set<std::string_view> tags, ids;
  for (const auto& tag : document().at("tags").as_array()) tags.insert(tag.at("name").as_string());
  for (const auto& route : http::routes()) {
    EXPECT_TRUE(ids.insert(route.operation->id).second) << route.operation->id;
    EXPECT_TRUE(tags.contains(route.operation->tag)) << route.operation->id << ": " << route.operation->tag;
    EXPECT_FALSE(route.operation->summary.zh.empty() || route.operation->summary.en.empty()) << route.operation->id;
  }
}

// Hands every schema of the document to `look`, with its place.
template <class Look>
void each_schema(const json::value& part, const std::string& at, const Look& look) {
  if (part.is_array()) {
    for (const auto& element : part.get_array()) each_schema(element, at, look);
  } else if (part.is_object()) {
    for (const auto& [name, value] : part.get_object()) {
      const auto place = at + '/' + std::string(name);
      if (name == "schema") {
        look(value, place);
      } else if (name == "schemas") {
        for (const auto& component : value.as_object())
          look(component.value(), place + '/' + std::string(component.key()));
      } else {
        each_schema(value, place, look);
      }
    }
  }
}

TEST(OpenApi, ItsSchemasAreWellFormed) {
  const JsonSchemas schemas(document());
  int seen = 0;
  each_schema(document(), "", [&](const json::value& schema, const std::string& at) {
    EXPECT_THAT(schemas.mistakes(schema), IsEmpty()) << at;
    ++seen;
  });
  EXPECT_GT(seen, 100);
}

TEST(OpenApi, TheJudgeOfSchemasFindsWhatDeviates) {
  const JsonSchemas schemas(document());
  const json::value reference{{"$ref", "#/components/schemas/Problem"}};
  json::object problem{{"code", "x"}, {"place", "/a"}, {"message", {{"zh", "甲"}, {"en", "a"}}}};
  EXPECT_THAT(schemas.violations(problem, reference), IsEmpty());
  problem["message"].as_object().erase("en");
  problem["code"] = 1;
  problem["more"] = true;
  EXPECT_THAT(schemas.violations(problem, reference),
              testing::UnorderedElementsAre("/code: should be of type string", "/message/en: missing",
                                            "/more: should not be there"));
  EXPECT_THAT(schemas.mistakes({{"typ", "string"}, {"items", {{"$ref", "#/nowhere"}}}}),
              testing::UnorderedElementsAre("/typ: unknown keyword", "/items: reference to nothing"));
}

TEST(OpenApi, IsGivenToAnyoneAndNotTwiceToWhoHasIt) {
  HttpOffice office;
  DescribedClient client(office, "");
  const auto given = client.get("/api/v1/openapi.json");
  ASSERT_EQ(given.result_int(), 200);
  EXPECT_EQ(given.body(), http::openapi_text());
  EXPECT_EQ(json_of(given).at("openapi").as_string(), "3.1.0");
  const std::string tag = given[field::etag];
  ASSERT_TRUE(tag.starts_with('"')) << tag;
  EXPECT_EQ(client.get("/api/v1/openapi.json", {{"If-None-Match", tag}}).result_int(), 304);
  EXPECT_EQ(client.get("/api/v1/openapi.json", {{"If-None-Match", "\"another\""}}).result_int(), 200);
}

// --- The answers ---

bool is_stream(const http::Route& route) {
  return std::ranges::count(route.operation->answer.contents, "text/event-stream", &http::Content::type) > 0;
}

std::string id_of(const json::value& item) { return std::string(item.at("id").as_string()); }

// The made-up county, with everything that can be looked at.
struct County {
  HttpOffice office{{}, *parse_timestamp("2024-12-01T01:00:00.000000Z")};
  DescribedClient client{office};

  County() {
    auto& runtime = office.runtime();
    make_demo(runtime.desk(), *runtime.demo_clock(), runtime.store(), runtime.random(), 1);
  }

  HttpResponse look_at(const std::string& what) {
    auto answer = client.get("/api/v1/" + what);
    EXPECT_LT(answer.result_int(), 400) << what << ' ' << answer.body();
    return answer;
  }

  // Of each entry of the list every part that the routes have of it.
  void look_at_each(const std::string& list, std::initializer_list<const char*> parts) {
    const auto listed = json_of(look_at(list));
    for (const auto& item : listed.at("items").as_array()) {
      for (const auto* part : parts) look_at(list.substr(0, list.find('?')) + '/' + id_of(item) + part);
    }
  }
};

TEST(OpenApi, EveryGetAnswersAsDescribed) {
  County county;
  for (const auto& route : http::routes()) {
    const bool whole = route.pattern.find('{') == std::string_view::npos && !is_stream(route) &&
                       std::ranges::none_of(route.operation->query, &http::QueryParameter::required);
    if (route.method == verb::get && whole) county.client.get(std::string(route.pattern));
  }
  county.look_at_each("procedures", {"", "/book", "/diagram", "/diagram?format=dot", "/diagram?format=mermaid"});
  county.look_at_each("rules", {""});
  county.look_at_each("cases?limit=500", {"", "/history"});
  county.look_at_each("cases?limit=3", {"/documents", "/proofs", "/proofs/1", "/migration", "/timers", "/complaints"});
  county.look_at_each("batches?limit=1", {""});
  county.look_at_each("persons?limit=3", {"", "/form", "/kin"});
  county.look_at_each("persons?limit=3&name=%E5%BC%A0", {"/record/draft"});
  county.look_at_each("units", {""});
  county.look_at_each("posts", {""});
  for (const auto* part :
       {"work?limit=500", "search?q=%E5%B1%80", "rights?case=01900000-0000-7000-8000-00000000ffff", "policy/promote",
        "policy/promote/proposals", "calendar/working-days?from=2026-03-02&days=5", "audit/proof?event=1",
        "audit/consistency?from=1&to=2", "audit/tile/0/000.p/1", "audit/tile/entries/000"}) {
    county.client.get(std::string("/api/v1/") + part);
  }

  std::set<std::string> missed;
  for (const auto& route : http::routes()) {
    const std::string id(route.operation->id);
    if (route.method == verb::get && !is_stream(route) && !county.client.done().contains(id)) missed.insert(id);
  }
  // Of what somebody must put there first: their own tests look at these answers.
  for (const auto* other : {"beginOidc", "endOidc", "listDocumentsByDigest", "listDeadLetters", "listOaDeadLetters",
                            "showDocument", "showDocumentContent", "showExport", "showExportContent",
                            "showItemCertificate", "showMeeting", "showRecord", "showSubscription", "showUser"}) {
    missed.erase(other);
  }
  EXPECT_THAT(missed, IsEmpty());
}

// What the changes leave behind is looked at too, where the county has none of it.
TEST(OpenApi, EveryChangeAnswersAsDescribed) {
  HttpOffice office{{}, *parse_timestamp("2026-03-02T01:00:00.000000Z")};
  DescribedClient client(office);
  const auto done = [](const HttpResponse& response) {
    EXPECT_LT(response.result_int(), 300) << response.body();
    return json_of(response);
  };
  const auto version_of = [](const std::string& id, int version) { return Fields{{"If-Match", etag(id, version)}}; };
  const std::string api = "/api/v1/";

  done(client.put(api + "demo/clock", {{"now", "2026-03-02T01:00:00.000000Z"}}));
  const auto unit = id_of(done(client.post(api + "units", {{"name", "示例市审计局"}})));
  done(client.post(api + "posts", {{"unit", unit}, {"title", "局长"}, {"level", "division_head"}, {"kind", "head"}}));
  done(client.put(api + "quota", {{"unit", unit}, {"level", "division_head"}, {"authorised", 1}, {"in_use", 0}}));

  const auto imported =
      done(client.send(verb::post, api + "persons", write_lrmx(sound_form()), {{"Content-Type", "application/xml"}}));
  const auto person = api + "persons/" + id_of(imported.at("person"));
  auto record = done(client.get(person + "/record/draft")).at("record").as_object();
  record["posts"] = json::array{};
  record["education"] = {{"level", "bachelor"}, {"full_time", true}};
  done(client.put(person + "/record", record));
  done(client.get(person + "/record"));
  done(client.put(person + "/kin", {{"items", json::array{{{"staff", "zzb-009"}, {"relation", "spouse"}}}}}));

  const auto batch = id_of(done(client.post(api + "batches", {{"title", "三月批次"}})));
  auto to_open = office.case_to_open();
  to_open["batch"] = batch;
  const std::string case_id(done(client.post(api + "cases", to_open)).at("case").as_string());
  const auto commands = api + "cases/" + case_id + "/commands";
  done(client.post(commands, vote_history(), version_of(case_id, 1)));
  EXPECT_EQ(client.post(commands, vote_history(), version_of(case_id, 1)).result_int(), 412);
  EXPECT_EQ(client.post(commands, vote_history()).result_int(), 428);
  EXPECT_EQ(client.post(commands, vote_history(), {{"If-Match", "1"}}).result_int(), 400);
  EXPECT_GE(client.post(commands, {{"command", "end_probation"}}, version_of(case_id, 2)).result_int(), 409);
  auto wrong_type = version_of(case_id, 2);
  wrong_type.emplace_back("Content-Type", "text/plain");
  EXPECT_EQ(client.post(commands, vote_history(), wrong_type).result_int(), 415);
  done(client.post(api + "batches/" + batch + "/commands", vote_history(1)));
  auto all = vote_history(-1);
  all["mode"] = "all";
  EXPECT_EQ(client.post(api + "batches/" + batch + "/commands", all).result_int(), 422);

  const std::string meeting(done(client.post(api + "meetings", {{"kind", "standing_committee"},
                                                                {"title", "第8次常委会"},
                                                                {"body", "示例县委"},
                                                                {"planned_on", "2026-03-02"},
                                                                {"chair", "M1"}}))
                                .at("case")
                                .as_string());
  done(client.get(api + "meetings/" + meeting));
  EXPECT_EQ(client.get(api + "meetings/" + meeting + "/items/1/certificate").result_int(), 404);
  EXPECT_EQ(client.post(api + "meetings/" + meeting + "/decisions", {{"results", json::array{}}}).result_int(), 422);

  const auto delegation = id_of(done(
      client.post(api + "delegations",
                  {{"from", "zzb-001"}, {"to", "zzb-002"}, {"first_day", "2026-03-02"}, {"last_day", "2026-03-09"}})));
  done(client.post(api + "delegations/" + delegation + "/revocation", json::object{}));
}

TEST(OpenApi, WhatCannotBeReadIsAnsweredAsDescribed) {
  HttpOffice office;
  DescribedClient client(office), stranger(office, "");
  for (const auto& route : http::routes()) {
    std::string target(route.pattern);
    boost::algorithm::replace_all(target, "{id}", "01900000-0000-7000-8000-00000000ffff");
    for (const auto* parameter : {"{n}", "{rest}"}) boost::algorithm::replace_all(target, parameter, "1");
    if (is_stream(route)) continue;
    if (route.access == http::Access::kToken) {
      EXPECT_EQ(stranger.send(route.method, target, "{}", {}).result_int(), 401) << target;
    }
    const auto* body = route.method == verb::get ? "" : "{";
    EXPECT_GE(client.send(route.method, target + "?no_such_parameter=1", body, {}).result_int(), 400) << target;
  }
}

}  // namespace
}  // namespace renmian::test
