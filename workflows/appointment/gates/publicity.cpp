#include "workflows/appointment/gates/publicity.hpp"

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

Verdict PubContent::check(const Facts& facts, const Given&) {
  if (const auto exempt = exemption(facts)) return *exempt;
  if (!facts.publicity) return not_posted();
  std::vector<Text> missing;
  if (facts.publicity->text.value.empty()) missing.emplace_back("缺少公示内容", "the text of the notice is missing");
  if (facts.publicity->scope.value.empty()) missing.emplace_back("缺少公示范围", "the scope of the notice is missing");
  if (!facts.publicity->complaint_channels) {
    missing.emplace_back("缺少举报渠道", "the channels for complaints are missing");
  }
  const auto exceptional = [](ReportableMatter matter) {
    return matter == ReportableMatter::exceptional || matter == ReportableMatter::skip_level;
  };
  if (facts.prior_report && !facts.publicity->exceptional_reason &&
      std::any_of(facts.prior_report->matters.begin(), facts.prior_report->matters.end(), exceptional)) {
    missing.emplace_back("破格、越级提拔须公示具体情形和理由",
                         "the situation and reason of the exceptional promotion must be stated");
  }
  return Verdict::unless(std::move(missing));
}

Verdict PubComplaintsClosed::check(const Facts& facts, const Given&) {
  std::vector<Text> missing;
  for (const auto& [registered, concluded] : facts.complaints) {
    if (!concluded) missing.push_back(about({"信访举报尚无结论", "complaint without outcome"}, registered->complaint));
  }
  return Verdict::unless(std::move(missing));
}

Verdict PubSuspend::check(const Facts& facts, const Given& given) {
  std::optional<CivilDate> until;
  for (const auto& complaint : facts.complaints) {
    if (!has_outcome(complaint, ComplaintOutcome::d_serious_unproven)) continue;
    const auto end =
        add_months(complaint.concluded->conclusion.date, static_cast<int>(given.policy.publicity_suspension_months));
    until = std::max(until.value_or(end), end);
  }
  if (!until) return Verdict::met();

  if (facts.decision_to_proceed) return Verdict::waived(facts.decision_to_proceed->committee_decision.title);
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
