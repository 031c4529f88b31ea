// What the events of a case tell of it for searches and statistics. A projection, as what it waits for (due.hpp).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/base/ids.hpp"

namespace renmian {

struct CaseTraces {
  CaseId case_id;
  std::vector<std::string> documents = {};            // numbers, in search form, sorted, each once
  std::map<std::string, std::int64_t> refusals = {};  // by gate: how often it did not let the case pass
};

}  // namespace renmian
