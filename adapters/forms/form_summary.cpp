#include "adapters/forms/form_summary.hpp"

#include "adapters/forms/form_text.hpp"
#include "adapters/forms/identity_number.hpp"

namespace renmian {
namespace {

std::string normal(const std::optional<FormDate>& date) { return date ? to_string(*date) : std::string{}; }

}  // namespace

FormSummary summarise(const CadreForm& form) {
  const auto joining = forms::read_joining(form.value("RuDangShiJian"));
  return {
      .name = forms::without_blanks(form.value("XingMing")),
      .sex = form.value("XingBie"),
      .birth_month = normal(date_of(form, "ChuShengNianYue")),
      .joined_party = normal(joining.date.date),
      .other_party = joining.other,
      .work_start = normal(date_of(form, "CanJiaGongZuoShiJian")),
      .current_post = form.value("XianRenZhiWu"),
      .proposed_post = form.value("NiRenZhiWu"),
      .post_to_remove = form.value("NiMianZhiWu"),
      .identity_number = read_identity_number(form.value("ShenFenZheng")).number,
  };
}

std::optional<FormDate> date_of(const CadreForm& form, std::string_view element) {
  const auto* info = find_element(kFormElements, element);
  return info ? forms::read_date(form.value(element), forms::patterns_of(info->kind)).date : std::nullopt;
}

std::optional<ReferenceDate> reference_date(const CadreForm& form, const std::optional<CivilDate>& given) {
  for (const std::string_view element : {"JiSuanNianLingShiJian", "TianBiaoShiJian"}) {
    if (const auto date = date_of(form, element)) return ReferenceDate{*date, element};
  }
  return given ? std::optional{ReferenceDate{to_form_date(*given), ""}} : std::nullopt;
}

std::optional<int> age_before_reform(const CadreForm& form) {
  const auto text = form.value("GaiGeQianRenZhiNianLingJieXian");
  for (const auto& [wording, age] :
       {std::pair{"改革前任职年龄界限为60岁", 60}, std::pair{"改革前任职年龄界限为55岁", 55}}) {
    if (text == wording) return age;
  }
  return std::nullopt;
}

}  // namespace renmian
