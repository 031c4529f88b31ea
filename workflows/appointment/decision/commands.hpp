// 讨论决定: the agenda, the vote and what may come of it (R2019 chapter 6).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct PassAgendaGate {
  Line meeting;
  CivilDate meeting_on;
  std::optional<CivilDate> on_agenda_since;  // the day the item was put on the agenda
  std::optional<CivilDate> material_sent_on;
  RENMIAN_COMMAND(PassAgendaGate, "pass_agenda_gate", "同意提交会议", "Pass to the meeting", "干部科、干部监督科",
                  "Cadre and supervision sections", (meeting, meeting_on, on_agenda_since, material_sent_on))
};

struct AdoptDecision {
  MeetingItem item;
  RENMIAN_COMMAND(AdoptDecision, "adopt_decision", "表决通过", "Vote adopted", "党委（党组）会议",
                  "Party committee meeting", (item))
};

struct RejectDecision {
  MeetingItem item;
  RENMIAN_COMMAND(RejectDecision, "reject_decision", "表决未通过", "Vote failed", "党委（党组）会议",
                  "Party committee meeting", (item))
};

struct PostponeVote {
  Line meeting;
  Paragraph reason;
  Document minutes;
  std::optional<MeetingItem> item;
  RENMIAN_COMMAND(PostponeVote, "postpone_vote", "暂缓表决", "Postpone the vote", "党委（党组）会议",
                  "Party committee meeting", (meeting, reason, minutes, item))
};

struct PutBackOnAgenda {
  Paragraph reason;
  RENMIAN_COMMAND(PutBackOnAgenda, "put_back_on_agenda", "重新提请上会审核", "Put back for the agenda", "干部科",
                  "Cadre section", (reason))
};

struct CarryReconsideration {
  Paragraph reason;
  Count members_agreeing, members_total;
  Document minutes;
  RENMIAN_COMMAND(CarryReconsideration, "carry_reconsideration", "同意复议", "Reconsideration carried",
                  "党委（党组）会议", "Party committee meeting", (reason, members_agreeing, members_total, minutes))
};

struct RecordVoteHistory {
  Count times_rejected;  // for the same post
  RENMIAN_COMMAND(RecordVoteHistory, "record_vote_history", "既往表决情况", "Record earlier votes", "干部科",
                  "Cadre section", (times_rejected))
};

struct RecordLeakCheck {
  CivilDate access_log_checked_on;
  bool leak_found = true;
  RENMIAN_COMMAND(RecordLeakCheck, "record_leak_check", "保密情况核查", "Record the check for leaks", "干部监督科",
                  "Supervision section", (access_log_checked_on, leak_found))
};

// Whether the post is head of the Party committee or the government of the next lower level (R2019; VOTE2004).
struct RecordPlenaryScope {
  bool for_plenary = true;  // the plenary votes on it
  Line plenary_basis;
  RENMIAN_COMMAND(RecordPlenaryScope, "record_plenary_scope", "核定是否由全委会票决",
                  "Record whether the plenary votes", "干部科", "Cadre section", (for_plenary, plenary_basis))
};

// Urgent between two plenaries: the members of the committee were asked for their opinion.
struct RecordPlenaryUrgency {
  Paragraph reason;
  Count members_total, members_asked;
  CivilDate asked_until;  // the day the last opinion was received
  Document record_of_opinions;
  RENMIAN_COMMAND(RecordPlenaryUrgency, "record_plenary_urgency", "全委会闭会期间征求委员意见",
                  "Record the opinions asked between plenaries", "党委（党组）办公室", "Committee office",
                  (reason, members_total, members_asked, asked_until, record_of_opinions))
};

struct DecisionFacts {
  std::optional<PassAgendaGate> agenda;
  std::optional<MeetingItem> vote;  // the last meeting that voted
  std::optional<PostponeVote> postponed;
  std::optional<CarryReconsideration> reconsideration;
  std::optional<RecordVoteHistory> vote_history;
  std::optional<RecordLeakCheck> leaks;
  std::optional<RecordPlenaryScope> plenary_scope;
  std::optional<RecordPlenaryUrgency> plenary_urgency;
  BOOST_DESCRIBE_CLASS(DecisionFacts, (),
                       (agenda, vote, postponed, reconsideration, vote_history, leaks, plenary_scope, plenary_urgency),
                       (), ())
};

}  // namespace renmian::appointment
