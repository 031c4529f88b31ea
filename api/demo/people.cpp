#include "api/demo/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "api/demo/portrait.hpp"

namespace renmian {
namespace {

constexpr int kFilledInYear = 2025;

constexpr std::array kSurnames{"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙",
                               "马", "朱", "胡", "郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋"};
constexpr std::array kMiddles{"文", "明", "建", "国", "志", "海", "晓", "春", "立", "永", "思", "佳",
                              "庆", "学", "世", "云", "玉", "秀", "新", "景", "德", "子", "家", "雨"};
constexpr std::array kLasts{"例", "样", "拟", "构", "试"};  // 示例, 样本, 虚拟, 虚构, 试用
constexpr std::array kHomes{"试样县", "样本县", "例证区", "拟设县"};

struct Study {
  const char* school;  // with the subject
  const char* degree;
};
constexpr std::array kStudies{
    Study{"示例大学行政管理专业", "管理学学士"},   Study{"示例大学汉语言文学专业", "文学学士"},
    Study{"虚构农业大学农学专业", "农学学士"},     Study{"虚构财经大学会计学专业", "管理学学士"},
    Study{"样本工业大学土木工程专业", "工学学士"}, Study{"样本师范大学数学专业", "理学学士"}};
constexpr std::array kInService{"示例市委党校经济管理专业", "虚构省委党校公共管理专业"};

// What people become, one after the other.
constexpr std::array kRanks{"科员", "四级主任科员", "办公室副主任", "办公室主任", "三级主任科员", "二级主任科员"};

struct Character {
  bool male;
  int birth_year, birth_month, birth_day;
  const Study& study;
  std::string surname;
};

std::string month(int year, int number) { return fmt::format("{:04}{:02}", year, number); }

std::string identity_number(const Character& person, SeededRandom& random) {
  constexpr std::array kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};  // GB 11643-1999
  constexpr std::string_view kCheckCharacters = "10X98765432";
  const int sequence = random.between(0, 499) * 2 + (person.male ? 1 : 0);
  auto number = fmt::format("9901{:02}{:04}{:02}{:02}{:03}", random.between(1, 9), person.birth_year,
                            person.birth_month, person.birth_day, sequence);
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (number[i] - '0') * kWeights[i];
  return number + kCheckCharacters[static_cast<std::size_t>(sum % 11)];
}

// Chance is asked one thing per statement: the order in which arguments are evaluated is the compiler's.
std::string given_name(SeededRandom& random) {
  const std::string middle = random.pick(kMiddles);
  return middle + random.pick(kLasts);
}

std::string full_name(SeededRandom& random) {
  const std::string surname = random.pick(kSurnames);
  return surname + given_name(random);
}

int starts_work_in(const Character& person) { return person.birth_year + 22; }

void write_career(CadreForm& form, const Character& person, const County& county, SeededRandom& random) {
  const auto workplace = [&] {
    const auto unit = 1 + random.below(county.units.size() - 1);
    return std::string(kCounty) + county.units[unit].name.value;
  };
  const int work = starts_work_in(person);
  auto resume = fmt::format("{}.09--{}.07  {}学习\n", work - 4, work, person.study.school);
  std::string post;
  std::string place = workplace();
  int since = work;
  for (std::size_t rank = 0;; ++rank) {
    post = place + kRanks[rank];
    const int until = since + random.between(3, 6);
    const bool last = until >= kFilledInYear || rank + 1 == kRanks.size();
    resume +=
        last ? fmt::format("{}.07--         {}", since, post) : fmt::format("{}.07--{}.07  {}\n", since, until, post);
    if (last) break;
    if (rank == 1 && random.one_in(2)) {
      const auto* school = random.pick(kInService);
      resume += fmt::format("{:18}（其间：{}.09--{}.07在{}在职学习）\n", "", since, since + 3, school);
      form.set("ZaiZhiJiaoYu_XueLi", "省（区、市）委党校大学");
      form.set("ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", school);
    }
    if (random.one_in(3)) place = workplace();
    since = until;
  }
  form.set("CanJiaGongZuoShiJian", month(work, 7));
  form.set("XianRenZhiWu", post);
  form.set("JianLi", resume);
}

void write_family(CadreForm& form, const Character& person, SeededRandom& random) {
  const auto born = [&](int first_year, int last_year) {
    const int year = random.between(first_year, last_year);
    return month(year, random.between(1, 12));
  };
  const auto birth = person.birth_year;
  const auto county = std::string(kCounty);
  form.add_family_member(
      {person.male ? "妻子" : "丈夫", full_name(random), born(birth - 2, birth + 2), "群众", county + "第一中学教师"});
  if (const int child = birth + random.between(26, 30); child < kFilledInYear) {
    const bool grown_up = child + 22 < kFilledInYear;
    const bool son = random.one_in(2);
    form.add_family_member({son ? "儿子" : "女儿", person.surname + given_name(random), born(child, child), "",
                            grown_up ? "示例市职员" : "示例市学生"});
  }
  form.add_family_member(
      {"父亲", person.surname + given_name(random), born(birth - 30, birth - 24), "中共党员", county + "退休干部"});
  form.add_family_member({"母亲", full_name(random), born(birth - 28, birth - 22), "群众", county + "退休教师"});
}

CadreForm make_form(const County& county, SeededRandom& random) {
  const Character person{!random.one_in(3),     random.between(1971, 1994), random.between(1, 12),
                         random.between(1, 28), random.pick(kStudies),      random.pick(kSurnames)};
  const auto home = std::string("虚构省示例市") + random.pick(kHomes);
  auto form = CadreForm::blank();
  form.set("XingMing", person.surname + given_name(random));
  form.set("XingBie", person.male ? "男" : "女");
  form.set("ChuShengNianYue", month(person.birth_year, person.birth_month));
  form.set("MinZu", random.one_in(12) ? "满族" : "汉族");
  form.set("JiGuan", home);
  form.set("ChuShengDi", home);
  const int joined = starts_work_in(person) + random.between(-2, 5);
  form.set("RuDangShiJian", random.one_in(15) ? "无党派" : month(joined, person.birth_month));
  form.set("JianKangZhuangKuang", "健康");
  form.set("QuanRiZhiJiaoYu_XueLi", "大学");
  form.set("QuanRiZhiJiaoYu_XueWei", person.study.degree);
  form.set("QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", person.study.school);
  write_career(form, person, county, random);
  form.set("NianDuKaoHeJieGuo",
           fmt::format("2022年：称职；2023年：{}；2024年：称职", random.one_in(3) ? "优秀" : "称职"));
  write_family(form, person, random);
  form.set("ChengBaoDanWei", "中共试样县委组织部");
  form.set("JiSuanNianLingShiJian", "20250106");
  form.set("TianBiaoShiJian", "20250106");
  form.set("TianBiaoRen", "填表例");
  form.set("ShenFenZheng", identity_number(person, random));
  form.set("ZhaoPian", std::string(kPortrait));
  return form;
}

}  // namespace

std::vector<CadreForm> make_forms(const County& county, std::size_t count, SeededRandom& random) {
  std::vector<CadreForm> forms;
  std::set<std::string> names;
  while (forms.size() < count) {
    auto form = make_form(county, random);
    if (names.insert(form.value("XingMing")).second) forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace renmian
