// One command on a case, before it is given: what, with which data, and when.
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "engine/base/time.hpp"

namespace renmian {

struct CaseStep {
  std::string command;
  boost::json::value data;
  Timestamp at;
};

}  // namespace renmian
