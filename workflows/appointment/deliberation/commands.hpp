// 部务会与酝酿: the department meeting and the consultations (R2019 Art. 34).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct AdoptProposal {
  Document minutes;
  Count should_attend, attended;
  RENMIAN_COMMAND(AdoptProposal, "adopt_proposal", "部务会提出任用方案", "Department meeting adopts the proposal",
                  "部务会", "Department meeting", (minutes, should_attend, attended))
};

// Who must be consulted.
struct ClassifyDeliberation {
  bool department_post = true;  // 工作部门领导成员: the responsible superior leader is asked
  bool non_party = true;
  bool dual_managed = true;  // 双重管理
  RENMIAN_COMMAND(ClassifyDeliberation, "classify_deliberation", "确定酝酿征求意见范围", "Record who must be consulted",
                  "干部科", "Cadre section", (department_post, non_party, dual_managed))
};

struct RecordSuperiorLeaderOpinion {
  Line leader_asked;  // 上级分管领导
  CivilDate asked_on;
  Document record_of_opinions;
  RENMIAN_COMMAND(RecordSuperiorLeaderOpinion, "record_superior_leader_opinion", "征求上级分管领导意见",
                  "Record the opinion of the responsible superior leader", "组织部", "Organization department",
                  (leader_asked, asked_on, record_of_opinions))
};

struct RecordUnitedFrontOpinion {
  std::vector<Line> parties_asked;  // democratic parties, federation of industry and commerce, non-Party people
  Document reply;                   // of the united front department
  RENMIAN_CONFIRMATION(RecordUnitedFrontOpinion, "record_united_front_opinion", "统战部和民主党派等方面意见",
                       "Record the opinions of united front and democratic parties", "统战部",
                       "United front department", (parties_asked, reply))
};

struct RequestAssistingOpinion {
  Line assisting_side;  // 协管方
  Document letter_of_inquiry;
  std::optional<CivilDate> received_on;  // by the assisting side: its month runs from this day
  RENMIAN_COMMAND(RequestAssistingOpinion, "request_assisting_opinion", "书面征求协管方意见",
                  "Ask the assisting side in writing", "组织部", "Organization department",
                  (assisting_side, letter_of_inquiry, received_on))
};

BOOST_DEFINE_ENUM_CLASS(AssistingOpinion, agree, disagree)
struct RecordAssistingOpinion {
  AssistingOpinion opinion = AssistingOpinion::disagree;
  Document reply;
  RENMIAN_CONFIRMATION(RecordAssistingOpinion, "record_assisting_opinion", "协管方意见",
                       "Record the opinion of the assisting side", "协管方", "Assisting side", (opinion, reply))
};

BOOST_DEFINE_ENUM_CLASS(SettlingBody, superior_od, managing_side)
struct RecordSplitSettlement {
  SettlingBody settled_by = SettlingBody::managing_side;
  bool favourable = false;
  Document decision;
  RENMIAN_CONFIRMATION(RecordSplitSettlement, "record_split_settlement", "主管方、协管方意见不一致的决定",
                       "Record how the two sides' disagreement was settled", "上级组织部或主管方",
                       "Superior organization department or managing side", (settled_by, favourable, decision))
};

struct CloseConsultations {
  std::vector<Line> consulted;
  std::optional<Document> record_of_opinions;
  RENMIAN_COMMAND(CloseConsultations, "close_consultations", "酝酿结束", "Close the consultations", "组织部",
                  "Organization department", (consulted, record_of_opinions))
};

struct DeliberationFacts {
  std::optional<AdoptProposal> department_meeting;
  std::optional<ClassifyDeliberation> classification;
  std::optional<RecordSuperiorLeaderOpinion> superior_leader;
  std::optional<RecordUnitedFrontOpinion> united_front;
  std::optional<RequestAssistingOpinion> assisting_request;
  std::optional<RecordAssistingOpinion> assisting_opinion;
  std::optional<RecordSplitSettlement> split_settlement;
  std::optional<CloseConsultations> consultations;
  BOOST_DESCRIBE_CLASS(DeliberationFacts, (),
                       (department_meeting, classification, superior_leader, united_front, assisting_request,
                        assisting_opinion, split_settlement, consultations),
                       (), ())
};

}  // namespace renmian::appointment
