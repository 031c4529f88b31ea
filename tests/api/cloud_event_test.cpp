// Entries of the log as CloudEvents 1.0.2 over HTTP.
#include "api/service/events/cloud_event.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <boost/json/parse.hpp>

#include "api/service/events/case_event.hpp"
#include "tests/support/small_procedure.hpp"
#include "tests/support/test_desk.hpp"

namespace renmian {
namespace {

using testing::Contains;
using testing::Pair;

const CloudEvent kEvent{.id = "01970000-0000-7000-8000-000000000001",
                        .source = "//renmian.example/log",
                        .type = "cn.renmian.case.accepted.v1",
                        .subject = "cases/林 \"100%\"",
                        .time = *parse_timestamp("2026-03-02T01:00:00.000000Z"),
                        .extensions = {{"sequence", "3"}},
                        .data = {{"command", "propose"}, {"姓名", "林"}}};

TEST(Structured, HasAttributesAndDataInOneDocument) {
  const auto message = structured_message(kEvent);
  EXPECT_EQ(message.content_type, "application/cloudevents+json; charset=utf-8");
  EXPECT_TRUE(message.fields.empty());
  EXPECT_EQ(boost::json::parse(message.body), (boost::json::value{{"specversion", "1.0"},
                                                                  {"id", "01970000-0000-7000-8000-000000000001"},
                                                                  {"source", "//renmian.example/log"},
                                                                  {"type", "cn.renmian.case.accepted.v1"},
                                                                  {"subject", "cases/林 \"100%\""},
                                                                  {"time", "2026-03-02T01:00:00.000000Z"},
                                                                  {"sequence", "3"},
                                                                  {"datacontenttype", "application/json"},
                                                                  {"data", {{"command", "propose"}, {"姓名", "林"}}}}));
}

TEST(Binary, HasAttributesInTheHeaderAndTheDataAlone) {
  const auto message = binary_message(kEvent);
  EXPECT_EQ(message.content_type, "application/json; charset=utf-8");
  EXPECT_EQ(boost::json::parse(message.body), boost::json::value(kEvent.data));
  EXPECT_THAT(message.fields, Contains(Pair("ce-specversion", "1.0")));
  EXPECT_THAT(message.fields, Contains(Pair("ce-sequence", "3")));
  EXPECT_THAT(message.fields, Contains(Pair("ce-subject", "cases/%E6%9E%97%20%22100%25%22")));
  EXPECT_THAT(message.fields, testing::Not(Contains(Pair("ce-datacontenttype", testing::_))));
}

TEST(HeaderValues, ArePercentEncodedWhereTheStandardSaysSo) {
  EXPECT_EQ(percent_encoded("~!#$&'()*+,/:;=?@[]{}|\\^`"), "~!#$&'()*+,/:;=?@[]{}|\\^`");
  EXPECT_EQ(percent_encoded("a b\"c%d\r\n\x7f"), "a%20b%22c%25d%0D%0A%7F");
  EXPECT_EQ(percent_encoded("€"), "%E2%82%AC");
}

class EntryAsEvent : public testing::Test {
 protected:
  Request request(CaseId id, std::string command, boost::json::value data) {
    return {.case_id = id,
            .opening = {},
            .command = std::move(command),
            .data = std::move(data),
            .actor = clerk,
            .expected_version = {},
            .idempotency_key = {}};
  }
  CaseId open() {
    auto opening = request(on.desk.new_case_id(), "propose", {{"who", "林示例"}});
    opening.opening = Opening{"small", {}, {}, {}};
    return std::get<Advanced>(on.desk.do_now(opening)).case_id;
  }
  CloudEvent event(std::uint64_t index, EventContent content) {
    const auto stored = store->events_from(index, 1).front();
    return to_cloud_event(stored, parse_event(stored.body), content);
  }

  Actor clerk{"001", "cadre_section", "od"};
  std::unique_ptr<Store> store = open_store("memory:");
  TestDesk on{*store, small::compiled()};
};

TEST_F(EntryAsEvent, TellsWhatTheLogHasAndNoPersonalContent) {
  const auto id = open();
  const auto told = event(0, EventContent::kWithout);
  EXPECT_EQ(told.type, "cn.renmian.case.accepted.v1");
  EXPECT_EQ(told.source, "//test.example/log");
  EXPECT_EQ(told.subject, "cases/" + to_string(id));
  EXPECT_EQ(told.id, to_string(parse_event(store->events_from(0, 1).front().body).id));
  EXPECT_THAT(told.extensions,
              testing::ElementsAre(Pair("sequence", "1"), Pair("partitionkey", to_string(id)), Pair("logindex", "0")));
  EXPECT_EQ(told.data.at("command"), "propose");
  EXPECT_EQ(told.data.at("to"), "voting");
  EXPECT_EQ(structured_message(told).body.find("林示例"), std::string::npos);
}

TEST_F(EntryAsEvent, CarriesTheTraceOfTheRequestThatMadeItButNotWhereItCameFrom) {
  const std::string traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  auto noted = request(open(), "note", {{"text", "记录"}});
  noted.trace = {"r-1", traceparent, "192.0.2.7"};
  on.desk.do_now(noted);
  const auto told = event(1, EventContent::kWith);
  EXPECT_THAT(told.extensions, Contains(Pair("correlationid", "r-1")));
  EXPECT_THAT(told.extensions, Contains(Pair("traceparent", traceparent)));
  EXPECT_EQ(structured_message(told).body.find("192.0.2.7"), std::string::npos);
  EXPECT_THAT(binary_message(told).fields, Contains(Pair("ce-traceparent", traceparent)));
}

TEST_F(EntryAsEvent, LeavesOutATraceThatIsNone) {
  open();
  auto stored = store->events_from(0, 1).front();
  const std::string good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  const auto has_trace = [&](const std::string& traceparent) {
    stored.trace.traceparent = traceparent;
    const auto told = to_cloud_event(stored, parse_event(stored.body), EventContent::kWithout);
    return std::ranges::any_of(told.extensions, [](const auto& each) { return each.first == "traceparent"; });
  };
  EXPECT_TRUE(has_trace(good));
  for (const auto& bad :
       {std::string(), good + "\r\nX-Other: 1", "cc" + good.substr(2) + "-\r\n", "ff" + good.substr(2)}) {
    EXPECT_FALSE(has_trace(bad)) << bad;
  }
}

TEST_F(EntryAsEvent, HasTheContentWhereItMay) {
  open();
  const auto told = event(0, EventContent::kWith);
  EXPECT_EQ(told.data.at("content").at("who"), "林示例");
}

TEST_F(EntryAsEvent, SaysThatContentWasErased) {
  open();
  const std::uint64_t index = 0;
  store->erase_payloads({&index, 1}, 0);
  EXPECT_TRUE(event(0, EventContent::kWith).data.at("content").is_null());
}

TEST_F(EntryAsEvent, OfARefusalNamesTheGates) {
  const auto id = open();
  on.desk.do_now(request(id, "vote", {{"in_favour", 1}}));
  const auto told = event(1, EventContent::kWith);
  EXPECT_EQ(told.type, "cn.renmian.case.refused.v1");
  EXPECT_EQ(told.data.at("gates").at(0), (boost::json::value{{"id", "enough-votes"}, {"verdict", "unmet"}}));
  EXPECT_TRUE(told.data.at("content").is_null());
}

}  // namespace
}  // namespace renmian
