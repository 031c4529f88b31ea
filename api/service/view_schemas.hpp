// The views of this folder as JSON Schema. They refer to components of the OpenAPI document: Words, Problem,
// GateFinding, Answer, CaseRow.
#pragma once

#include <boost/json/object.hpp>

namespace renmian {

// views.hpp
boost::json::object case_row_schema();
boost::json::object case_schema();
boost::json::object event_schema();

// office.hpp: what read_batch_command takes, and the answers to it
boost::json::object batch_command_schema();
boost::json::object imported_form_schema();

// meetings.hpp
boost::json::object items_to_decide_schema();
boost::json::object item_certificate_schema();

// work_views.hpp, quota.hpp, person_record_draft.hpp
boost::json::object due_schema();
boost::json::object quota_schema();
boost::json::object quota_set_schema();
boost::json::object record_draft_schema();

}  // namespace renmian
