#include "workflows/appointment/publicity/gates.hpp"

#include <algorithm>

namespace renmian::appointment {

namespace {

Verdict not_posted() { return Verdict::unmet(Text{"尚未公示", "the publicity has not been started"}); }

bool exemption_fits(PublicityExemption reason, const std::optional<Open>& opened) {
  switch (reason) {
    case PublicityExemption::above_bureau_level:
      return opened && !at_bureau_level_or_below(opened->post.level);
    case PublicityExemption::special_post:
      return opened && opened->post.special;
    case PublicityExemption::publicized_at_term_change:
      return true;  // the document relied on says so
  }
  return false;
}

// Where publicity does not apply, the gates on its start, course and content are met for that reason alone.
std::optional<Verdict> exemption(const Facts& facts) {
  if (!facts.publicity_not_applicable) return std::nullopt;
  const auto reason = facts.publicity_not_applicable->reason;
  if (exemption_fits(reason, facts.opened)) {
    return Verdict::met(about({"不适用公示", "publicity does not apply"}, name_of(reason)));
  }
  return Verdict::unmet(
      about({"不适用公示的理由与拟任职务不符", "the reason against publicity does not fit the post"}, name_of(reason)));
}

// 破格: reported as such, or a qualification was waived by the superior.
bool is_exceptional(const Facts& facts) {
  const auto named = [](ReportableMatter matter) {
    return matter == ReportableMatter::exceptional || matter == ReportableMatter::skip_level;
  };
  const auto names = [&](const auto& listed) {
    return listed && std::any_of(listed->matters.begin(), listed->matters.end(), named);
  };
  return names(facts.prior_report) || names(facts.reportable) ||
         std::any_of(facts.waivers.begin(), facts.waivers.end(), [](const RecordWaiver& waiver) {
           return waiver.gate.value.starts_with("qual-") && waiver.authority.value == "superior_od";
         });
}

void add_empty_particulars(std::vector<Text>& missing, const std::optional<PublicNotice>& candidate) {
  if (!candidate) {
    missing.emplace_back("缺少人选基本情况", "the particulars of the candidate are missing");
    return;
  }
  const auto need = [&](const Line& value, Words what) {
    if (value.value.empty()) missing.push_back(about({"公示缺少人选基本情况", "the notice does not state"}, what));
  };
  need(candidate->name, {"姓名", "name"});
  need(candidate->sex, {"性别", "sex"});
  need(candidate->ethnicity, {"民族", "ethnicity"});
  need(candidate->birth_month, {"出生年月", "month of birth"});
  need(candidate->native_place, {"籍贯", "native place"});
  need(candidate->education, {"学历学位", "education and degrees"});
  need(candidate->political_status, {"政治面貌", "political status"});
  need(candidate->current_post, {"现任职务", "current post"});
  need(candidate->proposed_post, {"拟任职务", "proposed post"});
  need(candidate->contact, {"联系方式", "contact"});
}

bool has_outcome(const Complaint& complaint, ComplaintOutcome outcome) {
  return complaint.concluded && complaint.concluded->outcome == outcome;
}

}  // namespace

Verdict PubAfterDecision::check(const Facts& facts, const Given& given) {
  if (!facts.vote) return Verdict::unmet(Text{"尚未作出任用决定", "the decision has not been made"});
  if (const auto exempt = exemption(facts)) return *exempt;
  if (!facts.publicity) return not_posted();
  std::vector<Text> missing;
  if (facts.publicity->posted_on < facts.vote->held_on) {
    missing.push_back(about({"公示不得早于决定之日", "publicity must not start before the day of the decision"},
                            to_string(facts.vote->held_on)));
  }
  if (facts.publicity->posted_on > given.today()) {
    missing.push_back(
        about({"公示日期晚于今天", "the day of posting is in the future"}, to_string(facts.publicity->posted_on)));
  }
  return Verdict::unless(std::move(missing));
}

Verdict PubDays::check(const Facts& facts, const Given& given) {
  if (const auto exempt = exemption(facts)) return *exempt;
  if (!facts.publicity) return not_posted();
  const auto last_day = given.calendar.last_day_of_period(facts.publicity->posted_on,
                                                          static_cast<int>(given.policy.publicity_working_days),
                                                          given.policy.publicity_count_start_day);
  const auto until = about({"公示期至", "the publicity runs until"}, to_string(last_day));
  if (given.today() <= last_day) return Verdict::pending(add_days(last_day, 1), until);
  if (facts.publicity_result && facts.publicity_result->taken_down_on <= last_day) {
    return Verdict::unmet(
        about({"公示在期满前撤下，公示期至", "the notice was taken down too early, the publicity ran until"},
              to_string(last_day)));
  }
  if (facts.publicity_result && facts.publicity_result->taken_down_on > given.today()) {
    return Verdict::unmet(about({"撤下公示的日期晚于今天", "the day of taking down is in the future"},
                                to_string(facts.publicity_result->taken_down_on)));
  }
  return Verdict::met(until);
}

Verdict PubContent::check(const Facts& facts, const Given& given) {
  if (const auto exempt = exemption(facts)) return *exempt;
  if (!facts.publicity) return not_posted();
  std::vector<Text> missing;
  if (facts.publicity->text.value.empty()) missing.emplace_back("缺少公示内容", "the text of the notice is missing");
  if (facts.publicity->scope.value.empty()) missing.emplace_back("缺少公示范围", "the scope of the notice is missing");
  if (!facts.publicity->complaint_channels) {
    missing.emplace_back("缺少举报渠道", "the channels for complaints are missing");
  }
  if (given.policy.publicity_lists_candidate) add_empty_particulars(missing, facts.publicity->candidate);
  if (!facts.publicity->exceptional_reason && is_exceptional(facts)) {
    missing.emplace_back("破格、越级提拔须公示具体情形和理由",
                         "the situation and reason of the exceptional promotion must be stated");
  }
  return Verdict::unless(std::move(missing));
}

Verdict PubComplaintsClosed::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  for (const auto& complaint : facts.complaints) {
    if (complaint.concluded) continue;
    missing.push_back(about({"信访举报尚无结论", "complaint without outcome"}, complaint.register_number));
  }
  return Verdict::unless(std::move(missing));
}

