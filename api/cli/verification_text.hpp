// What a verification of the database found, for people and for programs.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "engine/case/verification.hpp"

namespace renmian {

boost::json::object view_of(const VerificationReport& report, const std::string& verifier_key);
std::string text_of(const VerificationReport& report, Language language);

}  // namespace renmian
