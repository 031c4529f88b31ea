// Lists, searches and counts over HTTP: each wish finds what it names and nothing else, and what was just acknowledged.
#include <gmock/gmock.h>

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <map>
#include <set>

#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::string encoded(std::string_view text) { return boost::urls::encode(text, boost::urls::unreserved_chars); }

// Two units with a post each, two people, and a case each way.
class HttpFinding : public testing::Test {
 protected:
  HttpFinding() {
    statistics_bureau_ = "01900000-0000-7000-8000-000000000001";  // of the office
    water_bureau_ = id_of(client_.post(kApi + "units", {{"name", "示例市水利局"}}));
    chief_ = "01900000-0000-7000-8000-000000000002";
    clerk_ = id_of(client_.post(kApi + "posts", {{"unit", water_bureau_},
                                                 {"title", "办公室主任"},
                                                 {"level", "section_head"},
                                                 {"kind", "head"},
                                                 {"system", "appointed"}}));
    lin_ = "01900000-0000-7000-8000-000000000003";
    const Person wang{.id = {*parse_uuid("01900000-0000-7000-8000-000000000004")},
                      .name = "王长江",
                      .sex = "女",
                      .birth_month = "1980-01",
                      .current_post = "副主任",
                      .form_digest = "1"};
    office_.runtime().store().save_people({{PersonWithForm{wang, "<Person/>"}}});
    wang_ = to_string(wang.id);
    batch_ = id_of(client_.post(kApi + "batches", {{"title", "第一批"}}));
  }

  std::string id_of(const HttpResponse& response) {
    EXPECT_EQ(response.result_int(), 201) << response.body();
    return std::string(json_of(response).at("id").as_string());
  }

  std::string open(const std::string& person, const std::string& post, const char* kind, bool in_batch = false) {
    json::object what{{"person", person}, {"post", post}, {"need", "缺职"}, {"kind", kind}};
    if (in_batch) what["batch"] = batch_;
    const auto opened = client_.post(kApi + "cases", what);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));  // cases of one millisecond are in no order
    EXPECT_EQ(opened.result_int(), 201) << opened.body();
    return std::string(json_of(opened).at("case").as_string());
  }

  json::object get(const std::string& target) {
    const auto response = client_.get(kApi + target);
    EXPECT_EQ(response.result_int(), 200) << target << ": " << response.body();
    return json_of(response);
  }

  static std::vector<std::string> ids(const json::value& items) {
    std::vector<std::string> all;
    for (const auto& item : items.as_array()) all.emplace_back(item.at("id").as_string());
    return all;
  }
  std::vector<std::string> cases(const std::string& wishes) {
    return ids(get(wishes.empty() ? "cases" : "cases?" + wishes).at("items"));
  }
  std::vector<std::string> found(const std::string& text, const std::string& kind) {
    return ids(get("search?q=" + encoded(text)).at(kind));
  }

  inline static const std::string kApi = "/api/v1/";

  HttpOffice office_;
  HttpClient client_ = office_.client();
  std::string statistics_bureau_, water_bureau_, chief_, clerk_, lin_, wang_, batch_;
};

TEST_F(HttpFinding, EachWishForCasesAloneAndTogether) {
  const auto a = open(lin_, chief_, "promote"), b = open(wang_, clerk_, "promote", true),
             c = open(wang_, chief_, "removal"), d = open(lin_, clerk_, "removal", true);
  EXPECT_THAT(cases(""), ElementsAre(a, b, c, d));
  EXPECT_THAT(cases("sort=opened"), ElementsAre(a, b, c, d));
  EXPECT_THAT(cases("sort=-opened"), ElementsAre(d, c, b, a));
  EXPECT_THAT(cases("sort=-opened&after=" + c), ElementsAre(b, a));
  EXPECT_THAT(cases("procedure=removal"), ElementsAre(c, d));
  EXPECT_THAT(cases("position=analysis&procedure=promote"), ElementsAre(a, b));
  EXPECT_THAT(cases("unit=" + water_bureau_), ElementsAre(b, d));
  EXPECT_THAT(cases("unit=" + water_bureau_ + "&procedure=removal"), ElementsAre(d));
  EXPECT_THAT(cases("post=" + chief_), ElementsAre(a, c));
  EXPECT_THAT(cases("person=" + wang_), ElementsAre(b, c));
  EXPECT_THAT(cases("person=" + wang_ + "&post=" + chief_ + "&sort=-opened"), ElementsAre(c));
  EXPECT_THAT(cases("batch=" + batch_), ElementsAre(b, d));
  EXPECT_THAT(cases("batch=" + batch_ + "&unit=" + statistics_bureau_), IsEmpty());
  EXPECT_THAT(cases("position=no_such_state"), IsEmpty());
}

