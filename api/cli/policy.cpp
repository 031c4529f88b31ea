// policy show | set | values
#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "api/procedure_text/policy_text.hpp"
#include "api/service/may.hpp"
#include "api/service/on_record.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

struct OfProcedure {
  std::string procedure_id;

  void options(CLI::App& app) {
    procedure_id = compiled_procedures().front()->book().info.id;
    app.add_option("--procedure", procedure_id, both({"流程编号", "id of the procedure"}))
        ->check(CLI::IsMember(ids()))
        ->capture_default_str();
  }

  const Procedure& procedure(Session& session) const { return *session.desk().catalogue().procedure(procedure_id); }

  static std::vector<std::string> ids() {
    std::vector<std::string> ids;
    for (const auto* procedure : compiled_procedures()) ids.emplace_back(procedure->book().info.id);
    return ids;
  }
};

ExitStatus show_policy(Session& session, const Procedure& procedure, const PinnedPolicy& policy) {
  const auto values = procedure.describe(policy.values);
  std::vector<std::vector<std::string>> rows;
  const auto text = [](const json::value& value) { return std::string(value.as_string()); };
  const auto* words = session.language() == Language::kChinese ? "zh" : "en";
  for (const auto& value : values) {
    rows.push_back({text(value.at("key")), json::serialize(value.at("value")), text(value.at("rule")),
                    text(value.at("mark")), text(value.at(words))});
  }
  const auto heading = fmt::format("{} {}\n", session.in_words({"政策版本", "policy version"}), policy.digest);
  return session.show({{"procedure", procedure.book().info.id}, {"digest", policy.digest}, {"values", values}},
                      heading + table(rows));
}

struct PolicyShow : OfProcedure {
  static constexpr const char* name = "show";
  static constexpr Words help{"查看现行政策参数", "show the policy in force"};

  ExitStatus run(Session& session) {
    auto& desk = session.desk();
    const auto& of = procedure(session);
    return show_policy(session, of, desk.catalogue().policy_in_force(of, desk.clock().now()));
  }
};

struct PolicySet : OfProcedure {
  static constexpr const char* name = "set";
  static constexpr Words help{"自即日起施行政策参数（只可从严）",
                              "put a policy in force (stricter only) for new cases"};
  std::string values;

  void options(CLI::App& app) {
    app.add_option("VALUES", values, both({"文件、-（标准输入）或 JSON", "a file, - (standard input) or JSON"}))
        ->required();
    OfProcedure::options(app);
  }

  ExitStatus run(Session& session) {
    const auto read = json_argument(values);
    if (!read) return session.refuse(read.error());
    auto& desk = session.desk();
    if (const auto lacking = lacks_right(desk, session.actor(), "policy.set")) return session.refuse(*lacking);
    const auto& of = procedure(session);
    const auto wanted = desk.catalogue().read(of, *read);
    if (!wanted) return session.refuse(wanted.error());
    put_on_record(session.runtime(), of.book().info.id, wanted->digest, session.actor());
    return show_policy(session, of, *desk.catalogue().put_in_force(of, *read, desk.clock().now()));
  }
};

// What the program itself says of the values, whatever is in force: needs no database.
struct PolicyValuesText {
  static constexpr const char* name = "values";
  static constexpr Words help{"全部政策参数：缺省值、范围、规则、标记（Markdown）",
                              "every policy value: default, limits, rule, mark (Markdown)"};

  void options(CLI::App&) {}

  ExitStatus run(Session& session) {
    const auto& procedures = compiled_procedures();
    json::array views;
    for (const auto* procedure : procedures) {
      views.push_back({{"procedure", procedure->book().info.id}, {"values", procedure->book().policy}});
    }
    return session.show(views, policy_text(procedures));
  }
};

}  // namespace

void add_policy_commands(CLI::App& app, Invocation& invocation) {
  auto& group = *add_group(app, "policy", {"政策参数", "policy"});
  add_command<PolicyShow>(group, invocation);
  add_command<PolicySet>(group, invocation);
  add_command<PolicyValuesText>(group, invocation);
}

}  // namespace renmian
