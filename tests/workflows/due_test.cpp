// What a cadre case waits for: the checks that offices owe, and the clocks of the regulation.
#include "workflows/appointment/due.hpp"

#include "tests/support/appointment_facts.hpp"

namespace renmian::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

// A case that stands where the last of `states` is; it entered the first on 2 March 2026, each other a day later.
struct Waiting {
  explicit Waiting(std::initializer_list<std::string_view> states) {
    auto day = CivilDate(2026y / 3 / 2);
    for (const auto state : states) {
      enter(path, state, day);
      day = add_days(day, 1);
    }
    at = {path.back().state, Standing::kActive};
  }
  std::vector<DueItem> items() const { return what_waits(facts, at, path, policy, WorkingDays::china()); }
  std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    for (const auto& item : items()) codes.push_back(item.code);
    return codes;
  }
  DueItem item(const std::string& code) const {
    for (const auto& each : items()) {
      if (each.code == code) return each;
    }
    ADD_FAILURE() << code;
    return {};
  }

  Facts facts;
  Position at;
  Path path;
  Policy policy;
};

TEST(WhatACaseWaitsFor, AreTheChecksThatOfficesOwe) {
  Waiting waiting{"analysis"};
  EXPECT_THAT(waiting.codes(), ElementsAre("record_quota_reply"));
  EXPECT_EQ(waiting.item("record_quota_reply"),
            (DueItem{"record_quota_reply", DueItem::Kind::kWork, "record_quota_reply", "establishment_office", "",
                     2026y / 3 / 2, 2026y / 3 / 9, 0}));
  waiting.facts.quota.emplace();
  EXPECT_THAT(waiting.codes(), IsEmpty());
}

TEST(WhatACaseWaitsFor, IsOwedFromTheStateOnInWhichItBeganToBe) {
  Waiting waiting{"analysis", "motion", "motion_sounding", "recommend", "targeting", "inspect", "file_review"};
  const auto discipline = waiting.item("record_discipline_opinion");
  EXPECT_EQ(discipline.since, 2026y / 3 / 7) << "the day the inspection began";
  EXPECT_EQ(discipline.due, 2026y / 3 / 20);
  EXPECT_EQ(discipline.role, "discipline_organ");
  EXPECT_THAT(waiting.codes(), IsSupersetOf({"record_file_review", "record_personal_matters", "record_unit_opinions"}));
}

TEST(WhatACaseWaitsFor, EndsWithTheDecision) {
  Waiting waiting{"analysis", "motion", "inspect", "agenda_gate", "meeting"};
  EXPECT_THAT(waiting.codes(), Contains("record_leak_check"));
  EXPECT_THAT((Waiting{"analysis", "motion", "inspect", "agenda_gate", "meeting", "decided"}.codes()), IsEmpty());
}

TEST(WhatACaseWaitsFor, ShowsWithoutALastDayWhereTheCalendarLacksTheYear) {
  Waiting waiting{"analysis"};
  waiting.path.front().since = 2026y / 12 / 30;
  EXPECT_EQ(waiting.item("record_quota_reply").due, std::nullopt);
}

TEST(WhatACaseWaitsFor, NamesEachComplaint) {
  Waiting waiting{"publicity"};
  RegisterComplaint registered;
  registered.complaint = "X-1";
  registered.received_on = 2026y / 3 / 20;
  Complaint open;
  open.registered = registered;
  waiting.facts.complaints = {open};
  const auto item = waiting.item("complaint:X-1");
  EXPECT_EQ(item.command, "conclude_complaint");
  EXPECT_EQ(item.due, 2026y / 4 / 20);
  waiting.facts.complaints[0].concluded.emplace();
  EXPECT_THAT(waiting.codes(), Not(Contains("complaint:X-1")));
}

TEST(WhatACaseWaitsFor, IsTheDepartureInstitutionThatPolicyApplies) {
  Waiting waiting{"departure_audit"};
  EXPECT_THAT(waiting.codes(), ElementsAre("record_departure_inspection", "record_economic_audit"));
  waiting.policy.departure_institutions = DepartureInstitutions::inspection_only;
  EXPECT_THAT(waiting.codes(), ElementsAre("record_departure_inspection"));
  waiting.policy.departure_institutions = DepartureInstitutions::audit_only;
  EXPECT_THAT(waiting.codes(), ElementsAre("record_economic_audit"));
}

TEST(WhatACaseWaitsFor, OfASuspendedCaseIsToBeTakenUpAgain) {
  Waiting waiting{"analysis"};
  waiting.at.standing = Standing::kSuspended;
  EXPECT_THAT(waiting.codes(), IsEmpty());
  waiting.facts.standing.suspended_on = 2026y / 3 / 3;
  waiting.facts.standing.suspended_until = 2026y / 4 / 3;
  EXPECT_EQ(waiting.item("suspension"), (DueItem{"suspension", DueItem::Kind::kClock, "remind", "cadre_section", "",
                                                 2026y / 3 / 3, 2026y / 4 / 3, 0}));
}

