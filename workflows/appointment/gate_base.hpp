// What all gates of the appointment share: their inputs, and the words for codes that appear in reasons.
#pragma once

#include "engine/procedure/gate.hpp"
#include "workflows/appointment/facts.hpp"
#include "workflows/appointment/policy.hpp"

namespace renmian::appointment {

using Given = renmian::Given<Policy>;

Words name_of(FileItem item);
Words name_of(AnnualGrade grade);
Words name_of(Measure measure);
Words name_of(ReportableMatter matter);
Words name_of(ComplaintOutcome outcome);
Words name_of(PublicityExemption reason);
Words name_of(DecisionForm form);
Words name_of(Kin relation);  // of a member of staff to the candidate

// One concrete sentence of a list: "档案存疑未澄清：出生时间".
Text about(Words what, Words which);
Text about(Words what, const std::string& which);

// Adds "`what`：`day`" if the day, as recorded, has not come yet.
void add_if_future(std::vector<Text>& missing, Words what, const CivilDate& day, const Given& given);

// 厅局级及以下: publicity and probation end above this level (R2019 Arts. 42, 43).
inline bool at_bureau_level_or_below(PostLevel level) { return level >= PostLevel::bureau_head; }

}  // namespace renmian::appointment
