#include "api/service/person_record_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "adapters/forms/form_findings.hpp"
#include "adapters/forms/form_reader.hpp"
#include "adapters/forms/form_summary.hpp"
#include "adapters/forms/form_text.hpp"
#include "adapters/forms/resume.hpp"
#include "engine/case/answer.hpp"
#include "engine/data/writer.hpp"

namespace renmian {
namespace {

namespace json = boost::json;

template <class Value>
struct Wording {
  std::string_view text;
  Value value;
};
template <class Value>
Wording(std::string_view, Value) -> Wording<Value>;

// The words of the form's education levels, by what they contain; the first that fits.
constexpr std::array kEducationLevels{
    Wording{std::string_view("研究生班"), EducationLevel::bachelor},  // no degree
    Wording{std::string_view("研究生"), EducationLevel::master},
    Wording{std::string_view("大学普通班"), EducationLevel::junior_college},
    Wording{std::string_view("大学"), EducationLevel::bachelor},
    Wording{std::string_view("本科"), EducationLevel::bachelor},
    Wording{std::string_view("大专"), EducationLevel::junior_college},
    Wording{std::string_view("专科"), EducationLevel::junior_college},
    Wording{std::string_view("中专"), EducationLevel::secondary},
    Wording{std::string_view("中技"), EducationLevel::secondary},
    Wording{std::string_view("高中"), EducationLevel::secondary},
    Wording{std::string_view("初中"), EducationLevel::none},
    Wording{std::string_view("小学"), EducationLevel::none},
};

// Grades of a year; the longer words come before those they contain.
constexpr std::array kGrades{
    Wording{std::string_view("优秀"), AnnualGrade::excellent},
    Wording{std::string_view("基本称职"), AnnualGrade::basically_competent},
    Wording{std::string_view("不称职"), AnnualGrade::incompetent},
    Wording{std::string_view("称职"), AnnualGrade::competent},
    Wording{std::string_view("不定等次"), AnnualGrade::not_graded},
};

// The relations the form's editor offers, but for great-grandparents, for whom Kin has no word.
struct Relations {
  Kin kin;
  std::string_view words;
};
constexpr Relations kRelations[] = {
    {Kin::spouse, "丈夫 妻子"},
    {Kin::parent, "父亲 母亲 继父 继母 养父 养母"},
    {Kin::child, "儿子 女儿 长子 次子 三子 四子 五子 养子 继子 长女 次女 三女 四女 五女 养女 继女 其他女儿"},
    {Kin::sibling, "哥哥 弟弟 姐姐 妹妹"},
    {Kin::grandparent, "祖父 祖母 外祖父 外祖母"},
    {Kin::grandchild, "孙子 孙女 外孙子 外孙女"},
    {Kin::uncle_aunt, "伯父 伯母 叔父 婶母 舅父 舅母 姨父 姨母 姑父 姑母"},
    {Kin::cousin, "堂兄 堂弟 堂姐 堂妹 表兄 表弟 表姐 表妹"},
    {Kin::nephew_niece, "侄子 侄女 外甥 外甥女"},
    {Kin::parent_in_law, "公公 婆婆 岳父 岳母"},
    {Kin::child_in_law, "女婿 长女婿 二女婿 三女婿 四女婿 五女婿 儿媳 长儿媳 二儿媳 三儿媳 四儿媳 五儿媳"},
    {Kin::sibling_in_law, "嫂子 弟媳 姐夫 妹夫"},
};

template <class Value, std::size_t Size>
std::optional<Value> value_in(std::string_view text, const std::array<Wording<Value>, Size>& wordings) {
  for (const auto& [part, value] : wordings) {
    if (text.find(part) != std::string_view::npos) return value;
  }
  return std::nullopt;
}

std::optional<Kin> kin_of(std::string_view relation) {
  for (const auto& [kin, words] : kRelations) {
    const auto each = forms::split(words, " ");
    if (std::ranges::find(each, relation) != each.end()) return kin;
  }
  return std::nullopt;
}

enum class End { kBegan, kEnded };

// Nothing without a month.
std::optional<CivilDate> day_of(const std::optional<FormDate>& date, End end) {
  if (!date || date->month == 0) return std::nullopt;
  const auto month = std::chrono::year(date->year) / std::chrono::month(date->month);
  if (date->day != 0) return month / std::chrono::day(date->day);
  return end == End::kBegan ? CivilDate(month / std::chrono::last) : month / std::chrono::day(1);
}

json::value date_or_null(const std::optional<CivilDate>& date) { return write_described(date); }

class Drafting {
 public:
  explicit Drafting(const CadreForm& form) : form_(form) {}

