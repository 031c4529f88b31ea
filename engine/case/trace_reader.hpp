// Reads the traces of a case from its events. A document is an object in the data of a command whose members are those
// of workflows/common/meeting_parts.hpp: title, number, date, digest. Pure; any thread. Throws Fault as parse_event
// does.
#pragma once

#include <span>

#include "engine/case/case_traces.hpp"
#include "engine/ports/store.hpp"

namespace renmian {

// `events`: all of one case, at least one. Of erased events nothing is read but who refused.
CaseTraces traces_of(std::span<const StoredEvent> events);

}  // namespace renmian
