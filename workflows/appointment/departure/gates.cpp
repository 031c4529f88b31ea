#include "workflows/appointment/departure/gates.hpp"

namespace renmian::appointment {

Verdict DepInspection::check(const Facts& facts, const Given& given) {
  return departure_record(facts.departure_inspection,
                          given.policy.departure_institutions != DepartureInstitutions::audit_only);
}

Verdict DepAudit::check(const Facts& facts, const Given& given) {
  return departure_record(facts.economic_audit,
                          given.policy.departure_institutions != DepartureInstitutions::inspection_only);
}

}  // namespace renmian::appointment
