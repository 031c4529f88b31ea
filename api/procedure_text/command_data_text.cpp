#include "api/procedure_text/command_data_text.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <map>

namespace renmian {
namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) { return std::string(std::string_view(value.as_string())); }

// The schema of the value itself: what `anyOf` with null and `items` wrap.
const json::object& unwrapped(const json::object& schema) {
  const auto* choices = schema.if_contains("anyOf");
  return choices == nullptr ? schema : choices->at(0).as_object();
}

bool is_optional(const json::object& schema) { return schema.contains("anyOf"); }

class DataText {
 public:
  DataText(const Book& book, Language language) : book_(book), chinese_(language == Language::kChinese) {
    for (const auto& command : book.commands) count_parts(command.schema, false);
    for (const auto& shape : order_) {
      if (parts_.at(shape).uses > 1) parts_.at(shape).number = ++numbered_;
    }
  }

  std::string text() const {
    std::string text;
    for (const auto& command : book_.commands) {
      const auto& info = *command.info;
      text += fmt::format("### {} `{}`\n\n{}\n", chinese_ ? info.title.zh : info.title.en, info.code,
                          table(command.schema));
    }
    for (const auto& shape : order_) {
      const auto& part = parts_.at(shape);
      if (part.number > 0) text += fmt::format("### {}\n\n{}\n", name_of(part), table(*part.schema));
    }
    return text;
  }

 private:
  struct Part {
    const json::object* schema = nullptr;
    int uses = 0;
    int number = 0;  // 0: shown where it is used
  };

  static std::string shape_of(const json::object& schema) {
    auto bare = schema;
    bare.erase("title");
    bare.erase("description");
    return json::serialize(bare);
  }

  void count_parts(const json::object& schema, bool part) {
    const auto& value = unwrapped(schema);
    if (const auto* items = value.if_contains("items")) return count_parts(items->as_object(), true);
    const auto* members = value.if_contains("properties");
    if (members == nullptr) return;
    if (part) {
      const auto [known, fresh] = parts_.try_emplace(shape_of(value), Part{&value, 0, 0});
      if (fresh) order_.push_back(known->first);
      if (++known->second.uses > 1) return;
    }
    for (const auto& member : members->as_object()) count_parts(member.value().as_object(), true);
  }

  std::string name_of(const Part& part) const {
    return fmt::format(fmt::runtime(chinese_ ? "共用内容 {}" : "Shared part {}"), part.number);
  }

  const Part* shared_part(const json::object& value) const {
    const auto known = parts_.find(shape_of(value));
    return known == parts_.end() || known->second.number == 0 ? nullptr : &known->second;
  }

  std::string table(const json::object& schema) const {
    std::string rows;
    add_rows(schema, "", 0, rows);
    if (rows.empty()) return chinese_ ? "无须填写。\n" : "Nothing is to be filled in.\n";
    return (chinese_ ? "| 内容 | 字段 | 填写要求 | 必填 |\n| --- | --- | --- | --- |\n"
                     : "| Content | Member | What is accepted | Required |\n| --- | --- | --- | --- |\n") +
           rows;
  }

  void add_rows(const json::object& schema, const std::string& prefix, int depth, std::string& rows) const {
    for (const auto& member : schema.at("properties").as_object()) {
      const auto& described = member.value().as_object();
      const auto& title = described.at(chinese_ ? "title" : "description").as_string();
      std::string indent;
      for (int i = 0; i < depth; ++i) indent += "　";
      const auto path = prefix + std::string(std::string_view(member.key()));
      const bool required = !is_optional(described);
      rows += fmt::format("| {}{} | `{}` | {} | {} |\n", indent, cell(std::string_view(title)), path,
                          cell(kind_of(unwrapped(described))),
                          chinese_   ? (required ? "是" : "否")
                          : required ? "yes"
                                     : "no");
      const auto* items = unwrapped(described).if_contains("items");
      const auto& inner = items == nullptr ? unwrapped(described) : items->as_object();
      if (inner.contains("properties") && shared_part(inner) == nullptr) {
        add_rows(inner, path + (items == nullptr ? "." : "[]."), depth + 1, rows);
      }
    }
  }

  std::string kind_of(const json::object& value) const {
    const auto type = text_of(value.at("type"));
    if (type == "boolean") return chinese_ ? "是或否（true、false）" : "true or false";
    if (type == "integer") {
      return fmt::format(fmt::runtime(chinese_ ? "整数，{} 至 {}" : "whole number, {} to {}"),
                         value.at("minimum").as_int64(), value.at("maximum").as_int64());
    }
    if (type == "array") {
      return fmt::format(fmt::runtime(chinese_ ? "列表，至多 {} 项；每项：{}" : "list of at most {}; each: {}"),
                         json::serialize(value.at("maxItems")), kind_of(value.at("items").as_object()));
    }
    if (type == "object") {
      if (!value.contains("properties")) {
        return chinese_ ? "对象（JSON），原命令的全部内容" : "an object (JSON): all of the command's data";
      }
      const auto* part = shared_part(value);
      if (part != nullptr) return fmt::format(fmt::runtime(chinese_ ? "见“{}”" : "see \"{}\""), name_of(*part));
      return chinese_ ? "由下列内容组成" : "consists of the following";
    }
    return kind_of_text(value);
  }

  std::string kind_of_text(const json::object& value) const {
    if (const auto* choices = value.if_contains("enum")) {
      std::string list;
      for (const auto& choice : choices->as_array()) list += (list.empty() ? "`" : "、`") + text_of(choice) + "`";
      return (chinese_ ? "选择其一：" : "one of: ") + list;
    }
    if (const auto* format = value.if_contains("format")) {
      const auto name = text_of(*format);
      if (name == "date") return chinese_ ? "日期，如 2026-03-01" : "date, e.g. 2026-03-01";
      if (name == "date-time")
        return chinese_ ? "时间（UTC），如 2026-03-01T08:00:00.000000Z"
                        : "time (UTC), e.g. 2026-03-01T08:00:00.000000Z";
      if (name == "uuid") return chinese_ ? "编号（UUID）" : "id (UUID)";
      return name;
    }
    return fmt::format(fmt::runtime(chinese_ ? "文字，至多 {} 字" : "text of at most {} characters"),
                       json::serialize(value.at("maxLength")));
  }

  const Book& book_;
  const bool chinese_;
  std::map<std::string, Part> parts_;  // by shape
  std::vector<std::string> order_;
  int numbered_ = 0;
};

}  // namespace

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string command_data_text(const Book& book, Language language) { return DataText(book, language).text(); }

}  // namespace renmian
