#include "adapters/forms/lrm_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "adapters/forms/form_decoding.hpp"
#include "adapters/forms/form_text.hpp"

namespace renmian::forms {
namespace {

constexpr std::size_t kFields = 33;
constexpr std::size_t kEducationField = 9;
constexpr std::size_t kSchoolField = 10;
constexpr std::size_t kFirstFamilyField = 20;

// By index; the empty ones hold several values or none.
constexpr std::array<std::string_view, kFields> kElementOfField{"XingMing",
                                                                "XingBie",
                                                                "ChuShengNianYue",
                                                                "MinZu",
                                                                "JiGuan",
                                                                "RuDangShiJian",
                                                                "JianKangZhuangKuang",
                                                                "ChuShengDi",
                                                                "CanJiaGongZuoShiJian",
                                                                "",
                                                                "",
                                                                "ZhuanYeJiShuZhiWu",
                                                                "",
                                                                "",
                                                                "",
                                                                "",
                                                                "ShuXiZhuanYeYouHeZhuanChang",
                                                                "JianLi",
                                                                "JiangChengQingKuang",
                                                                "NianDuKaoHeJieGuo",
                                                                "",
                                                                "",
                                                                "",
                                                                "",
                                                                "",
                                                                "XianRenZhiWu",
                                                                "NiRenZhiWu",
                                                                "NiMianZhiWu",
                                                                "RenMianLiYou",
                                                                "ChengBaoDanWei",
                                                                "JiSuanNianLingShiJian",
                                                                "TianBiaoRen",
                                                                "TianBiaoShiJian"};

using Four = std::array<std::string_view, 4>;
constexpr Four kEducation{"QuanRiZhiJiaoYu_XueLi", "QuanRiZhiJiaoYu_XueWei", "ZaiZhiJiaoYu_XueLi",
                          "ZaiZhiJiaoYu_XueWei"};
constexpr Four kSchools{"QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi",
                        "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi"};

using Fields = std::vector<std::string_view>;

Place field_place(std::size_t index) {
  return {fmt::format("field {}", index), fmt::format("第 {} 个字段", index + 1)};
}

std::optional<Fields> fields_of(std::string_view record, Findings& findings) {
  record = trim(record);
  const bool quoted = record.size() >= 2 && record.front() == '"' && record.back() == '"';
  auto fields = quoted ? split(record.substr(1, record.size() - 2), "\",\"") : Fields{};
  if (fields.size() == kFields) return fields;
  findings.error(
      "form-record", whole_file(),
      {fmt::format("记录不完整：有 {} 个完整字段，应有 {} 个，各用双引号括起、以逗号分隔", fields.size(), kFields),
       fmt::format("the record is incomplete: {} complete fields where {} belong, each in double quotes, with "
                   "commas between",
                   fields.size(), kFields)});
  return std::nullopt;
}

// `full-time 1#full-time 2@in-service 1#in-service 2`
void set_four(std::string_view field, const Four& elements, std::size_t index, CadreForm& form, Findings& findings) {
  const auto halves = split(field, "@");
  Fields values;
  for (const auto half : halves) {
    for (const auto value : split(half, "#")) values.push_back(value);
  }
  if (field.empty()) return;
  if (halves.size() != 2 || values.size() != elements.size()) {
    findings.error("form-record", field_place(index),
                   {"应为“全日制学历#全日制学位@在职学历#在职学位”的形式",
                    "must have the form 'full-time#degree@in-service#degree'"});
    return;
  }
  for (std::size_t i = 0; i < elements.size(); ++i) form.set(elements[i], std::string{values[i]});
}

void add_family(const Fields& fields, CadreForm& form, Findings& findings) {
  if (std::ranges::count(fields[kFirstFamilyField], '@') >= static_cast<std::ptrdiff_t>(kFamilyLimit)) {
    findings.error("form-limit", field_place(kFirstFamilyField),
                   {fmt::format("家庭成员超过上限 {} 项；请精简后重新导出", kFamilyLimit),
                    fmt::format("more than {} family items; shorten the list and export again", kFamilyLimit)});
    return;
  }
  std::array<Fields, kFamilyElements.size()> columns;
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = split(fields[kFirstFamilyField + i], "@");
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (columns[i].size() == columns[0].size()) continue;
    findings.error(
        "form-record", field_place(kFirstFamilyField + i),
        {fmt::format("有 {} 项，与称谓的 {} 项不一致；各列应以 @ 分为同样多项", columns[i].size(), columns[0].size()),
         fmt::format("has {} parts and the relations have {}; all columns must have as many, with @ between",
                     columns[i].size(), columns[0].size())});
    return;
  }
  const auto cell = [&](std::size_t column, std::size_t row) { return std::string{columns[column][row]}; };
  for (std::size_t row = 0; row < columns[0].size(); ++row) {
    form.add_family_member({cell(0, row), cell(1, row), cell(2, row), cell(3, row), cell(4, row)});
  }
}

}  // namespace

std::optional<CadreForm> read_lrm(std::string_view bytes, std::string_view photo, Findings& findings) {
  const auto text = decode_record(bytes, findings);
  if (!text) return std::nullopt;
  const auto fields = fields_of(*text, findings);
  if (!fields) return std::nullopt;

  auto form = CadreForm::blank();
  for (std::size_t i = 0; i < kFields; ++i) {
    if (!kElementOfField[i].empty()) form.set(kElementOfField[i], std::string{(*fields)[i]});
  }
  set_four((*fields)[kEducationField], kEducation, kEducationField, form, findings);
  set_four((*fields)[kSchoolField], kSchools, kSchoolField, form, findings);
  add_family(*fields, form, findings);
  form.set_photo(photo);
  return form;
}

}  // namespace renmian::forms
