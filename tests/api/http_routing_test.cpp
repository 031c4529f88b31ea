#include <gtest/gtest.h>

#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

TEST(HttpRouting, APathThatIsNotThereIsNotFound) {
  HttpOffice office;
  auto client = office.client();
  for (const auto* path : {"/", "/api/v1", "/api/v1/", "/api/v1/casesx", "/api/v1/cases/", "/api/v1/cases//history",
                           "/api/v1/cases/x/y", "/api/v1/health/x"}) {
    const auto response = client.get(path);
    EXPECT_EQ(response.result_int(), 404) << path;
    EXPECT_EQ(code_of(response), "not-found") << path;
  }
}

TEST(HttpRouting, AnotherMethodIsRefusedAndTheAllowedOnesAreNamed) {
  HttpOffice office;
  auto client = office.client();
  const auto deleted = client.send(verb::delete_, "/api/v1/cases");
  EXPECT_EQ(deleted.result_int(), 405);
  EXPECT_EQ(deleted["Allow"], "GET, HEAD, POST");
  const auto put = client.send(verb::put, "/api/v1/health");
  EXPECT_EQ(put["Allow"], "GET, HEAD");
  EXPECT_EQ(client.get("/api/v1/cases/x/commands")["Allow"], "POST");
}

TEST(HttpRouting, HeadIsAnsweredLikeGetWithoutTheBody) {
  HttpOffice office;
  auto client = office.client();
  const auto head = client.send(verb::head, "/api/v1/units");
  EXPECT_EQ(head.result_int(), 200);
  EXPECT_TRUE(head.body().empty());
  EXPECT_EQ(head[field::content_length], client.get("/api/v1/units")[field::content_length]);
}

TEST(HttpRouting, HealthIsToldToAnyone) {
  HttpOffice office;
  const auto response = office.client("").get("/api/v1/health");
  EXPECT_EQ(response.result_int(), 200);
  EXPECT_EQ(json_of(response).at("status").as_string(), "ok");
}

TEST(HttpRouting, EverythingElseNeedsAKnownToken) {
  HttpOffice office;
  const std::string known = kToken;
  for (const auto& token : {std::string{}, std::string("wrong"), known + "x", known.substr(1), std::string(" ")}) {
    const auto response = office.client(token).get("/api/v1/cases");
    EXPECT_EQ(response.result_int(), 401) << token;
    EXPECT_EQ(response[field::www_authenticate], "Bearer realm=\"renmian\"");
  }
  EXPECT_EQ(office.client().get("/api/v1/cases").result_int(), 200);
  EXPECT_EQ(office.client().get("/api/v1/cases", {{"Authorization", "Basic " + known}}).result_int(), 401);
  EXPECT_EQ(office.client().get("/api/v1/cases", {{"Authorization", "bearer " + known}}).result_int(), 200);
}

TEST(HttpRouting, NoAnswerIsCachedOrTakenForAnotherType) {
  HttpOffice office;
  for (const auto* path : {"/api/v1/units", "/api/v1/nothing"}) {
    const auto response = office.client().get(path);
    EXPECT_EQ(response[field::cache_control], "no-store");
    EXPECT_EQ(response["X-Content-Type-Options"], "nosniff");
    EXPECT_NE(response[field::content_type].find("charset=utf-8"), std::string::npos);
    EXPECT_FALSE(response[field::date].empty());
  }
}

TEST(HttpRouting, ASafeRequestIdIsEchoedAndAnyOtherReplaced) {
  HttpOffice office;
  auto client = office.client();
  const std::string longest(64, 'a');
  for (const std::string& id : {std::string("r-1.A_b"), longest}) {
    EXPECT_EQ(client.get("/api/v1/units", {{"X-Request-Id", id}})["X-Request-Id"], id);
  }
  for (const std::string& id : {longest + "a", std::string("a b"), std::string("<x>")}) {
    const std::string given = client.get("/api/v1/units", {{"X-Request-Id", id}})["X-Request-Id"];
    EXPECT_EQ(given.size(), 16U) << id;
  }
  const auto problem = json_of(client.get("/api/v1/nothing", {{"X-Request-Id", "r-2"}}));
  EXPECT_EQ(problem.at("instance").as_string(), "urn:renmian:request:r-2");
}

TEST(HttpRouting, ErrorsSpeakTheLanguageThatIsWishedForMost) {
  HttpOffice office;
  auto client = office.client();
  const auto title = [&](const std::string& accepted) {
    const auto response = client.get("/api/v1/nothing", {{"Accept-Language", accepted}});
    EXPECT_EQ(response[field::content_type], "application/problem+json; charset=utf-8");
    return std::string(json_of(response).at("title").as_string());
  };
  const std::string chinese = "没有这个资源", english = "There is no such resource";
  EXPECT_EQ(title(""), chinese);
  EXPECT_EQ(title("fr"), chinese);
  EXPECT_EQ(title("en"), english);
  EXPECT_EQ(title("en-GB,en;q=0.9,zh;q=0.8"), english);
  EXPECT_EQ(title("en;q=0.5, zh-CN"), chinese);
  EXPECT_EQ(title("zh;q=0, en;q=0.1"), english);
}

TEST(HttpRouting, AQueryParameterNobodyKnowsIsAProblem) {
  HttpOffice office;
  auto client = office.client();
  const auto places = [&](const std::string& target) {
    const auto response = client.get(target);
    EXPECT_EQ(response.result_int(), 400) << target;
    std::string listed;
    const auto problems = json_of(response).at("problems").as_array();
    for (const auto& problem : problems) {
      listed += std::string(problem.at("place").as_string()) + " ";
    }
    return listed;
  };
  EXPECT_EQ(places("/api/v1/cases?positon=x"), "positon ");
  EXPECT_EQ(places("/api/v1/cases?limit=0&after=x&batch=1"), "batch after limit ");
  EXPECT_EQ(places("/api/v1/cases?limit=501"), "limit ");
  EXPECT_EQ(places("/api/v1/cases?limit=1x"), "limit ");
  EXPECT_EQ(places("/api/v1/cases?limit=1&limit=2"), "limit ");
  EXPECT_EQ(client.get("/api/v1/cases?limit=500").result_int(), 200);
  EXPECT_EQ(client.get("/api/v1/cases?limit=1").result_int(), 200);
}

}  // namespace
}  // namespace renmian::test
