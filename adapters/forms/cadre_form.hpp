// The cadre appointment and removal approval form (干部任免审批表) as its editor stores it.
//
// A CadreForm holds what stood in the file and nothing else: the texts exactly as received but for line ends (LF) and
// stray carriage returns, in the order received, and everything unknown as its XML. value() is the one place
// where a text is interpreted: white space, `<br>`. Dates stay as written; see form_summary.hpp for the normal forms.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renmian {

enum class ElementKind { kLine, kLines, kMonth, kJoining, kAgeDay, kFillingDay, kFamily, kPhoto };

struct ElementInfo {
  std::string_view element;
  std::string_view zh;
  ElementKind kind;
  std::size_t limit;  // characters; of the family: items; of the photo: bytes of the picture
};

inline constexpr std::size_t kNameLimit = 36;
inline constexpr std::size_t kShortLimit = 120;
inline constexpr std::size_t kSchoolLimit = 200;
inline constexpr std::size_t kPostLimit = 300;
inline constexpr std::size_t kLinesLimit = 4000;
inline constexpr std::size_t kResumeLimit = 8000;
inline constexpr std::size_t kResumeLineLimit = 200;
inline constexpr std::size_t kFamilyLimit = 30;
inline constexpr std::size_t kPhotoByteLimit = std::size_t{2} * 1024 * 1024;

