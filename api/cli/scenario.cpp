// scenario FILE [--server URL]
#include <fmt/format.h>

#include <fstream>

#include "adapters/store/open.hpp"
#include "adapters/system/secure_random.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/scenario/http_target.hpp"
#include "api/scenario/scenario.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

constexpr std::size_t kSubjectColumns = 24;

json::object view_of(const ScenarioStep& step) {
  json::array gates;
  for (const auto& gate : step.gates) gates.emplace_back(gate);
  return {{"line", step.line},         {"at", to_string(step.at)},
          {"by", step.by.id},          {"subject", step.subject},
          {"command", step.command},   {"expected", step.expected},
          {"actual", step.actual},     {"position", step.position},
          {"gates", std::move(gates)}, {"as_expected", step.as_expected()}};
}

// The steps as a story: when, who, whose case, what, and what came of it.
std::string story(const ScenarioReport& report, Language language) {
  std::vector<std::vector<std::string>> rows;
  std::size_t others = 0;
  Timestamp told_last;
  for (const auto& step : report.steps) {
    auto outcome = step.actual == "accepted" && !step.position.empty() ? "→ " + step.position : step.actual;
    if (!step.as_expected()) {
      ++others;
      outcome += Text{fmt::format("  ✗ 第 {} 行：应为 {}", step.line, step.expected),
                      fmt::format("  ✗ line {}: expected {}", step.line, step.expected)}
                     .in(language);
    }
    rows.push_back({step.at == told_last ? "" : time_in_china(step.at), step.by.unit,
                    shortened(step.subject, kSubjectColumns), step.command, outcome});
    told_last = step.at;
  }
  return table(rows) + Text{fmt::format("共 {} 步，{} 步与预期不符\n", report.steps.size(), others),
                            fmt::format("{} steps, {} otherwise than expected\n", report.steps.size(), others)}
                           .in(language);
}

struct Scenario {
  static constexpr const char* name = "scenario";
  static constexpr Words help{"演练情景文件", "play a scenario"};
  std::string file, server;

  void options(CLI::App& app) {
    app.add_option("FILE", file, both({"情景文件（JSON 行）", "scenario (JSON lines)"}))->required();
    app.add_option("--server", server,
                   both({"在以 --demo-clock 启动的服务器上演练，如 http://127.0.0.1:8080",
                         "on a server started with --demo-clock, over this database and with its accounts"}));
  }

  ExitStatus run(Session& session) {
    std::ifstream lines(file);
    if (!lines) return session.refuse({"file-unreadable", file, {"无法读取情景文件", "the scenario cannot be read"}});
    const auto directory = std::filesystem::path(file).parent_path();
    if (server.empty()) {
      Runtime runtime(session.config(), Timestamp{});
      DirectTarget target(runtime.desk(), *runtime.demo_clock(), runtime.random());
      return tell(session, run_scenario(lines, directory, target));
    }
    const auto address = parse_http_address(server);
    if (!address)
      return session.refuse(
          {"server-url", server, {"应形如 http://127.0.0.1:8080", "write it like http://127.0.0.1:8080"}});
    const auto registers = open_store(session.config().database);
    SecureRandom random;
    HttpTarget target(*address, session.config().demo_accounts, *registers, random);
    return tell(session, run_scenario(lines, directory, target));
  }

  static ExitStatus tell(Session& session, const boost::system::result<ScenarioReport, Problems>& report) {
    if (!report) return session.refuse(report.error());
    json::array steps;
    for (const auto& step : report->steps) steps.push_back(view_of(step));
    session.show({{"steps", std::move(steps)}, {"as_expected", report->as_expected()}},
                 story(*report, session.language()));
    return report->as_expected() ? ExitStatus::kDone : ExitStatus::kRefused;
  }
};

}  // namespace

void add_scenario_command(CLI::App& app, Invocation& invocation) { add_command<Scenario>(app, invocation); }

}  // namespace renmian
