// 例外: waivers, and steps that do not apply, each with the authority relied on.
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct RecordWaiver {
  Line gate;
  Line authority;  // code of the authority, e.g. "superior_od"
  Document document;
  RENMIAN_COMMAND(RecordWaiver, "record_waiver", "记录准予例外的文件", "Record a waiver", "干部科", "Cadre section",
                  (gate, authority, document))
};

// A step that does not apply to this case: the reason, the authority relied on and the person who decided are what an
// inspection looks for (regulation reference 2.3).
struct RecordNotApplicable {
  std::vector<ProcedureStep> steps;
  Paragraph reason;
  Document authority;
  Line decided_by;
  RENMIAN_COMMAND(RecordNotApplicable, "record_not_applicable", "记录步骤不适用", "Record that a step does not apply",
                  "组织部", "Organization department", (steps, reason, authority, decided_by))
};

struct ExceptionsFacts {
  std::vector<RecordWaiver> waivers;
  std::vector<RecordNotApplicable> not_applicable;
  BOOST_DESCRIBE_CLASS(ExceptionsFacts, (), (waivers, not_applicable), (), ())

  bool does_not_apply(ProcedureStep step) const;
};

// The opening of a case records what the matrix says does not apply to its kind (kinds/matrix.hpp).
void record_what_does_not_apply(Facts& facts, CaseKind kind, const Stamp& stamp);

}  // namespace renmian::appointment
