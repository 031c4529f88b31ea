// 法定程序: posts that are elected, or filled by decision of a people's congress, its standing committee, the CPPCC, a
// Party congress or the government (R2019 chapter 8; LOL; provincial regulations on appointments).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

BOOST_DEFINE_ENUM_CLASS(LegalBody, party_congress, party_plenary, congress, congress_standing_committee, cppcc,
                        cppcc_standing_committee, government)

// 推荐书: in the Party committee's name, to the presidium of the people's congress.
struct DeliverRecommendationLetter {
  Document letter;
  CivilDate delivered_on;
  RENMIAN_COMMAND(DeliverRecommendationLetter, "deliver_recommendation_letter", "向主席团提交推荐书",
                  "Deliver the letter of recommendation", "党委", "Party committee", (letter, delivered_on))
};

// To any other body. A standing committee must have the motion and its papers some days before its session.
struct SubmitLegalMotion {
  LegalBody body = LegalBody::congress_standing_committee;
  Document motion;
  std::optional<Document> explanation;
  std::optional<Document> assessment_material;
  CivilDate received_on;
  CivilDate session_on;  // first day
  RENMIAN_COMMAND(SubmitLegalMotion, "submit_legal_motion", "提请选举、任免", "Submit the motion", "党委",
                  "Party committee", (body, motion, explanation, assessment_material, received_on, session_on))
};

// 民主协商: with democratic parties, federation of industry and commerce, non-party representatives.
struct RecordDemocraticConsultation {
  CivilDate held_on;
  std::vector<Line> consulted;
  Document record_of_opinions;
  RENMIAN_COMMAND(RecordDemocraticConsultation, "record_democratic_consultation", "记录民主协商",
                  "Record the democratic consultation", "党委", "Party committee",
                  (held_on, consulted, record_of_opinions))
};

struct RecordEmbargo {
  CivilDate checked_on;
  bool announced = true;  // outwardly, as an appointment, up to that day
  RENMIAN_CONFIRMATION(RecordEmbargo, "record_embargo", "记录表决前未对外公布", "Record that nothing was announced",
                       "人大常委会人事代表机构", "Personnel office of the people's congress", (checked_on, announced))
};

// 法律知识考试: local; a pass is good for one term.
struct RecordLawTest {
  CivilDate taken_on;
  bool passed = false;
  RENMIAN_CONFIRMATION(RecordLawTest, "record_law_test", "记录法律知识考试", "Record the law test",
                       "人大常委会人事代表机构", "Personnel office of the people's congress", (taken_on, passed))
};

// Nominations of this person to this post that were rejected in this term before this case.
struct RecordLegalHistory {
  Count rejected_this_term;
  RENMIAN_CONFIRMATION(RecordLegalHistory, "record_legal_history", "记录本届既往提名结果",
                       "Record earlier nominations in this term", "人大常委会人事代表机构",
                       "Personnel office of the people's congress", (rejected_this_term))
};

// The vote of a body; the government decides without one, by its order.
struct LegalVote {
  LegalBody body = LegalBody::congress;
  CivilDate held_on;
  Count members_total;  // all deputies of a congress, all members of any other body
  Count present, agree;
  Document result;  // announcement of the vote, or the order
  BOOST_DESCRIBE_CLASS(LegalVote, (), (body, held_on, members_total, present, agree, result), (), ())
};

struct RecordLegalElected {
  LegalVote legal_vote;
  RENMIAN_CONFIRMATION(RecordLegalElected, "record_legal_elected", "当选、决定任命", "Elected or appointed by law",
                       "人大常委会人事代表机构", "Personnel office of the people's congress", (legal_vote))
};

struct RecordLegalRejected {
  LegalVote legal_vote;
  RENMIAN_CONFIRMATION(RecordLegalRejected, "record_legal_rejected", "未当选、未获任命", "Rejected by the legal body",
                       "人大常委会人事代表机构", "Personnel office of the people's congress", (legal_vote))
};

// A fact found before the vote that would affect it: the committee asks to suspend it.
struct RecordLegalSuspension {
  Document request;
  Paragraph fault;
  RENMIAN_COMMAND(RecordLegalSuspension, "record_legal_suspension", "建议暂缓选举、任命",
                  "Ask to suspend the election or appointment", "党委", "Party committee", (request, fault))
};

struct RecordLegalCleared {
  Document conclusion;
  RENMIAN_COMMAND(RecordLegalCleared, "record_legal_cleared", "问题查清，恢复选举、任命", "The fault is cleared",
                  "党委", "Party committee", (conclusion))
};

struct WithdrawNomination {
  Document decision;
  Paragraph reason;
  RENMIAN_COMMAND(WithdrawNomination, "withdraw_nomination", "撤回提名", "Withdraw the nomination", "党委",
                  "Party committee", (decision, reason))
};

// Whether the post that the person is to leave was filled by a legal body.
struct RecordLegalPost {
  std::optional<LegalBody> chosen_by;
  bool not_chosen_by_law = false;
  RENMIAN_CONFIRMATION(RecordLegalPost, "record_legal_post", "记录现任职务的产生方式",
                       "Record how the post to be left was filled", "人大常委会人事代表机构",
                       "Personnel office of the people's congress", (chosen_by, not_chosen_by_law))
};

BOOST_DEFINE_ENUM_CLASS(LegalRelease, removed_by_law, resignation_accepted)
struct RecordLegalRemoval {
  LegalBody body = LegalBody::congress;
  LegalRelease release = LegalRelease::removed_by_law;
  CivilDate decided_on;
  Document decision;
  RENMIAN_CONFIRMATION(RecordLegalRemoval, "record_legal_removal", "记录依法免职或接受辞职",
                       "Record the removal or resignation by law", "人大常委会人事代表机构",
                       "Personnel office of the people's congress", (body, release, decided_on, decision))
};

// 宪法宣誓 (CSL Art. 9).
struct RecordOath {
  bool required = true;
  std::optional<CivilDate> taken_on;
  RENMIAN_CONFIRMATION(RecordOath, "record_oath", "记录宪法宣誓", "Record the constitutional oath",
                       "人大常委会人事代表机构", "Personnel office of the people's congress", (required, taken_on))
};

struct LegalFacts {
  std::optional<DeliverRecommendationLetter> legal_letter;
  std::optional<SubmitLegalMotion> legal_motion;
  std::optional<RecordDemocraticConsultation> democratic_consultation;
  std::optional<RecordEmbargo> embargo;
  std::optional<RecordLawTest> law_test;
  std::optional<RecordLegalHistory> legal_history;
  std::optional<LegalVote> legal_result;  // elected or appointed
  std::optional<LegalVote> legal_rejection;
  std::optional<RecordLegalSuspension> legal_suspension;
  std::optional<RecordLegalCleared> legal_cleared;
  std::optional<WithdrawNomination> withdrawal;
  std::optional<RecordLegalPost> legal_post;
  std::optional<RecordLegalRemoval> legal_removal;
  std::optional<RecordOath> oath;
  BOOST_DESCRIBE_CLASS(LegalFacts, (),
                       (legal_letter, legal_motion, democratic_consultation, embargo, law_test, legal_history,
                        legal_result, legal_rejection, legal_suspension, legal_cleared, withdrawal, legal_post,
                        legal_removal, oath),
                       (), ())
};

}  // namespace renmian::appointment
