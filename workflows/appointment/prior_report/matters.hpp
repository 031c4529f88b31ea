// Which matters must be reported to the superior: those the supervision section listed, and those that the facts of the
// case show although nobody listed them (REP2010; R2019 Arts. 22, 35).
#pragma once

#include "workflows/appointment/gate_base.hpp"

namespace renmian::appointment {

struct ShownMatter {
  ReportableMatter matter;
  Text by;  // what in the case shows it
};

// Each matter at most once. Of the eleven, facts can show these: institution_change, exceptional, skip_level,
// no_recommendation, kin, after_sanction; the others depend on what only the check can know.
std::vector<ShownMatter> shown_matters(const Facts& facts, const Given& given);

// The report filed with the superior names the matter.
bool is_reported(const Facts& facts, ReportableMatter matter);

// Listed, shown or reported.
bool applies(const Facts& facts, const Given& given, ReportableMatter matter);

// One sentence for each matter that is listed or shown and not in the report.
std::vector<Text> unreported(const Facts& facts, const Given& given);

}  // namespace renmian::appointment
