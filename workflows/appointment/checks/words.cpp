// The words that this subject alone uses; see words.hpp.
#include "workflows/appointment/words.hpp"

#include <algorithm>
#include <array>

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"asked_on", {"征求意见日期", "Asked on"}},
  {"at_sender_level", {"与派出考察组的组织部门同级", "At the level of the organization department that sent the team"}},
  {"broken", {"须重新办理的审核", "Checks to be made anew"}},
  {"file_decisions", {"档案问题组织认定", "Decisions on doubts in the file"}},
  {"forgery_excluded", {"排除造假", "Forgery excluded"}},
  {"forgery_open", {"涉嫌造假尚未排除", "Suspicion of forgery not yet excluded"}},
  {"judged_by", {"认定（判断）人", "Judged by"}},
  {"major_problem_found", {"发现重大问题", "Major problem found"}},
  {"open_file_doubts", {"档案尚存疑项目", "Items of the file still in doubt"}},
  {"other_unfitness", {"其他不宜提交会议的情形", "Other unfitness for the meeting"}},
  {"replying_organ", {"回复机关", "Organ that replies"}},
  {"review_stage", {"审核阶段", "Stage of the review"}},
  {"settled_items", {"已认定的项目", "Items decided"}},
  {"suspected_forgery", {"涉嫌造假", "Forgery suspected"}},
  {"tour_and_audit", {"巡视巡察、审计发现问题", "Findings of inspection tours and audits"}},
});
constexpr auto kValues = std::to_array<Titled>({
  {"appointment", {"任职前", "Before the appointment"}},
  {"concealment", {"隐瞒不报", "Concealment"}},
  {"degree", {"学位", "Degree"}},
  {"discipline_opinion", {"纪检监察机关意见", "Discipline organ's opinion"}},
  {"exclusion_screening", {"不得列为考察对象情形审查", "Screening of exclusions"}},
  {"file_review", {"档案审核", "File review"}},
  {"inspection", {"考察", "Inspection"}},
  {"integrity_opinion", {"廉洁自律结论性意见", "Integrity opinion"}},
  {"motion", {"动议", "Motion"}},
  {"omission", {"漏报，已处理", "Omission, handled"}},
  {"personal_matters", {"个人有关事项查核", "Verification of personal matters"}},
  {"tour_and_audit", {"巡视巡察、审计发现问题核对", "Findings of tours and audits"}},
  {"unit_opinions", {"所在单位有关机构意见", "Opinions of the unit's own bodies"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

const WordList kChecksWords{kMembers, kValues};

}  // namespace renmian::appointment
