// 离任: two different institutions called departure audit (DEP2010, AUD2019), and the filing.
#pragma once

#include "workflows/appointment/command.hpp"

namespace renmian::appointment {

struct RecordDeparture {
  DepartureReason reason = DepartureReason::moved;
  CivilDate left_on;
  Document decision;
  RENMIAN_COMMAND(RecordDeparture, "record_departure", "记录离任", "Record the departure", "组织部",
                  "Organization department", (reason, left_on, decision))
};

// The two institutions called "departure audit"; each is recorded with its result or as not applicable, with a reason.
struct RecordDepartureInspection {
  bool applies = true;
  std::optional<Document> result;
  std::optional<Line> not_applicable_because;
  RENMIAN_CONFIRMATION(RecordDepartureInspection, "record_departure_inspection", "记录选人用人离任检查",
                       "Record the departure inspection", "上级组织部", "Superior organization department",
                       (applies, result, not_applicable_because))
};

struct RecordEconomicAudit {
  bool applies = true;
  std::optional<Document> result;
  std::optional<Line> not_applicable_because;
  RENMIAN_CONFIRMATION(RecordEconomicAudit, "record_economic_audit", "记录经济责任审计",
                       "Record the economic responsibility audit", "审计局", "Audit office",
                       (applies, result, not_applicable_because))
};

struct CloseCase {
  Line filed_as;
  RENMIAN_COMMAND(CloseCase, "close_case", "归档办结", "File and close", "干部科", "Cadre section", (filed_as))
};

struct DepartureFacts {
  std::optional<RecordDeparture> departure;
  std::optional<RecordDepartureInspection> departure_inspection;
  std::optional<RecordEconomicAudit> economic_audit;
  std::optional<CloseCase> closing;
  BOOST_DESCRIBE_CLASS(DepartureFacts, (), (departure, departure_inspection, economic_audit, closing), (), ())
};

}  // namespace renmian::appointment
