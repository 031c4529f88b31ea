#include "adapters/forms/cadre_form.hpp"

#include <algorithm>
#include <stdexcept>

#include "adapters/forms/form_photo.hpp"
#include "adapters/forms/form_text.hpp"

namespace renmian {
namespace {

constexpr std::string_view kFamily = "JiaTingChengYuan";
constexpr std::string_view kVersionOf34Elements = "3.2.1.16";

std::string_view text_of(const FormElements& elements, std::string_view name) {
  const auto found = std::ranges::find(elements, name, &FormElement::name);
  return found == elements.end() ? std::string_view{} : std::string_view{found->text};
}

std::string line_of(const FormElements& elements, std::string_view name) {
  return std::string{forms::trim(text_of(elements, name))};
}

// The element; if it is missing, added before the first that the table puts after it.
FormElement& element_to_set(FormElements& elements, std::string_view name) {
  const auto* info = find_element(kFormElements, name);
  if (!info) throw std::invalid_argument("no element of the form: " + std::string{name});
  const auto present = std::ranges::find(elements, name, &FormElement::name);
  if (present != elements.end()) return *present;
  const auto place = std::ranges::find_if(elements, [&](const FormElement& other) {
    const auto* row = find_element(kFormElements, other.name);
    return row && row > info;
  });
  return *elements.insert(place, FormElement{std::string{name}, {}, {}});
}

}  // namespace

const ElementInfo* find_element(std::span<const ElementInfo> table, std::string_view element) {
  const auto found = std::ranges::find(table, element, &ElementInfo::element);
  return found == table.end() ? nullptr : &*found;
}

CadreForm CadreForm::blank() {
  CadreForm form;
  for (const auto& info : kFormElements) {
    if (info.element == "DaoLingNianYue" || info.element == "GaiGeQianRenZhiNianLingJieXian") continue;
    form.elements.push_back({std::string{info.element}, {}, {}});
  }
  form.set("Version", std::string{kVersionOf34Elements});
  return form;
}

std::string_view CadreForm::text(std::string_view element) const { return text_of(elements, element); }

std::string CadreForm::value(std::string_view element) const {
  const auto* info = find_element(kFormElements, element);
  if (!info || info->kind != ElementKind::kLines) return line_of(elements, element);
  return forms::tidy_lines(text(element));
}

void CadreForm::set(std::string_view element, std::string text) {
  if (element == kFamily) throw std::invalid_argument("the family has items, not a text");
  element_to_set(elements, element).text = forms::replace_all(std::move(text), "\r", "");
}

void CadreForm::set_photo(std::string_view picture) { set("ZhaoPian", forms::encode_base64(picture)); }

void CadreForm::add_family_member(const FamilyMember& member) {
  element_to_set(elements, kFamily);
  family.push_back({{"ChengWei", member.relation, {}},
                    {"XingMing", member.name, {}},
                    {"ChuShengRiQi", member.birth, {}},
                    {"ZhengZhiMianMao", member.politics, {}},
                    {"GongZuoDanWeiJiZhiWu", member.work, {}}});
}

FamilyMember family_member(const FormElements& item) {
  return {line_of(item, "ChengWei"), line_of(item, "XingMing"), line_of(item, "ChuShengRiQi"),
          line_of(item, "ZhengZhiMianMao"), line_of(item, "GongZuoDanWeiJiZhiWu")};
}

std::vector<FamilyMember> CadreForm::family_members() const {
  std::vector<FamilyMember> members;
  for (const auto& item : family) {
    auto member = family_member(item);
    const bool blank = member.relation.empty() && member.name.empty() && member.birth.empty() &&
                       member.politics.empty() && member.work.empty();
    if (!blank) members.push_back(std::move(member));
  }
  return members;
}

}  // namespace renmian
