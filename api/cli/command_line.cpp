#include "api/cli/command_line.hpp"

#include <fmt/format.h>

#include <iostream>

#include "api/cli/commands.hpp"
#include "api/service/version.hpp"

namespace renmian {
namespace {

void add_global_options(CLI::App& app, GlobalOptions& options) {
  app.set_help_flag("-h,--help", both({"显示用法", "show how to use this"}));
  app.set_version_flag("--version", "renmian " + std::string(program_version()))
      ->description(both({"显示版本", "show the version"}));
  app.add_option("--config", options.config_file, both({"配置文件（TOML）", "configuration file (TOML)"}));
  app.add_option("--database", options.database, both({"数据库，如 sqlite:var/renmian.db", "database"}));
  app.add_option("--key-file", options.key_file, both({"日志签名密钥文件", "key that signs the log"}));
  app.add_option("--log-level", options.log_level, both({"运行日志级别", "level of the program's log"}))
      ->check(CLI::IsMember({"trace", "debug", "info", "warning", "error", "off"}));
  app.add_option("--language", options.language, both({"语言", "language"}))
      ->check(CLI::IsMember({"zh", "en"}))
      ->trigger_on_parse();  // so that complaints about what follows are in this language
  app.add_flag("--json", options.json, both({"输出 JSON", "write JSON"}))->trigger_on_parse();
  app.add_option("--actor", options.actor.id, both({"办理人编号", "staff number of who acts"}))
      ->envname("RENMIAN_ACTOR")
      ->capture_default_str();
  app.add_option(
         "--role", options.actor.role,
         both({"以哪个岗位办理；缺省为此事通常的岗位", "role of who acts; by default the one whose business it is"}))
      ->envname("RENMIAN_ROLE");
  app.add_option("--on-behalf-of", options.actor.on_behalf_of,
                 both({"受谁委托（工号），须有有效委托", "staff number of whom one acts for, by a delegation"}));
  app.add_option("--unit", options.actor.unit, both({"办理人单位", "unit of who acts"}))->envname("RENMIAN_UNIT");
}

Problem usage_problem(const CLI::ParseError& error) {
  return {"usage",
          error.get_name(),
          {fmt::format("命令行用法不对（{}）；用 --help 查看用法", error.what()),
           fmt::format("{}; see --help", error.what())}};
}

void override_with(const GlobalOptions& options, Config& config) {
  if (!options.database.empty()) config.database = options.database;
  if (!options.key_file.empty()) config.key_file = options.key_file;
  if (!options.log_level.empty()) config.log_level = options.log_level;
}

ExitStatus run(const Invocation& invocation, const GlobalOptions& options) {
  auto config = read_config(options.config_file);
  if (!config) return Session({}, options).refuse(config.error());
  override_with(options, *config);
  Session session(std::move(*config), options);
  try {
    return invocation(session);
  } catch (const Fault& fault) {
    return session.fail(fault);
  } catch (const std::exception& unforeseen) {
    return session.fail(Fault("internal", {"程序内部错误", "an error in the program"}, unforeseen.what()));
  }
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
  GlobalOptions options;
  Invocation invocation;
  CLI::App app(both({"任免：干部选拔任用流程", "Renmian: cadre appointment procedures"}), "renmian");
  app.require_subcommand(1);
  app.fallthrough();  // global options also after the command; inherited by the commands
  add_global_options(app, options);
  add_case_commands(app, invocation);
  add_batch_commands(app, invocation);
  add_meeting_commands(app, invocation);
  add_people_commands(app, invocation);
  add_register_commands(app, invocation);
  add_quota_commands(app, invocation);
  add_delegation_commands(app, invocation);
  add_account_commands(app, invocation);
  add_procedure_commands(app, invocation);
  add_policy_commands(app, invocation);
  add_audit_commands(app, invocation);
  add_scenario_command(app, invocation);
  add_server_commands(app, invocation);
  add_operation_commands(app, invocation);
  add_openapi_commands(app, invocation);
  add_work_commands(app, invocation);
  add_report_commands(app, invocation);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    return static_cast<int>(Session({}, options).refuse(usage_problem(error)));
  }
  return static_cast<int>(run(invocation, options));
}

}  // namespace renmian
