#include "adapters/forms/form_checks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/forms/form_photo.hpp"
#include "adapters/forms/form_summary.hpp"
#include "adapters/forms/form_text.hpp"
#include "adapters/forms/identity_number.hpp"

namespace renmian::forms {
namespace {

void check_length(const Place& place, std::size_t length, std::size_t limit, std::string_view zh, std::string_view en,
                  Findings& findings) {
  if (length <= limit) return;
  findings.error("form-limit", place,
                 {fmt::format("有 {} {}，超过上限 {}；请精简后重新导出（不会自动截断）", length, zh, limit),
                  fmt::format("has {} {}, over the limit of {}; shorten it and export again (nothing is cut)", length,
                              en, limit)});
}

void check_characters(const Place& place, std::string_view value, std::size_t limit, Findings& findings) {
  check_length(place, count_characters(value), limit, "个字符", "characters", findings);
}

void check_limits(const CadreForm& form, Findings& findings) {
  for (const auto& info : kFormElements) {
    if (info.kind == ElementKind::kPhoto || info.kind == ElementKind::kFamily) continue;
    check_characters(at(info.element), trim(form.text(info.element)), info.limit, findings);
  }
  const auto line_ends = static_cast<std::size_t>(std::ranges::count(trim(form.text("JianLi")), '\n'));
  check_length(at("JianLi"), line_ends + 1, kResumeLineLimit, "行", "lines", findings);
  check_length(at("JiaTingChengYuan"), form.family.size(), kFamilyLimit, "项", "items", findings);
  for (std::size_t i = 0; i < form.family.size(); ++i) {
    for (const auto& [name, text, other] : form.family[i]) {
      const auto* info = find_element(kFamilyElements, name);
      if (info) check_characters(family_item(i + 1, name), trim(text), info->limit, findings);
    }
  }
}

void check_required(const CadreForm& form, Findings& findings) {
  for (const auto* element : {"XingMing", "XingBie", "ChuShengNianYue", "XianRenZhiWu", "JianLi"}) {
    if (!form.value(element).empty()) continue;
    findings.error("RMB-001", at(element),
                   {"必填项缺失或为空；请填写", "is required and is missing or empty; fill it in"});
  }
}

void check_date(const Place& place, std::string_view text, DatePatterns patterns, Findings& findings) {
  if (text.empty()) return;
  const auto reading = read_date(text, patterns);
  if (reading.fault != DateFault::kNone) findings.error("RMB-002", place, explain(text, reading.fault, patterns));
}

void check_dates(const CadreForm& form, Findings& findings) {
  for (const auto& info : kFormElements) {
    const auto patterns = patterns_of(info.kind);
    if (patterns.empty()) continue;
    const auto text = form.value(info.element);
    check_date(at(info.element), info.kind == ElementKind::kJoining ? read_joining(text).written : text, patterns,
               findings);
  }
  for (std::size_t i = 0; i < form.family.size(); ++i) {
    check_date(family_item(i + 1, "ChuShengRiQi"), family_member(form.family[i]).birth,
               patterns_of(ElementKind::kMonth), findings);
  }
}

void check_order_of_dates(const CadreForm& form, const std::optional<CivilDate>& today, Findings& findings) {
  const auto birth = date_of(form, "ChuShengNianYue");
  const auto joined = read_joining(form.value("RuDangShiJian")).date.date;
  const auto work = date_of(form, "CanJiaGongZuoShiJian");
  if (birth && joined && *joined <= *birth) {
    findings.error("RMB-003", at("RuDangShiJian"),
                   {fmt::format("入党时间 {} 不晚于出生年月 {}；请核对两项", to_string(*joined), to_string(*birth)),
                    fmt::format("joining the Party in {} is not after the birth in {}; check both", to_string(*joined),
                                to_string(*birth))});
  }
  if (birth && work && *work < add_years(*birth, kYoungestAtWork)) {
    findings.error("RMB-003", at("CanJiaGongZuoShiJian"),
                   {fmt::format("参加工作时间 {} 早于出生 {} 后满 {} 周岁；请核对两项", to_string(*work),
                                to_string(*birth), kYoungestAtWork),
                    fmt::format("starting work in {} is before the age of {} after the birth in {}; check both",
                                to_string(*work), kYoungestAtWork, to_string(*birth))});
  }
  const auto reference = reference_date(form, today);
  if (!reference) return;
  const auto not_later = [&](std::string_view element, const std::optional<FormDate>& date) {
    if (!date || !(*date > reference->date)) return;
    findings.error(
        "RMB-003", at(element),
        {fmt::format("{} 晚于基准时间 {}；请核对", to_string(*date), to_string(reference->date)),
         fmt::format("{} is after the reference date {}; check it", to_string(*date), to_string(reference->date))});
  };
  not_later("ChuShengNianYue", birth);
  not_later("RuDangShiJian", joined);
  not_later("CanJiaGongZuoShiJian", work);
}

Text explain(IdentityFault fault, const std::string& shown) {
  switch (fault) {
    case IdentityFault::kShape:
      return {"不是身份证号；应为 18 位，末位为数字或 X",
              "is no identity number; it must have 18 characters, the last a digit or X"};
    case IdentityFault::kBirthDate:
      return {fmt::format("{} 第 7–14 位不是日历上的日期；请核对证件", shown),
              fmt::format("{}: characters 7 to 14 are no day of the calendar; compare with the card", shown)};
    case IdentityFault::kCheckCharacter:
      return {fmt::format("{} 的校验码不对；请核对证件", shown),
              fmt::format("{}: the check character is wrong; compare with the card", shown)};
  }
  return {};
}

void check_identity(const CadreForm& form, Findings& findings) {
  const auto written = form.value("ShenFenZheng");
  if (written.empty()) return;
  const auto place = at("ShenFenZheng");
  const auto identity = read_identity_number(written);
  const auto shown = mask_identity_numbers(identity.number);
  for (const auto fault : identity.faults) findings.error("RMB-004", place, explain(fault, shown));
  if (!identity.birth) return;

  const auto birth = date_of(form, "ChuShengNianYue");
  const FormDate in_number{static_cast<int>(identity.birth->year()), static_cast<unsigned>(identity.birth->month())};
  if (birth && (*birth < in_number || *birth > in_number)) {
    findings.error(
        "RMB-004", place,
        {fmt::format("号码中的出生年月 {} 与出生年月 {} 不一致；请按档案认定的出生时间核对", to_string(in_number),
                     to_string(*birth)),
         fmt::format("the birth month {} in the number is not the one in the form, {}; compare with the file",
                     to_string(in_number), to_string(*birth))});
  }
  const auto sex = form.value("XingBie");
  if (!sex.empty() && sex != (identity.male ? "男" : "女")) {
    findings.error("RMB-004", place,
                   {fmt::format("号码第 17 位表示“{}”，与性别“{}”不一致；请核对", identity.male ? "男" : "女", sex),
                    fmt::format("character 17 means {}, and the form says {}; check both",
                                identity.male ? "male" : "female", sex)});
  }
  if (identity.converted) {
    findings.warning("RMB-004", place,
                     {"15 位号码已按 18 位换算；请核对证件", "15 digits were converted to 18; compare with the card"});
  }
  if (!identity.region_allocated) {
    findings.warning(
        "RMB-004", place,
        {"号码前两位不是已启用的省级代码；请核对", "the first two digits are no province in use; check them"});
  }
}

void check_education(const CadreForm& form, Findings& findings) {
  for (const std::string kind : {"QuanRiZhiJiaoYu", "ZaiZhiJiaoYu"}) {
    const auto given = [&](const char* rest) { return !form.value(kind + rest).empty(); };
    const bool school = given("_XueLi_BiYeYuanXiaoXi") || given("_XueWei_BiYeYuanXiaoXi");
    if (given("_XueWei") && (!given("_XueLi") || !school)) {
      findings.warning(
          "RMB-007", at(kind + "_XueWei"),
          {"有学位而无学历或毕业院校；请补充或说明", "a degree without education or school; add or explain it"});
    }
    if (school && !given("_XueLi") && !given("_XueWei")) {
      findings.warning("RMB-007", at(kind + "_XueLi"),
                       {"有毕业院校而无学历；请补充", "a school without education; add the education"});
    }
  }
}

void check_photo(const CadreForm& form, Findings& findings) {
  const auto place = at("ZhaoPian");
  const auto text = form.value("ZhaoPian");
  if (text.empty()) {
    findings.warning("RMB-009", place, {"没有照片；请补充", "there is no photo; add it"});
    return;
  }
  const auto picture = decode_base64(text);
  const auto size = picture ? picture_size(*picture) : std::nullopt;
  if (picture) check_length(place, picture->size(), kPhotoByteLimit, "字节", "bytes", findings);
  if (!size) {
    findings.warning("RMB-009", place,
                     {"照片无法识别；应为 JPEG 的 base64 文本", "is no picture; it must be the base64 text of a JPEG"});
    return;
  }
  check_length(place, std::max(size->width, size->height), kPhotoSideLimit, "像素的边长", "pixels on one side",
               findings);
}

void check_retirement(const CadreForm& form, Findings& findings) {
  const auto written = date_of(form, "DaoLingNianYue");
  const auto birth = date_of(form, "ChuShengNianYue");
  const auto age = age_before_reform(form);
  if (!written || !age || !birth || birth->month == 0) return;
  const auto computed = retirement_month(*birth, *age);
  if (computed->year == written->year && computed->month == written->month) return;
  findings.warning(
      "RMB-010", at("DaoLingNianYue"),
      {fmt::format("{} 与按渐进式延迟退休办法计算的 {} 不一致；请核对", to_string(*written), to_string(*computed)),
       fmt::format("{} differs from {}, the month computed by the retirement reform; check it", to_string(*written),
                   to_string(*computed))});
}

}  // namespace

void check_form(const CadreForm& form, const std::optional<CivilDate>& today, Findings& findings) {
  check_limits(form, findings);
  if (!findings.errors().empty()) return;
  check_required(form, findings);
  check_dates(form, findings);
  check_order_of_dates(form, today, findings);
  check_identity(form, findings);
  check_resume(form, findings);
  check_education(form, findings);
  check_family(form, findings);
  check_photo(form, findings);
  check_retirement(form, findings);
  check_values_in_lists(form, findings);
}

}  // namespace renmian::forms
