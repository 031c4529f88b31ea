// 会议: what is recorded of a meeting that discusses and decides cadre cases (R2019 Art. 38; VOTE2004; LOL Art. 51).
#pragma once

#include "engine/base/ids.hpp"
#include "workflows/common/command.hpp"
#include "workflows/common/meeting_parts.hpp"

namespace renmian::meeting {

using common::BallotPapers;
using common::Ballots;
using common::Document;
using common::MeetingKind;
using common::Opinion;
using common::VotingMethod;

using ItemNumber = Whole<1, 1000>;

struct AgendaItem {
  ItemNumber item_number;
  CaseId case_id;
  Line title;
  Line introduced_by;
  CivilDate material_sent_on;
  BOOST_DESCRIBE_CLASS(AgendaItem, (), (item_number, case_id, title, introduced_by, material_sent_on), (), ())
};

struct RollMember {
  Line staff;
  bool principal_leader = false;
  bool candidate_member = false;  // 候补委员: attends without a vote
  bool present = false;
  std::optional<Line> absent_because;
  bool absent_opinion_asked = false;  // asked before or after; noted, never counted
  BOOST_DESCRIBE_CLASS(RollMember, (),
                       (staff, principal_leader, candidate_member, present, absent_because, absent_opinion_asked), (),
                       ())
};

// What a member said of an item: in an open vote the vote, in a secret ballot what was said in the discussion.
struct StatedOpinion {
  Line staff;
  Opinion opinion = Opinion::defer;
  Count spoke;  // 1 for the first to speak on this item
  BOOST_DESCRIBE_CLASS(StatedOpinion, (), (staff, opinion, spoke), (), ())
};

struct Recusal {
  Line staff;
  Line because;
  bool left_room = false;  // in a plenary for the discussion; a paper issued afterwards shows the vote
  BOOST_DESCRIBE_CLASS(Recusal, (), (staff, because, left_room), (), ())
};

BOOST_DEFINE_ENUM_CLASS(ItemOutcome, adopt, reject, postpone)

struct ItemResult {
  ItemNumber item_number;
  CaseId case_id;
  ItemOutcome outcome = ItemOutcome::postpone;
  std::optional<Line> introduced_by;
  bool superior_reply_stated = false;  // reportable matters: reason and reply were stated
  std::vector<VotingMethod> methods;
  std::vector<StatedOpinion> opinions;
  std::vector<Recusal> recused;
  std::optional<Ballots> ballots;      // of what was voted on
  std::optional<BallotPapers> papers;  // of a secret ballot
  bool strong_disagreement = false;
  Document minutes;
  std::optional<Paragraph> postponed_because;
  BOOST_DESCRIBE_CLASS(ItemResult, (),
                       (item_number, case_id, outcome, introduced_by, superior_reply_stated, methods, opinions, recused,
                        ballots, papers, strong_disagreement, minutes, postponed_because),
                       (), ())
};

struct Open {
  MeetingKind kind = MeetingKind::committee;
  Line title;
  Line body;  // the name of the unit that meets
  CivilDate planned_on;
  Line chair;
  RENMIAN_COMMAND(Open, "open", "召集会议", "Convene the meeting", "党委（党组）办公室", "Committee office",
                  (kind, title, body, planned_on, chair))
};

struct AnnounceAgenda {
  std::vector<AgendaItem> items;
  CivilDate announced_on;
  RENMIAN_COMMAND(AnnounceAgenda, "announce_agenda", "通知会议议程", "Announce the agenda", "党委（党组）办公室",
                  "Committee office", (items, announced_on))
};

struct TakeRoll {
  CivilDate held_on;
  std::vector<RollMember> members;  // every member who should attend
  std::vector<Line> observers;      // 列席人员
  RENMIAN_COMMAND(TakeRoll, "take_roll", "会议签到", "Take the roll", "党委（党组）办公室", "Committee office",
                  (held_on, members, observers))
};

struct DecideItems {
  std::vector<ItemResult> results;
  RENMIAN_COMMAND(DecideItems, "decide_items", "记录议题表决结果", "Record the results of items", "党委（党组）办公室",
                  "Committee office", (results))
};

struct ReconsiderItem {
  ItemNumber item_number;
  Paragraph reason;
  Count members_agreeing;
  RENMIAN_COMMAND(ReconsiderItem, "reconsider_item", "同意复议", "Reconsider an item", "党委（党组）会议",
                  "Party committee meeting", (item_number, reason, members_agreeing))
};

struct CloseMeeting {
  Document minutes;
  RENMIAN_COMMAND(CloseMeeting, "close_meeting", "会议结束", "Close the meeting", "党委（党组）办公室",
                  "Committee office", (minutes))
};

struct CancelMeeting {
  Paragraph reason;
  RENMIAN_COMMAND(CancelMeeting, "cancel_meeting", "取消会议", "Cancel the meeting", "党委（党组）办公室",
                  "Committee office", (reason))
};

// What was put down wrongly, and how it should read: it stands beside the record, which is not rewritten.
struct RecordCorrection {
  Line concerning;
  Paragraph correction;
  Paragraph reason;
  RENMIAN_COMMAND(RecordCorrection, "record_correction", "更正说明", "Note a correction", "党委（党组）办公室",
                  "Committee office", (concerning, correction, reason))
};

}  // namespace renmian::meeting