TEST_F(HttpFinding, NamesAreFoundByAnyPartAndByInitialsHoweverTheyAreWritten) {
  for (const auto* text : {"王长江", "长江", "江", "wcj", "WZJ", "cj", "ｗｃｊ", " 王 长江 "}) {
    EXPECT_THAT(found(text, "persons"), ElementsAre(wang_)) << text;
  }
  for (const auto* text : {"王江", "wj", "长江王", "王长江1", "x", "%", "_", "'"}) {
    EXPECT_THAT(found(text, "persons"), IsEmpty()) << text;
  }
  EXPECT_THAT(found("水利", "units"), ElementsAre(water_bureau_));
  EXPECT_THAT(found("slj", "units"), ElementsAre(water_bureau_));
  EXPECT_THAT(found("示例市", "units"), UnorderedElementsAre(statistics_bureau_, water_bureau_));
  EXPECT_THAT(found("办公室主任", "posts"), ElementsAre(clerk_));
  EXPECT_THAT(found("bgs", "posts"), ElementsAre(clerk_));
}

TEST_F(HttpFinding, OneKindMayBeAskedForAndNoMoreThanTheLimit) {
  const auto only = get("search?kind=units&q=" + encoded("示例市"));
  EXPECT_EQ(only.at("units").as_array().size(), 2U);
  const auto few = get("search?limit=1&q=" + encoded("示例市"));
  EXPECT_EQ(few.at("units").as_array().size(), 1U);
  EXPECT_EQ(get("search?kind=persons&q=" + encoded("水利")).at("units").as_array().size(), 0U);
  EXPECT_EQ(client_.get(kApi + "search").result_int(), 400);
  EXPECT_EQ(client_.get(kApi + "search?q=x&kind=animals").result_int(), 400);
}

TEST_F(HttpFinding, WhatIsLookedForIsALineOfText) {
  const auto status_of = [&](const std::string& text) {
    return client_.get(kApi + "search?q=" + encoded(text)).result_int();
  };
  std::string longest;
  for (int i = 0; i < 200; ++i) longest += "例";
  EXPECT_EQ(status_of(longest), 200);
  EXPECT_EQ(status_of(longest + "例"), 400);
  EXPECT_EQ(status_of(""), 400);
  EXPECT_EQ(status_of("水\x0f利"), 400);
}

TEST_F(HttpFinding, ACaseIsFoundByItsPersonItsNumberAndTheDocumentsItNames) {
  const auto of_lin = open(lin_, chief_, "promote"), of_wang = open(wang_, clerk_, "promote");
  EXPECT_THAT(found("wcj", "cases"), ElementsAre(of_wang));
  EXPECT_THAT(found("林示例", "cases"), ElementsAre(of_lin));
  const std::string number(get("cases/" + of_wang).at("number").as_string());
  EXPECT_THAT(number, testing::MatchesRegex("20[0-9][0-9]-[0-9]{6}"));
  EXPECT_THAT(found(number, "cases"), ElementsAre(of_wang));
  EXPECT_THAT(found("1999" + number.substr(4), "cases"), IsEmpty()) << "the year is part of it";

  const json::object reply{{"title", "职数审核答复"}, {"number", "编办〔2026〕7号"}, {"date", "2026-03-01"}};
  const auto given =
      office_.client(kOtherToken)
          .post(
              kApi + "cases/" + of_lin + "/commands",
              {{"command", "record_quota_reply"},
               {"data",
                {{"reply", reply}, {"authorised", 2}, {"in_use", 0}, {"reserved", 0}, {"within_specification", true}}}},
              {{"If-Match", etag(of_lin, 1)}});
  ASSERT_EQ(given.result_int(), 200) << given.body();
  for (const auto* text : {"编办〔2026〕7号", "编办[2026]7", "编办（２０２６）"}) {
    EXPECT_THAT(found(text, "cases"), ElementsAre(of_lin)) << text;
  }
  EXPECT_THAT(found("办〔2026〕7号", "cases"), IsEmpty()) << "by its beginning only";
}

