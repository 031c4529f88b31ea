// 报批: what the superior must approve (R2019 Art. 40).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct SubmitForApproval {
  Document request;
  std::optional<Document> appointment_form;  // 干部任免审批表
  std::optional<Document> material;
  std::optional<Document> personnel_file;
  std::optional<Document> minutes;
  std::optional<Document> discussion_record;
  std::optional<Document> recommendation_results;
  RENMIAN_COMMAND(SubmitForApproval, "submit_for_approval", "报上级审批", "Submit for approval", "组织部",
                  "Organization department",
                  (request, appointment_form, material, personnel_file, minutes, discussion_record,
                   recommendation_results))
};

struct RecordApproval {
  Document reply;
  RENMIAN_CONFIRMATION(RecordApproval, "record_approval", "上级批复同意", "Record the approval", "上级组织部",
                       "Superior organization department", (reply))
};

struct RecordDisapproval {
  Document reply;
  RENMIAN_CONFIRMATION(RecordDisapproval, "record_disapproval", "上级批复不同意", "Record the disapproval",
                       "上级组织部", "Superior organization department", (reply))
};

struct SubmissionFacts {
  std::optional<SubmitForApproval> submission;
  std::optional<RecordApproval> approval;
  std::optional<RecordDisapproval> disapproval;
  BOOST_DESCRIBE_CLASS(SubmissionFacts, (), (submission, approval, disapproval), (), ())
};

}  // namespace renmian::appointment
