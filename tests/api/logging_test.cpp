// The program's technical log: lines that nothing can break out of, and that hold nothing of cases and people.
#include "api/service/logging.hpp"

#include <gmock/gmock.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

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

TEST(TechnicalLog, HoldsNothingOfPeopleCasesOrSecrets) {
  HttpOffice office;
  const Logged logged;
  const auto id = office.open_case();
  auto client = office.client();
  client.post("/api/v1/units", {{"name", "金丝雀单位"}});
  client.post("/api/v1/units", {{"name", "金丝雀单位"}, {"canary-member", 1}});
  client.post("/api/v1/cases/" + id + "/commands",
              {{"command", "canary-command"}, {"data", {{"reason", "金丝雀内容"}}}}, {{"If-Match", etag(id, 1)}});
  client.post("/api/v1/cases/" + id + "/commands", vote_history(), {{"If-Match", etag(id, 1)}});
  client.get("/api/v1/persons?name=林示例");
  client.get("/api/v1/search?q=林示例");
  client.get("/api/v1/cases/" + id);
  client.get("/api/v1/canary-path?canary=query");
  office.client("canary-token-0123456789").get("/api/v1/cases");
  client.post("/api/v1/sessions", {{"login", "canary-login"}, {"password", "canary-password-1"}});
  office.stop();

  EXPECT_THAT(logged.text(), HasSubstr("command case=" + id)) << "something is logged";
  for (const auto* canary : {"金丝雀", "林示例", "局长退休", "canary", kToken}) {
    EXPECT_THAT(logged.text(), Not(HasSubstr(canary)));
  }
}

}  // namespace
}  // namespace renmian::test