TEST_F(HttpFinding, WhatWasAcknowledgedIsInEveryListAskedForNext) {
  for (int i = 0; i < 10; ++i) {
    const auto opened = open(i % 2 == 0 ? lin_ : wang_, i % 3 == 0 ? chief_ : clerk_, "promote");
    EXPECT_EQ(cases("sort=-opened&limit=1"), std::vector{opened});
    EXPECT_THAT(found(i % 2 == 0 ? "林示例" : "wzj", "cases"), testing::Contains(opened));
    std::set<std::string> waiting;
    const auto work = get("work?limit=500");
    for (const auto& item : work.at("items").as_array()) waiting.emplace(item.at("case").as_string());
    EXPECT_THAT(waiting, testing::Contains(opened));
  }
}

TEST_F(HttpFinding, CountsFollowUnitAndDays) {
  open(lin_, chief_, "promote");
  const auto refused = open(wang_, clerk_, "promote");
  open(wang_, chief_, "removal");
  const json::object report{{"title", "研判报告"}, {"date", "2026-03-01"}};
  const auto closed =
      client_.post(kApi + "cases/" + refused + "/commands",
                   {{"command", "give_start_opinion"},
                    {"data", {{"analysis_report", report}, {"start_opinion", report}, {"reason", "缺职"}}}},
                   {{"If-Match", etag(refused, 1)}});
  EXPECT_EQ(code_of(closed), "gate-closed");
  const auto refusals = [&](const std::string& wishes) {
    std::set<std::string> gates;
    const auto all = get("statistics" + wishes);
    for (const auto& each : all.at("refusals").as_array()) {
      EXPECT_EQ(each.at("refusals").as_int64(), 1);
      EXPECT_EQ(each.at("cases").as_int64(), 1);
      gates.emplace(each.at("gate").as_string());
    }
    return gates;
  };
  EXPECT_THAT(refusals(""), testing::Contains("quota-vacancy"));
  EXPECT_THAT(refusals("?unit=" + water_bureau_), testing::Contains("quota-vacancy"));
  EXPECT_THAT(refusals("?unit=" + statistics_bureau_), IsEmpty());
  const auto counted = [&](const std::string& wishes) {
    std::map<std::string, std::int64_t> all;
    const auto shown = get("statistics" + wishes);
    for (const auto& each : shown.at("cases").as_array()) {
      const std::string procedure(each.at("procedure").as_string());
      if (procedure == "promote" || procedure == "removal") all[procedure] += each.at("cases").as_int64();
    }
    return all;
  };
  using Counts = std::map<std::string, std::int64_t>;
  EXPECT_EQ(counted(""), (Counts{{"promote", 2}, {"removal", 1}}));
  EXPECT_EQ(counted("?unit=" + water_bureau_), (Counts{{"promote", 1}}));
  const auto today = to_string(date_in_china(office_.runtime().desk().clock().now()));
  EXPECT_EQ(counted("?from=" + today + "&until=" + today), (Counts{{"promote", 2}, {"removal", 1}}));
  EXPECT_EQ(counted("?until=2020-01-01"), Counts{});
  EXPECT_EQ(counted("?from=2100-01-01"), Counts{});
}

}  // namespace
}  // namespace renmian::test
