// What people and programs see of cases, as JSON; shown alike by HTTP, the command line (--json) and its text output.
// Titles are {"zh", "en"} and come from the procedure's book.
#pragma once

#include <boost/json/object.hpp>
#include <span>
#include <vector>

#include "engine/case/desk.hpp"

namespace renmian {

// The row below, and {facts, commands: [{command, title, target: {code, title}, any_time, possible, gates: [...]}]}:
// every command that can be given now with the verdict of each of its gates; possible: all of them let it pass.
// `at`: what was possible then.
boost::json::object case_view(Desk& desk, const LoadedCase& loaded, std::optional<Timestamp> at = {});

// One row of a list of cases: {id, number, procedure, procedure_version, position, state (title), standing, version,
// person, post, unit, batch, opened_at}. Standing: "active", "suspended", "terminated".
boost::json::object case_row_view(const CaseRow& row, const Catalogue& catalogue);

// Events in order: {seq, log_index, at, actor, command, title, outcome, from, to, gates: [{id, verdict}], data,
// reasons, leaf}. Data is null once it was erased; reasons are of what was refused, null otherwise.
// An event whose content was erased says by which entry and under which rule.
boost::json::array history_view(std::span<const StoredEvent> events, const Catalogue& catalogue, Store& store);

}  // namespace renmian