// --- Clocks (regulation reference 5) ---

TEST(TheClock, OfThePublicityEndsOnItsLastDay) {
  Waiting waiting{"decided", "publicity"};
  waiting.facts = in_order();
  EXPECT_EQ(waiting.item("publicity").since, 2026y / 4 / 21);
  EXPECT_EQ(waiting.item("publicity").due, 2026y / 4 / 28);
  waiting.policy.publicity_count_start_day = true;
  EXPECT_EQ(waiting.item("publicity").due, 2026y / 4 / 27);
}

TEST(TheClock, OfTheSuspensionAfterPublicityRunsThreeMonthsUntilItIsDecided) {
  Waiting waiting{"decided", "publicity"};
  ConcludeComplaint serious;
  serious.outcome = ComplaintOutcome::d_serious_unproven;
  serious.conclusion = document("结论", 2026y / 4 / 27);
  Complaint complaint;
  complaint.concluded = serious;
  waiting.facts.complaints = {complaint};
  EXPECT_EQ(waiting.item("suspend_after_publicity").due, 2026y / 7 / 27);
  waiting.facts.decision_to_proceed.emplace();
  EXPECT_THAT(waiting.codes(), Not(Contains("suspend_after_publicity")));
}

TEST(TheClock, OfThePriorReportRunsTenWorkingDaysFromItsReceipt) {
  Waiting waiting{"motion_sounding", "prior_report"};
  waiting.facts.prior_report.emplace();
  waiting.facts.prior_report->received_on = 2026y / 3 / 2;
  EXPECT_EQ(waiting.item("prior_report_reply").due, 2026y / 3 / 16);
}

TEST(TheClock, OfTheAssistingSideRunsAMonthFromItsReceipt) {
  Waiting waiting{"deliberate"};
  waiting.facts.assisting_request.emplace();
  EXPECT_THAT(waiting.codes(), Not(Contains("dual_management_reply"))) << "no receipt is recorded";
  waiting.facts.assisting_request->received_on = 2026y / 1 / 31;
  EXPECT_EQ(waiting.item("dual_management_reply").due, 2026y / 2 / 28);
  waiting.facts.assisting_opinion.emplace();
  EXPECT_THAT(waiting.codes(), Not(Contains("dual_management_reply")));
}

TEST(TheClock, OfTheRecommendationRunsAYearUntilATargetIsFixed) {
  Waiting waiting{"targeting"};
  waiting.facts.recommendation.emplace();
  waiting.facts.recommendation->result_on = 2026y / 3 / 2;
  EXPECT_EQ(waiting.item("recommendation_validity").due, 2027y / 3 / 2);
  waiting.facts.target.emplace();
  EXPECT_THAT(waiting.codes(), Not(Contains("recommendation_validity")));
}

TEST(TheClock, OfTheProbationRunsAYearFromTheTrialNotice) {
  Waiting waiting{"probation"};
  waiting.facts.trial_notice = in_order().trial_notice;
  EXPECT_EQ(waiting.item("probation").due, 2027y / 4 / 30);
  EXPECT_THAT(waiting.codes(), Not(Contains("training_deferral")));
  waiting.facts.training_deferral.emplace();
  EXPECT_EQ(waiting.item("training_deferral").due, 2027y / 4 / 30);
}

TEST(TheClock, OfAResignationGivesLeadingMembersNinetyDaysToBeAnswered) {
  Waiting waiting{"proposing"};
  waiting.facts.opened.emplace();
  waiting.facts.resignation_applied.emplace();
  waiting.facts.resignation_applied->applied_on = 2026y / 3 / 2;
  EXPECT_EQ(waiting.item("resign_answer").due, 2026y / 4 / 1);
  EXPECT_THAT(waiting.codes(), Contains("record_audit_declaration"));
  waiting.facts.opened->post.kind = PostKind::head;
  EXPECT_EQ(waiting.item("resign_answer").due, 2026y / 5 / 31);
}

TEST(TheClock, OfASanctionEndsWithItsEffect) {
  Waiting waiting{"targeting"};
  waiting.facts = in_order();
  waiting.facts.target.reset();
  Sanction warning;
  warning.measure = Measure::party_warning;
  warning.effective_on = 2025y / 6 / 1;
  waiting.facts.screening->sanctions = {warning};
  EXPECT_EQ(waiting.item("sanction_effect:1").due, 2026y / 6 / 1);
  waiting.path.front().since = 2026y / 6 / 2;
  EXPECT_THAT(waiting.codes(), Not(Contains("sanction_effect:1"))) << "it was over before the case began";
}

}  // namespace
}  // namespace renmian::test
