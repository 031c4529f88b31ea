// 任前公示 (R2019 Art. 42; PUB2000).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

// What is published of the candidate; none is left empty.
struct PublicNotice {
  Line name, sex, ethnicity, birth_month, native_place, education, political_status;
  Line current_post, proposed_post;
  Line contact;
  BOOST_DESCRIBE_CLASS(PublicNotice, (),
                       (name, sex, ethnicity, birth_month, native_place, education, political_status, current_post,
                        proposed_post, contact),
                       (), ())
};

struct StartPublicity {
  CivilDate posted_on;
  Document notice;
  Line scope;
  Paragraph text;  // what the notice says of the candidate and the post
  std::optional<Line> complaint_channels;
  std::optional<Paragraph> exceptional_reason;  // exceptional promotion: the situation and the reason
  std::optional<PublicNotice> candidate;
  RENMIAN_COMMAND(StartPublicity, "start_publicity", "开始公示", "Start the publicity", "组织部",
                  "Organization department",
                  (posted_on, notice, scope, text, complaint_channels, exceptional_reason, candidate))
};

BOOST_DEFINE_ENUM_CLASS(PublicityExemption, above_bureau_level, special_post, publicized_at_term_change)
struct RecordPublicityNotApplicable {
  PublicityExemption reason = PublicityExemption::special_post;
  Document authority;  // the document relied on
  Line decided_by;
  RENMIAN_COMMAND(RecordPublicityNotApplicable, "record_publicity_not_applicable", "记录不适用公示",
                  "Record that publicity does not apply", "组织部", "Organization department",
                  (reason, authority, decided_by))
};

struct ConcludePublicity {
  CivilDate taken_down_on;
  Document report;
  RENMIAN_COMMAND(ConcludePublicity, "conclude_publicity", "公示结束", "Conclude the publicity", "组织部",
                  "Organization department", (taken_down_on, report))
};

struct RevokeDecision {
  Document minutes;  // of the body that decided
  Line transferred_to;
  RENMIAN_COMMAND(RevokeDecision, "revoke_decision", "撤销任用决定", "Revoke the decision", "党委（党组）会议",
                  "Party committee meeting", (minutes, transferred_to))
};

struct PublicityFacts {
  std::optional<StartPublicity> publicity;
  std::optional<RecordPublicityNotApplicable> publicity_not_applicable;
  std::optional<ConcludePublicity> publicity_result;
  std::optional<RevokeDecision> revocation;
  BOOST_DESCRIBE_CLASS(PublicityFacts, (), (publicity, publicity_not_applicable, publicity_result, revocation), (), ())
};

}  // namespace renmian::appointment
