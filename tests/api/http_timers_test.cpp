// What runs in cases and what was brought against them, across cases and of one.
#include <gmock/gmock.h>

#include "tests/support/resource_office.hpp"

namespace renmian::test {
namespace {

class RunningOffice : public ResourceOffice {
 public:
  RunningOffice() : ResourceOffice(*parse_timestamp("2026-03-02T01:00:00.000000Z")) {}

  // A second after the one before, for ids are ordered by time.
  std::string opened() {
    auto& clock = *runtime().demo_clock();
    clock.set({clock.now().microseconds + 1'000'000});
    return open_case();
  }
  void command(const std::string& case_id, int version, const std::string& command, const boost::json::object& data,
               const char* token) {
    const auto given =
        client(token).post("/api/v1/cases/" + case_id + "/commands", {{"command", command}, {"data", data}},
                           {{"If-Match", etag(case_id, version)}});
    ASSERT_EQ(given.result_int(), 200) << given.body();
  }
  void suspend(const std::string& case_id, int version, const std::string& until) {
    command(case_id, version, "suspend", {{"reason", "等待查核"}, {"until", until}}, kHeadToken);
  }
  void complain(const std::string& case_id, int version, const std::string& number) {
    command(case_id, version, "register_complaint",
            {{"complaint", number},
             {"received_on", "2026-03-02"},
             {"channel", "letter"},
             {"is_signed", false},
             {"complaint_subject", "反映本人收受礼品"},
             {"serious_nature", true},
             {"received_at", "motion"}},
            kSupervisorToken);
  }
  void go_to(const std::string& time) { runtime().demo_clock()->set(*parse_timestamp(time)); }
};

std::vector<std::string> cases_in(const boost::json::object& page) {
  std::vector<std::string> cases;
  for (const auto& item : page.at("items").as_array()) cases.emplace_back(item.at("case_id").as_string());
  return cases;
}

TEST(HttpTimers, AClockIsListedUntilItsDayAndOverdueAfterIt) {
  RunningOffice office;
  const auto first = office.opened(), second = office.opened();
  office.suspend(first, 1, "2026-03-10");
  office.suspend(second, 1, "2026-04-10");
  const auto all = office.get("timers");
  EXPECT_EQ(cases_in(all), (std::vector{first, second}));
  EXPECT_EQ(all.at("items").at(0).at("code").as_string(), "suspension");
  EXPECT_EQ(all.at("items").at(0).at("due").as_string(), "2026-03-10");
  EXPECT_FALSE(all.at("items").at(0).at("overdue").as_bool());
  EXPECT_EQ(cases_in(office.get("timers?due_by=2026-03-10")), std::vector{first});
  EXPECT_TRUE(cases_in(office.get("timers?due_by=2026-03-09")).empty());
  EXPECT_EQ(cases_in(office.get("timers?case=" + second)), std::vector{second});
  EXPECT_EQ(cases_in(office.get("cases/" + second + "/timers")), std::vector{second});
  EXPECT_TRUE(cases_in(office.get("timers?role=file_room")).empty());

  office.go_to("2026-03-10T10:00:00.000000Z");
  EXPECT_TRUE(cases_in(office.get("timers?overdue=true")).empty()) << "the last day is not over";
  office.go_to("2026-03-11T10:00:00.000000Z");
  EXPECT_EQ(cases_in(office.get("timers?overdue=true")), std::vector{first});
  EXPECT_TRUE(office.get("timers").at("items").at(0).at("overdue").as_bool());
  EXPECT_EQ(cases_in(office.get("timers?overdue=false")).size(), 2U);
}

TEST(HttpTimers, AreReadPageByPage) {
  RunningOffice office;
  std::vector<std::string> cases;
  for (int i = 0; i < 3; ++i) {
    cases.push_back(office.opened());
    office.suspend(cases.back(), 1, "2026-03-10");
  }
  const auto page = office.get("timers?limit=2");
  EXPECT_EQ(cases_in(page), (std::vector{cases[0], cases[1]}));
  const auto rest = json_of(office.client().get(std::string(page.at("next").as_string())));
  EXPECT_EQ(cases_in(rest), std::vector{cases[2]});
  EXPECT_TRUE(rest.at("next").is_null());
  for (const auto* query : {"after=x", "overdue=yes", "due_by=x", "limit=0", "kind=clock"}) {
    EXPECT_EQ(office.status_of(std::string("timers?") + query), 400U) << query;
  }
  EXPECT_EQ(office.status_of("cases/" + std::string(kNoId) + "/timers"), 404U);
}

TEST(HttpComplaints, AreListedAcrossCasesUntilTheyAreConcluded) {
  RunningOffice office;
  const auto first = office.opened(), second = office.opened();
  office.complain(first, 1, "XF-1");
  office.complain(first, 2, "XF-2");
  office.complain(second, 1, "XF-3");
  const auto page = office.get("complaints?limit=2", kSupervisorToken);
  ASSERT_EQ(cases_in(page), (std::vector{first, first}));
  EXPECT_EQ(page.at("items").at(0).at("state").as_string(), "registered");
  EXPECT_EQ(page.at("items").at(0).at("complaint").at("register_number").as_string(), "XF-1");
  EXPECT_FALSE(page.at("items").at(0).at("due").is_null());
  const auto rest = json_of(office.client(kSupervisorToken).get(std::string(page.at("next").as_string())));
  EXPECT_EQ(cases_in(rest), std::vector{second});

  office.command(first, 3, "triage_complaint",
                 {{"complaint", "XF-1"}, {"checkable", false}, {"discipline_matter", false}, {"reason", "无具体线索"}},
                 kSupervisorToken);
  EXPECT_EQ(office.get("complaints", kSupervisorToken).at("items").at(0).at("state").as_string(), "sorted");
  office.command(first, 4, "conclude_complaint",
                 {{"complaint", "XF-1"},
                  {"outcome", "a_not_true"},
                  {"conclusion", {{"title", "查核结论"}, {"date", "2026-03-02"}}},
                  {"false_accusation", false}},
                 kSupervisorToken);
  EXPECT_EQ(cases_in(office.get("complaints", kSupervisorToken)), (std::vector{first, second}));
  const auto of_case = office.get("cases/" + first + "/complaints", kSupervisorToken).at("items").as_array();
  ASSERT_EQ(of_case.size(), 2U);
  EXPECT_EQ(of_case.at(0).at("state").as_string(), "concluded");
  EXPECT_TRUE(of_case.at(0).at("due").is_null());
  EXPECT_EQ(of_case.at(1).at("state").as_string(), "registered");
}

TEST(HttpComplaints, AreTheSupervisionsOnly) {
  RunningOffice office;
  const auto case_id = office.opened();
  office.complain(case_id, 1, "XF-1");
  for (const auto* token : {kToken, kAuditorToken, kSecurityToken}) {
    EXPECT_EQ(office.status_of("complaints", token), 403U) << token;
    const auto of_case = office.status_of("cases/" + case_id + "/complaints", token);
    EXPECT_TRUE(of_case == 403U || of_case == 404U) << token << of_case;
  }
  EXPECT_EQ(office.status_of("complaints?after=x", kSupervisorToken), 400U);
  EXPECT_EQ(office.status_of("cases/" + std::string(kNoId) + "/complaints", kSupervisorToken), 404U);
}

}  // namespace
}  // namespace renmian::test
