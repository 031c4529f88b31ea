// The words that this subject alone uses.
#include <algorithm>
#include <array>

#include "workflows/appointment/words.hpp"

namespace renmian::appointment {

namespace {

// clang-format off
constexpr auto kMembers = std::to_array<Titled>({
  {"answer", {"答复文件", "Answer"}},
  {"answered_on", {"答复日期", "Answered on"}},
  {"application", {"申请书", "Application"}},
  {"applied_on", {"申请日期", "Applied on"}},
  {"appointed_by", {"任命机关", "Appointed by"}},
  {"assessed", {"所依据的年度考核", "Annual assessment it rests on"}},
  {"audit_declaration", {"审计机关说明", "Audit office's declaration"}},
  {"declaration", {"说明文件", "Declaration"}},
  {"demotion", {"降职建议", "Proposed demotion"}},
  {"discipline_declaration", {"纪检监察机关说明", "Discipline organ's declaration"}},
  {"duty_declaration", {"所在单位说明", "Unit's declaration"}},
  {"duty_unfinished", {"重要公务尚未处理完毕", "An important duty is unfinished"}},
  {"evidence", {"依据材料", "Evidence"}},
  {"filed_on", {"提出日期", "Filed on"}},
  {"finding", {"认定文件", "Finding"}},
  {"found_on", {"认定日期", "Found on"}},
  {"ground", {"免职情形", "Ground"}},
  {"handed_over_on", {"交接日期", "Handed over on"}},
  {"handed_to", {"接收人", "Handed to"}},
  {"handover", {"工作交接", "Handover"}},
  {"handover_record", {"交接记录", "Record of the handover"}},
  {"in_criminal_process", {"涉嫌犯罪，司法程序尚未终结", "In a criminal process"}},
  {"in_secrecy_period", {"在涉密岗位或未满脱密期", "In a secret-bearing post or its declassification period"}},
  {"known_on", {"知悉（收到复核决定）日期", "Known on"}},
  {"late_because", {"逾期理由", "Late because"}},
  {"leaving_talk", {"免职（降职）谈话", "Talk on leaving"}},
  {"notified_on", {"通知日期", "Notified on"}},
  {"placement", {"安排的岗位", "Placement"}},
  {"remedies", {"复核、申诉", "Reviews and appeals"}},
  {"remedy", {"救济方式", "Remedy"}},
  {"removal", {"免职建议", "Proposed removal"}},
  {"removal_notice", {"免职通知", "Notice of removal"}},
  {"resignation_answer", {"辞职答复", "Answer to the resignation"}},
  {"resignation_applied", {"辞职申请", "Application to resign"}},
  {"since", {"起始（到达）日期", "Since"}},
  {"situation", {"不适宜担任现职的情形（第几种）", "Situation (number)"}},
  {"to_level", {"降至的职务层次", "Level after the demotion"}},
  {"under_audit", {"正在接受审计", "Under audit"}},
  {"under_discipline_review", {"正在接受纪律审查", "Under discipline review"}},
  {"under_supervision_investigation", {"正在接受监察调查", "Under supervision investigation"}},
  {"unfit_finding", {"不适宜担任现职的认定", "Finding that the person is unfit"}},
});

constexpr auto kValues = std::to_array<Titled>({
  {"accountability", {"受到责任追究", "Accountability"}},
  {"appeal", {"复核后申诉", "Appeal after a review"}},
  {"direct_appeal", {"直接申诉", "Direct appeal"}},
  {"for_public_duty", {"因公辞职", "For public duty"}},
  {"health", {"因健康原因无法正常履职超过一年", "Unable to perform for over one year"}},
  {"ordered", {"责令辞职", "Ordered"}},
  {"reached_age", {"达到任职年龄界限或者退休年龄", "Service or retirement age reached"}},
  {"resigned_or_transferred", {"辞职或者调出", "Resigned or transferred out"}},
  {"review", {"复核", "Review"}},
  {"study_leave", {"非组织选派离职学习超过一年", "Personal study leave over one year"}},
  {"taking_blame", {"引咎辞职", "Taking the blame"}},
  {"unfit", {"不适宜担任现职", "Unfit"}},
  {"violation", {"违纪违法", "Violation of law or discipline"}},
  {"voluntary", {"自愿辞职", "Voluntary"}},
  {"work_need", {"工作需要或者其他原因", "Work need or other"}},
});
// clang-format on

static_assert(std::ranges::is_sorted(kMembers, {}, &Titled::code));
static_assert(std::ranges::is_sorted(kValues, {}, &Titled::code));

}  // namespace

const WordList kRemovalWords{kMembers, kValues};

}  // namespace renmian::appointment
