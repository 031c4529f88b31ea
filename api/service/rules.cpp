#include "api/service/rules.hpp"

#include "api/service/case_access.hpp"
#include "api/service/runtime.hpp"
#include "engine/data/schema_parts.hpp"
#include "workflows/appointment/without_gate.hpp"

namespace renmian {
namespace {

constexpr std::string_view kRead = "procedure.read";

}  // namespace

std::vector<Rule> all_rules() { return rules_of(compiled_procedures(), appointment::rules_without_gate()); }

boost::system::result<boost::json::array, Problem> rules_view(Desk& desk, const Actor& actor) {
  if (auto lacking = lacks_right(desk, actor, kRead)) return std::move(*lacking);
  boost::json::array views;
  for (const auto& rule : all_rules()) views.push_back(to_json(rule));
  return views;
}

boost::system::result<boost::json::object, Problem> rule_view(Desk& desk, std::string_view id, const Actor& actor) {
  if (auto lacking = lacks_right(desk, actor, kRead)) return std::move(*lacking);
  for (const auto& rule : all_rules()) {
    if (rule.info->id == id) return to_json(rule);
  }
  return not_there();
}

boost::json::object rule_schema() {
  using namespace schema;
  return object({{"id", text()},
                 {"title", words()},
                 {"source", text()},
                 {"mark", one_of({"V", "S", "O", "M"})},
                 {"confirmed_by", words()},
                 {"waiver", nullable(object({{"authority", text()}, {"when", words()}}))},
                 {"gate", flag()},
                 {"procedures", array(text())},
                 {"commands", array(text())},
                 {"of_every_command", flag()}},
                {{"instead", words()}});
}

}  // namespace renmian
