// The commands within the group `renmian audit`, a file each.
#pragma once

#include "api/cli/commands.hpp"

namespace renmian {

void add_audit_erasure(CLI::App& audit, Invocation& invocation);
void add_audit_diff(CLI::App& audit, Invocation& invocation);
void add_audit_export(CLI::App& audit, Invocation& invocation);
void add_audit_recheck(CLI::App& audit, Invocation& invocation);
void add_audit_repair(CLI::App& audit, Invocation& invocation);
void add_audit_witness(CLI::App& audit, Invocation& invocation);

}  // namespace renmian
