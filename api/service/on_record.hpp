// What people do outside cases is put on record before it is answered (engine/case/journal.hpp).
//
// Throws the Fault for which it could not be: a file is then not shown. A change of a register stands all the same, and
// is on record once it is made again. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/service/runtime.hpp"
#include "engine/case/journal_entries.hpp"

namespace renmian {

// That `by` is shown this part of a person's file.
void put_on_record(Runtime& runtime, FilePart what, PersonId subject, const Actor& by);

// That `by` has changed the entries with these ids.
void put_on_record(Runtime& runtime, RegisterName kept_in, const std::vector<std::string>& ids, const Actor& by);
inline void put_on_record(Runtime& runtime, RegisterName kept_in, const std::string& id, const Actor& by) {
  put_on_record(runtime, kept_in, std::vector{id}, by);
}

// That `by` puts this policy in force, and who has confirmed it where two must agree.
void put_on_record(Runtime& runtime, std::string_view procedure, const std::string& policy_digest, const Actor& by,
                   std::optional<Line> approved_by = {});

// That somebody without a token that is known asked for this route. Counted, and never waited for.
void count_unknown_caller(Runtime& runtime, std::string_view route);

}  // namespace renmian
