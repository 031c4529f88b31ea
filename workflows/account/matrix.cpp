#include "workflows/account/matrix.hpp"

#include <algorithm>
#include <array>

namespace renmian::account {
namespace {

using enum Role;

// --- Who is meant by the offices of the procedures ---

// 组织部: the section works, the deputies supervise, the head signs.
constexpr Roles kOrganization{cadre_section, od_deputy, od_head};
constexpr Roles kLeadOrganization{od_head, od_deputy};
constexpr Roles kSupervision{supervision_section};
// The decisions of the Party committee are its meeting's; its office records them.
constexpr Roles kCommittee{committee_office};
constexpr Roles kDeptMeeting{dept_meeting, od_head};
constexpr Roles kDiscipline{discipline_organ};
constexpr Roles kCongress{npc_office};
constexpr Roles kUnit{unit_party};
constexpr Roles kSuperior{superior_od};
constexpr Roles kProgram{program};

// Who sit in the committee's meetings.
constexpr Roles kMembers{pc_member, pc_observer};
// Other offices, each with its own opinion, which it gives without reading the case.
constexpr Roles kAskedOffices{file_room,  establishment_office, discipline_organ, audit_office,
                              unit_party, united_front,         npc_office,       government_office};
// Who work with whole cases.
constexpr Roles kReaders{cadre_section, od_deputy,    od_head,     supervision_section, committee_office,
                         dept_meeting,  pc_secretary, superior_od, inspection_team,     civil_service_section};
constexpr Roles kOffices = kReaders | kAskedOffices | kMembers;
constexpr Roles kAdministrators{sysadmin, secadmin, auditor};
constexpr Roles kSigningIn = kOffices | kAdministrators | Roles{cadre_self, complainant, document_system, police_exit};

// An item is read by those who deliberate it while they do.
constexpr std::array<std::string_view, 4> kDeliberated{"deliberate", "agenda_gate", "meeting", "deferred"};
constexpr std::array<std::string_view, 3> kMeetingHeld{"meeting_announced", "meeting_in_session", "meeting_closed"};

constexpr std::string_view kMeeting = "meeting", kErasure = "erasure", kSystem = "system", kAccount = "account";
constexpr auto kFresh = Proof::kFresh;
constexpr auto kAny = Proof::kAny;

// clang-format off
constexpr auto kRows = std::to_array<MatrixRow>({
  // --- Motion ---
  {"open",                           kOrganization},
  {"give_start_opinion",             Roles{od_head, od_deputy, pc_secretary, committee_office}, kFresh},
  {"report_proposal",                Roles{od_head}, kFresh},
  {"fix_work_plan",                  kOrganization},
  {"return_to_motion",               kOrganization},
  {"record_nepotism_check",          kSupervision},
  {"record_rush_check",              kSupervision},
  {"record_quota_reply",             Roles{establishment_office}, kFresh},
  // --- Prior report ---
  {"list_reportable_matters",        kSupervision},
  {"file_prior_report",              kOrganization},
  {"record_superior_consent",        kSuperior, kFresh},
  {"record_superior_refusal",        kSuperior, kFresh},
  // --- Qualification, exclusion ---
  {"take_person_record",             kOrganization},
  {"record_other_offices",           kOrganization},
  {"record_exceptional_grounds",     kOrganization},
  {"defer_training",                 kOrganization},
  {"record_exclusion_screening",     Roles{cadre_section, od_deputy, od_head, discipline_organ}},
  {"record_kinship_declaration",     kOrganization},
  // --- Recommendation ---
  {"summarize_recommendation",       kOrganization},
  {"hear_opinions",                  kOrganization},
  {"fix_target",                     kCommittee, kFresh},
  {"return_to_recommendation",       kOrganization},
  // --- Inspection ---
  {"form_inspection_team",           kOrganization},
  {"publish_inspection_notice",      Roles{inspection_team}},
  {"record_unit_opinions",           Roles{inspection_team}},
  {"record_integrity_opinion",       kUnit, kFresh},
  {"record_audit_result",            Roles{audit_office}, kFresh},
  {"record_feedback",                Roles{inspection_team}},
  {"record_inspection_publicity",    kOrganization},
  {"complete_inspection",            Roles{inspection_team}, kFresh},
  {"return_to_inspection",           kOrganization},
  // --- Checks (凡提四必) ---
  {"record_file_review",             Roles{file_room}, kFresh},
  {"record_file_decision",           kLeadOrganization, kFresh},
  {"record_personal_matters",        kSupervision, kFresh},
  {"record_discipline_opinion",      kDiscipline, kFresh},
  {"conclude_file_review",           kOrganization},
  {"return_to_file_review",          kOrganization},
  {"raise_issue",                    kSupervision},
  {"settle_issue",                   kSupervision},
  {"record_other_unfitness",         kSupervision},
  {"record_tour_and_audit_findings", kSupervision},
  {"pass_agenda_gate",               Roles{cadre_section, supervision_section}},
  // --- Complaints ---
  {"register_complaint",             kSupervision},
  {"triage_complaint",               kSupervision},
  {"assign_investigator",            kSupervision},
  {"conclude_complaint",             Roles{supervision_section, discipline_organ}, kFresh},
  {"record_decision_to_proceed",     kCommittee, kFresh},
  // --- Deliberation ---
  {"adopt_proposal",                 kDeptMeeting, kFresh},
  {"classify_deliberation",          kOrganization},
  {"record_superior_leader_opinion", kOrganization},
  {"record_united_front_opinion",    Roles{united_front}, kFresh},
  {"request_assisting_opinion",      kOrganization},
  {"record_assisting_opinion",       Roles{unit_party, superior_od}, kFresh},
  {"record_split_settlement",        kSuperior, kFresh},
  {"close_consultations",            kOrganization},
  // --- Decision ---
  {"adopt_decision",                 kCommittee, kFresh},
  {"reject_decision",                kCommittee, kFresh},
  {"postpone_vote",                  kCommittee, kFresh},
  {"put_back_on_agenda",             kOrganization},
  {"carry_reconsideration",          kCommittee, kFresh},
  {"record_vote_history",            kOrganization},
  {"record_leak_check",              kSupervision},
  {"record_plenary_scope",           kOrganization},
  {"record_plenary_urgency",         kCommittee},
  // --- Submission ---
  {"submit_for_approval",            kOrganization, kFresh},
  {"record_approval",                kSuperior, kFresh},
  {"record_disapproval",             kSuperior, kFresh},
  // --- Publicity ---
  {"start_publicity",                kOrganization},
  {"record_publicity_not_applicable", kOrganization},
  {"conclude_publicity",             kOrganization},
  {"revoke_decision",                kCommittee, kFresh},
  // --- Formalities, trial ---
  {"hold_talk",                      Roles{od_head, od_deputy, pc_secretary, pc_member}},
  {"issue_notice",                   kOrganization, kFresh},
  {"issue_trial_notice",             kOrganization, kFresh},
  {"record_not_applicable",          kOrganization},
  {"record_probation_filing",        kOrganization},
  {"confirm_appointment",            kOrganization, kFresh},
  {"remove_from_trial",              kCommittee, kFresh},
  // --- Legal step ---
  {"record_legal_post",              kCongress},
  {"record_law_test",                kCongress},
  {"record_embargo",                 kCongress},
  {"record_oath",                    kCongress},
  {"record_legal_history",           kCongress},
  {"record_legal_elected",           kCongress, kFresh},
  {"record_legal_rejected",          kCongress, kFresh},
  {"record_legal_removal",           kCongress, kFresh},
  {"record_legal_qualification_check", kOrganization},
  {"record_legal_cleared",           kCommittee},
  {"record_legal_suspension",        kCommittee},
  {"record_democratic_consultation", kCommittee},
  {"deliver_recommendation_letter",  kCommittee, kFresh},
  {"submit_legal_motion",            kCommittee, kFresh},
  {"withdraw_nomination",            kCommittee, kFresh},
  // --- Removal, resignation, demotion ---
  {"propose_removal",                kOrganization},
  {"record_unfit_finding",           kOrganization},
  {"apply_resignation",              Roles{cadre_self, cadre_section}},
  {"record_audit_declaration",       Roles{audit_office}, kFresh},
  {"record_discipline_declaration",  kDiscipline, kFresh},
  {"record_duty_declaration",        kUnit, kFresh},
  {"answer_resignation",             kOrganization, kFresh},
  {"propose_demotion",               kOrganization},
  {"hold_leaving_talk",              kOrganization},
  {"issue_removal_notice",           kOrganization, kFresh},
  {"record_handover",                kOrganization},
  {"place_at_level",                 kOrganization},
  {"record_review_or_appeal",        Roles{cadre_self, cadre_section}},
  // --- Secondment ---
  {"fix_secondment_task",            kOrganization},
  {"select_for_secondment",          kOrganization},
  {"decide_secondment",              kDeptMeeting, kFresh},
  {"reject_secondment",              kDeptMeeting, kFresh},
  {"hold_secondment_talk",           kOrganization},
  {"record_arrival",                 kUnit},
  {"record_mid_term_assessment",     kOrganization},
  {"record_final_appraisal",         kUnit, kFresh},
  {"record_home_assessment",         kUnit, kFresh},
  {"extend_secondment",              kOrganization, kFresh},
  {"record_return",                  kUnit},
  // --- Departure ---
  {"record_departure",               kOrganization},
  {"record_departure_inspection",    kSuperior, kFresh},
  {"record_economic_audit",          Roles{audit_office}, kFresh},
  {"close_case",                     kOrganization},
  // --- At any time ---
  {"record_waiver",                  kOrganization, kFresh},
  {"correct",                        kOrganization, kFresh},
  {"assign_work",                    Roles{cadre_section, od_deputy, od_head, supervision_section}},
  {"recall_work",                    Roles{cadre_section, od_deputy, od_head, supervision_section}},
  {"hand_over_work",                 kReaders | kAskedOffices},
  {"urge_work",                      Roles{cadre_section, od_deputy, od_head, supervision_section}},
  {"remind",                         kProgram},
  {"suspend",                        kOrganization},
  {"resume",                         kOrganization},
  {"terminate",                      kOrganization, kFresh},
  {"withdraw",                       kOrganization | kUnit},

  // --- Meetings ---
  {"open",                           kCommittee, kAny, kMeeting},
  {"announce_agenda",                kCommittee, kAny, kMeeting},
  {"take_roll",                      kCommittee, kAny, kMeeting},
  {"decide_items",                   kCommittee, kFresh, kMeeting},
  {"reconsider_item",                kCommittee, kFresh, kMeeting},
  {"close_meeting",                  kCommittee, kFresh, kMeeting},
  {"cancel_meeting",                 kCommittee, kAny, kMeeting},
  {"record_correction",              kCommittee, kFresh, kMeeting},
  {"suspend",                        kCommittee, kAny, kMeeting},
  {"resume",                         kCommittee, kAny, kMeeting},
  {"terminate",                      kCommittee, kFresh, kMeeting},
  {"withdraw",                       kCommittee, kAny, kMeeting},

  // --- Erasures ---
  {"request_erasure",                Roles{file_room}, kFresh, kErasure},
  {"approve_erasure",                kLeadOrganization, kFresh, kErasure},
  {"reject_erasure",                 kLeadOrganization, kFresh, kErasure},
  {"carry_out_erasure",              Roles{file_room, od_head, od_deputy}, kFresh, kErasure},
  {"suspend",                        Roles{file_room}, kAny, kErasure},
  {"resume",                         Roles{file_room}, kAny, kErasure},
  {"terminate",                      Roles{file_room}, kFresh, kErasure},
  {"withdraw",                       Roles{file_room}, kAny, kErasure},

  // --- The system's own records ---
  {"open_day",                       kProgram, kAny, kSystem},
  {"close_day",                      kProgram, kAny, kSystem},
  {"start_log",                      kProgram, kAny, kSystem},
  {"heartbeat",                      kProgram, kAny, kSystem},
  {"record_reading",                 kProgram, kAny, kSystem},
  {"record_refusal",                 kProgram, kAny, kSystem},
  {"record_export",                  kProgram, kAny, kSystem},
  {"record_policy",                  kProgram, kAny, kSystem},
  {"record_register",                kProgram, kAny, kSystem},
  {"record_sign_in",                 kProgram, kAny, kSystem},
  {"record_running",                 kProgram, kAny, kSystem},
  {"record_finding",                 kProgram, kAny, kSystem},
  {"record_restore",                 kProgram, kAny, kSystem},
  {"suspend",                        kProgram, kAny, kSystem},
  {"resume",                         kProgram, kAny, kSystem},
  {"terminate",                      kProgram, kAny, kSystem},
  {"withdraw",                       kProgram, kAny, kSystem},

  // --- Accounts (三员分立) ---
  {"open_account",                   Roles{sysadmin}, kFresh, kAccount},
  {"found_account",                  kProgram, kAny, kAccount},
  {"propose_right",                  Roles{sysadmin, secadmin, od_head, od_deputy}, kFresh, kAccount},
  {"grant_right",                    Roles{secadmin}, kFresh, kAccount},
  {"refuse_right",                   Roles{secadmin}, kFresh, kAccount},
  {"withdraw_right",                 Roles{secadmin}, kFresh, kAccount},
  {"disable_account",                Roles{sysadmin}, kFresh, kAccount},
  {"propose_disabling",              Roles{sysadmin}, kFresh, kAccount},
  {"confirm_disabling",              Roles{secadmin}, kFresh, kAccount},
  {"enable_account",                 Roles{sysadmin}, kFresh, kAccount},
  {"close_account",                  Roles{sysadmin}, kFresh, kAccount},
  {"suspend",                        kProgram, kAny, kAccount},
  {"resume",                         kProgram, kAny, kAccount},
  {"terminate",                      kProgram, kAny, kAccount},
  {"withdraw",                       kProgram, kAny, kAccount},

  // --- To know that a case is there; to read it ---
  {"case.see",                       kReaders | kAskedOffices},
  {"case.see",                       kMembers, kAny, {}, kDeliberated},
  {"case.see",                       Roles{cadre_self}, kAny, "resign"},
  {"case.see",                       Roles{cadre_self}, kAny, "removal"},
  {"case.see",                       Roles{cadre_self}, kAny, "demote"},
  {"case.see",                       Roles{committee_office, cadre_section, od_deputy, od_head, dept_meeting, supervision_section, pc_secretary}, kAny, kMeeting},
  {"case.see",                       kMembers, kAny, kMeeting, kMeetingHeld},
  {"case.see",                       Roles{file_room, od_deputy, od_head, supervision_section, auditor}, kAny, kErasure},
  {"case.see",                       Roles{auditor, supervision_section}, kAny, kSystem},
  {"case.see",                       kAdministrators | kLeadOrganization, kAny, kAccount},
  {"case.read",                      kReaders},
  {"case.read",                      kMembers, kAny, {}, kDeliberated},
  {"case.read",                      Roles{committee_office, cadre_section, od_deputy, od_head, dept_meeting, supervision_section, pc_secretary}, kAny, kMeeting},
  {"case.read",                      kMembers, kAny, kMeeting, kMeetingHeld},
  {"case.read",                      Roles{file_room, od_deputy, od_head, supervision_section, auditor}, kAny, kErasure},
  {"case.read",                      Roles{auditor, supervision_section}, kAny, kSystem},
  {"case.read",                      kAdministrators, kAny, kAccount},
  {"case.history",                   Roles{cadre_section, od_deputy, od_head, supervision_section, committee_office, superior_od}},
  {"case.history",                   Roles{committee_office, od_deputy, od_head, supervision_section}, kAny, kMeeting},
  {"case.history",                   Roles{file_room, od_deputy, od_head, supervision_section, auditor}, kAny, kErasure},
  {"case.history",                   Roles{auditor, supervision_section}, kAny, kSystem},
  {"case.history",                   kAdministrators, kAny, kAccount},
  {"case.move", kOrganization, kFresh},
  {"meeting.certify",                Roles{committee_office, cadre_section, od_deputy, od_head, supervision_section}, kAny, kMeeting},
  {"meeting.list", Roles{committee_office, cadre_section, od_deputy, od_head, dept_meeting, supervision_section, pc_secretary} | kMembers},
  {"case.list",                      kOffices | Roles{cadre_self, auditor}},
  {"work.list",                      kReaders | kAskedOffices},
  {"search.find",                    kReaders | kAskedOffices},
  {"statistics.read",                Roles{cadre_section, od_deputy, od_head, supervision_section, civil_service_section, superior_od}},
  {"complaint.read",                 kSupervision},
  {"complaint.list",                 kSupervision},
  {"batch.list",                     kOrganization | Roles{supervision_section, committee_office}},
  {"batch.add",                      kOrganization},
  {"batch.command",                  kReaders | kAskedOffices},

  // --- People and registers ---
  {"person.list",                    kOrganization | Roles{supervision_section, file_room, civil_service_section}},
  {"person.read",                    kOrganization | Roles{supervision_section, file_room, civil_service_section, inspection_team, cadre_self}},
  {"person.import",                  kOrganization | Roles{file_room}},
  {"form.read",                      kOrganization | Roles{file_room, inspection_team, cadre_self}},
  {"record.read",                    kOrganization | Roles{supervision_section, file_room, civil_service_section, inspection_team, cadre_self}},
  {"record.set",                     kOrganization | Roles{civil_service_section}},
  {"kin.read",                       kOrganization | Roles{supervision_section, cadre_self}},
  {"kin.set",                        kOrganization | Roles{supervision_section}},
  {"unit.list",                      kOffices | Roles{sysadmin, secadmin}},
  {"unit.add",                       Roles{cadre_section, od_deputy, od_head, establishment_office}},
  {"unit.set",                       Roles{cadre_section, od_deputy, od_head, establishment_office}},
  {"post.list",                      kOffices},
  {"post.add",                       Roles{cadre_section, od_deputy, od_head, establishment_office}},
  {"post.set",                       Roles{cadre_section, od_deputy, od_head, establishment_office}},
  {"quota.list",                     Roles{establishment_office, cadre_section, od_deputy, od_head, supervision_section, superior_od}},
  {"quota.set",                      Roles{establishment_office}},
  {"delegation.list",                kOffices},
  {"delegation.add",                 kOffices, kFresh},
  {"delegation.revoke",              kOffices},
  {"delegation.of_others",           Roles{od_head, od_deputy, cadre_section}},
  {"document.list",                  kReaders},
  {"document.read",                  kReaders},
  {"document.read",                  kMembers, kAny, {}, kDeliberated},
  {"document.add",                   kReaders | kAskedOffices | Roles{cadre_self, document_system}},

  // --- Rules and policy ---
  {"procedure.read",                 kSigningIn},
  {"policy.read",                    kSigningIn},
  {"policy.set",                     Roles{od_head, secadmin}, kFresh},
  {"calendar.read",                  kSigningIn},

  // --- The trail ---
  {"audit.proof",                    kSigningIn},
  {"audit.read",                     Roles{auditor, supervision_section}},
  {"audit.export",                   Roles{auditor}, kFresh},

  // --- Exports, other systems, the running server ---
  {"export.cases", kOrganization, kFresh},
  {"export.confirm", Roles{od_head, od_deputy, supervision_section}, kFresh},
  {"export.read", kOrganization | Roles{supervision_section, auditor}},
  {"events.read", Roles{document_system, cadre_section, od_deputy, od_head, supervision_section}},
  {"subscription.list", Roles{sysadmin, secadmin}},
  {"subscription.add", Roles{sysadmin}, kFresh},
  {"subscription.change", Roles{sysadmin}, kFresh},
  {"subscription.remove", Roles{sysadmin}, kFresh},
  {"subscription.own", Roles{document_system}},
  {"oa.list", Roles{sysadmin, secadmin}},
  {"oa.change", Roles{sysadmin}, kFresh},
  {"metrics.read", Roles{sysadmin, document_system}},
  {"events.content", Roles{document_system}},

  // --- Accounts, sessions, tokens ---
  {"account.list", kAdministrators | kLeadOrganization},
  {"account.read", kAdministrators | kLeadOrganization, kAny, kAccount},
  {"session.read_any", kAdministrators},
  {"session.end_any", Roles{sysadmin, secadmin}},
  {"password.issue", Roles{sysadmin}, kFresh},
  {"second_factor.remove", Roles{secadmin}, kFresh},
  {"token.read", kAdministrators},
  {"token.issue", Roles{sysadmin}, kFresh},
  {"token.revoke", Roles{sysadmin, secadmin}},
});
// clang-format on

constexpr auto kSorted = [] {
  auto rows = kRows;
  std::ranges::sort(rows, {}, &MatrixRow::act);
  return rows;
}();

}  // namespace

std::span<const MatrixRow> matrix() { return kSorted; }

std::span<const MatrixRow> rows_of(std::string_view act) {
  const auto found = std::ranges::equal_range(kSorted, act, {}, &MatrixRow::act);
  return {found.begin(), found.end()};
}

bool is_about(const MatrixRow& row, std::string_view procedure) {
  constexpr std::array kOthers{kMeeting, kErasure, kSystem, kAccount};
  if (row.procedure.empty()) return std::ranges::find(kOthers, procedure) == kOthers.end();
  return row.procedure == procedure;
}

bool holds_in(const MatrixRow& row, std::string_view state) {
  return row.states.empty() || std::ranges::find(row.states, state) != row.states.end();
}

}  // namespace renmian::account
