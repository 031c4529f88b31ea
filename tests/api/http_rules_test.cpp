// What stands fixed for everybody who signs in: rules, calendar, version; and single entries of the registers.
#include <gmock/gmock.h>

#include <fstream>

#include "api/service/rules.hpp"
#include "api/service/version.hpp"
#include "tests/support/resource_office.hpp"

namespace renmian::test {
namespace {

TEST(HttpRules, EveryRuleIsListedOnceAndCanBeHadByItself) {
  ResourceOffice office;
  const auto items = office.get("rules").at("items").as_array();
  EXPECT_EQ(items.size(), all_rules().size());
  std::set<std::string> ids;
  for (const auto& rule : items) {
    const std::string id(rule.at("id").as_string());
    EXPECT_TRUE(ids.insert(id).second) << id;
    EXPECT_FALSE(rule.at("source").as_string().empty()) << id;
    const bool asked = !rule.at("commands").as_array().empty() || rule.at("of_every_command").as_bool();
    EXPECT_EQ(asked, rule.at("gate").as_bool()) << id;
    EXPECT_EQ(rule.as_object().contains("instead"), !rule.at("gate").as_bool()) << id;
  }
  EXPECT_EQ(boost::json::value(office.get("rules/pub-days")).at("mark").as_string(), "V");
  EXPECT_EQ(office.status_of("rules/no-such-rule"), 404U);
  EXPECT_EQ(office.client("").get("/api/v1/rules").result_int(), 401);
}

TEST(HttpCalendar, AYearIsShownAsItsNoticeSays) {
  ResourceOffice office;
  const auto all = office.get("calendar");
  EXPECT_GE(all.at("items").as_array().size(), 5U);
  EXPECT_EQ(all.at("first_day").as_string(), "2022-01-01");
  EXPECT_FALSE(all.at("source").as_string().empty());
  const auto year = office.get("calendar?year=2022").at("items").as_array();
  ASSERT_EQ(year.size(), 1U);
  EXPECT_EQ(year.at(0).at("year").as_int64(), 2022);
  EXPECT_EQ(year.at(0).at("working_days").as_int64(), 249);
  EXPECT_EQ(year.at(0).at("off").at(0).as_string(), "2022-01-01");
  EXPECT_EQ(year.at(0).at("work").at(0).as_string(), "2022-01-29");
  EXPECT_FALSE(year.at(0).at("notices").as_array().empty());
  EXPECT_TRUE(office.get("calendar?year=1999").at("items").as_array().empty());
  EXPECT_EQ(office.status_of("calendar?year=x"), 400U);
  EXPECT_EQ(office.status_of("calendar?year=99999"), 400U);
}

TEST(HttpCalendar, PeriodsAreCountedAsTheEngineCountsThem) {
  ResourceOffice office;
  // The Spring Festival of 2022: from 31 January to 6 February off, 29 and 30 January worked.
  const auto counted = office.get("calendar/working-days?from=2022-01-28&days=3");
  EXPECT_EQ(counted.at("to").as_string(), "2022-02-07");
  const auto back = office.get("calendar/working-days?from=2022-01-28&to=2022-02-07");
  EXPECT_EQ(back.at("working_days").as_int64(), 3);
  EXPECT_EQ(office.get("calendar/working-days?from=2022-01-28&days=0").at("to").as_string(), "2022-01-28");
  EXPECT_EQ(office.get("calendar/working-days?from=2022-01-28&to=2022-01-27").at("working_days").as_int64(), 0);
  const auto unknown = office.client().get("/api/v1/calendar/working-days?from=1999-01-01&days=1");
  EXPECT_EQ(unknown.result_int(), 400);
  EXPECT_EQ(json_of(unknown).at("problems").at(0).at("code").as_string(), "calendar-year-missing");
  for (const auto* query : {"", "?from=2022-01-28", "?days=3", "?from=2022-01-28&days=3&to=2022-02-07",
                            "?from=2022-01-28&days=-1", "?from=2022-01-28&days=10001", "?from=x&days=1"}) {
    EXPECT_EQ(office.status_of(std::string("calendar/working-days") + query), 400U) << query;
  }
}

TEST(HttpVersion, IsToldToEverybody) {
  ResourceOffice office;
  const auto told = json_of(office.client("").get("/api/v1/version"));
  EXPECT_EQ(told.at("name").as_string(), "renmian");
  EXPECT_EQ(told.at("version").as_string(), std::string(program_version()));
  EXPECT_EQ(told.at("api").as_string(), "v1");
  EXPECT_TRUE(told.at("demo").as_bool());
  EXPECT_GE(told.at("schema").as_int64(), 4);
}

class RegistersOffice : public ResourceOffice {
 public:
  std::string added(const std::string& what, const boost::json::object& body) {
    const auto response = client().post("/api/v1/" + what, body);
    EXPECT_EQ(response.result_int(), 201) << response.body();
    return std::string(json_of(response).at("id").as_string());
  }
  HttpResponse put(const std::string& target, const boost::json::object& body) {
    return client().put("/api/v1/" + target, body);
  }
  const std::string unit = std::string(get("units").at("items").at(0).at("id").as_string());
  const std::string post = std::string(get("posts").at("items").at(0).at("id").as_string());
};

TEST(HttpRegisterEntries, AUnitIsShownAndCorrected) {
  RegistersOffice office;
  EXPECT_EQ(office.get("units/" + office.unit).at("name").as_string(), "示例市统计局");
  const auto renamed = office.put("units/" + office.unit, {{"name", "示例市统计和数据局"}});
  EXPECT_EQ(renamed.result_int(), 200) << renamed.body();
  EXPECT_EQ(office.get("units/" + office.unit).at("name").as_string(), "示例市统计和数据局");
  EXPECT_EQ(office.on_record("record_register").size(), 1U);
  const auto blind = office.client().send(verb::put, "/api/v1/units/" + office.unit, "{\"name\":\"甲\"}",
                                          {{"Content-Type", "application/json"}});
  EXPECT_EQ(blind.result_int(), 428);
  EXPECT_EQ(office.status_of("units/" + std::string(kNoId)), 404U);
  EXPECT_EQ(office.status_of("units/x"), 404U);
}

TEST(HttpRegisterEntries, NoUnitStandsBelowItself) {
  RegistersOffice office;
  const auto child = office.added("units", {{"name", "局属队"}, {"parent", office.unit}});
  for (const auto& parent : {office.unit, child}) {
    const auto refused = office.put("units/" + office.unit, {{"name", "示例市统计局"}, {"parent", parent}});
    EXPECT_EQ(refused.result_int(), 422) << parent;
    EXPECT_EQ(json_of(refused).at("problems").at(0).at("code").as_string(), "own-parent") << parent;
  }
  EXPECT_EQ(office.put("units/" + child, {{"name", "局属队"}, {"parent", kNoId}}).result_int(), 422);
  EXPECT_EQ(office.put("units/" + child, {{"name", "市属队"}}).result_int(), 200);
}

TEST(HttpRegisterEntries, APostIsCorrectedWhereItStands) {
  RegistersOffice office;
  auto post = office.get("posts/" + office.post);
  post.erase("id");
  post["title"] = "局长、党组书记";
  EXPECT_EQ(office.put("posts/" + office.post, post).result_int(), 200);
  EXPECT_EQ(office.get("posts/" + office.post).at("title").as_string(), "局长、党组书记");
  auto higher = post;
  higher["level"] = "bureau_head";
  const auto refused = office.put("posts/" + office.post, higher);
  EXPECT_EQ(refused.result_int(), 422);
  EXPECT_EQ(json_of(refused).at("problems").at(0).at("place").as_string(), "/level");
  auto elsewhere = post;
  elsewhere["unit"] = office.added("units", {{"name", "示例市发展改革局"}});
  EXPECT_EQ(json_of(office.put("posts/" + office.post, elsewhere)).at("problems").at(0).at("place").as_string(),
            "/unit");
  EXPECT_EQ(office.status_of("posts/x"), 404U);
}

}  // namespace
}  // namespace renmian::test
