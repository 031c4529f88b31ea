// RMB-011: the values the editor offers. Free text is allowed, so another value is a hint and no error.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "adapters/forms/form_checks.hpp"
#include "adapters/forms/form_date.hpp"

namespace renmian::forms {
namespace {

constexpr std::array<std::string_view, 2> kSexes{"男", "女"};

// GB/T 3304-1991 and the four further values of the editor.
constexpr std::array<std::string_view, 60> kNationalities{
    "汉族",       "蒙古族",   "回族",     "藏族",     "维吾尔族",   "苗族",
    "彝族",       "壮族",     "布依族",   "朝鲜族",   "满族",       "侗族",
    "瑶族",       "白族",     "土家族",   "哈尼族",   "哈萨克族",   "傣族",
    "黎族",       "傈僳族",   "佤族",     "畲族",     "高山族",     "拉祜族",
    "水族",       "东乡族",   "纳西族",   "景颇族",   "柯尔克孜族", "土族",
    "达斡尔族",   "仫佬族",   "羌族",     "布朗族",   "撒拉族",     "毛南族",
    "仡佬族",     "锡伯族",   "阿昌族",   "普米族",   "塔吉克族",   "怒族",
    "乌孜别克族", "俄罗斯族", "鄂温克族", "德昂族",   "保安族",     "裕固族",
    "京族",       "塔塔尔族", "独龙族",   "鄂伦春族", "赫哲族",     "门巴族",
    "珞巴族",     "基诺族",   "其他族",   "外国血统", "外国民族",   "加入中国籍的外国人"};

// Health, as the editor words it.
constexpr std::array<std::string_view, 3> kHealth{"健康", "一般", "较差"};

// ZB64, the education levels of the editor.
constexpr std::array<std::string_view, 19> kEducation{"研究生教育",
                                                      "研究生",
                                                      "研究生班",
                                                      "中央党校研究生",
                                                      "省（区、市）委党校研究生",
                                                      "本科教育",
                                                      "大学",
                                                      "中央党校大学",
                                                      "省（区、市）委党校大学",
                                                      "专科教育",
                                                      "大专",
                                                      "省（区、市）委党校大专",
                                                      "大学普通班",
                                                      "中央党校大专",
                                                      "中专",
                                                      "中技",
                                                      "高中",
                                                      "初中",
                                                      "小学"};

// GB/T 6864-2003.
constexpr std::array<std::string_view, 56> kDegrees{
    "名誉博士",     "博士",         "哲学博士",     "经济学博士",   "法学博士",     "教育学博士",   "文学博士",
    "历史学博士",   "理学博士",     "工学博士",     "农学博士",     "医学博士",     "军事学博士",   "管理学博士",
    "临床医学博士", "兽医博士",     "口腔医学博士", "硕士",         "哲学硕士",     "经济学硕士",   "法学硕士",
    "教育学硕士",   "文学硕士",     "历史学硕士",   "理学硕士",     "工学硕士",     "农学硕士",     "医学硕士",
    "军事学硕士",   "管理学硕士",   "法律硕士",     "教育硕士",     "工程硕士",     "建筑学硕士",   "临床医学硕士",
    "工商管理硕士", "农业推广硕士", "兽医硕士",     "公共管理硕士", "口腔医学硕士", "公共卫生硕士", "军事硕士",
    "学士",         "哲学学士",     "经济学学士",   "法学学士",     "教育学学士",   "文学学士",     "历史学学士",
    "理学学士",     "工学学士",     "农学学士",     "医学学士",     "军事学学士",   "管理学学士",   "建筑学学士"};

// GB/T 4762-1984: the short names of the editor, the names of the standard, other usual ones; and the Young Pioneers.
constexpr std::array<std::string_view, 38> kPolitics{"中共党员",
                                                     "预备党员",
                                                     "共青团员",
                                                     "民革",
                                                     "民盟",
                                                     "民建",
                                                     "民进",
                                                     "农工党",
                                                     "致公党",
                                                     "九三",
                                                     "台盟",
                                                     "无党派",
                                                     "群众",
                                                     "中国共产党党员",
                                                     "中国共产党预备党员",
                                                     "中国共产主义青年团团员",
                                                     "中国国民党革命委员会会员",
                                                     "中国民主同盟盟员",
                                                     "中国民主建国会会员",
                                                     "中国民主促进会会员",
                                                     "中国农工民主党党员",
                                                     "中国致公党党员",
                                                     "九三学社社员",
                                                     "台湾民主自治同盟盟员",
                                                     "无党派民主人士",
                                                     "党员",
                                                     "中共预备党员",
                                                     "团员",
                                                     "民革党员",
                                                     "民盟盟员",
                                                     "民建会员",
                                                     "民进会员",
                                                     "农工党党员",
                                                     "致公党党员",
                                                     "九三学社",
                                                     "台盟盟员",
                                                     "无党派人士",
                                                     "少先队员"};

// Family relations of the editor; more than GB/T 4761.
constexpr std::array<std::string_view, 81> kRelations{
    "父亲",   "母亲",   "丈夫",   "妻子",     "儿子", "女儿", "哥哥",   "弟弟",   "姐姐",   "妹妹",   "长子",
    "次子",   "三子",   "四子",   "五子",     "养子", "继子", "女婿",   "长女婿", "二女婿", "三女婿", "四女婿",
    "五女婿", "长女",   "次女",   "三女",     "四女", "五女", "养女",   "继女",   "儿媳",   "长儿媳", "二儿媳",
    "三儿媳", "四儿媳", "五儿媳", "其他女儿", "孙子", "孙女", "外孙子", "外孙女", "公公",   "婆婆",   "岳父",
    "岳母",   "继父",   "养父",   "继母",     "养母", "祖父", "祖母",   "外祖父", "外祖母", "曾祖父", "曾祖母",
    "嫂子",   "弟媳",   "姐夫",   "妹夫",     "伯父", "伯母", "叔父",   "婶母",   "舅父",   "舅母",   "姨父",
    "姨母",   "姑父",   "姑母",   "堂兄",     "堂弟", "堂姐", "堂妹",   "表兄",   "表弟",   "表姐",   "表妹",
    "侄子",   "侄女",   "外甥",   "外甥女"};

// The age limit before the retirement reform.
constexpr std::array<std::string_view, 6> kAgesBeforeReform{"改革前任职年龄界限为60岁", "改革前任职年龄界限为63岁",
                                                            "改革前任职年龄界限为65岁", "改革前任职年龄界限为66岁",
                                                            "改革前任职年龄界限为55岁", "已到龄人员"};

using Values = std::span<const std::string_view>;

struct ListedElement {
  std::string_view element;
  Values values;
};

constexpr std::array kListed{
    ListedElement{"XingBie", kSexes},
    ListedElement{"MinZu", kNationalities},
    ListedElement{"JianKangZhuangKuang", kHealth},
    ListedElement{"QuanRiZhiJiaoYu_XueLi", kEducation},
    ListedElement{"QuanRiZhiJiaoYu_XueWei", kDegrees},
    ListedElement{"ZaiZhiJiaoYu_XueLi", kEducation},
    ListedElement{"ZaiZhiJiaoYu_XueWei", kDegrees},
    ListedElement{"GaiGeQianRenZhiNianLingJieXian", kAgesBeforeReform},
};

void check_value(const Place& place, const std::string& value, Values values, Findings& findings) {
  if (value.empty() || std::ranges::find(values, value) != values.end()) return;
  findings.warning("RMB-011", place,
                   {fmt::format("“{}”不在编辑器的选项之内，例如“{}”；如确有其事可保留", value, values.front()),
                    fmt::format("'{}' is not among the values of the editor, such as '{}'; keep it if it is so", value,
                                values.front())});
}

}  // namespace

void check_values_in_lists(const CadreForm& form, Findings& findings) {
  for (const auto& [element, values] : kListed) check_value(at(element), form.value(element), values, findings);
  check_value(at("RuDangShiJian"), read_joining(form.value("RuDangShiJian")).other, kPolitics, findings);
  for (std::size_t i = 0; i < form.family.size(); ++i) {
    const auto member = family_member(form.family[i]);
    check_value(family_item(i + 1, "ChengWei"), member.relation, kRelations, findings);
    check_value(family_item(i + 1, "ZhengZhiMianMao"), member.politics, kPolitics, findings);
  }
}

}  // namespace renmian::forms
