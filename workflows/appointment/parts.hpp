// The parts that commands and facts are made of.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/data/values.hpp"
#include "engine/registry/person_record.hpp"
#include "engine/registry/records.hpp"
#include "workflows/common/meeting_parts.hpp"

namespace renmian::appointment {

// 事项类型, regulation reference 2.1
BOOST_DEFINE_ENUM_CLASS(CaseKind, promote, further_use, term_change, lateral, rank_to_post, legal_nominate, transfer_in,
                        removal, resign, demote, secondment)

// The steps S01 to S28 of the regulation reference, 2.2.
BOOST_DEFINE_ENUM_CLASS(ProcedureStep, analysis, start_opinion, quota_check, preliminary_proposal, work_plan,
                        early_checks, prior_report, talk_recommendation, meeting_recommendation, inspection_target,
                        inspection_plan, inspection_notice, inspection, four_checks, integrity_opinion,
                        inspection_material, department_meeting, deliberation, agenda_gate, collective_decision,
                        submission, publicity, legal_step, formalities, appointment_talk, probation,
                        probation_assessment, filing)

using common::BallotPapers;
using common::Ballots;
using common::Document;
using common::MeetingKind;
using common::Opinion;
using common::VotingMethod;

// The post as it was when the case began.
struct PostTaken {
  PostId id;
  Line title;
  Line unit;
  PostLevel level = PostLevel::section_deputy;
  PostKind kind = PostKind::internal;
  PostSystem system = PostSystem::appointed;
  bool special = false;  // a special post: exempt from publicity and from excl-emigrated (R2019 Arts. 24, 42)
  BOOST_DESCRIBE_CLASS(PostTaken, (), (id, title, unit, level, kind, system, special), (), ())
};

// 领导成员: head or deputy of a leading body, not of one of its internal departments.
inline bool is_leading_member(const PostTaken& post) { return post.kind != PostKind::internal; }

BOOST_DEFINE_ENUM_CLASS(Emigration, none, spouse, all_children_no_spouse)

struct TeamMember {
  Line staff;
  bool leader = false;
  bool experienced = false;         // experienced and familiar with cadre work (asked of the leader)
  bool declared_unrelated = false;  // the member declares not to be related to the target
  BOOST_DESCRIBE_CLASS(TeamMember, (), (staff, leader, experienced, declared_unrelated), (), ())
};

BOOST_DEFINE_ENUM_CLASS(DecisionForm, meeting, polled_one_by_one, circulated)

struct CommitteeMember {
  Line staff;
  bool principal_leader = false;
  bool present = false;
  std::optional<Line> absent_because;
  bool absent_opinion_asked = false;  // asked before or after; noted, never counted
  bool concerned = false;             // the member or a relative is concerned by this item
  bool left_room = false;             // for this item; in a plenary for its discussion
  std::optional<Opinion> opinion;     // in an open vote; in a secret ballot what was said in the discussion
  std::optional<Count> spoke;         // 1 for the first to speak on this item
  bool by_proxy = false;              // voted for by someone else, or afterwards
  BOOST_DESCRIBE_CLASS(CommitteeMember, (),
                       (staff, principal_leader, present, absent_because, absent_opinion_asked, concerned, left_room,
                        opinion, spoke, by_proxy),
                       (), ())
};

// One item of one meeting: the record that all vote gates read.
struct MeetingItem {
  Line meeting;  // name or number of the meeting
  CivilDate held_on;
  DecisionForm form = DecisionForm::meeting;
  std::vector<CommitteeMember> members;  // every member who should attend and may vote
  std::optional<Line> introduced_by;     // who introduced this candidate individually
  bool superior_reply_stated = false;    // reportable matters: reason and reply were stated
  std::vector<VotingMethod> methods;     // used for this item
  Ballots ballots;
  bool strong_disagreement = false;
  Document minutes;
  std::optional<MeetingKind> kind;
  std::optional<std::vector<Line>> observers;  // who was there without a vote, candidate members included
  std::optional<BallotPapers> papers;          // of a secret ballot
  BOOST_DESCRIBE_CLASS(MeetingItem, (),
                       (meeting, held_on, form, members, introduced_by, superior_reply_stated, methods, ballots,
                        strong_disagreement, minutes, kind, observers, papers),
                       (), ())
};

BOOST_DEFINE_ENUM_CLASS(ComplaintChannel, letter, visit, telephone_12380, website_12380, message_12380,
                        discipline_organ, inspection_tour)
// PUB2000 part 3: a not true; b ordinary shortcomings, no effect on use; c serious and proven; d serious, cannot be
// quickly established but cannot be excluded.
BOOST_DEFINE_ENUM_CLASS(ComplaintOutcome, a_not_true, b_no_effect, c_serious_proven, d_serious_unproven)

BOOST_DEFINE_ENUM_CLASS(ReportableMatter, institution_change, exceptional, skip_level, no_recommendation, batch, kin,
                        staff, after_sanction, over_age, early_move, over_quota)
BOOST_DEFINE_ENUM_CLASS(DepartureReason, promoted, moved, retired, resigned, removed, died)

}  // namespace renmian::appointment
