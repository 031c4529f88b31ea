#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

// clang-format off
Words name_of(FileItem item) {
  switch (item) {
    case FileItem::identity:         return {"干部身份", "cadre status"};
    case FileItem::birth:            return {"出生时间", "date of birth"};
    case FileItem::service:          return {"参加工作时间", "start of service"};
    case FileItem::party_membership: return {"入党时间", "date of joining the Party"};
    case FileItem::education:        return {"学历", "education"};
    case FileItem::degree:           return {"学位", "degree"};
    case FileItem::career:           return {"工作经历", "work experience"};
  }
  return {};
}

Words name_of(AnnualGrade grade) {
  switch (grade) {
    case AnnualGrade::excellent:           return {"优秀", "excellent"};
    case AnnualGrade::competent:           return {"称职", "competent"};
    case AnnualGrade::basically_competent: return {"基本称职", "basically competent"};
    case AnnualGrade::incompetent:         return {"不称职", "incompetent"};
    case AnnualGrade::not_graded:          return {"不确定等次", "not graded"};
  }
  return {};
}

Words name_of(Measure measure) {
  switch (measure) {
    case Measure::party_warning:            return {"党内警告", "Party warning"};
    case Measure::party_serious_warning:    return {"党内严重警告", "serious Party warning"};
    case Measure::party_removal:            return {"撤销党内职务", "removal from Party posts"};
    case Measure::party_probation:          return {"留党察看", "probation within the Party"};
    case Measure::party_expulsion:          return {"开除党籍", "expulsion from the Party"};
    case Measure::admin_warning:            return {"政务警告", "administrative warning"};
    case Measure::admin_demerit:            return {"政务记过", "administrative demerit"};
    case Measure::admin_major_demerit:      return {"政务记大过", "administrative major demerit"};
    case Measure::admin_demotion:           return {"政务降级", "administrative demotion"};
    case Measure::admin_dismissal:          return {"政务撤职", "administrative dismissal from post"};
    case Measure::admonition:               return {"诫勉", "admonition"};
    case Measure::transfer_of_post:         return {"调整职务", "transfer of post"};
    case Measure::ordered_resignation:      return {"责令辞职", "ordered resignation"};
    case Measure::org_removal:              return {"免职", "removal from post"};
    case Measure::org_demotion:             return {"降职", "demotion"};
    case Measure::suspended_for_inspection: return {"停职检查", "suspension for inspection"};
  }
  return {};
}

Words name_of(ReportableMatter matter) {
  switch (matter) {
    case ReportableMatter::institution_change: return {"机构变动或主要领导即将离任期间提拔调整", "promotion while institutions change or the principal leader is leaving"};
    case ReportableMatter::exceptional:        return {"破格提拔", "exceptional promotion"};
    case ReportableMatter::skip_level:         return {"越级提拔", "skipping a level"};
    case ReportableMatter::no_recommendation:  return {"特殊需要人选未经民主推荐", "special-need candidate without recommendation"};
    case ReportableMatter::batch:              return {"一次或一段时间内大批调整", "adjusting a large number of cadres"};
    case ReportableMatter::kin:                return {"领导干部近亲属提拔", "promotion of a leader's near relative"};
    case ReportableMatter::staff:              return {"领导干部身边工作人员提拔", "promotion of a leader's close staff"};
    case ReportableMatter::after_sanction:     return {"受问责或处分影响期满后重新任用", "reuse after accountability or sanction"};
    case ReportableMatter::over_age:           return {"超过任职年龄或任期继续留任", "staying on beyond age limit or term"};
    case ReportableMatter::early_move:         return {"任职不满规定年限交流", "moved before the required years in post"};
    case ReportableMatter::over_quota:         return {"特殊情况超职数", "exceeding the quota in special circumstances"};
  }
  return {};
}

Words name_of(ComplaintOutcome outcome) {
  switch (outcome) {
    case ComplaintOutcome::a_not_true:         return {"反映问题不实", "not true"};
    case ComplaintOutcome::b_no_effect:        return {"一般性问题，不影响使用", "ordinary shortcomings, no effect on use"};
    case ComplaintOutcome::c_serious_proven:   return {"问题严重且属实", "serious and proven"};
    case ComplaintOutcome::d_serious_unproven: return {"性质严重，一时难以查实又不能排除", "serious, not yet established but not excluded"};
  }
  return {};
}

Words name_of(PublicityExemption reason) {
  switch (reason) {
    case PublicityExemption::above_bureau_level:        return {"厅局级以上职务", "post above bureau level"};
    case PublicityExemption::special_post:              return {"特殊岗位", "special post"};
    case PublicityExemption::publicized_at_term_change: return {"换届考察时已公示", "publicized during a term-change inspection"};
  }
  return {};
}

Words name_of(DecisionForm form) {
  switch (form) {
    case DecisionForm::meeting:           return {"会议讨论决定", "decided in a meeting"};
    case DecisionForm::polled_one_by_one: return {"个别征求意见", "members polled one by one"};
    case DecisionForm::circulated:        return {"领导圈阅", "circulated among leaders"};
  }
  return {};
}

Words name_of(Kin relation) {
  switch (relation) {
    case Kin::self:           return {"本人", "the candidate"};
    case Kin::spouse:         return {"配偶", "spouse"};
    case Kin::parent:         return {"父母", "parent"};
    case Kin::child:          return {"子女", "child"};
    case Kin::sibling:        return {"兄弟姐妹", "sibling"};
    case Kin::grandparent:    return {"祖父母、外祖父母", "grandparent"};
    case Kin::grandchild:     return {"孙子女、外孙子女", "grandchild"};
    case Kin::uncle_aunt:     return {"伯叔姑舅姨", "uncle or aunt"};
    case Kin::cousin:         return {"堂、表兄弟姐妹", "cousin"};
    case Kin::nephew_niece:   return {"侄子女、甥子女", "nephew or niece"};
    case Kin::parent_in_law:  return {"配偶的父母", "parent-in-law"};
    case Kin::child_in_law:   return {"子女的配偶", "child-in-law"};
    case Kin::sibling_in_law: return {"配偶的兄弟姐妹及兄弟姐妹的配偶", "sibling-in-law"};
  }
  return {};
}
// clang-format on

Text about(Words what, Words which) {
  return {std::string(what.zh).append("：").append(which.zh), std::string(what.en).append(": ").append(which.en)};
}
Text about(Words what, const std::string& which) { return about(what, Words{which, which}); }

void add_if_future(std::vector<Text>& missing, Words what, const CivilDate& day, const Given& given) {
  if (day > given.today()) missing.push_back(about(what, to_string(day)));
}

}  // namespace renmian::appointment
