// 三个不上会 and 不准临时动议: what must stand before the item goes to the meeting (Code2016).
#pragma once

#include <algorithm>

#include "workflows/appointment/gates/recommendation.hpp"

namespace renmian::appointment {

// Motion and deliberation, democratic recommendation and inspection have all been done as required.
struct Sbsh1Procedure {
  static constexpr GateInfo info{
      .id = "sbsh-1-procedure",
      .title = {"未按规定完成动议、推荐、考察的不上会", "Motion, recommendation and inspection have been done"},
      .source = "Code2016",
      .mark = Mark::kV,
      .confirmed_by = {"干部科", "Cadre section"},
      .waiver = {"仅限条例本身规定的免除", "Only the exemption that the Regulation itself gives"}};
  static Verdict check(const Facts& facts, const Given&) {
    std::vector<Text> missing;
    if (!facts.proposal) missing.emplace_back("缺少初步建议", "the preliminary proposal is missing");
    if (!recommended(facts) && exempt_from_recommendation(facts) == nullptr) {
      missing.emplace_back("未进行民主推荐，也没有准予免予推荐的文件",
                           "no recommendation was held, and no document exempts from it");
    }
    if (!facts.target) missing.emplace_back("尚未确定考察对象", "the inspection target has not been fixed");
    if (!facts.team) missing.emplace_back("尚未组成考察组", "no inspection team has been formed");
    if (!facts.inspection_notice) missing.emplace_back("未发布考察预告", "no inspection notice was published");
    if (!facts.inspection) missing.emplace_back("缺少考察材料", "the inspection material is missing");
    if (!facts.four_checks) missing.emplace_back("四项审核尚未办结", "the four checks have not been concluded");
    if (!facts.department_meeting) {
      missing.emplace_back("部务会尚未提出任用方案", "the department meeting has not adopted a proposal");
    }
    if (!facts.consultations) missing.emplace_back("酝酿尚未结束", "the consultations have not been closed");
    return Verdict::unless(std::move(missing));
  }
};

// No question to be checked remains open.
struct Sbsh2Issues {
  static constexpr GateInfo info{.id = "sbsh-2-issues",
                                 .title = {"问题尚未查清的不上会", "No question to be checked remains open"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"干部监督科", "Supervision section"}};
  static Verdict check(const Facts& facts, const Given&) {
    std::vector<Text> missing;
    for (const auto& [raised, settled] : facts.issues) {
      if (!settled) missing.push_back(about({"问题尚未查清", "issue not yet settled"}, raised->issue));
    }
    for (const auto& [registered, concluded] : facts.complaints) {
      if (concluded || !registered->checkable) continue;
      missing.push_back(about({"信访举报尚未查结", "complaint not yet concluded"}, registered->complaint));
    }
    return Verdict::unless(std::move(missing));
  }
};

// Every matter that must be reported upward has been reported and approved; no answer is not an approval.
struct Sbsh3Report {
  static constexpr GateInfo info{
      .id = "sbsh-3-report",
      .title = {"应报告未报告或未经同意的不上会", "Reportable matters have been reported and approved"},
      .source = "Code2016",
      .mark = Mark::kV,
      .confirmed_by = {"干部科", "Cadre section"}};
  static Verdict check(const Facts& facts, const Given&) {
    if (!facts.reportable) {
      return Verdict::unmet(
          Text{"缺少任前报告事项核对记录", "the check for matters to be reported to the superior is missing"});
    }
    std::vector<Text> missing;
    for (const auto matter : facts.reportable->matters) {
      const auto reported = [&](const FilePriorReport& report) {
        return std::find(report.matters.begin(), report.matters.end(), matter) != report.matters.end();
      };
      if (!facts.prior_report || !reported(*facts.prior_report)) {
        missing.push_back(about({"未向上级报告的事项", "matter not reported to the superior"}, name_of(matter)));
      }
    }
    if (!facts.reportable->matters.empty() && !facts.superior_consent) {
      missing.emplace_back("缺少上级组织部门的书面同意；未答复不视为同意",
                           "the superior's written consent is missing; no answer is not consent");
    }
    return Verdict::unless(std::move(missing));
  }
};

// "不准临时动议": the item was on the agenda and the material sent before the meeting.
struct Wbz3Adhoc {
  static constexpr GateInfo info{.id = "wbz-3-adhoc",
                                 .title = {"不准临时动议", "No motion made ad hoc in the meeting"},
                                 .source = "Code2016",
                                 .mark = Mark::kV,
                                 .confirmed_by = {"党委（党组）办公室", "Secretary's office"}};
  static Verdict check(const Facts& facts, const Given& given) {
    if (!facts.agenda) {
      return Verdict::unmet(Text{"尚未记录会议日期、列入议程和送达材料的日期",
                                 "the days of the meeting, of its agenda and of the material are not recorded"});
    }
    const auto latest = add_days(facts.agenda->meeting_on, -static_cast<int>(given.policy.agenda_days_ahead));
    std::vector<Text> missing;
    if (!facts.agenda->on_agenda_since || *facts.agenda->on_agenda_since > latest) {
      missing.push_back(
          about({"议题应列入会议议程，至迟于", "the item must be on the agenda, at the latest on"}, to_string(latest)));
    }
    if (!facts.agenda->material_sent_on || *facts.agenda->material_sent_on > latest) {
      missing.push_back(
          about({"会议材料应送达，至迟于", "the material must be sent, at the latest on"}, to_string(latest)));
    }
    if (facts.vote && facts.vote->held_on < facts.agenda->meeting_on) {
      missing.push_back(about({"表决早于议程所定会议日期", "the vote was held before the meeting of the agenda"},
                              to_string(facts.agenda->meeting_on)));
    }
    return Verdict::unless(std::move(missing));
  }
};

}  // namespace renmian::appointment
