// report tenure
#include <fmt/format.h>

#include "api/cli/commands.hpp"
#include "api/cli/terminal_text.hpp"
#include "workflows/appointment/tenure.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

struct ReportTenure {
  static constexpr const char* name = "tenure";
  static constexpr Words help{"任期、交流提示：任同一职位满十年、连任满两届、同一层次满十五年的人员",
                              "who reached ten years in a post, two terms, fifteen years at a level"};
  std::optional<CivilDate> on;

  void options(CLI::App& app) {
    add_date(app, "--on", on, {"截止日期，默认今天", "as on this day; today if left out"});
  }

  ExitStatus run(Session& session) {
    constexpr std::size_t kPage = 200;
    const auto today = on.value_or(date_in_china(session.desk().clock().now()));
    json::array views;
    std::vector<std::vector<std::string>> rows;
    std::optional<PersonId> after;
    for (bool more = true; more;) {
      const auto people = session.store().people("", after, kPage);
      for (const auto& person : people) {
        after = person.id;
        const auto record = session.store().person_record(person.id);
        if (!record) continue;
        for (const auto& warning : appointment::tenure_warnings(record->record, today)) {
          views.push_back({{"person", to_string(person.id)},
                           {"name", person.name.value},
                           {"rule", warning.rule},
                           {"reached_on", to_string(warning.reached_on)},
                           {"what", {{"zh", warning.what.zh}, {"en", warning.what.en}}}});
          rows.push_back({person.name.value, std::string(warning.rule), to_string(warning.reached_on),
                          warning.what.in(session.language())});
        }
      }
      more = people.size() == kPage;
    }
    return session.show(views, table(rows));
  }
};

}  // namespace

void add_report_commands(CLI::App& app, Invocation& invocation) {
  auto& group = *add_group(app, "report", {"名单与提示", "lists and warnings"});
  add_command<ReportTenure>(group, invocation);
}

}  // namespace renmian
