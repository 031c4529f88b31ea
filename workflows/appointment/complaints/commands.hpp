// 信访举报: registered at any time, sorted, investigated by others than who runs the case, concluded with an outcome
// (regulation reference 2.10; PUB2000). What a complaint stops depends on where the case stands.
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

// Where the case stood when the complaint came in.
BOOST_DEFINE_ENUM_CLASS(ReceivedAt, motion, recommendation, inspection, agenda_gate, meeting, publicity, congress,
                        probation, after_appointment)
struct RegisterComplaint {
  Line complaint;  // number in the register
  CivilDate received_on;
  ComplaintChannel channel = ComplaintChannel::letter;
  bool is_signed = false;
  Paragraph complaint_subject;
  bool serious_nature = true;  // if it should be true
  ReceivedAt received_at = ReceivedAt::meeting;
  RENMIAN_COMMAND(RegisterComplaint, "register_complaint", "登记信访举报", "Register a complaint", "干部监督科",
                  "Supervision section",
                  (complaint, received_on, channel, is_signed, complaint_subject, serious_nature, received_at))
};

// Anonymous complaints are sorted in the same way.
struct TriageComplaint {
  Line complaint;
  bool checkable = true;          // specific, with checkable leads
  bool discipline_matter = true;  // to be investigated together with the discipline organ
  Paragraph reason;
  RENMIAN_CONFIRMATION(TriageComplaint, "triage_complaint", "甄别信访举报", "Sort a complaint", "干部监督科",
                       "Supervision section", (complaint, checkable, discipline_matter, reason))
};

BOOST_DEFINE_ENUM_CLASS(InvestigatingBody, supervision_section, discipline_organ, cadre_section, unit_complained_about)
struct AssignInvestigator {
  Line complaint;
  std::vector<InvestigatingBody> bodies;
  std::vector<Line> investigators;  // staff numbers
  RENMIAN_CONFIRMATION(AssignInvestigator, "assign_investigator", "指定信访举报调查人员",
                       "Assign the investigators of a complaint", "干部监督科", "Supervision section",
                       (complaint, bodies, investigators))
};

struct ConcludeComplaint {
  Line complaint;
  ComplaintOutcome outcome = ComplaintOutcome::d_serious_unproven;
  Document conclusion;
  std::optional<Document> reply;               // to a complainant who signed
  bool false_accusation = false;               // 诬告陷害
  std::optional<Document> report_to_congress;  // of what came in before the vote of a people's congress
  RENMIAN_CONFIRMATION(ConcludeComplaint, "conclude_complaint", "信访举报办结", "Conclude a complaint",
                       "干部监督科、纪委监委", "Supervision section with discipline organ",
                       (complaint, outcome, conclusion, reply, false_accusation, report_to_congress))
};

// A complaint of outcome d that could not be established in time: the person answers for it in writing, the committee
// decides to proceed (PUB2000).
struct RecordDecisionToProceed {
  Document written_statement;
  Document committee_decision;
  RENMIAN_COMMAND(RecordDecisionToProceed, "record_decision_to_proceed", "记录本人书面说明和继续办理的决定",
                  "Record the written statement and the decision to proceed", "党委（党组）", "Party committee",
                  (written_statement, committee_decision))
};

// What was done without having been registered shows here too: gate complaint-register refuses it.
struct Complaint {
  Line register_number;
  std::optional<RegisterComplaint> registered;
  std::optional<TriageComplaint> triaged;
  std::optional<AssignInvestigator> assigned;
  std::optional<ConcludeComplaint> concluded;
  std::optional<Line> concluded_by;  // staff number
  BOOST_DESCRIBE_CLASS(Complaint, (), (register_number, registered, triaged, assigned, concluded, concluded_by), (), ())

  // Not known to be without checkable leads.
  bool checkable() const { return !triaged || triaged->checkable; }
  bool to_be_investigated() const { return !concluded && checkable(); }
  bool affects_use() const {
    return concluded && (concluded->outcome == ComplaintOutcome::c_serious_proven ||
                         concluded->outcome == ComplaintOutcome::d_serious_unproven);
  }
};

struct ComplaintsFacts {
  std::vector<Complaint> complaints;
  std::optional<RecordDecisionToProceed> decision_to_proceed;
  bool back_trace_needed = false;  // 倒查: a serious matter was proven after the appointment
  BOOST_DESCRIBE_CLASS(ComplaintsFacts, (), (complaints, decision_to_proceed, back_trace_needed), (), ())
};

}  // namespace renmian::appointment
