// The parts that commands and facts are made of.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "engine/base/ids.hpp"
#include "engine/data/values.hpp"
#include "engine/registry/records.hpp"

namespace renmian::appointment {

BOOST_DEFINE_ENUM_CLASS(CaseKind, promote)

struct Document {
  Line title;
  std::optional<Line> number;
  CivilDate date;
  std::optional<Line> digest;  // SHA-256 (hexadecimal) of the stored file, once there is one
  BOOST_DESCRIBE_CLASS(Document, (), (title, number, date, digest), (), ())
};

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

BOOST_DEFINE_ENUM_CLASS(AnnualGrade, excellent, competent, basically_competent, incompetent, not_graded)
struct AnnualAssessment {
  Whole<1990, 2100> year;
  AnnualGrade grade = AnnualGrade::not_graded;
  BOOST_DESCRIBE_CLASS(AnnualAssessment, (), (year, grade), (), ())
};

BOOST_DEFINE_ENUM_CLASS(Measure, party_warning, party_serious_warning, party_removal, party_probation, party_expulsion,
                        admin_warning, admin_demerit, admin_major_demerit, admin_demotion, admin_dismissal, admonition,
                        transfer_of_post, ordered_resignation, org_removal, org_demotion, suspended_for_inspection)
struct Sanction {
  Measure measure = Measure::admonition;
  CivilDate effective_on;                  // effect periods run from this day
  std::optional<CivilDate> restored_on;    // party_probation: rights restored
  std::optional<CivilDate> decided_until;  // a longer period, set for several sanctions together (GDL Art. 15)
  bool still_affects_use = false;          // the period is over, but it still affects use
  BOOST_DESCRIBE_CLASS(Sanction, (), (measure, effective_on, restored_on, decided_until, still_affects_use), (), ())
};

BOOST_DEFINE_ENUM_CLASS(Emigration, none, spouse, all_children_no_spouse)

struct TeamMember {
  Line staff;
  bool leader = false;
  bool experienced = false;  // experienced and familiar with cadre work (asked of the leader)
  BOOST_DESCRIBE_CLASS(TeamMember, (), (staff, leader, experienced), (), ())
};

BOOST_DEFINE_ENUM_CLASS(Opinion, agree, disagree, defer)
BOOST_DEFINE_ENUM_CLASS(VotingMethod, voice, hands, secret_ballot)
BOOST_DEFINE_ENUM_CLASS(DecisionForm, meeting, polled_one_by_one, circulated)

struct CommitteeMember {
  Line staff;
  bool principal_leader = false;
  bool present = false;
  std::optional<Line> absent_because;
  bool absent_opinion_asked = false;  // asked before or after; noted, never counted
  bool concerned = false;             // the member or a relative is concerned by this item
  bool left_room = false;             // for this item
  std::optional<Opinion> opinion;     // in an open vote; in a secret ballot what was said in the discussion
  std::optional<Count> spoke;         // 1 for the first to speak on this item
  bool by_proxy = false;              // voted for by someone else, or afterwards
  BOOST_DESCRIBE_CLASS(CommitteeMember, (),
                       (staff, principal_leader, present, absent_because, absent_opinion_asked, concerned, left_room,
                        opinion, spoke, by_proxy),
                       (), ())
};

struct Ballots {
  Count agree, disagree, defer;
  BOOST_DESCRIBE_CLASS(Ballots, (), (agree, disagree, defer), (), ())
};

// One item of one meeting: the record that all vote gates read.
struct MeetingItem {
  Line meeting;  // name or number of the meeting
  CivilDate held_on;
  DecisionForm form = DecisionForm::meeting;
  std::vector<CommitteeMember> members;  // every member who should attend
  std::optional<Line> introduced_by;     // who introduced this candidate individually
  bool superior_reply_stated = false;    // reportable matters: reason and reply were stated
  std::vector<VotingMethod> methods;     // used for this item
  Ballots ballots;
  bool strong_disagreement = false;
  Document minutes;
  BOOST_DESCRIBE_CLASS(MeetingItem, (),
                       (meeting, held_on, form, members, introduced_by, superior_reply_stated, methods, ballots,
                        strong_disagreement, minutes),
                       (), ())
};

BOOST_DEFINE_ENUM_CLASS(ComplaintChannel, letter, visit, telephone_12380, website_12380, discipline_organ,
                        inspection_tour)
// PUB2000 part 3: a not true; b ordinary shortcomings, no effect on use; c serious and proven; d serious, cannot be
// quickly established but cannot be excluded.
BOOST_DEFINE_ENUM_CLASS(ComplaintOutcome, a_not_true, b_no_effect, c_serious_proven, d_serious_unproven)

BOOST_DEFINE_ENUM_CLASS(ReportableMatter, institution_change, exceptional, skip_level, no_recommendation, batch, kin,
                        staff, after_sanction, over_age, early_move, over_quota)
BOOST_DEFINE_ENUM_CLASS(DepartureReason, promoted, moved, retired, resigned, removed, died)

}  // namespace renmian::appointment
