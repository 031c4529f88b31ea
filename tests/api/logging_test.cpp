// The program's technical log: lines that nothing can break out of, and that hold nothing of cases and people.
#include "api/service/logging.hpp"

#include <gmock/gmock.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

#include "tests/support/canaries.hpp"
#include "tests/support/http_office.hpp"

namespace renmian::test {
namespace {

using testing::HasSubstr;
using testing::Not;

// What is logged while it is there, everything down to trace.
class Logged {
 public:
  Logged() {
    auto logger = std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_));
    logger->set_pattern("%l %v");
    spdlog::set_default_logger(std::move(logger));
    spdlog::set_level(spdlog::level::trace);
  }
  ~Logged() {
    spdlog::set_default_logger(before_);
    spdlog::set_level(level_);
  }

  std::string text() const { return text_.str(); }

 private:
  std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
  spdlog::level::level_enum level_ = spdlog::get_level();
  std::ostringstream text_;
};

TEST(TechnicalLog, HasOneLineForAnEventWhateverItsFieldsHold) {
  const Logged logged;
  log_event(spdlog::level::warn, "event",
            {{"code", "a-1"}, {"detail", "two\nlines and \"quotes\""}, {"left_out", ""}, {"n", 7}});
  EXPECT_EQ(logged.text(), "warning event code=a-1 detail=\"two\\nlines and \\\"quotes\\\"\" n=7\n");
}

TEST(TechnicalLog, NamesTheRequestAndItsTraceWithEachCommand) {
  const std::string traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  HttpOffice office;
  const auto id = office.open_case();
  const Logged logged;
  office.client().post("/api/v1/cases/" + id + "/commands", vote_history(),
                       {{"If-Match", etag(id, 1)}, {"X-Request-Id", "asked-1"}, {"traceparent", traceparent}});
  office.stop();
  EXPECT_THAT(logged.text(), HasSubstr("request=asked-1 traceparent=" + traceparent));
}

TEST(TechnicalLog, HoldsNothingOfPeopleCasesOrSecrets) {
  HttpOffice office;
  const Logged logged;
  const auto known = office.case_to_open();
  const auto id = ask_with_canaries(office.server().port(), kToken, std::string(known.at("person").as_string()),
                                    std::string(known.at("post").as_string()));
  office.client().get("/api/v1/persons?name=林示例");
  office.client().get("/api/v1/search?q=林示例");
  office.stop();

  EXPECT_THAT(logged.text(), HasSubstr("command case=" + id)) << "something is logged";
  for (const auto* canary : kCanaries) EXPECT_THAT(logged.text(), Not(HasSubstr(canary)));
  for (const auto* word : {"林示例", kToken}) EXPECT_THAT(logged.text(), Not(HasSubstr(word)));
}

}  // namespace
}  // namespace renmian::test
