#include <gtest/gtest.h>

#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

namespace json = boost::json;

const json::object kMeeting{{"kind", "standing_committee"},
                            {"title", "2026年第8次常委会"},
                            {"body", "示例县委"},
                            {"planned_on", "2026-03-02"},
                            {"chair", "M1"}};

HttpResponse post(HttpClient& client, const std::string& target, const json::value& body, const std::string& key) {
  return client.post(target, body, {{"Idempotency-Key", key}});
}

// A meeting in session, with one case on its agenda that does not stand before the vote yet.
struct Sitting {
  HttpOffice office{{}, *parse_timestamp("2026-03-02T01:00:00.000000Z")};
  HttpClient client = office.client();
  std::string subject = office.open_case();
  std::string id = std::string(json_of(post(client, "/api/v1/meetings", kMeeting, "open")).at("case").as_string());

  Sitting() {
    const json::object item{{"item_number", 1},
                            {"case_id", subject},
                            {"title", "任职"},
                            {"introduced_by", "M1"},
                            {"material_sent_on", "2026-02-27"}};
    give("announce_agenda", {{"items", json::array{item}}, {"announced_on", "2026-02-27"}});
    const json::object leader{{"staff", "M1"},
                              {"principal_leader", true},
                              {"candidate_member", false},
                              {"present", true},
                              {"absent_opinion_asked", false}};
    give("take_roll", {{"held_on", "2026-03-02"}, {"members", json::array{leader}}, {"observers", json::array{}}});
  }

  void give(const std::string& command, const json::object& data) {
    const auto row = json_of(client.get("/api/v1/meetings/" + id));
    const auto version = static_cast<int>(row.at("version").as_int64());
    const auto answer = client.post("/api/v1/cases/" + id + "/commands", {{"command", command}, {"data", data}},
                                    {{"Idempotency-Key", command}, {"If-Match", etag(id, version)}});
    ASSERT_EQ(answer.result_int(), 200) << answer.body();
  }

  json::object decision(const char* mode) const {
    const json::object result{{"item_number", 1},
                              {"case_id", subject},
                              {"outcome", "adopt"},
                              {"introduced_by", "M1"},
                              {"superior_reply_stated", false},
                              {"methods", {"hands"}},
                              {"opinions", json::array{{{"staff", "M1"}, {"opinion", "agree"}, {"spoke", 1}}}},
                              {"recused", json::array{}},
                              {"ballots", {{"agree", 1}, {"disagree", 0}, {"defer", 0}}},
                              {"strong_disagreement", false},
                              {"minutes", {{"title", "会议纪要"}, {"date", "2026-03-02"}}}};
    return {{"mode", mode}, {"results", json::array{result}}};
  }
};

TEST(HttpMeetings, AreConvenedOnceUnderOneKeyAndListed) {
  HttpOffice office;
  auto client = office.client();
  const auto opened = post(client, "/api/v1/meetings", kMeeting, "open");
  ASSERT_EQ(opened.result_int(), 201) << opened.body();
  const std::string id(json_of(opened).at("case").as_string());
  EXPECT_EQ(opened[field::location], "/api/v1/meetings/" + id);
  EXPECT_EQ(json_of(post(client, "/api/v1/meetings", kMeeting, "open")).at("case").as_string(), id);
  const auto subject = office.open_case();
  const auto listed = json_of(client.get("/api/v1/meetings")).at("items").as_array();
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].at("id").as_string(), id);
  EXPECT_EQ(listed[0].at("position").as_string(), "meeting_convened");
  EXPECT_EQ(json_of(client.get("/api/v1/meetings/" + id)).at("facts").at("opened").at("title").as_string(),
            "2026年第8次常委会");
  EXPECT_EQ(client.get("/api/v1/meetings/" + subject).result_int(), 404);
  EXPECT_EQ(client.get("/api/v1/meetings/x").result_int(), 404);
  auto bad = kMeeting;
  bad["kind"] = "tea";
  EXPECT_EQ(post(client, "/api/v1/meetings", bad, "bad").result_int(), 422);
}

TEST(HttpMeetings, DecideCasesAndTellWhatEachAnswered) {
  Sitting sitting;
  const auto target = "/api/v1/meetings/" + sitting.id + "/decisions";
  const auto each = post(sitting.client, target, sitting.decision("each"), "each");
  ASSERT_EQ(each.result_int(), 200) << each.body();
  EXPECT_EQ(json_of(each).at("results").at(0).at("code").as_string(), "not-possible-here");
  EXPECT_TRUE(json_of(each).at("meeting").is_null());
  const auto all = post(sitting.client, target, sitting.decision("all"), "all");
  EXPECT_EQ(all.result_int(), 422);
  EXPECT_EQ(json_of(all).at("code").as_string(), "batch-refused");
  EXPECT_EQ(post(sitting.client, target, {{"results", 1}}, "bad").result_int(), 422);
  EXPECT_EQ(post(sitting.client, "/api/v1/meetings/x/decisions", sitting.decision("all"), "none").result_int(), 404);
}

TEST(HttpMeetings, CertifyDecidedItemsOnly) {
  Sitting sitting;
  const auto of = [&](const std::string& item) {
    return sitting.client.get("/api/v1/meetings/" + sitting.id + "/items/" + item);
  };
  const auto undecided = of("1/certificate");
  EXPECT_EQ(undecided.result_int(), 422);
  EXPECT_EQ(json_of(undecided).at("problems").at(0).at("code").as_string(), "not-decided");
  for (const auto* none : {"2/certificate", "x/certificate", "1x/certificate", "1/other"}) {
    EXPECT_EQ(of(none).result_int(), 404) << none;
  }
  EXPECT_EQ(of("1/certificate?format=pdf").result_int(), 400);
}

}  // namespace
}  // namespace renmian::test
