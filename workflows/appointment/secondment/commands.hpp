// 挂职锻炼: a time with a host, in which the personnel relation with the home organ does not change (CSL Art. 72;
// regulation reference 4.3).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct FixSecondmentTask {
  Line task;
  Document post_list;
  RENMIAN_COMMAND(FixSecondmentTask, "fix_secondment_task", "确定挂职任务和岗位", "Fix the task and the posts",
                  "组织部", "Organization department", (task, post_list))
};

struct SelectForSecondment {
  Line host;
  Line host_post;
  CivilDate first_day, last_day;
  Document unit_opinion;      // of the home unit
  Document personal_opinion;  // of the person
  CivilDate file_checked_on;
  bool relation_changes = true;  // the personnel relation is moved to the host
  bool takes_quota = true;       // of the host
  RENMIAN_COMMAND(SelectForSecondment, "select_for_secondment", "确定挂职人选", "Select for the secondment", "组织部",
                  "Organization department",
                  (host, host_post, first_day, last_day, unit_opinion, personal_opinion, file_checked_on,
                   relation_changes, takes_quota))
};

struct DecideSecondment {
  Document minutes;
  RENMIAN_COMMAND(DecideSecondment, "decide_secondment", "部务会决定选派", "Decide the secondment", "部务会",
                  "Department meeting", (minutes))
};

struct RejectSecondment {
  Document minutes;
  RENMIAN_COMMAND(RejectSecondment, "reject_secondment", "部务会不同意选派", "Reject the secondment", "部务会",
                  "Department meeting", (minutes))
};

struct HoldSecondmentTalk {
  CivilDate held_on;
  Line held_by;
  Document letter;  // of introduction, to the host
  RENMIAN_COMMAND(HoldSecondmentTalk, "hold_secondment_talk", "挂职谈话并开具介绍信", "Hold the talk, give the letter",
                  "组织部", "Organization department", (held_on, held_by, letter))
};

struct RecordArrival {
  CivilDate arrived_on;
  Line duties;  // as the host divided the work
  RENMIAN_COMMAND(RecordArrival, "record_arrival", "到挂职单位报到", "Record the arrival", "挂职单位", "Host unit",
                  (arrived_on, duties))
};

struct RecordMidTermAssessment {
  Document assessment;
  RENMIAN_COMMAND(RecordMidTermAssessment, "record_mid_term_assessment", "挂职中期考核",
                  "Record the mid-term assessment", "组织部", "Organization department", (assessment))
};

struct RecordFinalAppraisal {
  Document self_summary;
  Document appraisal;
  RENMIAN_CONFIRMATION(RecordFinalAppraisal, "record_final_appraisal", "挂职单位鉴定", "Record the host's appraisal",
                       "挂职单位", "Host unit", (self_summary, appraisal))
};

struct RecordHomeAssessment {
  Document assessment;
  bool filed = false;  // appraisal and assessment are in the personnel file
  RENMIAN_CONFIRMATION(RecordHomeAssessment, "record_home_assessment", "派出单位考核",
                       "Record the home unit's assessment", "派出单位", "Home unit", (assessment, filed))
};

struct ExtendSecondment {
  CivilDate last_day;
  Document decision;
  RENMIAN_COMMAND(ExtendSecondment, "extend_secondment", "延长挂职", "Extend the secondment", "组织部",
                  "Organization department", (last_day, decision))
};

struct RecordReturn {
  CivilDate returned_on;
  RENMIAN_COMMAND(RecordReturn, "record_return", "挂职期满返回", "Record the return", "派出单位", "Home unit",
                  (returned_on))
};

struct SecondmentFacts {
  std::optional<FixSecondmentTask> secondment_task;
  std::optional<SelectForSecondment> secondment;  // its last day as extended
  std::optional<DecideSecondment> secondment_decision;
  std::optional<RejectSecondment> secondment_rejection;
  std::optional<HoldSecondmentTalk> secondment_talk;
  std::optional<RecordArrival> arrival;
  std::optional<RecordMidTermAssessment> mid_term;
  std::optional<RecordFinalAppraisal> final_appraisal;
  std::optional<RecordHomeAssessment> home_assessment;
  std::optional<ExtendSecondment> extension;
  std::optional<RecordReturn> secondment_return;
  BOOST_DESCRIBE_CLASS(SecondmentFacts, (),
                       (secondment_task, secondment, secondment_decision, secondment_rejection, secondment_talk,
                        arrival, mid_term, final_appraisal, home_assessment, extension, secondment_return),
                       (), ())
};

}  // namespace renmian::appointment
