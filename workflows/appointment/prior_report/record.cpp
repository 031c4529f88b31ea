#include "workflows/appointment/facts.hpp"

namespace renmian::appointment {

RENMIAN_DEFINE_COMMAND(ListReportableMatters, Facts)
RENMIAN_DEFINE_COMMAND(FilePriorReport, Facts)
RENMIAN_DEFINE_COMMAND(RecordSuperiorConsent, Facts)
RENMIAN_DEFINE_COMMAND(RecordSuperiorRefusal, Facts)

void ListReportableMatters::record(Facts& facts, const Stamp&) const { facts.reportable = *this; }
void FilePriorReport::record(Facts& facts, const Stamp&) const {
  facts.prior_report = *this;
  facts.superior_consent.reset();  // an answer to an earlier report is none to this one
  facts.superior_refusal.reset();
}
void RecordSuperiorConsent::record(Facts& facts, const Stamp&) const { facts.superior_consent = *this; }
void RecordSuperiorRefusal::record(Facts& facts, const Stamp&) const { facts.superior_refusal = *this; }

}  // namespace renmian::appointment
