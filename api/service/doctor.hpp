// Looks an installation over without changing anything: whether it would start, whether it can be trusted, and what is
// to be done about what is wrong. For `renmian doctor`, before a start and from time to time.
//
//   settings      the configuration file was read; demo accounts, plain HTTP to the outside, no second factor are told
//   connection    PostgreSQL on another machine must prove with TLS that it is the one; no password is in the settings
//   database      it can be reached and has the program's schema
//   keys          signing keys are there, the log was signed by them, and nobody else can read them or the keys of
//                 sealed secrets; the key state does not know of more than the log has
//   accounts      there are some
//   clock         it is not behind the last entry of the log, nor more than 400 days past it
//   calendar      working days are known for this year, and from November on for the next
//   disk          space where database, archive, documents and exports lie
//   certificates  of TLS: readable, the key by few, belonging together, in force, for how long
//   policy        the policy file can be put in force
//   trail         an archive is kept, and a witness has signed within a day
//
// Blocks; used by one thread.
#pragma once

#include <string>
#include <vector>

#include "api/service/config.hpp"

namespace renmian {

struct HealthFinding {
  enum class Level { kGood, kWarning, kBad };
  std::string_view check;  // of those above
  Level level = Level::kGood;
  Text what;
  Text advice = {};  // what to do about it; empty where all is well
};

std::vector<HealthFinding> examine(const Config& config, Timestamp now);

// "good", "warning", "bad".
std::string_view code_of(HealthFinding::Level level);

}  // namespace renmian
