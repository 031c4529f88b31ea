#include "workflows/appointment/prior_report/gates.hpp"

#include <algorithm>

#include "workflows/appointment/blank_text.hpp"
#include "workflows/appointment/prior_report/matters.hpp"

namespace renmian::appointment {

namespace {

Verdict not_checked() {
  return Verdict::unmet(
      Text{"缺少任前报告事项核对记录", "the check for matters to be reported to the superior is missing"});
}

Text no_consent() {
  return {"缺少上级组织部门的书面同意；未答复不视为同意",
          "the superior's written consent is missing; no answer is not consent"};
}

// Where nothing has been reported: met only if the check was made and nothing had to be.
Verdict without_report(const Facts& facts, const Given& given) {
  return facts.reportable ? Verdict::unless(unreported(facts, given)) : not_checked();
}

const Document* reply_to(const Facts& facts) {
  if (facts.superior_consent) return &facts.superior_consent->reply;
  return facts.superior_refusal ? &facts.superior_refusal->reply : nullptr;
}

void check_date(const Document& reply, const Facts& facts, const Given& given, std::vector<Text>& missing) {
  if (facts.prior_report && reply.date < facts.prior_report->received_on) {
    missing.push_back(about({"上级答复早于收到报告的日期", "the reply precedes the day the report was received"},
                            to_string(facts.prior_report->received_on)));
  }
  if (reply.date > given.today()) {
    missing.push_back(
        about({"上级答复日期晚于今天", "the date of the superior's reply is in the future"}, to_string(reply.date)));
  }
}

Verdict waiting(const FilePriorReport& report, const Given& given) {
  const auto days = static_cast<int>(given.policy.prior_report_reply_working_days);
  const auto since = to_string(report.received_on);
  const auto end = given.calendar.add_working_days(report.received_on, days);
  const auto over = given.today() > end;
  return Verdict::unmet(Text{"自 " + since + " 起等待上级书面答复，" + std::to_string(days) + " 个工作日" +
                                 (over ? "已于 " : "于 ") + to_string(end) + " 届满" + (over ? "，应予催办" : "") +
                                 "；未答复不视为同意",
                             "awaiting the superior's written reply since " + since + ", " + std::to_string(days) +
                                 " working days " + (over ? "ended on " : "end on ") + to_string(end) +
                                 (over ? ", a reminder is due" : "") + "; no answer is not consent"});
}

// The matters of `which` that apply were reported, and approved on a day before `day`, if that is known.
Verdict approved(const std::vector<ReportableMatter>& which, const Facts& facts, const Given& given,
                 std::optional<CivilDate> day, Words too_late) {
  std::vector<Text> missing;
  for (const auto matter : which) {
    if (applies(facts, given, matter) && !is_reported(facts, matter)) {
      missing.push_back(about({"未向上级报告的事项", "matter not reported to the superior"}, name_of(matter)));
    }
  }
  if (!facts.superior_consent) {
    missing.push_back(no_consent());
    return Verdict::unmet(std::move(missing));
  }
  const auto& reply = facts.superior_consent->reply;
  check_date(reply, facts, given, missing);
  if (day && reply.date >= *day) missing.push_back(about(too_late, to_string(*day)));
  if (!missing.empty()) return Verdict::unmet(std::move(missing));
  return Verdict::met(about({"上级书面同意日期", "the superior's written consent of"}, to_string(reply.date)));
}

}  // namespace

Verdict Sbsh3Report::check(const Facts& facts, const Given& given) {
  if (!facts.reportable) return not_checked();
  auto missing = unreported(facts, given);
  if ((!missing.empty() || facts.prior_report) && !facts.superior_consent) missing.push_back(no_consent());
  if (facts.superior_consent) check_date(facts.superior_consent->reply, facts, given, missing);
  return Verdict::unless(std::move(missing));
}

Verdict RepAnswered::check(const Facts& facts, const Given& given) {
  if (!facts.prior_report) return without_report(facts, given);
  const auto received = facts.prior_report->received_on;
  std::vector<Text> missing;
  if (received < facts.prior_report->report.date) {
    missing.push_back(about({"收到日期早于报告日期", "the day of receipt precedes the report of"},
                            to_string(facts.prior_report->report.date)));
  }
  if (received > given.today()) {
    missing.push_back(about({"收到报告的日期晚于今天", "the day of receipt is in the future"}, to_string(received)));
  }
  const auto* reply = reply_to(facts);
  if (reply) check_date(*reply, facts, given, missing);
  if (!missing.empty()) return Verdict::unmet(std::move(missing));
  if (!reply) return waiting(*facts.prior_report, given);
  return Verdict::met(about({"上级书面答复日期", "the superior's written reply of"}, to_string(reply->date)));
}

Verdict RepContent::check(const Facts& facts, const Given& given) {
  if (!facts.prior_report) return without_report(facts, given);
  if (!given.policy.prior_report_states_content) return Verdict::met();
  if (!facts.prior_report->report_content) {
    return Verdict::unmet(Text{"没有记录任前事项报告的内容", "the contents of the prior report are not recorded"});
  }
  const auto& content = *facts.prior_report->report_content;
  std::vector<Text> missing;
  const auto needs = [&](bool stated, Words what) {
    if (!stated) missing.push_back(about({"任前事项报告没有写明", "the prior report does not state"}, what));
  };
  const auto answered = [](const std::string& text) { return text == "无" || !blank_like(text); };
  needs(!blank_like(content.reason.value), {"理由", "the reason"});
  needs(!blank_like(content.principles.value), {"原则", "the principles"});
  needs(content.units_concerned > 0, {"涉及单位数", "the number of units"});
  needs(content.people_concerned > 0, {"涉及人数", "the number of people"});
  needs(!blank_like(content.quota_situation.value), {"职数情况", "the quota situation"});
  needs(answered(content.sanctions_affecting_use), {"影响使用的处分情况", "sanctions affecting use"});
  needs(answered(content.complaints_handled), {"信访举报及处理情况", "complaints and their handling"});
  needs(content.candidate_table, {"人选名册", "the table of candidates"});
  return Verdict::unless(std::move(missing));
}

Verdict ExcApproved::check(const Facts& facts, const Given& given) {
  if (!facts.reportable) return not_checked();
  const std::vector which{ReportableMatter::exceptional, ReportableMatter::skip_level};
  if (std::none_of(which.begin(), which.end(), [&](auto matter) { return applies(facts, given, matter); })) {
    return Verdict::met();
  }
  return approved(which, facts, given, facts.vote ? std::optional{facts.vote->held_on} : std::nullopt,
                  {"上级同意应早于决定日期", "the superior's consent must precede the day of the decision"});
}

Verdict ExcApprovedEarly::check(const Facts& facts, const Given& given) {
  if (!facts.reportable) return not_checked();
  const auto is = [&](ReportableMatter matter) { return applies(facts, given, matter); };
  const auto unrecommended = is(ReportableMatter::exceptional) && is(ReportableMatter::no_recommendation);
  if (!is(ReportableMatter::skip_level) && !unrecommended) return Verdict::met();
  std::vector which{ReportableMatter::skip_level, ReportableMatter::exceptional};
  if (unrecommended) which.push_back(ReportableMatter::no_recommendation);
  return approved(which, facts, given, facts.team ? std::optional{facts.team->plan.date} : std::nullopt,
                  {"上级同意应早于考察方案日期", "the superior's consent must precede the inspection plan of"});
}

}  // namespace renmian::appointment
