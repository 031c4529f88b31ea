// The vacancies of the real procedure: what two nodes do that reach for the last one, from the motion over the notice
// to the departure. The races themselves are in tests/engine/quota_race_test.cpp.
#include <gmock/gmock.h>

#include <barrier>
#include <thread>

#include "api/demo/lawful_case.hpp"
#include "api/demo/offices.hpp"
#include "engine/data/writer.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/test_desk.hpp"
#include "workflows/appointment/facts.hpp"
#include "workflows/appointment/kinds.hpp"

namespace renmian {
namespace {

using testing::Contains;
using testing::Pair;

struct Node {
  Node(const std::string& url, std::uint64_t seed) : store(open_store(url)), on(*store, appointment::promote(), seed) {}

  std::unique_ptr<Store> store;
  TestDesk on;
};

// A lawful case on one of the nodes, given step by step.
class CourseOfCase {
 public:
  CourseOfCase(Node& on, PostId post, PostLevel level) : node_(on), id_(on.on.desk.new_case_id()) {
    const auto opened_at = *parse_timestamp("2026-03-02T01:00:00.000000Z");
    opening_ = {.person = {make_uuid_v7({}, {1})},
                .post = {.id = post, .title = "副局长", .unit = "统计局", .level = level, .kind = PostKind::deputy},
                .need = "因工作需要"};
    steps_ = lawful_case(write_described(opening_), opened_at);
  }

  const CaseId& id() const { return id_; }

  // Gives all steps before `command`.
  void go_before(std::string_view command) {
    for (; steps_.at(next_).command != command; ++next_) {
      const auto answer = node_.on.desk.do_now(request());
      ASSERT_TRUE(std::holds_alternative<Advanced>(answer))
          << boost::json::serialize(to_json(std::get<Refusal>(answer)));
    }
  }
  void go_past(std::string_view command) {
    go_before(command);
    ASSERT_TRUE(std::holds_alternative<Advanced>(node_.on.desk.do_now(request()))) << command;
    ++next_;
  }
  std::vector<Answer> reach() { return node_.on.desk.do_all({request()}, true); }
  void terminate() {
    Request end{
        .case_id = id_, .command = "terminate", .data = {{"reason", "人选有变"}}, .actor = actor_of("terminate")};
    ASSERT_TRUE(std::holds_alternative<Advanced>(node_.on.desk.do_now(end)));
  }

 private:
  static const Actor& actor_of(const std::string& command) {
    static const Offices offices(appointment::promote().book());
    return offices.of(command);
  }

  Request request() {
    const auto& step = steps_.at(next_);
    node_.on.clock.set(std::max(step.at, node_.on.clock.now()));
    Request request{.case_id = id_, .command = step.command, .data = step.data, .actor = actor_of(step.command)};
    if (next_ == 0) {
      const auto& procedure = appointment::promote().book().info;
      request.opening = Opening{std::string(procedure.id), opening_.person, opening_.post.id, {}};
    }
    return request;
  }

  Node& node_;
  CaseId id_;
  appointment::Open opening_;
  std::vector<CaseStep> steps_;
  std::size_t next_ = 0;
};

class QuotaOfAppointments : public testing::TestWithParam<const char*> {
 protected:
  QuotaOfAppointments() {
    first.store->save_units({{{unit, "示例市统计局", {}}}});
    first.store->save_posts(std::vector<Post>{{.id = post, .unit = unit, .title = "副局长", .level = level}});
    const QuotaLine line{unit, level, 1, 0};
    first.store->save_quota({&line, 1});
  }

  static std::unique_ptr<test::Database> make_database() {
    auto made = std::string_view(GetParam()) == "SQLite" ? test::Database::sqlite() : test::Database::postgresql();
    migrate(made->url());
    return made;
  }

  QuotaStanding standing() { return *first.store->quota_standing(unit, level, {}); }

  void expect_refused(const std::vector<Answer>& answers, CaseId id) {
    const auto* refusal = std::get_if<Refusal>(&answers.at(0));
    ASSERT_NE(refusal, nullptr);
    EXPECT_EQ(refusal->kind, Refusal::Kind::kGateClosed);
    const auto events = first.store->events_of({&id, 1});
    EXPECT_THAT(parse_event(events.back().body).gates, Contains(Pair("wbz-4-quota", "unmet")));
    EXPECT_EQ(first.store->case_row(id)->position, "analysis");
  }

  const UnitId unit{make_uuid_v7({}, {7})};
  const PostId post{make_uuid_v7({}, {2})};
  const PostLevel level = PostLevel::division_deputy;
  const std::unique_ptr<test::Database> database = make_database();
  Node first{database->url(), 1};
  Node second{database->url(), 2};
};

TEST_P(QuotaOfAppointments, OfTwoBatchesThatReachForTheLastVacancyAtOnceOneGetsIt) {
  for (int round = 0; round < 6; ++round) {
    SCOPED_TRACE(round);
    CourseOfCase courses[] = {{first, post, level}, {second, post, level}};
    for (auto& course : courses) course.go_before("give_start_opinion");
    std::vector<Answer> answers[2];
    std::barrier both(2);
    const auto reach = [&](int n) {
      both.arrive_and_wait();
      answers[n] = courses[n].reach();
    };
    { const std::jthread one(reach, 0), other(reach, 1); }
    const int winner = std::holds_alternative<Advanced>(answers[0].at(0)) ? 0 : 1;
    ASSERT_TRUE(std::holds_alternative<Advanced>(answers[winner].at(0)));
    expect_refused(answers[1 - winner], courses[1 - winner].id());
    EXPECT_EQ(standing().vacant(), 0);

    courses[winner].terminate();
    EXPECT_EQ(standing().vacant(), 1);
    EXPECT_TRUE(std::holds_alternative<Advanced>(courses[1 - winner].reach().at(0)));
    courses[1 - winner].terminate();
    EXPECT_EQ(standing().vacant(), 1);
  }
}

TEST_P(QuotaOfAppointments, TheVacancyIsTakenUpByTheNoticeAndGivenBackByTheDeparture) {
  CourseOfCase winner(first, post, level), loser(second, post, level);
  loser.go_before("give_start_opinion");
  winner.go_past("give_start_opinion");
  EXPECT_EQ(standing().reserved, 1);
  winner.go_before("issue_trial_notice");
  EXPECT_EQ(standing().reserved, 1);
  EXPECT_EQ(standing().line.in_use, 0);
  winner.go_past("issue_trial_notice");
  EXPECT_EQ(standing().reserved, 0);
  EXPECT_EQ(standing().line.in_use, 1);
  expect_refused(loser.reach(), loser.id());
  winner.go_past("record_departure");
  EXPECT_EQ(standing().line.in_use, 0);
  EXPECT_EQ(standing().vacant(), 1);
}

INSTANTIATE_TEST_SUITE_P(Every, QuotaOfAppointments, testing::Values("SQLite", "PostgreSQL"),
                         [](const auto& instance) { return std::string(instance.param); });

}  // namespace
}  // namespace renmian
