// The policy file (docs/policy.md): TOML, one table per procedure, named by its id.
#pragma once

#include <vector>

#include "api/service/runtime.hpp"

namespace renmian {

struct PolicyOfFile {
  const Procedure* procedure = nullptr;
  boost::json::value values;  // as written; what is left out has its default
  PinnedPolicy policy;
};

// For the newest version of each procedure named. Problems: those of read_toml, "unknown-procedure", and what
// Procedure::policy refuses, values laxer than the regulation among it.
boost::system::result<std::vector<PolicyOfFile>, Problems> read_policy_file(const std::string& file,
                                                                            const Catalogue& catalogue);

// Puts in force what the configured file says and is not in force yet, and that on record; how many policies. Harmless
// if there is no file or nothing new in it. Throws Fault "policy-file", and then everything is as it was. Any thread.
std::size_t reload_policy(Runtime& runtime);

}  // namespace renmian
