#include "api/procedure_text/policy_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "api/procedure_text/command_data_text.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) { return std::string(std::string_view(value.as_string())); }

std::string codes_of(const json::array& values) {
  std::string codes;
  for (const auto& value : values) codes += (codes.empty() ? "`" : " `") + text_of(value) + "`";
  return codes;
}

std::string default_of(const json::value& value) {
  if (const auto* several = value.if_array()) return codes_of(*several);
  return "`" + (value.is_string() ? text_of(value) : json::serialize(value)) + "`";
}

std::string limits_of(const json::object& limits) {
  const auto type = text_of(limits.at("type"));
  if (type == "integer") {
    const auto least = limits.at("minimum").as_int64();
    const auto most = limits.at("maximum").as_int64();
    return least == most ? fmt::format("{}", least) : fmt::format("{}–{}", least, most);
  }
  if (type == "boolean") return "`true` `false`";
  if (type == "array") return "若干 any of: " + codes_of(limits.at("items").at("enum").as_array());
  return codes_of(limits.at("enum").as_array());
}

std::string table_of(const json::array& values) {
  std::string text =
      "| 参数 key | 缺省 default | 范围 limits | 规则 rule | 标记 mark | 含义 meaning |\n"
      "| --- | --- | --- | --- | --- | --- |\n";
  for (const auto& value : values) {
    text +=
        fmt::format("| `{}` | {} | {} | `{}` | {} | {}<br>{} |\n", text_of(value.at("key")),
                    default_of(value.at("value")), limits_of(value.at("limits").as_object()), text_of(value.at("rule")),
                    text_of(value.at("mark")), cell(text_of(value.at("zh"))), cell(text_of(value.at("en"))));
  }
  return text;
}

}  // namespace

std::string policy_text(std::span<const Procedure* const> procedures) {
  std::vector<std::pair<std::string, const json::array*>> policies;  // by the procedures that share them
  for (const auto* procedure : procedures) {
    const auto& [info, policy] = std::tie(procedure->book().info, procedure->book().policy);
    auto shared =
        std::ranges::find_if(policies, [&values = policy](const auto& known) { return *known.second == values; });
    if (shared == policies.end()) shared = policies.insert(shared, {"", &policy});
    shared->first += fmt::format("{}{} `{}`", shared->first.empty() ? "" : "、", info.title.zh, info.id);
  }
  std::string text = "# 政策参数一览 Policy values\n\n";
  for (const auto& [named, values] : policies) {
    text +=
        fmt::format("## {}\n\n共 {} 项 ({} values).\n\n{}\n", named, values->size(), values->size(), table_of(*values));
  }
  text.pop_back();
  return text;
}

}  // namespace renmian