Verdict PubSuspend::check(const Facts& facts, const Given& given) {
  const auto& proceed = facts.decision_to_proceed;
  bool answered_for = false;
  std::optional<CivilDate> until;
  for (const auto& complaint : facts.complaints) {
    if (!has_outcome(complaint, ComplaintOutcome::d_serious_unproven)) continue;
    const auto concluded_on = complaint.concluded->conclusion.date;
    // What was concluded later, neither the person nor the committee knew.
    if (proceed && std::min(proceed->written_statement.date, proceed->committee_decision.date) >= concluded_on) {
      answered_for = true;
      continue;
    }
    const auto end = add_months(concluded_on, static_cast<int>(given.policy.publicity_suspension_months));
    until = std::max(until.value_or(end), end);
  }
  if (!until) return answered_for ? Verdict::waived(proceed->committee_decision.title) : Verdict::met();

  const Text missing{"缺少本人负责任的书面说明和党委（党组）继续办理的决定",
                     "the person's responsible written statement and the committee's decision to proceed are missing"};
  if (given.today() >= *until) return Verdict::unmet(missing);
  auto suspended =
      Verdict::pending(*until, about({"暂缓任用至", "the appointment is suspended until"}, to_string(*until)));
  suspended.reasons.push_back(missing);
  return suspended;
}

Verdict PubOutcome::check(const Facts& facts, const Given&) {
  std::vector<Text> proven;
  for (const auto& complaint : facts.complaints) {
    if (!has_outcome(complaint, ComplaintOutcome::c_serious_proven)) continue;
    proven.push_back(about(
        {"问题严重且属实，须撤销任用决定，信访举报", "serious and proven, the decision must be revoked, complaint"},
        complaint.concluded->complaint));
  }
  if (!facts.revocation) return Verdict::unless(std::move(proven));
  if (!proven.empty()) return Verdict::met();
  return Verdict::unmet(
      Text{"没有严重且属实的问题，不撤销任用决定", "no serious problem is proven: the decision is not to be revoked"});
}

}  // namespace renmian::appointment
