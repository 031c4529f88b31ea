// RMB-008: the family members and important relations.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "adapters/forms/form_checks.hpp"
#include "adapters/forms/form_date.hpp"
#include "adapters/forms/form_summary.hpp"

namespace renmian::forms {
namespace {

constexpr std::size_t kPrintedRows = 7;
constexpr int kYoungestParent = 12;

constexpr std::array<std::string_view, 12> kOwnChildren{"儿子", "女儿", "长子", "次子", "三子", "四子",
                                                        "长女", "次女", "三女", "四女", "五女", "其他女儿"};

// 长女婿, 二儿媳: husbands and wives of children.
bool is_child_in_law(std::string_view relation) { return relation.ends_with("女婿") || relation.ends_with("儿媳"); }

bool is_own_child(std::string_view relation) { return std::ranges::find(kOwnChildren, relation) != kOwnChildren.end(); }

bool is_spouse(std::string_view relation) { return relation == "丈夫" || relation == "妻子"; }

void check_item(const FamilyMember& member, std::size_t number, const std::optional<FormDate>& birth,
                Findings& findings) {
  const bool filled = !member.relation.empty() || !member.name.empty() || !member.birth.empty() ||
                      !member.politics.empty() || !member.work.empty();
  if (!filled) return;
  const auto require = [&](std::string_view element, const std::string& value) {
    if (!value.empty()) return;
    findings.warning(
        "RMB-008", family_item(number, element),
        {"该项已填写其他内容，称谓和姓名不能为空", "the item is filled in; relation and name must not be empty"});
  };
  require("ChengWei", member.relation);
  require("XingMing", member.name);

  const auto child_birth = read_date(member.birth, patterns_of(ElementKind::kMonth)).date;
  if (birth && child_birth && is_own_child(member.relation) && *child_birth < add_years(*birth, kYoungestParent)) {
    findings.warning(
        "RMB-008", family_item(number, "ChuShengRiQi"),
        {fmt::format("子女出生于 {}，比本人（{}）小不足 {} 岁；请核对", to_string(*child_birth), to_string(*birth),
                     kYoungestParent),
         fmt::format("a child born in {} is less than {} years younger than the person, born in {}; check both",
                     to_string(*child_birth), kYoungestParent, to_string(*birth))});
  }
}

}  // namespace

void check_family(const CadreForm& form, Findings& findings) {
  const auto birth = date_of(form, "ChuShengNianYue");
  for (std::size_t i = 0; i < form.family.size(); ++i) {
    check_item(family_member(form.family[i]), i + 1, birth, findings);
  }

  const auto members = form.family_members();
  const auto place = at("JiaTingChengYuan");
  if (members.size() > kPrintedRows) {
    findings.warning("RMB-008", place,
                     {fmt::format("有 {} 人，表格只印 {} 行；其余须另附续页", members.size(), kPrintedRows),
                      fmt::format("{} people, but {} rows are printed; the rest needs a continuation page",
                                  members.size(), kPrintedRows)});
  }
  const auto has = [&](auto is) { return std::ranges::any_of(members, is, &FamilyMember::relation); };
  if (has(is_child_in_law) && !has(is_spouse)) {
    findings.warning(
        "RMB-008", place,
        {"子女已婚而未填配偶；请补充或说明", "married children are named but no husband or wife; add or explain it"});
  }
}

}  // namespace renmian::forms