  PersonRecordDraft draft() {
    PersonRecord known;
    known.service_from = day_of(date_of(form_, "CanJiaGongZuoShiJian"), End::kBegan);
    if (!known.service_from) note("/service_from", {"参加工作时间", "the day when service began"});
    known.assessments = assessments();
    const auto summary = summarise(form_);
    known.party_member = !summary.joined_party.empty();
    if (known.party_member) {
      note("/party_since", {"成为正式党员的日期；表中入党时间为 " + summary.joined_party,
                            "the day of full membership; the form has the month of joining, " + summary.joined_party});
    }
    const auto health = form_.value("JianKangZhuangKuang");
    if (health == "健康") known.health_ok = true;
    if (health == "较差") known.health_ok = false;
    if (!known.health_ok) note("/health_ok", {"健康状况", "the state of health"});

    auto record = write_described(known).get_object();
    record["education"] = education();
    record["posts"] = posts();
    record["family"] = family();
    for (const auto* place : {"/grassroots", "/sanctions", "/training", "/personal_matters", "/secondments"}) {
      note(place, {"表中没有，请据实补充，没有的留空", "not in the form; add what there is"});
    }
    return {std::move(record), std::move(notes_)};
  }

 private:
  void note(const std::string& place, Text what) {
    notes_.push_back({"to-complete", place, {"请补充：" + what.zh, "to be completed: " + what.en}});
  }

  std::vector<AnnualAssessment> assessments() {
    std::vector<AnnualAssessment> found;
    auto text = form_.value("NianDuKaoHeJieGuo");
    for (const auto* separator : {"；", ";", "，", ",", "。", "、"}) {
      text = forms::replace_all(std::move(text), separator, "\n");
    }
    for (const auto part : forms::split(text, "\n")) {
      const auto line = forms::without_blanks(part);
      if (line.empty()) continue;
      const auto date = forms::read_date_prefix(line, std::array<std::string_view, 1>{"YYYY"}).date;
      const auto grade = value_in(line, kGrades);
      const bool one_year = std::ranges::count_if(line, [](char c) { return c >= '0' && c <= '9'; }) == 4;
      if (date && grade && one_year && !has_year(found, date->year)) {
        found.push_back({date->year, *grade});
      } else {
        note("/assessments", {"年度考核结果“" + line + "”", "the annual assessment '" + line + "'"});
      }
    }
    return found;
  }

  static bool has_year(const std::vector<AnnualAssessment>& found, std::int64_t year) {
    return std::ranges::any_of(found, [&](const auto& assessment) { return assessment.year == year; });
  }

  json::value education() {
    std::optional<Education> highest;
    for (const auto& [kind, full_time] : {std::pair("QuanRiZhiJiaoYu", true), std::pair("ZaiZhiJiaoYu", false)}) {
      const auto level =
          level_of(form_.value(std::string(kind) + "_XueLi"), form_.value(std::string(kind) + "_XueWei"));
      if (level && (!highest || *level > highest->level)) highest = Education{*level, full_time};
    }
    if (highest) return write_described(*highest);
    note("/education", {"学历", "the level of education"});
    return {{"level", nullptr}, {"full_time", nullptr}};
  }

  static std::optional<EducationLevel> level_of(const std::string& level, const std::string& degree) {
    const auto found = value_in(level, kEducationLevels);
    if (found == EducationLevel::master && degree.find("博士") != std::string::npos) return EducationLevel::doctor;
    return found;
  }

  json::array posts() {
    json::array posts;
    forms::Findings ignored("");
    for (const auto& entry : forms::read_resume(form_.value("JianLi"), ignored)) {
      const auto place = fmt::format("/posts/{}", posts.size());
      if (entry.text.ends_with("学习") || entry.text.ends_with("学生")) continue;
      auto post = write_described(PostHeld{.title = entry.text}).get_object();
      for (const auto* member : {"unit", "level", "kind", "leadership", "rank_track"}) post[member] = nullptr;
      post["from"] = date_or_null(day_of(entry.period.start, End::kBegan));
      post["to"] = entry.period.open ? json::value(nullptr) : date_or_null(day_of(entry.period.end, End::kEnded));
      posts.push_back(std::move(post));
      note(place,
           {"单位、层次、类别、是否领导职务、是否职级和任职决定日期：" + entry.text,
            "unit, level, kind, whether it leads, whether it is a rank, and the day of the decision: " + entry.text});
    }
    return posts;
  }

  json::array family() {
    json::array family;
    for (const auto& member : form_.family_members()) {
      const auto place = fmt::format("/family/{}", family.size());
      const auto relation = kin_of(member.relation);
      if (!relation) note(place + "/relation", {"称谓“" + member.relation + "”", "the relation " + member.relation});
      if (member.work.empty()) note(place + "/workplace", {"工作单位及职务", "workplace and post"});
      family.push_back({{"name", member.name},
                        {"relation", write_described(relation)},
                        {"workplace", member.work.empty() ? json::value(nullptr) : json::value(member.work)}});
    }
    return family;
  }

  const CadreForm& form_;
  Problems notes_;
};

}  // namespace

boost::system::result<PersonRecordDraft, Problems> draft_person_record(Store& store, PersonId person,
                                                                       const CivilDate& today) {
  const auto found = store.person(person);
  if (!found) return Problems{{"no-such-person", "", {"没有这个人员", "there is no such person"}}};
  const auto reading = read_form(FormSource{.bytes = found->form, .file_name = "", .today = today});
  if (!reading.form) return reading.errors;
  return Drafting(*reading.form).draft();
}

json::object draft_view(const PersonRecordDraft& draft) {
  json::array notes;
  for (const auto& note : draft.notes) notes.push_back(to_json(note));
  return {{"record", draft.record}, {"notes", std::move(notes)}};
}

}  // namespace renmian