// The children of <Person>, in the order the editor writes them: the 34 of the form and the two of its revision of
// 2025.
inline constexpr std::array kFormElements{
    ElementInfo{"XingMing", "姓名", ElementKind::kLine, kNameLimit},
    ElementInfo{"XingBie", "性别", ElementKind::kLine, kShortLimit},
    ElementInfo{"ChuShengNianYue", "出生年月", ElementKind::kMonth, kShortLimit},
    ElementInfo{"MinZu", "民族", ElementKind::kLine, kShortLimit},
    ElementInfo{"JiGuan", "籍贯", ElementKind::kLine, kShortLimit},
    ElementInfo{"ChuShengDi", "出生地", ElementKind::kLine, kShortLimit},
    ElementInfo{"RuDangShiJian", "入党时间", ElementKind::kJoining, kShortLimit},
    ElementInfo{"CanJiaGongZuoShiJian", "参加工作时间", ElementKind::kMonth, kShortLimit},
    ElementInfo{"DaoLingNianYue", "到龄年月", ElementKind::kMonth, kShortLimit},  // 2025
    ElementInfo{"JianKangZhuangKuang", "健康状况", ElementKind::kLine, kShortLimit},
    ElementInfo{"ZhuanYeJiShuZhiWu", "专业技术职务", ElementKind::kLine, kShortLimit},
    ElementInfo{"ShuXiZhuanYeYouHeZhuanChang", "熟悉专业有何专长", ElementKind::kLine, kShortLimit},
    ElementInfo{"QuanRiZhiJiaoYu_XueLi", "全日制教育学历", ElementKind::kLine, kShortLimit},
    ElementInfo{"QuanRiZhiJiaoYu_XueWei", "全日制教育学位", ElementKind::kLine, kShortLimit},
    ElementInfo{"QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "全日制学历毕业院校系及专业", ElementKind::kLine, kSchoolLimit},
    ElementInfo{"QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi", "全日制学位毕业院校系及专业", ElementKind::kLine,
                kSchoolLimit},
    ElementInfo{"ZaiZhiJiaoYu_XueLi", "在职教育学历", ElementKind::kLine, kShortLimit},
    ElementInfo{"ZaiZhiJiaoYu_XueWei", "在职教育学位", ElementKind::kLine, kShortLimit},
    ElementInfo{"ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "在职学历毕业院校系及专业", ElementKind::kLine, kSchoolLimit},
    ElementInfo{"ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi", "在职学位毕业院校系及专业", ElementKind::kLine, kSchoolLimit},
    ElementInfo{"XianRenZhiWu", "现任职务", ElementKind::kLine, kPostLimit},
    ElementInfo{"NiRenZhiWu", "拟任职务", ElementKind::kLine, kPostLimit},
    ElementInfo{"NiMianZhiWu", "拟免职务", ElementKind::kLine, kPostLimit},
    ElementInfo{"JianLi", "简历", ElementKind::kLines, kResumeLimit},
    ElementInfo{"JiangChengQingKuang", "奖惩情况", ElementKind::kLines, kLinesLimit},
    ElementInfo{"NianDuKaoHeJieGuo", "年度考核结果", ElementKind::kLines, kLinesLimit},
    ElementInfo{"RenMianLiYou", "任免理由", ElementKind::kLines, kLinesLimit},
    ElementInfo{"JiaTingChengYuan", "家庭主要成员及重要社会关系", ElementKind::kFamily, kFamilyLimit},
    ElementInfo{"ChengBaoDanWei", "呈报单位", ElementKind::kLine, kShortLimit},
    ElementInfo{"GaiGeQianRenZhiNianLingJieXian", "改革前任职年龄界限", ElementKind::kLine, kShortLimit},  // 2025
    ElementInfo{"JiSuanNianLingShiJian", "计算年龄时间", ElementKind::kAgeDay, kShortLimit},
    ElementInfo{"TianBiaoShiJian", "填表时间", ElementKind::kFillingDay, kShortLimit},
    ElementInfo{"TianBiaoRen", "填表人", ElementKind::kLine, kShortLimit},
    ElementInfo{"ShenFenZheng", "身份证号", ElementKind::kLine, kShortLimit},
    ElementInfo{"ZhaoPian", "照片", ElementKind::kPhoto, kPhotoByteLimit},
    ElementInfo{"Version", "版本", ElementKind::kLine, kShortLimit},
};

// The children of a family <Item>.
inline constexpr std::array kFamilyElements{
    ElementInfo{"ChengWei", "称谓", ElementKind::kLine, kShortLimit},
    ElementInfo{"XingMing", "姓名", ElementKind::kLine, kNameLimit},
    ElementInfo{"ChuShengRiQi", "出生日期", ElementKind::kMonth, kShortLimit},
    ElementInfo{"ZhengZhiMianMao", "政治面貌", ElementKind::kLine, kShortLimit},
    ElementInfo{"GongZuoDanWeiJiZhiWu", "工作单位及职务", ElementKind::kLine, kPostLimit},
};

// The row of this element, or nullptr.
const ElementInfo* find_element(std::span<const ElementInfo> table, std::string_view element);

struct FormElement {
  std::string name;  // "XingMing"; empty for a comment or processing instruction
  std::string text;  // of an element of the table
  std::string xml;   // of anything else: itself

  friend bool operator==(const FormElement&, const FormElement&) = default;
};

using FormElements = std::vector<FormElement>;

struct FamilyMember {
  std::string relation;  // 妻子
  std::string name;
  std::string birth;     // YYYYMM
  std::string politics;  // 群众
  std::string work;
};

struct CadreForm {
  std::string root_attributes;       // of <Person>, with the space before: ` xmlns:xsi="..."`
  FormElements elements;             // the family stands here without text, to keep its place
  std::vector<FormElements> family;  // the items, blank ones too

  // The 34 elements of the form, all empty but for the version.
  static CadreForm blank();

  // The text as received, empty if the element is missing.
  std::string_view text(std::string_view element) const;

  // The text as a person reads it, empty if the element is missing. One line: without white space at its ends. Several
  // lines: `<br>` is a line break, without white space at line ends and without empty first and last lines.
  std::string value(std::string_view element) const;

  // Replaces the text of an element of the table, or adds the element at its place in the table.
  // Carriage returns are dropped, as in reading. Throws std::invalid_argument for any other element and for the family.
  void set(std::string_view element, std::string text);
  void set_photo(std::string_view picture);  // JPEG bytes
  void add_family_member(const FamilyMember& member);

  // Who is named in the items, those with five blank fields left out.
  std::vector<FamilyMember> family_members() const;

  friend bool operator==(const CadreForm&, const CadreForm&) = default;
};

// As CadreForm::value, for the elements of one family item.
FamilyMember family_member(const FormElements& item);

}  // namespace renmian
