// How long the offices have for what a case waits for. The regulation gives no days for most of it; these are customary
// and only date the lists and reminders, they open and close no gate.
#pragma once

#include "engine/policy/policy.hpp"

namespace renmian::appointment {

struct DuePolicy {
  Whole<1, 60> due_quota_reply_days{5};
  Whole<1, 60> due_conduct_check_days{5};
  Whole<1, 60> due_screening_days{5};
  Whole<1, 60> due_file_review_days{10};
  Whole<1, 60> due_personal_matters_days{15};
  Whole<1, 60> due_discipline_opinion_days{10};
  Whole<1, 60> due_unit_opinion_days{5};
  Whole<1, 60> due_inspection_days{20};
  Whole<1, 60> due_agenda_check_days{3};
  Whole<1, 60> due_united_front_days{10};
  Whole<1, 120> due_approval_days{20};
  Whole<1, 60> due_legal_check_days{5};
  Whole<1, 250> due_departure_days{60};
  Whole<1, 60> due_declaration_days{5};
  Whole<1, 120> due_complaint_days{20};
  Whole<1, 12> training_deferral_months{12};
  BOOST_DESCRIBE_CLASS(DuePolicy, (),
                       (due_quota_reply_days, due_conduct_check_days, due_screening_days, due_file_review_days,
                        due_personal_matters_days, due_discipline_opinion_days, due_unit_opinion_days,
                        due_inspection_days, due_agenda_check_days, due_united_front_days, due_approval_days,
                        due_legal_check_days, due_departure_days, due_declaration_days, due_complaint_days,
                        training_deferral_months),
                       (), ())

  // clang-format off
  static constexpr auto items = std::to_array<PolicyItem>({
    {"due_quota_reply_days",        "quota-vacancy",     Mark::kM, {"编办职数审核答复的工作日数", "working days of the establishment office to reply"}},
    {"due_conduct_check_days",      "wbz-1-nepotism",    Mark::kM, {"五个不准核查的工作日数", "working days for the checks of conduct"}},
    {"due_screening_days",          "excl-political",    Mark::kM, {"不得列为考察对象情形审查的工作日数", "working days for the screening of exclusions"}},
    {"due_file_review_days",        "fan-1-file",        Mark::kM, {"档案审核的工作日数", "working days for the file review"}},
    {"due_personal_matters_days",   "fan-2-personal",    Mark::kM, {"个人有关事项查核的工作日数", "working days for the verification of personal matters"}},
    {"due_discipline_opinion_days", "fan-3-discipline",  Mark::kM, {"纪检监察机关回复意见的工作日数", "working days of the discipline organ to reply"}},
    {"due_unit_opinion_days",       "sign-two",          Mark::kM, {"所在单位提出意见的工作日数", "working days for the opinions of the unit"}},
    {"due_inspection_days",         "ins-team-2",        Mark::kM, {"完成考察材料的工作日数", "working days for the inspection"}},
    {"due_agenda_check_days",       "wbz-5-leak",        Mark::kM, {"上会前核查的工作日数", "working days for the checks before the meeting"}},
    {"due_united_front_days",       "del-nonparty",      Mark::kM, {"统战部提出意见的工作日数", "working days of the united front department"}},
    {"due_approval_days",           "sub-approved",      Mark::kM, {"上级审批的工作日数", "working days for the superior's approval"}},
    {"due_legal_check_days",        "leg-secrecy",       Mark::kM, {"人大任免机构核查的工作日数", "working days for the checks of the people's congress office"}},
    {"due_departure_days",          "dep-inspection",    Mark::kM, {"离任检查、经济责任审计的工作日数", "working days for departure inspection and audit"}},
    {"due_declaration_days",        "rem-no-resign",     Mark::kM, {"辞职限制情形说明的工作日数", "working days for the declarations on a resignation"}},
    {"due_complaint_days",          "fan-4-complaint",   Mark::kM, {"信访举报办结的工作日数", "working days to conclude a complaint"}},
    {"training_deferral_months",    "qual-training",     Mark::kO, {"提任后完成培训的月数（至多一年）", "months after the promotion to finish the training (at most a year)"}},
  });
  // clang-format on
};

}  // namespace renmian::appointment
