#include "workflows/appointment/due.hpp"

#include <algorithm>

#include "engine/procedure/work.hpp"
#include "workflows/appointment/exclusion/effect_period.hpp"

namespace renmian::appointment {
namespace {

struct Standpoint {
  const Facts& facts;
  const Position& at;
  const Path& path;
  const Policy& policy;
  const WorkingDays& calendar;

  const Visit* visit(std::string_view state) const {
    const auto found = std::ranges::find(path, state, &Visit::state);
    return found == path.end() ? nullptr : &*found;
  }
  std::optional<CivilDate> working_days_after(const CivilDate& since, std::int64_t days) const {
    return day_if_known([&] { return calendar.add_working_days(since, static_cast<int>(days)); });
  }
};

// A check is owed from the day the case entered `from` until its fact is there, unless the case came to `until`.
struct Owed {
  const CommandInfo& command;  // settles it
  std::string_view role;       // regulation reference 6.1
  std::string_view from, until;
  bool (*owed)(const Standpoint&);
  std::int64_t (*days)(const Policy&);
};

template <auto Fact>
bool lacks(const Standpoint& s) {
  return !(s.facts.*Fact).has_value();
}
template <auto Days>
std::int64_t days(const Policy& policy) {
  return policy.*Days;
}
template <FileStage Stage>
bool not_reviewed(const Standpoint& s) {
  return s.facts.last_file_review(Stage) == nullptr;
}
template <auto Fact>
bool resigning_without(const Standpoint& s) {
  return s.facts.resignation_applied && lacks<Fact>(s);
}
template <auto Fact, DepartureInstitutions OnlyOther>
bool departing_without(const Standpoint& s) {
  return s.policy.departure_institutions != OnlyOther && lacks<Fact>(s);
}
bool no_answer_of_superior(const Standpoint& s) { return !s.facts.superior_consent && !s.facts.superior_refusal; }
bool no_approval(const Standpoint& s) { return !s.facts.approval && !s.facts.disapproval; }
bool not_asked_of_united_front(const Standpoint& s) {
  return s.facts.classification && s.facts.classification->non_party && !s.facts.united_front;
}

// clang-format off
const Owed kOwed[] = {
  // command                          role                    from             until            owed while                                       days
  {RecordQuotaReply::info,           "establishment_office", "analysis",      "decided",       lacks<&Facts::quota>,                            days<&Policy::due_quota_reply_days>},
  {RecordNepotismCheck::info,        "supervision_section",  "motion",        "decided",       lacks<&Facts::nepotism>,                         days<&Policy::due_conduct_check_days>},
  {RecordRushCheck::info,            "supervision_section",  "motion",        "decided",       lacks<&Facts::rush>,                             days<&Policy::due_conduct_check_days>},
  {ListReportableMatters::info,      "supervision_section",  "motion_sounding", "decided",     lacks<&Facts::reportable>,                       days<&Policy::due_conduct_check_days>},
  {RecordSuperiorConsent::info,      "superior_od",          "prior_report",  "decided",       no_answer_of_superior,                           days<&Policy::prior_report_reply_working_days>},
  {RecordExclusionScreening::info,   "supervision_section",  "targeting",     "decided",       lacks<&Facts::screening>,                        days<&Policy::due_screening_days>},
  {CompleteInspection::info,         "inspection_team",      "inspect",       "decided",       lacks<&Facts::inspection>,                       days<&Policy::due_inspection_days>},
  {RecordUnitOpinions::info,         "unit_party",           "inspect",       "decided",       lacks<&Facts::unit_opinions>,                    days<&Policy::due_unit_opinion_days>},
  {RecordIntegrityOpinion::info,     "unit_party",           "inspect",       "decided",       lacks<&Facts::integrity>,                        days<&Policy::due_unit_opinion_days>},
  {RecordFileReview::info,           "file_room",            "inspect",       "decided",       not_reviewed<FileStage::inspection>,             days<&Policy::due_file_review_days>},
  {RecordPersonalMatters::info,      "supervision_section",  "inspect",       "decided",       lacks<&Facts::personal_matters>,                 days<&Policy::due_personal_matters_days>},
  {RecordDisciplineOpinion::info,    "discipline_organ",     "inspect",       "decided",       lacks<&Facts::discipline>,                       days<&Policy::due_discipline_opinion_days>},
  {RecordTourAndAuditFindings::info, "supervision_section",  "file_review",   "decided",       lacks<&Facts::tour_and_audit>,                   days<&Policy::due_agenda_check_days>},
  {RecordUnitedFrontOpinion::info,   "united_front",         "deliberate",    "agenda_gate",   not_asked_of_united_front,                       days<&Policy::due_united_front_days>},
  {RecordLeakCheck::info,            "supervision_section",  "agenda_gate",   "decided",       lacks<&Facts::leaks>,                            days<&Policy::due_agenda_check_days>},
  {RecordVoteHistory::info,          "cadre_section",        "agenda_gate",   "decided",       lacks<&Facts::vote_history>,                     days<&Policy::due_agenda_check_days>},
  {RecordApproval::info,             "superior_od",          "submitted",     "publicity",     no_approval,                                     days<&Policy::due_approval_days>},
  {RecordEmbargo::info,              "npc_office",           "legal_step",    "appointing",    lacks<&Facts::embargo>,                          days<&Policy::due_legal_check_days>},
  {RecordLegalHistory::info,         "npc_office",           "legal_step",    "appointing",    lacks<&Facts::legal_history>,                    days<&Policy::due_legal_check_days>},
  {RecordAuditDeclaration::info,     "audit_office",         "proposing",     "handing_over",  resigning_without<&Facts::audit_declaration>,    days<&Policy::due_declaration_days>},
  {RecordDisciplineDeclaration::info, "discipline_organ",    "proposing",     "handing_over",  resigning_without<&Facts::discipline_declaration>, days<&Policy::due_declaration_days>},
  {RecordDutyDeclaration::info,      "unit_party",           "proposing",     "handing_over",  resigning_without<&Facts::duty_declaration>,     days<&Policy::due_declaration_days>},
  {RecordDepartureInspection::info,  "superior_od",          "departure_audit", "closed",      departing_without<&Facts::departure_inspection, DepartureInstitutions::audit_only>, days<&Policy::due_departure_days>},
  {RecordEconomicAudit::info,        "audit_office",         "departure_audit", "closed",      departing_without<&Facts::economic_audit, DepartureInstitutions::inspection_only>, days<&Policy::due_departure_days>},
};
// clang-format on

DueItem work(const CommandInfo& command, std::string code, std::string_view role, const CivilDate& since,
             std::optional<CivilDate> due) {
  return {std::move(code), DueItem::Kind::kWork, std::string(command.code), std::string(role), "", since, due, 0};
}

void add_work(const Standpoint& s, std::vector<DueItem>& items) {
  for (const auto& check : kOwed) {
    const auto* entered = s.visit(check.from);
    if (entered == nullptr || s.visit(check.until) != nullptr || !check.owed(s)) continue;
    items.push_back(work(check.command, std::string(check.command.code), check.role, entered->since,
                         s.working_days_after(entered->since, check.days(s.policy))));
  }
  for (const auto& complaint : s.facts.complaints) {
    const auto& registered = complaint.registered;
    if (!registered || complaint.concluded) continue;
    items.push_back(work(ConcludeComplaint::info, "complaint:" + registered->complaint.value, "supervision_section",
                         registered->received_on,
                         s.working_days_after(registered->received_on, s.policy.due_complaint_days)));
  }
}

// --- Clocks ---

struct Running {
  CivilDate since;
  std::optional<CivilDate> last_day;
};

std::optional<Running> months_from(const CivilDate& since, std::int64_t months) {
  return Running{since, add_months(since, static_cast<int>(months))};
}

std::optional<Running> publicity(const Standpoint& s) {
  if (s.at.state != "publicity" || !s.facts.publicity) return std::nullopt;
  const auto posted_on = s.facts.publicity->posted_on;
  return Running{posted_on, day_if_known([&] {
                   return s.calendar.last_day_of_period(posted_on, static_cast<int>(s.policy.publicity_working_days),
                                                        s.policy.publicity_count_start_day);
                 })};
}

std::optional<Running> suspension_after_publicity(const Standpoint& s) {
  if (s.facts.decision_to_proceed || s.facts.revocation) return std::nullopt;
  std::optional<CivilDate> since;
  for (const auto& complaint : s.facts.complaints) {
    if (!complaint.concluded || complaint.concluded->outcome != ComplaintOutcome::d_serious_unproven) continue;
    const auto concluded_on = complaint.concluded->conclusion.date;
    since = std::max(since.value_or(concluded_on), concluded_on);
  }
  return since ? months_from(*since, s.policy.publicity_suspension_months) : std::nullopt;
}

std::optional<Running> dual_management_reply(const Standpoint& s) {
  const auto& request = s.facts.assisting_request;
  if (!request || !request->received_on || s.facts.assisting_opinion || s.facts.consultations) return std::nullopt;
  return months_from(*request->received_on, s.policy.dual_management_reply_months);
}

std::optional<Running> prior_report_reply(const Standpoint& s) {
  if (s.at.state != "prior_report" || !s.facts.prior_report) return std::nullopt;
  const auto received_on = s.facts.prior_report->received_on;
  return Running{received_on, s.working_days_after(received_on, s.policy.prior_report_reply_working_days)};
}

std::optional<Running> recommendation_validity(const Standpoint& s) {
  if (!s.facts.recommendation || !s.facts.recommendation->result_on || s.facts.target) return std::nullopt;
  return months_from(*s.facts.recommendation->result_on, s.policy.recommendation_valid_months);
}

std::optional<Running> training_deferral(const Standpoint& s) {
  if (!s.facts.training_deferral) return std::nullopt;
  if (s.facts.trial_notice) return months_from(s.facts.trial_notice->notice.date, s.policy.training_deferral_months);
  if (s.facts.notice) return months_from(s.facts.notice->notice.date, s.policy.training_deferral_months);
  return std::nullopt;
}

std::optional<Running> probation(const Standpoint& s) {
  if (s.at.state != "probation" || !s.facts.trial_notice) return std::nullopt;
  return months_from(s.facts.trial_notice->notice.date, s.policy.probation_months);
}

std::optional<Running> resignation_answer(const Standpoint& s) {
  if (!s.facts.opened || !s.facts.resignation_applied || s.facts.resignation_answer) return std::nullopt;
  const auto applied_on = s.facts.resignation_applied->applied_on;
  const auto days = is_leading_member(s.facts.opened->post) ? s.policy.resign_answer_days_leading.value
                                                            : s.policy.resign_answer_days.value;
  return Running{applied_on, add_days(applied_on, static_cast<int>(days))};
}

std::optional<Running> secondment(const Standpoint& s) {
  if (!s.facts.secondment || !s.facts.arrival || s.facts.secondment_return) return std::nullopt;
  return Running{s.facts.arrival->arrived_on, s.facts.secondment->last_day};
}

struct ClockRule {
  std::string_view code;  // regulation reference 5
  std::string_view role;  // who is reminded
  std::optional<Running> (*running)(const Standpoint&);
};

constexpr ClockRule kClocks[] = {
    {"publicity", "cadre_section", publicity},
    {"suspend_after_publicity", "supervision_section", suspension_after_publicity},
    {"dual_management_reply", "cadre_section", dual_management_reply},
    {"prior_report_reply", "supervision_section", prior_report_reply},
    {"recommendation_validity", "cadre_section", recommendation_validity},
    {"training_deferral", "cadre_section", training_deferral},
    {"probation", "cadre_section", probation},
    {"resign_answer", "cadre_section", resignation_answer},
    {"secondment", "cadre_section", secondment},
};

DueItem clock(std::string code, std::string_view role, const Running& running) {
  return {std::move(code),
          DueItem::Kind::kClock,
          std::string(ClockRanOut::info.code),
          std::string(role),
          "",
          running.since,
          running.last_day,
          0};
}

void add_clocks(const Standpoint& s, std::vector<DueItem>& items) {
  for (const auto& rule : kClocks) {
    if (const auto running = rule.running(s)) items.push_back(clock(std::string(rule.code), rule.role, *running));
  }
  // What was over before the case began concerns nobody any more.
  if (!s.facts.screening || s.facts.target) return;
  const auto began = s.path.front().since;
  std::size_t number = 0;
  for (const auto& effect : effects(s.facts, s.policy)) {
    ++number;
    if (!effect.last_day || *effect.last_day < began) continue;
    items.push_back(clock("sanction_effect:" + std::to_string(number), "cadre_section", {began, effect.last_day}));
  }
}

}  // namespace

std::vector<DueItem> what_waits(const Facts& facts, const Position& at, const Path& path, const Policy& policy,
                                const WorkingDays& calendar) {
  std::vector<DueItem> items;
  if (path.empty()) return items;
  if (at.standing == Standing::kSuspended) {
    // While a case rests nothing is owed; somebody must take it up again.
    if (facts.standing.suspended_on && facts.standing.suspended_until) {
      items.push_back(
          clock("suspension", "cadre_section", {*facts.standing.suspended_on, facts.standing.suspended_until}));
    }
    return items;
  }
  const Standpoint standpoint{facts, at, path, policy, calendar};
  add_work(standpoint, items);
  add_clocks(standpoint, items);
  return items;
}

}  // namespace renmian::appointment
