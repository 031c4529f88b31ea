// 任职: talk, notice, probation (R2019 chapter 7; TRIAL2001).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct HoldTalk {
  CivilDate held_on;
  Line held_by;
  std::optional<Line> designated_by;  // the Party committee designates who talks
  Document talk_record;
  RENMIAN_COMMAND(HoldTalk, "hold_talk", "任职谈话", "Hold the appointment talk", "党委（党组）指定的人",
                  "Person designated by the Party committee", (held_on, held_by, designated_by, talk_record))
};

struct IssueNotice {
  Document notice;
  CivilDate time_in_post_from;  // by rule the day of the decision, not of the notice
  RENMIAN_COMMAND(IssueNotice, "issue_notice", "印发任免通知", "Issue the appointment notice", "组织部",
                  "Organization department", (notice, time_in_post_from))
};

// 试任前备案, where the superior asks for it.
struct RecordProbationFiling {
  bool needed = true;
  std::optional<Document> filing;
  RENMIAN_COMMAND(RecordProbationFiling, "record_probation_filing", "记录试任前备案",
                  "Record the filing before the trial", "组织部", "Organization department", (needed, filing))
};

struct IssueTrialNotice {
  Document notice;  // its date starts the probation clock
  RENMIAN_COMMAND(IssueTrialNotice, "issue_trial_notice", "印发试任通知", "Issue the trial notice", "组织部",
                  "Organization department", (notice))
};

BOOST_DEFINE_ENUM_CLASS(TrialResult, competent, not_competent, serious_fault)
struct ConfirmAppointment {
  TrialResult result = TrialResult::not_competent;
  Document assessment;
  Document notice;
  CivilDate time_in_post_from;
  RENMIAN_COMMAND(ConfirmAppointment, "confirm_appointment", "试用期满正式任职", "Confirm after trial", "组织部",
                  "Organization department", (result, assessment, notice, time_in_post_from))
};

struct RemoveFromTrial {
  TrialResult result = TrialResult::not_competent;
  Document assessment;
  Document decision;
  std::optional<Line> placed_at;  // normally at the former level
  RENMIAN_COMMAND(RemoveFromTrial, "remove_from_trial", "免去试任职务", "Remove from the trial post", "党委（党组）",
                  "Party committee", (result, assessment, decision, placed_at))
};

struct FormalitiesFacts {
  std::optional<HoldTalk> talk;
  std::optional<IssueNotice> notice;
  std::optional<RecordProbationFiling> probation_filing;
  std::optional<IssueTrialNotice> trial_notice;
  std::optional<ConfirmAppointment> confirmation;
  std::optional<RemoveFromTrial> trial_removal;
  BOOST_DESCRIBE_CLASS(FormalitiesFacts, (),
                       (talk, notice, probation_filing, trial_notice, confirmation, trial_removal), (), ())
};

}  // namespace renmian::appointment
