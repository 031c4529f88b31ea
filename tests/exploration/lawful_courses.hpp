// A lawful course of every kind of cadre case and of a meeting, for the explorer to spoil: for the kinds that lead to a
// post that of the demonstration (api/demo/lawful_case.hpp), for the others one made here.
#pragma once

#include <vector>

#include "api/demo/case_step.hpp"
#include "engine/registry/records.hpp"

namespace renmian::exploration {

// `kind`: the id of its procedure; nothing for one that is neither. `started_at` on a Monday.
std::vector<CaseStep> lawful_course(std::string_view kind, PersonId person, const Post& post, std::string_view unit,
                                    Timestamp started_at);

}  // namespace renmian::exploration
