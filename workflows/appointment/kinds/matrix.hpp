// Which step applies to which kind of case: the matrix of the regulation reference, 2.2, and, for the kinds it does not
// list, the stricter reading of 2.1, 2.7, 2.9 and 4.3. tests/workflows/kinds_test.cpp holds every table against it.
//
// A step that does not apply is never silently absent: the opening of a case records each such step as not applicable,
// with the reason and the authority (exceptions/record.cpp).
#pragma once

#include <algorithm>
#include <array>

#include "workflows/appointment/parts.hpp"

namespace renmian::appointment {

// x required; o optional or in reduced form; - not applicable. A step marked o that is left out is recorded by a
// person.
enum class Applies : char { kRequired = 'x', kOptional = 'o', kNot = '-' };

inline constexpr std::size_t kCaseKinds = 11;

struct MatrixRow {
  ProcedureStep step;
  Words title;
  // promote, further_use, term_change, lateral, rank_to_post, legal_nominate, transfer_in, removal, resign, demote,
  // secondment: the order of CaseKind
  std::string_view applies;
};

// clang-format off
inline constexpr std::array<MatrixRow, 28> kMatrix{{
  {ProcedureStep::analysis,               {"分析研判", "analysis"},                              "xxxxxxx----"},
  {ProcedureStep::start_opinion,          {"启动意见", "start opinion"},                         "xxxxxxx----"},
  {ProcedureStep::quota_check,            {"职数核定", "quota check"},                           "xxxxxxx----"},
  {ProcedureStep::preliminary_proposal,   {"初步建议", "preliminary proposal"},                  "xxxxxxxxxxx"},
  {ProcedureStep::work_plan,              {"沟通酝酿、工作方案", "soundings, work plan"},        "xxxxxxx---x"},
  {ProcedureStep::early_checks,           {"提前核查", "early checks"},                          "ooooooo----"},
  {ProcedureStep::prior_report,           {"任前事项报告", "prior report"},                      "ooooooo----"},
  {ProcedureStep::talk_recommendation,    {"谈话调研推荐", "talk recommendation"},               "xox-xxx----"},
  {ProcedureStep::meeting_recommendation, {"会议推荐", "meeting recommendation"},                "xox-xxx----"},
  {ProcedureStep::inspection_target,      {"确定考察对象", "choice of the inspection target"},   "xxxoxxx----"},
  {ProcedureStep::inspection_plan,        {"考察方案、考察组", "inspection plan and team"},      "xxxoxxx----"},
  {ProcedureStep::inspection_notice,      {"考察预告", "inspection notice"},                     "xxx-xxx----"},
  {ProcedureStep::inspection,             {"考察", "inspection"},                                "xxxoxxx----"},
  {ProcedureStep::four_checks,            {"凡提四必", "four checks"},                           "xxxoxxx----"},
  {ProcedureStep::integrity_opinion,      {"双签字", "integrity conclusion, two signatures"},    "xxxoxxx----"},
  {ProcedureStep::inspection_material,    {"考察材料", "inspection material"},                   "xxxoxxx----"},
  {ProcedureStep::department_meeting,     {"部务会", "department meeting"},                      "xxxxxxxxxxx"},
  {ProcedureStep::deliberation,           {"酝酿、征求意见", "deliberation"},                    "xxxxxxxxxx-"},
  {ProcedureStep::agenda_gate,            {"上会审核", "check before the meeting"},              "xxxxxxxxxx-"},
  {ProcedureStep::collective_decision,    {"讨论决定", "collective decision"},                   "xxxxxxxxxx-"},
  {ProcedureStep::submission,             {"报批、备案", "submission or filing"},                "ooxooxooooo"},
  {ProcedureStep::publicity,              {"任前公示", "publicity"},                             "xxo-xxx----"},
  {ProcedureStep::legal_step,             {"法定程序", "legal step"},                            "--x--x-ooo-"},
  {ProcedureStep::formalities,            {"任职手续", "formalities"},                           "xxxxxxxxxxx"},
  {ProcedureStep::appointment_talk,       {"任职谈话", "talk"},                                  "xxxxxxxxxxx"},
  {ProcedureStep::probation,              {"试用期", "probation"},                               "oo--o-o----"},
  {ProcedureStep::probation_assessment,   {"试用期满考核", "assessment of the probation"},       "oo--o-o----"},
  {ProcedureStep::filing,                 {"归档、纪实", "filing, record"},                      "xxxxxxxxxxx"},
}};
// clang-format on

constexpr const MatrixRow& row_of(ProcedureStep step) { return kMatrix[static_cast<std::size_t>(step)]; }
static_assert(std::ranges::all_of(kMatrix, [](const MatrixRow& row) { return &row_of(row.step) == &row; }));

constexpr Applies applies(const MatrixRow& row, CaseKind kind) {
  return static_cast<Applies>(row.applies[static_cast<std::size_t>(kind)]);
}

}  // namespace renmian::appointment
