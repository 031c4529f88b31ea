// What the server counts of itself, as it is scraped: figures that rise, and labels that tell of nobody.
#include <gmock/gmock.h>

#include <regex>
#include <sstream>

#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class HttpMetrics : public testing::Test {
 protected:
  // The series with their values; a line of a comment is none.
  std::map<std::string, double> series() {
    const auto answer = office_.client().get("/api/v1/metrics");
    EXPECT_EQ(answer.result_int(), 200);
    EXPECT_EQ(answer[field::content_type], "text/plain; version=0.0.4; charset=utf-8");
    std::map<std::string, double> all;
    std::istringstream text(answer.body());
    for (std::string line; std::getline(text, line);) {
      if (line.empty() || line.starts_with('#')) continue;
      const auto end = line.rfind(' ');
      all[line.substr(0, end)] = std::stod(line.substr(end + 1));
    }
    return all;
  }

  HttpOffice office_;
};

TEST_F(HttpMetrics, CountsAndTimesEachRequestUnderTheRouteThatAnsweredIt) {
  const auto id = office_.open_case();
  const std::string labels = R"(method="GET",route="/api/v1/cases/{id}",status="200")";
  const auto requests = "renmian_http_requests_total{" + labels + "}";
  EXPECT_EQ(series().count(requests), 0U);
  for (int i = 0; i < 3; ++i) office_.client().get("/api/v1/cases/" + id);
  auto all = series();
  EXPECT_EQ(all[requests], 3);
  const std::string timed = "renmian_http_request_seconds_";
  EXPECT_EQ(all[timed + R"(count{route="/api/v1/cases/{id}"})"], 3);
  EXPECT_EQ(all[timed + R"(bucket{route="/api/v1/cases/{id}",le="+Inf"})"], 3);
  EXPECT_GT(all[timed + R"(sum{route="/api/v1/cases/{id}"})"], 0);
}

TEST_F(HttpMetrics, CountsCommandsByTheirOutcome) {
  const auto id = office_.open_case();
  const auto give = [&](int version) {
    office_.client().post("/api/v1/cases/" + id + "/commands", vote_history(), {{"If-Match", etag(id, version)}});
  };
  auto before = series();
  give(1);
  give(1);  // not the present version any more
  auto after = series();
  EXPECT_EQ(after["renmian_command_seconds_count"], before["renmian_command_seconds_count"] + 2);
  const std::string accepted = R"(renmian_commands_total{outcome="accepted"})";
  EXPECT_EQ(after[accepted], before[accepted] + 1);
}

TEST_F(HttpMetrics, HaveNothingOfACaseAPersonOrARequestInTheirLabels) {
  const auto id = office_.open_case();
  auto client = office_.client();
  client.post("/api/v1/cases/" + id + "/commands", vote_history(), {{"If-Match", etag(id, 1)}});
  client.get("/api/v1/cases/" + id + "?canary=1");
  client.get("/api/v1/cases/canary-id");
  client.get("/api/v1/canary-path/" + id);
  client.get("/api/v1/users/zzb-001");
  client.get("/api/v1/persons?name=林示例");
  office_.client("canary-token-0123456789").get("/api/v1/cases");

  const std::regex id_in_it("[0-9a-f]{8}-[0-9a-f]{4}-");
  for (const auto& [name, value] : series()) {
    EXPECT_FALSE(std::regex_search(name, id_in_it)) << name;
    for (const auto* word : {"林示例", "局长", "zzb-001", "canary", kToken}) EXPECT_THAT(name, Not(HasSubstr(word)));
  }
}

}  // namespace
}  // namespace renmian::test
