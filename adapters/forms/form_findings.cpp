#include "adapters/forms/form_findings.hpp"

#include <fmt/format.h>

#include "adapters/forms/identity_number.hpp"

namespace renmian::forms {

Place whole_file() { return {"/", "整个文件"}; }

Place file_line(std::size_t line) { return {fmt::format("line {}", line), fmt::format("第 {} 行", line)}; }

Place child(const Place& parent, const ElementInfo& info) {
  return {fmt::format("{}/{}", parent.path, info.element), parent.zh + std::string{info.zh}};
}

Place at(std::string_view element) {
  const auto* info = find_element(kFormElements, element);
  return child({"/Person", ""}, info ? *info : ElementInfo{element, element, ElementKind::kLine, 0});
}

Place resume_line(std::size_t line) {
  return {fmt::format("/Person/JianLi line {}", line), fmt::format("简历第 {} 行", line)};
}

Place family_item(std::size_t number, std::string_view element) {
  const Place item{fmt::format("/Person/JiaTingChengYuan/Item[{}]", number), fmt::format("家庭成员第 {} 项", number)};
  const auto* info = find_element(kFamilyElements, element);
  return info ? child(item, *info) : item;
}

Findings::Findings(std::string_view file_name) : file_name_(mask_identity_numbers(file_name)) {}

void Findings::add(Problems& to, std::string_view code, const Place& place, const Text& why) const {
  if (to.size() >= kMost) return;
  to.push_back({std::string{code}, place.path,
                Text{fmt::format("文件“{}”{}（{}）：{}", file_name_, place.zh, place.path, why.zh),
                     fmt::format("File '{}', {}: {}", file_name_, place.path, why.en)}});
}

}  // namespace renmian::forms
