// 任前事项报告: what must be reported to the superior before, and its written answer (SUP2019; REP2010).
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct ListReportableMatters {
  std::vector<ReportableMatter> matters;  // empty: checked, none
  RENMIAN_COMMAND(ListReportableMatters, "list_reportable_matters", "任前报告事项核对", "List the reportable matters",
                  "干部监督科", "Supervision section", (matters))
};

// What the report says (regulation reference S07).
struct ReportContent {
  Paragraph reason, principles;
  Count units_concerned, people_concerned;
  Paragraph quota_situation;
  Paragraph sanctions_affecting_use;  // or that there are none
  Paragraph complaints_handled;       // or that there are none
  bool candidate_table = false;       // a table of the candidates is attached
  BOOST_DESCRIBE_CLASS(ReportContent, (),
                       (reason, principles, units_concerned, people_concerned, quota_situation, sanctions_affecting_use,
                        complaints_handled, candidate_table),
                       (), ())
};

struct FilePriorReport {
  Document report;
  std::vector<ReportableMatter> matters;
  CivilDate received_on;  // by the superior: its days to answer run from here
  std::optional<ReportContent> report_content;
  RENMIAN_COMMAND(FilePriorReport, "file_prior_report", "报告任前事项", "File the prior report", "组织部",
                  "Organization department", (report, matters, received_on, report_content))
};

struct RecordSuperiorConsent {
  Document reply;
  RENMIAN_COMMAND(RecordSuperiorConsent, "record_superior_consent", "上级书面同意", "Record the superior's consent",
                  "上级组织部", "Superior organization department", (reply))
};

struct RecordSuperiorRefusal {
  Document reply;
  RENMIAN_COMMAND(RecordSuperiorRefusal, "record_superior_refusal", "上级不同意", "Record the superior's refusal",
                  "上级组织部", "Superior organization department", (reply))
};

struct PriorReportFacts {
  std::optional<ListReportableMatters> reportable;
  std::optional<FilePriorReport> prior_report;
  std::optional<RecordSuperiorConsent> superior_consent;
  std::optional<RecordSuperiorRefusal> superior_refusal;
  BOOST_DESCRIBE_CLASS(PriorReportFacts, (), (reportable, prior_report, superior_consent, superior_refusal), (), ())
};

}  // namespace renmian::appointment
