// RMB-006: what a reviewer checks in the résumé, line by line.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "adapters/forms/form_checks.hpp"
#include "adapters/forms/form_summary.hpp"
#include "adapters/forms/form_text.hpp"
#include "adapters/forms/resume.hpp"

namespace renmian::forms {
namespace {

constexpr int kLongestGapMonths = 3;

bool is_study(std::string_view text) {
  constexpr std::array<std::string_view, 4> kWords{"学习", "就读", "读书", "学生"};
  return std::ranges::any_of(kWords, [&](auto word) { return text.find(word) != std::string_view::npos; });
}

bool is_about_a_time_inside(const ResumeNote& note) {
  return note.text.find("其间") != std::string::npos || note.text.find("期间") != std::string::npos;
}

void warn(std::size_t line, const Text& why, Findings& findings) {
  findings.warning("RMB-006", resume_line(line), why);
}

void check_inside(const ResumeEntry& entry, const std::optional<FormDate>& birth, Findings& findings) {
  const auto& [start, end, open] = entry.period;
  if (start && end && *end < *start) {
    warn(entry.line, {"结束时间早于开始时间；请核对", "ends before it begins; check both months"}, findings);
  }
  if (start && birth && *start < add_years(*birth, kYoungestAtWork) && !is_study(entry.text)) {
    warn(entry.line,
         {fmt::format("开始时未满 {} 周岁且不是学习经历；请核对", kYoungestAtWork),
          fmt::format("begins before the age of {} and is not study; check it", kYoungestAtWork)},
         findings);
  }
  for (const auto& note : entry.notes) {
    if (!is_about_a_time_inside(note)) continue;
    for (const auto& inside : periods_in(note.text)) {
      const bool before = start && inside.start && *inside.start < *start;
      const bool after = end && ((inside.end && *inside.end > *end) || (inside.start && *inside.start > *end));
      if (!before && !after) continue;
      warn(note.line,
           {fmt::format("“其间”的时间超出第 {} 行的起止时间；请核对", entry.line),
            fmt::format("the time lies outside the entry of line {}; check both", entry.line)},
           findings);
    }
  }
}

void check_succession(const ResumeEntry& entry, const ResumeEntry& next, Findings& findings) {
  const auto& start = next.period.start;
  if (!start) return;
  if (entry.period.start && *start < *entry.period.start) {
    warn(next.line,
         {"开始时间早于上一条；各条应按时间先后排列", "begins before the entry above; order the entries by time"},
         findings);
    return;
  }
  if (entry.period.open) {
    warn(entry.line,
         {"没有结束时间但不是最后一条；请补充结束时间", "has no end but is not the last entry; add the end"}, findings);
    return;
  }
  const auto& end = entry.period.end;
  if (!end) return;
  if (*start < *end) {
    warn(next.line,
         {fmt::format("与第 {} 行的时间重叠；请核对", entry.line),
          fmt::format("overlaps the entry of line {}; check both", entry.line)},
         findings);
  }
  const bool explained =
      std::ranges::any_of(entry.notes, [](const auto& note) { return !is_about_a_time_inside(note); });
  if (months_between(*end, *start) > kLongestGapMonths && !explained) {
    warn(next.line,
         {fmt::format("与上一条之间空缺超过 {} 个月；请补充或在上一条之后说明", kLongestGapMonths),
          fmt::format("leaves a gap of more than {} months; fill it or add a note above", kLongestGapMonths)},
         findings);
  }
}

bool agree(const std::string& one, const std::string& other) {
  const auto a = without_blanks(one), b = without_blanks(other);
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

void check_last(const ResumeEntry& last, const CadreForm& form, Findings& findings) {
  if (!last.period.open) {
    warn(last.line,
         {"最后一条有结束时间；现任职务一条应不写结束时间",
          "the last entry has an end; leave it open for the current post"},
         findings);
  }
  if (!agree(last.text, form.value("XianRenZhiWu"))) {
    warn(last.line,
         {"最后一条与现任职务不一致；请核对", "the last entry does not agree with the current post; check both"},
         findings);
  }
}

void check_start_of_work(const std::vector<ResumeEntry>& entries, const CadreForm& form, Findings& findings) {
  const auto work = date_of(form, "CanJiaGongZuoShiJian");
  const auto first = std::ranges::find_if(entries, [](const auto& entry) { return !is_study(entry.text); });
  if (!work || first == entries.end() || !first->period.start) return;
  const auto& start = *first->period.start;
  if (start < *work || start > *work) {
    warn(first->line,
         {fmt::format("第一条工作经历始于 {}，参加工作时间为 {}；请核对", to_string(start), to_string(*work)),
          fmt::format("the first work begins in {}, and work in the form in {}; check both", to_string(start),
                      to_string(*work))},
         findings);
  }
}

void check_education_is_named(const CadreForm& form, Findings& findings) {
  const auto resume = without_blanks(form.value("JianLi"));
  for (const auto* element : {"QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi"}) {
    const auto school = without_blanks(form.value(element));
    if (resume.find(school) != std::string::npos) continue;
    findings.warning("RMB-006", at(element),
                     {"简历中没有相应的学习经历；请核对", "the résumé names no such study; check both"});
  }
}

}  // namespace

void check_resume(const CadreForm& form, Findings& findings) {
  const auto entries = read_resume(form.value("JianLi"), findings);
  const auto birth = date_of(form, "ChuShengNianYue");
  for (const auto& entry : entries) check_inside(entry, birth, findings);
  for (std::size_t i = 1; i < entries.size(); ++i) check_succession(entries[i - 1], entries[i], findings);
  check_start_of_work(entries, form, findings);
  check_education_is_named(form, findings);
  if (!entries.empty()) check_last(entries.back(), form, findings);
}

}  // namespace renmian::forms
