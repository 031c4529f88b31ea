#include "api/scenario/line.hpp"

#include <fmt/format.h>

namespace renmian {

namespace json = boost::json;

ScenarioLine::ScenarioLine(std::size_t number, const json::value& line) : number_(number) {
  if (line.is_object() && !line.get_object().empty()) {
    members_ = line.get_object();
    kind_ = members_.begin()->key();
  } else {
    wrong("scenario-line", "{...}");
  }
}

const json::value* ScenarioLine::find(std::string_view member) {
  asked_.emplace(member);
  return members_.if_contains(member);
}

json::value ScenarioLine::value(std::string_view member) {
  const auto* value = find(member);
  return value == nullptr ? json::value{} : *value;
}

std::string ScenarioLine::text(std::string_view member) {
  const auto* value = find(member);
  if (value != nullptr && value->is_string()) return std::string(value->get_string());
  wrong("scenario-value", member);
  return {};
}

std::vector<std::string> ScenarioLine::texts(std::string_view member) {
  const auto* value = find(member);
  std::vector<std::string> texts;
  if (value == nullptr || !value->is_array()) {
    wrong("scenario-value", member);
    return texts;
  }
  for (const auto& text : value->get_array()) {
    if (text.is_string()) {
      texts.emplace_back(text.get_string());
    } else {
      wrong("scenario-value", member);
    }
  }
  return texts;
}

json::object ScenarioLine::object(std::string_view member) {
  const auto* value = find(member);
  if (value == nullptr) return {};
  if (value->is_object()) return value->get_object();
  wrong("scenario-value", member);
  return {};
}

bool ScenarioLine::flag(std::string_view member) {
  const auto* value = find(member);
  if (value == nullptr) return false;
  if (value->is_bool()) return value->get_bool();
  wrong("scenario-value", member);
  return false;
}

bool ScenarioLine::complete() {
  for (const auto& [name, value] : members_) {
    if (!asked_.contains(name)) wrong("scenario-unknown-member", name);
  }
  return problems_.empty();
}

void ScenarioLine::wrong(std::string code, std::string_view where) {
  problems_.push_back(at_line(number_, {std::move(code),
                                        {},
                                        {fmt::format("情景文件此处有误：{}", where),
                                         fmt::format("this is not as a scenario has it: {}", where)}}));
}

void ScenarioLine::wrong(const Problems& problems) {
  for (const auto& problem : problems) problems_.push_back(at_line(number_, problem));
}

Problem at_line(std::size_t number, Problem problem) {
  problem.place = fmt::format("line {}{}{}", number, problem.place.empty() ? "" : " ", problem.place);
  return problem;
}

}  // namespace renmian
