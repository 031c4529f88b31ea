// How commands of the command line are declared: a struct with
//   static constexpr const char* name       as it is typed
//   static constexpr Words help
//   void options(CLI::App&)                 declares what it takes, stored in its members
//   ExitStatus run(Session&)                does it; faults of the environment are thrown
// One file per subject declares its commands and adds them.
#pragma once

#include <CLI/CLI.hpp>
#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <functional>
#include <memory>

#include "api/cli/session.hpp"

namespace renmian {

// What the command line asked for.
using Invocation = std::function<ExitStatus(Session&)>;

inline std::string both(const Words& words) { return std::string(words.zh).append(" / ").append(words.en); }

inline CLI::App* add_group(CLI::App& parent, const char* name, const Words& help) {
  auto* group = parent.add_subcommand(name, both(help));
  group->require_subcommand(1);
  return group;
}

template <class Command>
void add_command(CLI::App& parent, Invocation& invocation) {
  auto* sub = parent.add_subcommand(Command::name, both(Command::help));
  const auto command = std::make_shared<Command>();
  command->options(*sub);
  sub->callback([&invocation, command] { invocation = [command](Session& session) { return command->run(session); }; });
}

template <class Kind>
Id<Kind> id_argument(const std::string& text) {
  if (const auto id = parse_id<Kind>(text)) return *id;
  throw CLI::ValidationError("'" + text + "'", both({"不是编号（UUID）", "is not an id (UUID)"}));
}

template <class Kind>
CLI::Option* add_id(CLI::App& app, const std::string& flags, Id<Kind>& id, const Words& help) {
  return app.add_option_function<std::string>(
      flags, [&id](const std::string& text) { id = id_argument<Kind>(text); }, both(help));
}

template <class Kind>
CLI::Option* add_id(CLI::App& app, const std::string& flags, std::optional<Id<Kind>>& id, const Words& help) {
  return app.add_option_function<std::string>(
      flags, [&id](const std::string& text) { id = id_argument<Kind>(text); }, both(help));
}

template <class Kind>
CLI::Option* add_id(CLI::App& app, const std::string& flags, std::vector<Id<Kind>>& ids, const Words& help) {
  return app.add_option_function<std::vector<std::string>>(
      flags,
      [&ids](const std::vector<std::string>& texts) {
        for (const auto& text : texts) ids.push_back(id_argument<Kind>(text));
      },
      both(help));
}

// An option that takes the code of one of the enumerators; help lists them.
template <class Enum>
CLI::Option* add_code(CLI::App& app, const std::string& flags, Enum& value, const Words& help) {
  std::vector<std::string> codes;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
      [&](auto each) { codes.emplace_back(each.name); });
  return app
      .add_option_function<std::string>(
          flags, [&value](const std::string& code) { boost::describe::enum_from_string(code.c_str(), value); },
          both(help))
      ->check(CLI::IsMember(std::move(codes)));
}

inline CLI::Option* add_date(CLI::App& app, const std::string& flags, std::optional<CivilDate>& date,
                             const Words& help) {
  return app.add_option_function<std::string>(
      flags,
      [&date](const std::string& text) {
        date = parse_date(text);
        if (date) return;
        throw CLI::ValidationError("'" + text + "'", both({"不是日期（2026-03-01）", "is not a date (2026-03-01)"}));
      },
      both(help));
}

inline constexpr std::size_t kListedAtMost = 10'000;

inline void add_limit(CLI::App& app, std::size_t& limit) {
  app.add_option("--limit", limit, both({"至多列出的条数", "how many to list at most"}))
      ->check(CLI::Range(std::size_t{1}, kListedAtMost));
}

void add_audit_commands(CLI::App& app, Invocation& invocation);
void add_batch_commands(CLI::App& app, Invocation& invocation);
void add_case_commands(CLI::App& app, Invocation& invocation);
void add_case_move_commands(CLI::App& cases, Invocation& invocation);  // within the group of cases
void add_meeting_commands(CLI::App& app, Invocation& invocation);
void add_account_commands(CLI::App& app, Invocation& invocation);
void add_delegation_commands(CLI::App& app, Invocation& invocation);
void add_openapi_commands(CLI::App& app, Invocation& invocation);
void add_operation_commands(CLI::App& app, Invocation& invocation);
void add_people_commands(CLI::App& app, Invocation& invocation);
void add_person_record_commands(CLI::App& people, Invocation& invocation);  // within the group of people
void add_policy_commands(CLI::App& app, Invocation& invocation);
void add_procedure_commands(CLI::App& app, Invocation& invocation);
void add_quota_commands(CLI::App& app, Invocation& invocation);
void add_register_commands(CLI::App& app, Invocation& invocation);
void add_scenario_command(CLI::App& app, Invocation& invocation);
void add_report_commands(CLI::App& app, Invocation& invocation);
void add_server_commands(CLI::App& app, Invocation& invocation);
void add_work_commands(CLI::App& app, Invocation& invocation);

}  // namespace renmian
